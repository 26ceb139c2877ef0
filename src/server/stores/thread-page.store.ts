import { type RawBuilder, sql } from 'kysely';
import type { ThreadSort } from '../../contract/thread-list';
import type { Db, ThreadTable } from '../db/database';
import {
  classesFrom,
  type FacetConditions,
  hasFacets,
  monthsBetween,
  withOneState,
} from './thread-facet.store';
import { holdsWords, threadsWithWords } from './thread-words.store';

/** Where a page begins: after this value of the sorted column, and this thread among equals. */
export interface ThreadPlace {
  value: string;
  id: string;
}

/** An order of threads: what `/threads` offers, and the oldest decision somebody owes. */
export type ThreadOrder = ThreadSort | 'undecided';

interface Sorted {
  column: keyof ThreadTable;
  cast: string;
  descending: boolean;
  /** Facets that cut the order into pieces, from a value on to its end, each with the least value in it. */
  pieces: ((db: Db, from: string) => Promise<Piece[]>) | null;
}

/** A stretch of an order: its facet, and the value it ends with (that of the next piece lies beyond). */
interface Piece {
  facet: string;
  until: string;
}

const SORTED: Readonly<Record<ThreadOrder, Sorted>> = {
  recent: { column: 'last_at', cast: 'timestamptz', descending: true, pieces: monthsBack },
  waiting: { column: 'waiting_since', cast: 'timestamptz', descending: false, pieces: monthsOn },
  size: {
    column: 'mentions',
    cast: 'integer',
    descending: true,
    pieces: async (_, from) => classes('size', from),
  },
  persistence: {
    column: 'inbound_days',
    cast: 'integer',
    descending: true,
    pieces: async (_, from) => classes('days', from),
  },
  undecided: { column: 'undecided_since', cast: 'timestamptz', descending: false, pieces: null },
};

/** What is looked for: facets, what they say only coarsely, and words in any turn. */
export interface ThreadQuery extends FacetConditions {
  words: string | null;
}

/** Threads looked at in order before anything else is tried, and in each further step. */
const FIRST_STEP = 1000;
const STEP = 6000;
/** As many of the first step make it likely that going on finds the rest soon. */
const PROMISING = 8;
/** So many threads of an index are fetched and sorted sooner than an order is walked. */
const MOST_SORTED = 6000;

/**
 * Ids of a page of threads in an order, with the place of each.
 *
 * Neither way of an index is fast for every filter: walking the order takes long when what is looked for is rare or
 * lies at its far end, sorting what the facets find takes long when that is half of all threads. So the order is walked
 * a little; then what facets or words find is sorted, when it is little; else the order is cut into pieces that are
 * facets themselves (months, sizes), and of each piece either way is taken. What a step costs is bounded, whatever a
 * planner knows of the store.
 */
export async function findThreadPage(
  db: Db,
  asked: ThreadQuery,
  { order, limit, after }: { order: ThreadOrder; limit: number; after: ThreadPlace | null },
): Promise<ThreadPlace[]> {
  const query = order === 'waiting' ? waitingOnly(asked) : asked;
  if (query.groups.some((group) => group.length === 0)) return [];
  const sorted = SORTED[order];
  const found: ThreadPlace[] = [];
  const { start, end } = stretchOf(sorted, query);
  const walk = async (from: ThreadPlace | null, most: number, until: string | null) => {
    const step = await walkOrder(db, sorted, query, { from, most, until, limit: limit - found.length });
    found.push(...step.places);
    return step.end;
  };
  let place = await walk(after ?? start, FIRST_STEP, end);
  if (place !== null && found.length < limit && found.length >= PROMISING)
    place = await walk(place, STEP, end);
  if (place === null || found.length >= limit) return found;

  const rest = { sorted, from: place, limit: limit - found.length };
  const few = (await sortFew(db, query, query.groups, rest)) ?? (await sortWithin(db, query, rest));
  if (few) return [...found, ...few];
  const pieces = (await sorted.pieces?.(db, place.value)) ?? [];
  if (pieces.length === 0 || (query.groups.length === 0 && query.words === null)) {
    while (place !== null && found.length < limit) place = await walk(place, STEP, end);
    return found;
  }
  // One piece, then two, four … while they hold little; a single one that holds much is walked.
  for (let next = 0, together = 1; next < pieces.length && found.length < limit; ) {
    const some = pieces.slice(next, next + together);
    const { until } = some.at(-1) as Piece;
    const groups = [...query.groups, some.map(({ facet }) => facet)];
    const places = await sortFew(db, query, groups, { sorted, from: place, limit: limit - found.length });
    if (places === null && some.length > 1) {
      together = 1;
      continue;
    }
    if (places) found.push(...places);
    else
      for (let at: ThreadPlace | null = place; at && found.length < limit; ) at = await walk(at, STEP, until);
    place = { value: until, id: sorted.descending ? FIRST_ID : LAST_ID };
    next += some.length;
    together *= 2;
  }
  return found;
}

/** Nobody waits in a thread that is answered, or ours alone. */
function waitingOnly(query: ThreadQuery): ThreadQuery {
  const groups = query.groups.some((group) => group[0]?.startsWith('state:'))
    ? withOneState([...query.groups, ['state:unanswered', 'state:waiting']])
    : query.groups;
  return { ...query, groups };
}

/** Where in an order what is looked for begins and ends, as far as its times say. */
function stretchOf({ column, descending }: Sorted, { within }: ThreadQuery) {
  const { from = null, to = null } =
    (column === 'last_at' || column === 'waiting_since' ? within[column] : null) ?? {};
  const [first, last] = descending ? [to, from] : [from, to];
  return { start: first === null ? null : { value: first, id: descending ? FIRST_ID : LAST_ID }, end: last };
}

/** The rest of a page by whatever index holds little of what is looked for; `null` when none does. */
async function sortFew(
  db: Db,
  query: ThreadQuery,
  groups: FacetConditions['groups'],
  rest: Rest,
): Promise<ThreadPlace[] | null> {
  return (await sortWorded(db, query, groups, rest)) ?? sortFound(db, query, groups, rest);
}

const FIRST_ID = '00000000-0000-0000-0000-000000000000';
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/**
 * How statements of this transaction find threads from here on: along an order, or by what an index holds, never by
 * reading all. A planner that guesses wrong takes a hundred times as long; and to compile a plan takes longer than to
 * run it.
 */
export async function findBy(db: Db, way: 'order' | 'content'): Promise<void> {
  await sql`select set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true),
    set_config('work_mem', '32MB', true),
    set_config('enable_indexscan', ${way === 'order' ? 'on' : 'off'}, true)`.execute(db);
}

/** Of the next `most` threads in the order, down to `until`, those that are looked for; `end` is where it stopped, `null` at the end. */
async function walkOrder(
  db: Db,
  { column, cast, descending }: Sorted,
  query: ThreadQuery,
  step: { from: ThreadPlace | null; most: number; until: string | null; limit: number },
): Promise<{ places: ThreadPlace[]; end: ThreadPlace | null }> {
  await findBy(db, 'order');
  const by = sql.ref(`thread.${column}`);
  const [order, back] = descending ? [sql`desc`, sql`asc`] : [sql`asc`, sql`desc`];
  const stretch: RawBuilder<unknown>[] = [sql`${by} is not null`];
  if (step.from) stretch.push(beyond(column, cast, descending, step.from));
  if (step.until !== null)
    stretch.push(sql`${by} ${descending ? sql`>=` : sql`<=`} ${step.until}::${sql.raw(cast)}`);
  const wanted = [hasFacets(query.groups), ...query.exact];
  if (query.words !== null) wanted.push(holdsWords(query.words));
  const { rows } = await sql<{ id: string; value: string; looked: number | null }>`
    with chunk as materialized (
      select thread_id, ${by} as value, facets, last_at, waiting_since, followers from thread
      where ${sql.join(stretch, sql` and `)} order by ${by} ${order}, thread_id ${order} limit ${step.most}
    )
    (select thread_id as id, value::text, null::integer as looked from chunk as thread
      where ${sql.join(wanted, sql` and `)} order by thread.value ${order}, thread_id ${order} limit ${step.limit})
    union all
    (select thread_id, value::text, (select count(*)::integer from chunk) from chunk
      order by chunk.value ${back}, thread_id ${back} limit 1)`.execute(db);
  const places = rows.filter(({ looked }) => looked === null).map(({ id, value }) => ({ id, value }));
  const end = rows.find(({ looked }) => looked !== null);
  return { places, end: end?.looked === step.most ? { id: end.id, value: end.value } : null };
}

interface Rest {
  sorted: Sorted;
  from: ThreadPlace;
  limit: number;
}

/** What facets find, in order from a place on; `null` when that is too much to sort. */
async function sortFound(
  db: Db,
  query: ThreadQuery,
  groups: FacetConditions['groups'],
  rest: Rest,
): Promise<ThreadPlace[] | null> {
  if (groups.length === 0) return null;
  return sortCandidates(db, query, sql`select * from thread where ${hasFacets(groups)}`, rest);
}

/** What lies within times, in order from a place on; `null` when that is too much to sort. */
async function sortWithin(db: Db, query: ThreadQuery, rest: Rest): Promise<ThreadPlace[] | null> {
  for (const column of ['last_at', 'waiting_since'] as const) {
    const { from = null, to = null } = query.within[column] ?? {};
    const ends: RawBuilder<unknown>[] = [];
    if (from !== null) ends.push(sql`${sql.ref(column)} >= ${from}::timestamptz`);
    if (to !== null) ends.push(sql`${sql.ref(column)} < ${to}::timestamptz`);
    if (ends.length === 0 || column === rest.sorted.column) continue;
    const within = sql`select * from thread where ${sql.join(ends, sql` and `)}`;
    const places = await sortCandidates(db, query, within, rest);
    if (places) return places;
  }
  return null;
}

/** What words find, in order from a place on; `null` when that is too much to sort. */
async function sortWorded(
  db: Db,
  query: ThreadQuery,
  groups: FacetConditions['groups'],
  rest: Rest,
): Promise<ThreadPlace[] | null> {
  if (query.words === null) return null;
  const found = threadsWithWords(query.words, groups, MOST_SORTED + 1);
  return sortCandidates(db, query, sql`select * from thread where thread_id = any(array(${found}))`, rest);
}

async function sortCandidates(
  db: Db,
  query: ThreadQuery,
  candidates: RawBuilder<unknown>,
  { sorted: { column, cast, descending }, from, limit }: Rest,
): Promise<ThreadPlace[] | null> {
  await findBy(db, 'content');
  const by = sql.ref(`thread.${column}`);
  const order = descending ? sql`desc` : sql`asc`;
  const wanted = [hasFacets(query.groups), ...query.exact, beyond(column, cast, descending, from)];
  if (query.words !== null) wanted.push(holdsWords(query.words));
  const { rows } = await sql<{ id: string; value: string; candidates: number | null }>`
    with candidate as materialized (${candidates} limit ${MOST_SORTED + 1}),
      few as materialized (select count(*)::integer as candidates from candidate)
    (select thread_id as id, ${by}::text as value, null::integer as candidates from candidate as thread
      where (select candidates <= ${MOST_SORTED} from few) and ${sql.join(wanted, sql` and `)}
      order by ${by} ${order}, thread_id ${order} limit ${limit})
    union all select null, null, candidates from few`.execute(db);
  const counted = rows.find(({ candidates: count }) => count !== null)?.candidates ?? 0;
  if (counted > MOST_SORTED) return null;
  return rows.flatMap(({ id, value, candidates: count }) => (count === null ? [{ id, value }] : []));
}

function beyond(column: string, cast: string, descending: boolean, place: ThreadPlace): RawBuilder<unknown> {
  return sql`(${sql.ref(`thread.${column}`)}, thread.thread_id) ${descending ? sql`<` : sql`>`}
    (${place.value}::${sql.raw(cast)}, ${place.id}::uuid)`;
}

function classes(facet: 'size' | 'days', from: string): Piece[] {
  return classesFrom(Number(from)).map(({ name, from: least }) => ({
    facet: `${facet}:${name}`,
    until: String(least),
  }));
}

async function monthsBack(db: Db, from: string): Promise<Piece[]> {
  const { rows } = await sql<{ first: Date | null }>`select min(last_at) as first from thread`.execute(db);
  const first = rows[0]?.first;
  if (!first) return [];
  return monthsBetween(first, momentOf(from))
    .reverse()
    .map((month) => ({ facet: `month:${month}`, until: `${month}-01T00:00:00Z` }));
}

async function monthsOn(db: Db, from: string): Promise<Piece[]> {
  const { rows } = await sql<{ last: Date | null }>`
    select max(waiting_since) as last from thread where waiting_since is not null`.execute(db);
  const last = rows[0]?.last;
  if (!last) return [];
  return monthsBetween(momentOf(from), last).map((month) => ({
    facet: `waits:${month}`,
    until: endOf(month),
  }));
}

/** The last microsecond of a month: places are that fine. */
function endOf(month: string): string {
  const next = new Date(`${month}-01T00:00:00Z`);
  next.setUTCMonth(next.getUTCMonth() + 1);
  return `${new Date(next.getTime() - 1).toISOString().slice(0, -1)}999Z`;
}

/** A moment as the store writes it. */
function momentOf(value: string): Date {
  return new Date(value.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));
}
