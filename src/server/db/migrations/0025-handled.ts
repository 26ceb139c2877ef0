import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const STATEMENTS = [
  `create table thread_handled (
    mention_id uuid primary key,
    up_to timestamptz not null,
    reason text not null,
    actor uuid,
    at timestamptz not null
  )`,
  `alter table thread add column handled_at timestamptz`,
];

/** Conversations in which people said that nothing is left to do. */
export const handled: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
