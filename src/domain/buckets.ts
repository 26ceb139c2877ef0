import { instantOfLocal, offsetSegmentAt } from './zone-offsets';

export const GRAINS = ['hour', 'day', 'week', 'month'] as const;
export type Grain = (typeof GRAINS)[number];

/** Half-open stretch of time `[startMs, endExclusiveMs)` in epoch milliseconds. */
export interface Bucket {
  startMs: number;
  endExclusiveMs: number;
}

/** ISO weekday a week starts on: 1 is Monday, 7 is Sunday. */
export type WeekStart = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** One answer never holds more buckets than this; `tooManyBuckets` names the grain to use instead. */
export const MAX_BUCKETS = 1200;

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/**
 * The start of the bucket that holds an instant, in the zone's local time, daylight saving included.
 * A day starts at its first instant (01:00 where midnight is skipped); an hour that a clock change repeats is two
 * buckets; a clock change inside an hour (Lord Howe) starts a bucket of its own.
 */
export function bucketStart(atMs: number, grain: Grain, zone: string, weekStart: WeekStart = 1): number {
  const segment = offsetSegmentAt(atMs, zone);
  const localMs = atMs + segment.offsetMs;
  if (grain === 'hour') {
    return Math.max(Math.floor(localMs / HOUR_MS) * HOUR_MS - segment.offsetMs, segment.startMs);
  }
  return instantOfLocal(localStart(localMs, grain, weekStart), zone);
}

/** The end (exclusive) of the bucket that starts at `startMs`, which is the start of the next one. */
export function bucketEnd(startMs: number, grain: Grain, zone: string, weekStart: WeekStart = 1): number {
  const segment = offsetSegmentAt(startMs, zone);
  if (grain === 'hour') {
    const nextHourMs = (Math.floor((startMs + segment.offsetMs) / HOUR_MS) + 1) * HOUR_MS - segment.offsetMs;
    return Math.min(nextHourMs, segment.endExclusiveMs);
  }
  const local = new Date(localStart(startMs + segment.offsetMs, grain, weekStart));
  if (grain === 'month') local.setUTCMonth(local.getUTCMonth() + 1);
  else local.setUTCDate(local.getUTCDate() + (grain === 'week' ? 7 : 1));
  return instantOfLocal(local.getTime(), zone);
}

/**
 * Every bucket that overlaps `[fromMs, toMs)`, in order, without holes: the first holds `fromMs`, the last ends at or
 * after `toMs`. An empty window answers no bucket. Ask `tooManyBuckets` first: this does not limit itself.
 */
export function denseBuckets(
  window: { fromMs: number; toMs: number },
  grain: Grain,
  zone: string,
  weekStart: WeekStart = 1,
): Bucket[] {
  if (window.toMs <= window.fromMs) return [];
  const buckets: Bucket[] = [];
  let startMs = bucketStart(window.fromMs, grain, zone, weekStart);
  while (startMs < window.toMs) {
    const endExclusiveMs = bucketEnd(startMs, grain, zone, weekStart);
    buckets.push({ startMs, endExclusiveMs });
    startMs = endExclusiveMs;
  }
  return buckets;
}

const TYPICAL_MS: Record<Grain, number> = {
  hour: HOUR_MS,
  day: DAY_MS,
  week: 7 * DAY_MS,
  month: 30.4 * DAY_MS,
};

/** `null` when the window fits into `MAX_BUCKETS` of this grain, else the next coarser grain that fits (or `month`). */
export function tooManyBuckets(window: { fromMs: number; toMs: number }, grain: Grain): Grain | null {
  const fits = (candidate: Grain) => (window.toMs - window.fromMs) / TYPICAL_MS[candidate] <= MAX_BUCKETS - 1;
  if (fits(grain)) return null;
  return GRAINS.slice(GRAINS.indexOf(grain) + 1).find(fits) ?? 'month';
}

/** The grain for `bucket=auto`: hours up to 4 days, days up to 400, weeks up to 4 years, else months. */
export function autoGrain(window: { fromMs: number; toMs: number }): Grain {
  const days = (window.toMs - window.fromMs) / DAY_MS;
  if (days <= 4) return 'hour';
  if (days <= 400) return 'day';
  return days <= 4 * 366 ? 'week' : 'month';
}

function localStart(localMs: number, grain: Exclude<Grain, 'hour'>, weekStart: WeekStart): number {
  const midnightMs = Math.floor(localMs / DAY_MS) * DAY_MS;
  if (grain === 'day') return midnightMs;
  const local = new Date(midnightMs);
  if (grain === 'month') return Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), 1);
  const isoWeekday = local.getUTCDay() === 0 ? 7 : local.getUTCDay();
  return midnightMs - ((isoWeekday - weekStart + 7) % 7) * DAY_MS;
}
