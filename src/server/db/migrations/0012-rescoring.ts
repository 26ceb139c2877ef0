import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const STATEMENTS = [
  `create table rescoring (
    engine text primary key,
    begun_at timestamptz not null,
    built_to uuid,
    done_at timestamptz
  )`,
];

/** How far each sentiment engine has come with scoring history anew. */
export const rescoring: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
