import { type RawBuilder, sql } from 'kysely';
import type { Bucket } from '../../domain/buckets';
import type { Db } from '../db/database';
import { hangingOn } from './hanging-on';

/** What people put on a flaw, counted; what its rule proposes beside it is only counted as such. */
export interface FigureRow {
  complaints: number;
  /** Conversations its rule proposes beside them. */
  proposed: number;
  people: number;
  days: number;
  sources: number;
  /** `null`: people put nothing here. */
  firstAt: Date | null;
  lastAt: Date | null;
  /** The first of all, what is proposed included. */
  heardAt: Date;
  conflicts: number;
}

/** Figures of flaws that anything hangs on. `edges` are the starts of all days, in order: they decide what a day is. */
export async function flawFigures(
  db: Db,
  rootIds: readonly string[],
  edges: readonly number[],
): Promise<Map<string, FigureRow>> {
  if (rootIds.length === 0) return new Map();
  const { rows } = await sql<FigureRow & { root_id: string }>`
    with hanging as materialized (${hangingOn(rootIds)}),
    told as (
      select root_id, (count(*) filter (where not proposed))::integer as complaints,
        (count(*) filter (where proposed))::integer as proposed, min(at) as heard_at,
        min(at) filter (where not proposed) as first_at, max(at) filter (where not proposed) as last_at
      from hanging group by root_id
    ),
    people as (
      select root_id, count(*)::integer as people
      from (select distinct root_id, person from hanging where person is not null and not proposed) one
      group by root_id
    ),
    days as (
      select root_id, count(distinct day)::integer as days, count(distinct source)::integer as sources
      from (
        select distinct root_id, source, width_bucket(at, ${instants(edges)}) as day from hanging where not proposed
      ) one group by root_id
    ),
    conflicts as (
      select hanging.root_id, count(distinct hanging.thread_id)::integer as conflicts
      from hanging join flaw_thread elsewhere on elsewhere.thread_id = hanging.thread_id
      join flaw other on other.id = elsewhere.flaw_id and other.root_id <> hanging.stands_under
      group by hanging.root_id
    )
    select root_id, complaints, proposed, coalesce(people, 0) as people, coalesce(days, 0) as days,
      coalesce(sources, 0) as sources, first_at as "firstAt", last_at as "lastAt", heard_at as "heardAt",
      coalesce(conflicts, 0) as conflicts
    from told left join days using (root_id) left join people using (root_id) left join conflicts using (root_id)`.execute(
    db,
  );
  return new Map(rows.map(({ root_id, ...figures }) => [root_id, figures]));
}

/** When each of these flaws was first complained of, what is proposed included; those nothing hangs on are left out. */
export async function firstHeard(db: Db, rootIds: readonly string[]): Promise<Map<string, Date>> {
  if (rootIds.length === 0) return new Map();
  const { rows } = await sql<{ root_id: string; at: Date }>`
    with hanging as (${hangingOn(rootIds)})
    select root_id, min(at) as at from hanging group by root_id`.execute(db);
  return new Map(rows.map(({ root_id, at }) => [root_id, at]));
}

/** How many people opened conversations about each flaw in a window, what is proposed included. */
export async function flawPeople(
  db: Db,
  rootIds: readonly string[],
  window: { from: Date; to: Date },
): Promise<Map<string, number>> {
  if (rootIds.length === 0) return new Map();
  const { rows } = await sql<{ root_id: string; people: number }>`
    with hanging as (${hangingOn(rootIds, window)})
    select root_id, count(distinct person)::integer as people from hanging group by root_id`.execute(db);
  return new Map(rows.map(({ root_id, people }) => [root_id, people]));
}

export interface DayCount {
  /** Put on the flaw by people. */
  complaints: number;
  /** Proposed by its rule beside them. */
  proposed: number;
}

/** What is counted wherever one time is held against another: what people put there and what the rule recognised. */
export function countedOn({ complaints, proposed }: DayCount): number {
  return complaints + proposed;
}

/** Conversations of each flaw by index of the day they opened on; days without any are left out. */
export async function flawDayCounts(
  db: Db,
  rootIds: readonly string[],
  days: readonly Bucket[],
): Promise<Map<string, Map<number, DayCount>>> {
  const counts = new Map<string, Map<number, DayCount>>(rootIds.map((id) => [id, new Map()]));
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last || rootIds.length === 0) return counts;
  const window = { from: new Date(first.startMs), to: new Date(last.endExclusiveMs) };
  const { rows } = await sql<DayCount & { root_id: string; day: number }>`
    with hanging as (${hangingOn(rootIds, window)})
    select root_id, width_bucket(at, ${instants(days.map(({ startMs }) => startMs))}) - 1 as day,
      (count(*) filter (where not proposed))::integer as complaints,
      (count(*) filter (where proposed))::integer as proposed
    from hanging group by 1, 2`.execute(db);
  for (const { root_id, day, complaints, proposed } of rows) {
    counts.get(root_id)?.set(day, { complaints, proposed });
  }
  return counts;
}

function instants(edges: readonly number[]): RawBuilder<unknown> {
  return sql`${edges.map((edge) => new Date(edge).toISOString())}::timestamptz[]`;
}

/** Sources that ever spoke about each of these flaws. */
export async function flawSources(db: Db, rootIds: readonly string[]): Promise<Map<string, string[]>> {
  const sources = new Map<string, string[]>(rootIds.map((id) => [id, []]));
  if (rootIds.length === 0) return sources;
  const { rows } = await sql<{ root_id: string; source: string }>`
    with hanging as (${hangingOn(rootIds)})
    select distinct root_id, source from hanging order by root_id, source`.execute(db);
  for (const { root_id, source } of rows) sources.get(root_id)?.push(source);
  return sources;
}

/** How many conversations people put on each of these flaws themselves, what was merged into them left out. */
export async function ownComplaints(db: Db, flawIds: readonly string[]): Promise<Map<string, number>> {
  if (flawIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('flaw_thread')
    .select('flaw_id')
    .select((eb) => eb.fn.countAll<number>().as('complaints'))
    .where('flaw_id', 'in', flawIds)
    .where('proposed', '=', false)
    .groupBy('flaw_id')
    .execute();
  return new Map(rows.map(({ flaw_id, complaints }) => [flaw_id, complaints]));
}

/** What share of a flaw's complaints each source brought before an instant; of all of them when there were none. */
export async function sourceShares(db: Db, rootId: string, before: Date): Promise<Map<string, number>> {
  const { rows } = await sql<{ source: string; earlier: number; complaints: number }>`
    with hanging as (${hangingOn([rootId])})
    select source, (count(*) filter (where at < ${before.toISOString()}::timestamptz))::integer as earlier,
      count(*)::integer as complaints
    from hanging group by source order by source`.execute(db);
  const isEarly = rows.some(({ earlier }) => earlier > 0);
  const countOf = (row: (typeof rows)[number]) => (isEarly ? row.earlier : row.complaints);
  const total = rows.reduce((sum, row) => sum + countOf(row), 0);
  return new Map(rows.filter((row) => countOf(row) > 0).map((row) => [row.source, countOf(row) / total]));
}
