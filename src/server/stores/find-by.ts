import { sql } from 'kysely';
import type { Db } from '../db/database';

/** Along an order, or by what an index holds. */
export type Way = 'order' | 'content';

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
