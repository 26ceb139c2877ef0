import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const STATEMENTS = [
  `create table routing_rule (
    id uuid primary key,
    position integer not null,
    topic_id uuid,
    words text,
    source text,
    lang text,
    min_followers bigint,
    team_id uuid not null,
    enabled boolean not null,
    actor uuid,
    created_at timestamptz not null
  )`,
  `create table route (
    mention_id uuid primary key,
    team_id uuid,
    reason text not null,
    actor uuid,
    at timestamptz not null
  )`,
];

/** Which team a conversation goes to: rules, and what people decided on its opening mention. */
export const routing: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
