import { sql } from 'kysely';
import type { Db } from '../db/database';
import { type EvidenceAsked, saidAfter } from './flaw-evidence.store';
import { hangingOn } from './hanging-on';

/** Who opened conversations about a flaw, earliest first. */
export interface SpokeRow {
  source: string;
  author: string;
  authorName: string | null;
  followers: number | null;
  threads: number;
  firstAt: Date;
  lastAt: Date;
  answered: boolean;
  afterFix: boolean;
  proposed: boolean;
}

/** A page of them, after a place; `fix` says who spoke after it worked. */
export async function whoSpoke(
  db: Db,
  rootId: string,
  {
    fix,
    limit,
    after,
  }: {
    fix: EvidenceAsked['fix'];
    limit: number;
    after: { at: string; id: string } | null;
  },
): Promise<(SpokeRow & { key: string })[]> {
  const afterFix = fix === null ? sql`false` : saidAfter(fix);
  const beyond =
    after === null
      ? sql``
      : sql`where (spoke."firstAt", spoke.key) > (${after.at}::timestamptz, ${after.id}::uuid)`;
  const { rows } = await sql<SpokeRow & { key: string }>`
    with hanging as (${hangingOn([rootId])}), spoke as (
      select hanging.person as key, min(opening.source) as source, min(opening.author) as author,
        (array_agg(opening.author_name order by opening.at desc))[1] as "authorName",
        max(opening.followers) as followers,
        coalesce(nullif(count(*) filter (where not hanging.proposed), 0), count(*))::integer as threads,
        coalesce(min(hanging.at) filter (where not hanging.proposed), min(hanging.at)) as "firstAt", max(hanging.at) as "lastAt",
        bool_or(thread.replies > 0) as answered, bool_or(${afterFix}) as "afterFix",
        bool_and(hanging.proposed) as proposed
      from hanging join mention opening on opening.id = hanging.opening_id
      join thread on thread.thread_id = hanging.thread_id
      where hanging.person is not null group by hanging.person
    )
    select * from spoke ${beyond} order by spoke."firstAt", spoke.key limit ${limit}`.execute(db);
  return rows;
}

/** How many people spoke in what people put here, how many more than once, how many of them we never answered. */
export async function spokeCounts(
  db: Db,
  rootId: string,
): Promise<{ people: number; twice: number; neverAnswered: number; proposed: number }> {
  const { rows } = await sql<{ people: number; twice: number; neverAnswered: number; proposed: number }>`
    with hanging as (${hangingOn([rootId])}), spoke as (
      select count(*) filter (where not hanging.proposed) as threads,
        coalesce(bool_or(thread.replies > 0) filter (where not hanging.proposed), false) as answered
      from hanging join thread on thread.thread_id = hanging.thread_id
      where hanging.person is not null group by hanging.person
    )
    select (count(*) filter (where threads > 0))::integer as people,
      (count(*) filter (where threads > 1))::integer as twice,
      (count(*) filter (where threads > 0 and not answered))::integer as "neverAnswered",
      (count(*) filter (where threads = 0))::integer as proposed from spoke`.execute(db);
  return rows[0] ?? { people: 0, twice: 0, neverAnswered: 0, proposed: 0 };
}
