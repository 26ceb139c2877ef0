import { type RawBuilder, sql } from 'kysely';
import type { ThreadSort } from '../../contract/thread-kinds';
import type { Db } from '../db/database';
import type { ThreadTable } from '../db/thread-tables';
import {
  classesFrom,
  daysOf,
  type FacetConditions,
  hasFacets,
  monthsBetween,
  withOneState,
} from './thread-facet.store';
import { holdsWords, threadsWithWords, wordsAndFacets } from './thread-words.store';

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
  /** The same cut finer, in the same order; empty where it cannot be. */
  finer: readonly Piece[];
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
  /** Only these threads, where they are known one by one. */
  among?: readonly string[];
}

/** How much is tried before another way is. */
export interface Effort {
  /** Threads looked at in order before anything else is tried, and in each further step. */
  firstStep: number;
  step: number;
  /** So many threads of an index are fetched and sorted sooner than an order is walked. */
  few: number;
  /** So many, of what nothing else finds. */
  many: number;
}

const EFFORT: Effort = { firstStep: 1000, step: 6000, few: 2500, many: 20_000 };

/** As many of the first step say how much further the rest is found; half as much again is walked, some times over. */
const PROMISING = 4;
const SPARE = 1.5;
const FURTHER = 3;
const FIRST_PIECES = 2;
/** So many first steps are walked sooner than another way is looked for. */
const MOST_STEPS = 14;

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
  { firstStep, step, few: most, many }: Effort = EFFORT,
): Promise<ThreadPlace[]> {
  const query = order === 'waiting' ? waitingOnly(asked) : asked;
  if (query.groups.some((group) => group.length === 0)) return [];
  const sorted = SORTED[order];
  if (query.among)
    return sortAmong(db, query, query.among, { sorted, from: after ?? BEFORE_ALL[order], limit });
  const found: ThreadPlace[] = [];
  const { start, end } = stretchOf(sorted, query);
  const walk = async (from: ThreadPlace | null, looked: number, until: string | null) => {
    const seen = await walkOrder(db, sorted, query, {
      from,
      most: looked,
      until,
      limit: limit - found.length,
    });
    found.push(...seen.places);
    return seen.end;
  };
  let begin = after ?? start;
  const moment = momentAcross(sorted, query);
  if (moment !== null && (begin === null || isBefore(sorted, begin.value, moment))) {
    const across = { sorted, from: begin ?? BEFORE_ALL[order], limit, most: many };
    const places = await sortAcross(db, query, moment, across);
    found.push(...(places ?? []));
    if (found.length >= limit) return found;
    if (places) begin = { value: moment, id: sorted.descending ? LAST_ID : FIRST_ID };
  }
  const across = found.length;
  let place = await walk(begin, firstStep, end);
  let looked = firstStep;
  for (let further = 0; further < FURTHER && place !== null && found.length < limit; further++) {
    const met = found.length - across;
    const enough = Math.ceil(((limit - found.length) / met) * looked * SPARE);
    // Words are asked of each thread by itself, which takes ten times as long as its facets.
    if (met < PROMISING || enough > MOST_STEPS * firstStep || query.words !== null) break;
    place = await walk(place, enough, end);
    looked += enough;
  }
  if (place === null || found.length >= limit) return found;

  const rest = () => ({ sorted, from: place as ThreadPlace, limit: limit - found.length, most });
  const pieces = (await sorted.pieces?.(db, place.value)) ?? [];
  const few = await sortFew(db, query, pieces.length > 0, rest());
  if (few) return [...found, ...few];
  if (pieces.length === 0 || (query.groups.length === 0 && query.words === null)) {
    while (place !== null && found.length < limit) place = await walk(place, step, end);
    return found;
  }
  /**
   * Goes through pieces of the order from where it stands, as many at once as hold little together: two, then twice as
   * many each time, since the first may hold enough.
   */
  const take = async (all: readonly Piece[]): Promise<void> => {
    for (let left = all, most = FIRST_PIECES; left.length > 0 && found.length < limit; most *= 2) {
      const { until: first, finer } = left[0] as Piece;
      // A class holds its threads in no order of time: what is common is found by walking a little of it.
      const isClass = finer.length === 0 && pieces === all;
      const at = isClass ? await walk(place, firstStep, first) : place;
      if (found.length >= limit) return;
      let taken = 1;
      if (at !== null) {
        place = at;
        const held = await sortHeld(db, query, left.slice(0, isClass ? 1 : most), rest());
        found.push(...held.places);
        taken = held.pieces;
        if (held.overflows) {
          const next = left[taken] as Piece;
          if (taken > 0) place = beyondAll(sorted, (left[taken - 1] as Piece).until);
          const from = place;
          if (next.finer.length > 0) await take(next.finer.filter((piece) => !isPassed(sorted, piece, from)));
          else
            for (let go: ThreadPlace | null = from; go && found.length < limit; )
              go = await walk(go, step, next.until);
          taken++;
        }
      }
      if (taken > 0) place = beyondAll(sorted, (left[taken - 1] as Piece).until);
      left = left.slice(taken);
    }
  };
  await take(pieces);
  return found;
}

/** Does a piece, of time, lie wholly before a place? */
function isPassed({ descending }: Sorted, { until }: Piece, { value }: ThreadPlace): boolean {
  const [end, at] = [momentOf(until), momentOf(value)];
  return descending ? end > at : end < at;
}

/** The place after everything down to a value. */
function beyondAll({ descending }: Sorted, value: string): ThreadPlace {
  return { value, id: descending ? FIRST_ID : LAST_ID };
}

/**
 * The moment at which an order turns from what went on over it to what lies wholly on its far side: of those who have
 * waited since before it, in the order of last turns, or of those that went on after it, in the order of waiting.
 * Nearly all of such a list lies on the far side, and nothing but this finds the few before it.
 */
function momentAcross({ column }: Sorted, { within }: ThreadQuery): string | null {
  if (column === 'last_at') return within.waiting_since?.to ?? null;
  return column === 'waiting_since' ? (within.last_at?.from ?? null) : null;
}

function isBefore({ descending }: Sorted, value: string, moment: string): boolean {
  const [at, turn] = [momentOf(value), new Date(moment)];
  return descending ? at > turn : at < turn;
}

/** What waited at a moment and went on after it, in order from a place on; `null` when that is too much to sort. */
async function sortAcross(
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
async function sortHeld(
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

/**
 * The rest of a page by an index that holds little of what is looked for; `null` when none is known to. Where the order
 * can be cut, its pieces tell of one facet, or of words alone, soon enough; several together are often few.
 */
async function sortFew(
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

const BEFORE_ALL: Readonly<Record<ThreadOrder, ThreadPlace>> = {
  recent: { value: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' },
  waiting: { value: '-infinity', id: '00000000-0000-0000-0000-000000000000' },
  undecided: { value: '-infinity', id: '00000000-0000-0000-0000-000000000000' },
  size: { value: '2147483647', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' },
  persistence: { value: '2147483647', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' },
};
const FIRST_ID = '00000000-0000-0000-0000-000000000000';
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

type Way = 'order' | 'content';
/** The way a transaction goes now. */
const ways = new WeakMap<Db, Way>();

/**
 * How statements of this transaction find threads from here on: along an order, or by what an index holds, never by
 * reading all. A planner that guesses wrong takes a hundred times as long; and to compile a plan takes longer than to
 * run it.
 */
export async function findBy(db: Db, way: Way): Promise<void> {
  if (ways.get(db) === way) return;
  ways.set(db, way);
  await sql`select set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true),
    set_config('work_mem', '32MB', true),
    set_config('enable_indexscan', ${way === 'order' ? 'on' : 'off'}, true)`.execute(db);
}

/** Of the next `most` threads in the order, down to `until`, those that are looked for; `end` is where it stopped, `null` at the end. */
async function walkOrder(
  db: Db,
  sorted: Sorted,
  query: ThreadQuery,
  step: { from: ThreadPlace | null; most: number; until: string | null; limit: number },
): Promise<{ places: ThreadPlace[]; end: ThreadPlace | null }> {
  await findBy(db, 'order');
  const { column, cast, descending } = sorted;
  const by = sql.ref(`thread.${column}`);
  const [order, back] = descending ? [sql`desc`, sql`asc`] : [sql`asc`, sql`desc`];
  const stretch: RawBuilder<unknown>[] = [sql`${by} is not null`];
  if (step.from) stretch.push(beyond(sorted, step.from));
  if (step.until !== null)
    stretch.push(sql`${by} ${descending ? sql`>=` : sql`<=`} ${step.until}::${sql.raw(cast)}`);
  // What is asked of a number is told sooner than what is asked of an array.
  const wanted = [...query.exact, hasFacets(query.groups)];
  if (query.words !== null) wanted.push(holdsWords(query.words));
  const { rows } = await sql<{ id: string; value: string; looked: number | null }>`
    with chunk as materialized (
      select thread_id, ${by} as value, ${sql.join(wanted, sql` and `)} as is_wanted from thread
      where ${sql.join(stretch, sql` and `)} order by ${by} ${order}, thread_id ${order} limit ${step.most}
    )
    (select thread_id as id, value::text, null::integer as looked from chunk
      where is_wanted order by chunk.value ${order}, thread_id ${order} limit ${step.limit})
    union all
    (select thread_id, value::text, (select count(*)::integer from chunk) from chunk
      order by chunk.value ${back}, thread_id ${back} limit 1)`.execute(db);
  const places = rows.filter(({ looked }) => looked === null).map(({ id, value }) => ({ id, value }));
  const end = rows.find(({ looked }) => looked !== null);
  return { places, end: end?.looked === step.most ? { id: end.id, value: end.value } : null };
}

/** What is asked of a candidate, and no more: thousands are kept at once. */
const CANDIDATE = sql`thread_id, started_at, root_at, last_at, waiting_since, opening_id, mentions, inbound_days,
  undecided_since, followers, facets`;

interface Rest {
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

/** Of threads known one by one those that are looked for, in order from a place on. */
async function sortAmong(
  db: Db,
  query: ThreadQuery,
  among: readonly string[],
  rest: Omit<Rest, 'most'>,
): Promise<ThreadPlace[]> {
  const counted = countedOf(sql`thread_id = any(${among}::uuid[])`, among.length);
  const wanted = [...wantedOf(query), sql`${sql.ref(`thread.${rest.sorted.column}`)} is not null`];
  return (await sortCandidates(db, 'content', { counted, wanted }, { ...rest, most: among.length })) ?? [];
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
function countedOf(condition: RawBuilder<unknown>, most: number): RawBuilder<unknown> {
  return sql`candidate as materialized (
      select ${CANDIDATE} from thread where ${condition} limit ${most + 1}
    ), few as materialized (select count(*)::integer as candidates from candidate)`;
}

function wantedOf(query: ThreadQuery): RawBuilder<unknown>[] {
  const words = query.words === null ? [] : [holdsWords(query.words)];
  return [...query.exact, hasFacets(query.groups), ...words];
}

async function sortCandidates(
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

function inOrder({ column, descending }: Sorted): RawBuilder<unknown> {
  const order = descending ? sql`desc` : sql`asc`;
  return sql`${sql.ref(`thread.${column}`)} ${order}, thread.thread_id ${order}`;
}

function beyond({ column, cast, descending }: Sorted, place: ThreadPlace): RawBuilder<unknown> {
  return sql`(${sql.ref(`thread.${column}`)}, thread.thread_id) ${descending ? sql`<` : sql`>`}
    (${place.value}::${sql.raw(cast)}, ${place.id}::uuid)`;
}

function classes(facet: 'size' | 'days', from: string): Piece[] {
  return classesFrom(Number(from)).map(({ name, from: least }) => ({
    facet: `${facet}:${name}`,
    until: String(least),
    finer: [],
  }));
}

async function monthsBack(db: Db, from: string): Promise<Piece[]> {
  await findBy(db, 'order');
  const { rows } = await sql<{ first: Date | null }>`select min(last_at) as first from thread`.execute(db);
  const first = rows[0]?.first;
  if (!first) return [];
  return monthsBetween(first, momentOf(from))
    .reverse()
    .map((month) => ({
      facet: `month:${month}`,
      until: `${month}-01T00:00:00Z`,
      finer: daysOf(month)
        .reverse()
        .map((day) => ({ facet: `last:${day}`, until: `${day}T00:00:00Z`, finer: [] })),
    }));
}

async function monthsOn(db: Db, from: string): Promise<Piece[]> {
  await findBy(db, 'order');
  const { rows } = await sql<{ last: Date | null }>`
    select max(waiting_since) as last from thread where waiting_since is not null`.execute(db);
  const last = rows[0]?.last;
  if (!last) return [];
  return monthsBetween(momentOf(from), last).map((month) => {
    const days = daysOf(month).map((day) => ({
      facet: `since:${day}`,
      until: `${day}T23:59:59.999999Z`,
      finer: [],
    }));
    return { facet: `waits:${month}`, until: (days.at(-1) as Piece).until, finer: days };
  });
}

/** A moment as the store writes it. */
function momentOf(value: string): Date {
  return new Date(value.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));
}
