import { type Bucket, bucketStart, denseBuckets } from '../../domain/buckets';
import { type Stretch, sourcesByBucket } from '../../domain/coverage';
import { LONGEST_FLIGHT_DAYS } from '../../domain/flight';

const DAY_MS = 86_400_000;
/** A source that is missing on more of the days than this was connected or lost in between, not interrupted. */
const MAX_MISSING_SHARE = 0.1;

/** The days an effect is read from: the baseline, then the window. */
export interface EffectDays {
  days: Bucket[];
  /** How many of `days` lie before the start. */
  baseline: number;
}

/**
 * Local days around a start: so many before the day that holds it, then from that day to the one that holds the last
 * instant before `endExclusiveMs`, today's the last; of what was written down longer than a flight can be, its beginning.
 */
export function effectDays(
  startMs: number,
  endExclusiveMs: number,
  baselineDays: number,
  { zone, nowMs }: { zone: string; nowMs: number },
): EffectDays {
  const firstMs = bucketStart(startMs, 'day', zone);
  const before = denseBuckets(
    { fromMs: firstMs - (baselineDays + 2) * DAY_MS, toMs: firstMs },
    'day',
    zone,
  ).slice(-baselineDays);
  const longestMs = startMs + LONGEST_FLIGHT_DAYS * DAY_MS;
  const after = denseBuckets(
    { fromMs: startMs, toMs: Math.min(endExclusiveMs, longestMs, nowMs) },
    'day',
    zone,
  );
  return { days: [...before, ...after], baseline: before.length };
}

/**
 * Sources that were collected all along but for interruptions, and the others: one that was connected or lost in between
 * would look like a change. Days on which nothing at all was collected count for none.
 */
export function steadySources(
  { days, baseline }: EffectDays,
  stretches: readonly Stretch[],
  sources: readonly string[],
  nowMs: number,
): { read: string[]; leftOut: string[] } {
  const complete = days.filter(({ endExclusiveMs }) => endExclusiveMs <= nowMs);
  const collected = sourcesByBucket(complete, stretches);
  const parts = [collected.slice(0, baseline), collected.slice(baseline)]
    .map((part) => part.filter((names) => names.length > 0))
    .filter(({ length }) => length > 0);
  const isSteady = (source: string) =>
    parts.every((part) => {
      const missing = part.filter((names) => !names.includes(source)).length;
      return missing <= MAX_MISSING_SHARE * part.length;
    });
  const read = sources.filter(isSteady);
  return { read, leftOut: sources.filter((source) => !read.includes(source)) };
}
