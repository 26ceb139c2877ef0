import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../db/database';
import { findBy, type Way } from './find-by';
import { type FacetConditions, hasFacets } from './thread-facet.store';
import { beyond, inOrder, type Piece, type Sorted, type ThreadPlace } from './thread-order.store';
import { holdsWords, threadsWithWords, wordsAndFacets } from './thread-words.store';

/** What is looked for: facets, what they say only coarsely, and words in any turn. */
export interface ThreadQuery extends FacetConditions {
  words: string | null;
  /** Only these threads, where they are known one by one. */
  among?: readonly string[];
}

/** What waited at a moment and went on after it, in order from a place on; `null` when that is too much to sort. */
export async function sortAcross(
  db: Db,
  query: ThreadQuery,
  moment: string,
  rest: Rest,
): Promise<ThreadPlace[] | null> {
  const { column, descending } = rest.sorted;
  const across = sql`waiting_since < last_at and tstzrange(waiting_since, last_at, '[]') @> ${moment}::timestamptz
    and ${sql.ref(column)} ${descending ? sql`>` : sql`<`} ${moment}::timestamptz`;
  return sortCandidates(
    db,
    'content',
    { counted: countedOf(across, rest.most), wanted: wantedOf(query) },
    rest,
  );
}

/**
 * What the first of these pieces hold, in order: of as many pieces as hold little together. `overflows` when the next
 * one holds too much by itself. Pieces are asked one after the other, as they stand, and none after it is too much.
 */
export async function sortHeld(
  db: Db,
  query: ThreadQuery,
  pieces: readonly Piece[],
  { sorted, from, limit, most }: Rest,
): Promise<{ places: ThreadPlace[]; pieces: number; overflows: boolean }> {
  await findBy(db, 'content');
  const { words, groups } = query;
  const content =
    words === null
      ? sql`select ${CANDIDATE} from thread
          where thread.facets @> array[piece.facet] and ${hasFacets(groups)} limit ${most + 1}`
      : sql`select ${CANDIDATE} from (
          select said.thread_id as id from thread_words said
          where said.words @@ ${wordsAndFacets(words, groups, sql`piece.facet`)} limit ${most + 1}
        ) said join thread on thread.thread_id = said.id`;
  const wanted = sql.join([...wantedOf({ ...query, words: null }), beyond(sorted, from)], sql` and `);
  const { rows } = await sql<{
    id: string | null;
    value: string;
    held: number;
    last: number;
    of_last: number;
  }>`
    with held as materialized (
      select piece.number, content.*
      from unnest(${pieces.map(({ facet }) => facet)}::text[]) with ordinality piece (facet, number)
      cross join lateral (${content}) content limit ${most + 1}
    ), met as materialized (
      select count(*)::integer as held, coalesce(max(number), 0)::integer as last,
        (count(*) filter (where number = (select max(number) from held)))::integer as of_last from held
    )
    (select thread_id as id, ${sql.ref(sorted.column)}::text as value, null::integer as held,
        null::integer as last, null::integer as of_last
      from held as thread
      where ((select held <= ${most} from met) or number < (select last from met)) and ${wanted}
      order by ${inOrder(sorted)} limit ${limit})
    union all select null, null, held, last, of_last from met`.execute(db);
  const met = rows.at(-1) as { held: number; last: number; of_last: number };
  const places = rows.flatMap(({ id, value }) => (id === null ? [] : [{ id, value }]));
  if (met.held <= most) return { places, pieces: pieces.length, overflows: false };
  return { places, pieces: met.last - 1, overflows: met.of_last > most };
}

/**
 * The rest of a page by an index that holds little of what is looked for; `null` when none is known to. Where the order
 * can be cut, its pieces tell of one facet, or of words alone, soon enough; several together are often few.
 */
export async function sortFew(
  db: Db,
  query: ThreadQuery,
  canBeCut: boolean,
  rest: Rest,
): Promise<ThreadPlace[] | null> {
  const isSaid = query.words !== null;
  const mayBeFew = query.groups.length > (canBeCut && !isSaid ? 1 : 0);
  return (
    (await sortWithin(db, query, rest)) ??
    (isSaid && (!canBeCut || query.groups.length > 0) ? await sortWorded(db, query, rest) : null) ??
    (mayBeFew ? sortFound(db, query, rest) : null)
  );
}

/** What is asked of a candidate, and no more: thousands are kept at once. */
const CANDIDATE = sql`thread_id, started_at, root_at, last_at, waiting_since, opening_id, mentions, inbound_days,
  undecided_since, followers, facets`;

/** What is still to be found: from where on, and how much. */
export interface Rest {
  sorted: Sorted;
  from: ThreadPlace;
  limit: number;
  /** With more candidates than these it is too much. */
  most: number;
}

/** What facets find, in order from a place on; `null` when that is too much to sort. */
async function sortFound(db: Db, query: ThreadQuery, rest: Rest): Promise<ThreadPlace[] | null> {
  const counted = countedOf(hasFacets(query.groups), rest.most);
  return sortCandidates(db, 'content', { counted, wanted: wantedOf(query) }, rest);
}

/** What lies within times, in order from a place on; `null` when that is too much to sort. */
async function sortWithin(db: Db, query: ThreadQuery, rest: Rest): Promise<ThreadPlace[] | null> {
  for (const column of ['last_at', 'waiting_since'] as const) {
    const { from = null, to = null } = query.within[column] ?? {};
    const ends: RawBuilder<unknown>[] = [];
    if (from !== null) ends.push(sql`${sql.ref(column)} >= ${from}::timestamptz`);
    if (to !== null) ends.push(sql`${sql.ref(column)} < ${to}::timestamptz`);
    if (ends.length === 0 || column === rest.sorted.column) continue;
    const counted = countedOf(sql.join(ends, sql` and `), rest.most);
    // Along the index of that time, which stops when it is too much.
    const places = await sortCandidates(db, 'order', { counted, wanted: wantedOf(query) }, rest);
    if (places) return places;
  }
  return null;
}

/** What words find, in order from a place on; `null` when that is too much to sort. */
async function sortWorded(db: Db, query: ThreadQuery, rest: Rest): Promise<ThreadPlace[] | null> {
  if (query.words === null) return null;
  // Rows are fetched only once it is known that there are few.
  const counted = sql`said as materialized (${threadsWithWords(query.words, query.groups, rest.most + 1)}),
    few as materialized (select count(*)::integer as candidates from said),
    candidate as materialized (select ${CANDIDATE} from thread
      where (select candidates <= ${rest.most} from few) and thread_id = any(array(select thread_id from said)))`;
  return sortCandidates(db, 'content', { counted, wanted: wantedOf({ ...query, words: null }) }, rest);
}

/** Candidates of a condition, and whether they are few. */
export function countedOf(condition: RawBuilder<unknown>, most: number): RawBuilder<unknown> {
  return sql`candidate as materialized (
      select ${CANDIDATE} from thread where ${condition} limit ${most + 1}
    ), few as materialized (select count(*)::integer as candidates from candidate)`;
}

export function wantedOf(query: ThreadQuery): RawBuilder<unknown>[] {
  const words = query.words === null ? [] : [holdsWords(query.words)];
  return [...query.exact, hasFacets(query.groups), ...words];
}

export async function sortCandidates(
  db: Db,
  way: Way,
  { counted, wanted }: { counted: RawBuilder<unknown>; wanted: readonly RawBuilder<unknown>[] },
  { sorted, from, limit, most }: Rest,
): Promise<ThreadPlace[] | null> {
  await findBy(db, way);
  const asked = sql.join([...wanted, beyond(sorted, from)], sql` and `);
  const { rows } = await sql<{ id: string; value: string; candidates: number | null }>`
    with ${counted}
    (select thread_id as id, ${sql.ref(sorted.column)}::text as value, null::integer as candidates
      from candidate as thread
      where (select candidates <= ${most} from few) and ${asked}
      order by ${inOrder(sorted)} limit ${limit})
    union all select null, null, candidates from few`.execute(db);
  const candidates = rows.find(({ candidates: count }) => count !== null)?.candidates ?? 0;
  if (candidates > most) return null;
  return rows.flatMap(({ id, value, candidates: count }) => (count === null ? [{ id, value }] : []));
}
