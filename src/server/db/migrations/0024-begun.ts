import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const STATEMENTS = [
  // Reply times are asked for by when a conversation began, as the flow and the list of threads are.
  `drop index thread_root`,
  `create index thread_begun on thread (started_at) where root_at is not null`,
  // Whether people, likely bots or copies make up what is proposed.
  `alter table flaw_proposal add column kind text not null default 'person'`,
  // What a sentiment said of conversations did to their complaints.
  `alter table bulk_operation add column complaints_gone integer not null default 0,
    add column complaints_new integer not null default 0`,
];

/** One clock for when a conversation began; proposals of bots and copies apart; what a bulk action did to complaints. */
export const begun: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
