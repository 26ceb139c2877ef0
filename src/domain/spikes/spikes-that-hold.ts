import { benjaminiHochberg } from '../benjamini-hochberg';
import type { Bucket } from '../buckets';
import type { CurrentsSpike, JudgedBucket } from './judge-currents';
import { LIST_CHANCE } from './spike-setting';

/** A series that was judged bucket by bucket, over the same buckets as those beside it. */
export interface JudgedSeries {
  judged: readonly JudgedBucket[];
  spikes: readonly CurrentsSpike[];
}

/**
 * The bursts of each of many series that hold although so many were looked at: in each bucket, the series judged then
 * share the chance of a false alarm that one series has (Benjamini–Hochberg), and a burst holds when one of its buckets
 * does. One list for the series, in their order; of one series alone every burst holds.
 */
export function spikesThatHold(
  buckets: readonly Bucket[],
  series: readonly JudgedSeries[],
): CurrentsSpike[][] {
  const held = series.map(() => new Set<number>());
  for (const [index, { startMs }] of buckets.entries()) {
    const judged = series.flatMap(({ judged }, place) => {
      const chance = judged[index]?.chance ?? null;
      return chance === null ? [] : [{ place, chance }];
    });
    if (judged.every(({ chance }) => chance === 1)) continue;
    const holds = benjaminiHochberg(
      judged.map(({ chance }) => chance),
      LIST_CHANCE,
    );
    for (const [at, { place }] of judged.entries()) if (holds[at]) held[place]?.add(startMs);
  }
  return series.map(({ spikes }, place) =>
    spikes.filter(({ startMs, endExclusiveMs }) =>
      [...(held[place] ?? [])].some((atMs) => atMs >= startMs && atMs < (endExclusiveMs ?? Infinity)),
    ),
  );
}
