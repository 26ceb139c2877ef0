import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const STATEMENTS = [
  `create table thread_seen (
    mention_id uuid not null,
    team_id uuid not null,
    actor uuid not null,
    at timestamptz not null,
    primary key (mention_id, team_id)
  )`,
  `create table told (
    flaw_id uuid not null,
    source text not null,
    author text not null,
    actor uuid,
    how text,
    at timestamptz not null,
    primary key (flaw_id, source, author)
  )`,
  `alter table workspace add column flow_limits jsonb`,
  `create index thread_complaints on thread (started_at desc, thread_id) where complaints > 0`,
];

/** What the flow of complaints needs beside threads and flaws: who of a team saw one, and who was told. */
export const flow: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
