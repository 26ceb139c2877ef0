import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Threads are filtered by whether their team has seen them: the walk that routes them anew writes that, too. */
export const seenFacet: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`insert into routing_walk select 1, null, false where exists (select from thread)
      on conflict (id) do update set reached = null, done = false`.execute(db);
  },
};
