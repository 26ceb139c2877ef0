import { benjaminiHochberg } from '../benjamini-hochberg';
import type { Bucket } from '../buckets';
import { DAILY_CHANCE } from './daily-check';
import type { CheckedStretch, CurrentsSpike, JudgedBucket } from './judge-currents';
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

/**
 * What the daily looks at many series found and holds, by the same rule: on each day the series judged then share the
 * chance of one look.
 */
export function checksThatHold(
  buckets: readonly Bucket[],
  series: readonly { judged: readonly JudgedBucket[]; checked: readonly CheckedStretch[] }[],
): CheckedStretch[][] {
  const places = new Map(buckets.map(({ startMs }, index) => [startMs, index]));
  const byDay = new Map<number, { stretch: CheckedStretch; chance: number }[]>();
  for (const stretch of series.flatMap(({ checked }) => checked))
    for (const { day, chance } of stretch.days)
      byDay.set(day, [...(byDay.get(day) ?? []), { stretch, chance }]);
  const held = new Set<CheckedStretch>();
  for (const found of byDay.values()) {
    const at = places.get((found[0] as { stretch: CheckedStretch }).stretch.startMs) ?? 0;
    const judged = series.filter(({ judged }) => judged[at]?.chance != null).length;
    const quiet = Array<number>(Math.max(0, judged - found.length)).fill(1);
    const holds = benjaminiHochberg([...found.map(({ chance }) => chance), ...quiet], DAILY_CHANCE);
    for (const [index, { stretch }] of found.entries()) if (holds[index]) held.add(stretch);
  }
  return series.map(({ checked }) => checked.filter((stretch) => held.has(stretch)));
}
