import type { Bucket } from '../src/domain/buckets';
import { judgeCurrents, type SpikeGrain } from '../src/domain/spikes/judge-currents';

/** Where simulated series begin: a Monday. */
export const BEGIN_MS = Date.UTC(2026, 0, 5);
const WIDTH_MS: Readonly<Record<SpikeGrain, number>> = { hour: 3_600_000, day: 86_400_000 };

/** So many buckets without a gap from `BEGIN_MS` on, in UTC. */
export function bucketsFromBegin(grain: SpikeGrain, count: number): Bucket[] {
  const width = WIDTH_MS[grain];
  return Array.from({ length: count }, (_, index) => ({
    startMs: BEGIN_MS + index * width,
    endExclusiveMs: BEGIN_MS + (index + 1) * width,
  }));
}

/** What the product says of a simulated series of one source that was collected throughout. */
export function judgeCounts(grain: SpikeGrain, counts: readonly number[]) {
  const buckets = bucketsFromBegin(grain, counts.length);
  const toMs = (buckets.at(-1) as Bucket).endExclusiveMs;
  return judgeCurrents({
    buckets,
    grain,
    zone: 'UTC',
    counts: buckets.map(({ startMs }, index) => ({
      startMs,
      source: 'a',
      mentions: counts[index] ?? 0,
      positive: 0,
      neutral: counts[index] ?? 0,
      negative: 0,
      unscored: 0,
      complaints: 0,
      potentialImpressions: 0,
    })),
    stretches: [{ source: 'a', fromMs: BEGIN_MS, toMs }],
    scope: { sources: ['a'], followerSources: new Set(), sentiments: [] },
    nowMs: toMs,
  });
}
