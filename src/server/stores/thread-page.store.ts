import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../db/database';
import { findBy } from './find-by';
import {
  countedOf,
  type Rest,
  sortAcross,
  sortCandidates,
  sortFew,
  sortHeld,
  type ThreadQuery,
  wantedOf,
} from './thread-candidate.store';
import { hasFacets, withOneState } from './thread-facet.store';
import {
  BEFORE_ALL,
  beyond,
  beyondAll,
  FIRST_ID,
  isBefore,
  isPassed,
  LAST_ID,
  momentAcross,
  type Piece,
  SORTED,
  type Sorted,
  type ThreadOrder,
  type ThreadPlace,
} from './thread-order.store';
import { holdsWords } from './thread-words.store';

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
