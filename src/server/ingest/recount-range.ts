import { denseBuckets } from '../../domain/buckets';
import type { Tx } from '../db/database';
import { addRecount, type IdRange } from '../stores/rollup.store';
import type { BuiltTo } from './rollup-deltas';

/** Versions to count a range of mentions into; each topic only as far as it is built. */
export interface RecountPlan {
  zones: readonly { version: number; zone: string }[];
  /** Topic versions besides 0, every mention. */
  topics: ReadonlyMap<number, BuiltTo>;
}

/** Counts a range of mentions into the zones, for every mention and for each topic as far as it is built. */
export async function recountRange(
  tx: Tx,
  { zones, topics }: RecountPlan,
  extent: { firstMs: number; lastMs: number },
  ids: IdRange,
): Promise<void> {
  await recountTopics(tx, zones, new Map([[0, 'all'], ...topics]), extent, ids);
}

/** As `recountRange`, for these topic versions alone; 0 is every mention. */
export async function recountTopics(
  tx: Tx,
  zones: RecountPlan['zones'],
  topics: RecountPlan['topics'],
  extent: { firstMs: number; lastMs: number },
  ids: IdRange,
): Promise<void> {
  for (const { version: zoneVersion, zone } of zones) {
    const hours = edgesOf(extent, 'hour', zone);
    const days = edgesOf(extent, 'day', zone);
    for (const [topicVersion, builtTo] of topics) {
      const range = asFarAs(ids, builtTo);
      if (!range) continue;
      await addRecount(tx, 'currents_hour', { zoneVersion, topicVersion }, hours, range);
      await addRecount(tx, 'currents_day', { zoneVersion, topicVersion }, days, range);
    }
  }
}

/** The part of a range that a version counts already; `null` when it counts none of it. */
export function asFarAs(ids: IdRange, builtTo: BuiltTo): IdRange | null {
  if (builtTo === 'all' || (builtTo !== null && builtTo >= ids.to)) return ids;
  if (builtTo === null || (ids.after !== null && builtTo <= ids.after)) return null;
  return { after: ids.after, to: builtTo };
}

/** Starts of every bucket between the first and the last moment, and the end of the last. */
export function edgesOf(
  extent: { firstMs: number; lastMs: number },
  grain: 'hour' | 'day',
  zone: string,
): number[] {
  const buckets = denseBuckets({ fromMs: extent.firstMs, toMs: extent.lastMs + 1 }, grain, zone);
  const last = buckets.at(-1);
  return [...buckets.map((bucket) => bucket.startMs), ...(last ? [last.endExclusiveMs] : [])];
}
