import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const STATEMENTS = [
  // 0: the one stretch from the first to the last row; else a day of its own.
  `alter table coverage add column piece integer not null default 0`,
  `alter table coverage drop constraint coverage_pkey`,
  `alter table coverage add primary key (source, import_id, piece)`,
];

/** An import may cover single days. */
export const coveredDays: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
