import { type RawBuilder, sql } from 'kysely';
import type { ThreadSort } from '../../contract/thread-kinds';
import type { Db } from '../db/database';
import type { ThreadTable } from '../db/thread-tables';
import { findBy } from './find-by';
import { classesFrom, daysOf, type FacetConditions, monthsBetween } from './thread-facet.store';

/** Where a page begins: after this value of the sorted column, and this thread among equals. */
export interface ThreadPlace {
  value: string;
  id: string;
}

/** An order of threads: what `/threads` offers, and the oldest decision somebody owes. */
export type ThreadOrder = ThreadSort | 'undecided';

/** How threads stand in an order. */
export interface Sorted {
  column: keyof ThreadTable;
  cast: string;
  descending: boolean;
  /** Facets that cut the order into pieces, from a value on to its end, each with the least value in it. */
  pieces: ((db: Db, from: string) => Promise<Piece[]>) | null;
}

/** A stretch of an order: its facet, and the value it ends with (that of the next piece lies beyond). */
export interface Piece {
  facet: string;
  until: string;
  /** The same cut finer, in the same order; empty where it cannot be. */
  finer: readonly Piece[];
}

/** The column each order sorts by. */
export const SORTED: Readonly<Record<ThreadOrder, Sorted>> = {
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

/** Does a piece, of time, lie wholly before a place? */
export function isPassed({ descending }: Sorted, { until }: Piece, { value }: ThreadPlace): boolean {
  const [end, at] = [momentOf(until), momentOf(value)];
  return descending ? end > at : end < at;
}

/** The place after everything down to a value. */
export function beyondAll({ descending }: Sorted, value: string): ThreadPlace {
  return { value, id: descending ? FIRST_ID : LAST_ID };
}

/**
 * The moment at which an order turns from what went on over it to what lies wholly on its far side: of those who have
 * waited since before it, in the order of last turns, or of those that went on after it, in the order of waiting.
 * Nearly all of such a list lies on the far side, and nothing but this finds the few before it.
 */
export function momentAcross({ column }: Sorted, { within }: FacetConditions): string | null {
  if (column === 'last_at') return within.waiting_since?.to ?? null;
  return column === 'waiting_since' ? (within.last_at?.from ?? null) : null;
}

/** Does a value lie before a moment in an order? */
export function isBefore({ descending }: Sorted, value: string, moment: string): boolean {
  const [at, turn] = [momentOf(value), new Date(moment)];
  return descending ? at > turn : at < turn;
}

/** The place before every thread of an order. */
export const BEFORE_ALL: Readonly<Record<ThreadOrder, ThreadPlace>> = {
  recent: { value: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' },
  waiting: { value: '-infinity', id: '00000000-0000-0000-0000-000000000000' },
  undecided: { value: '-infinity', id: '00000000-0000-0000-0000-000000000000' },
  size: { value: '2147483647', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' },
  persistence: { value: '2147483647', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' },
};

export const FIRST_ID = '00000000-0000-0000-0000-000000000000';

export const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** What puts rows called `thread` in an order. */
export function inOrder({ column, descending }: Sorted): RawBuilder<unknown> {
  const order = descending ? sql`desc` : sql`asc`;
  return sql`${sql.ref(`thread.${column}`)} ${order}, thread.thread_id ${order}`;
}

/** Whether a row called `thread` lies after a place in an order. */
export function beyond({ column, cast, descending }: Sorted, place: ThreadPlace): RawBuilder<unknown> {
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
