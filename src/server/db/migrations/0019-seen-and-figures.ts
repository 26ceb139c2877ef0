import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const STATEMENTS = [
  // Threads are filtered by whether their team has seen them: the walk that routes them anew writes that, too.
  `insert into routing_walk select 1, null, false where exists (select from thread)
    on conflict (id) do update set reached = null, done = false`,
  // What a list of flaws is sorted by, kept until anything that hangs on them changes.
  `create table flaw_figure (
    root_id uuid primary key,
    zone text not null,
    ranked_from timestamptz not null,
    figures jsonb not null
  )`,
];

/** Whether a team has seen what is theirs, and figures of flaws that need not be counted anew. */
export const seenAndFigures: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
