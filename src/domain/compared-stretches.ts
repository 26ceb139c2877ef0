import { type Bucket, bucketEnd, bucketStart, denseBuckets } from './buckets';
import type { Stretch } from './coverage';
import { instantOfLocal, offsetSegmentAt } from './zone-offsets';

const DAY_MS = 86_400_000;
const HOURS_UP_TO_MS = 3 * DAY_MS;
const DAYS_UP_TO_MS = 400 * DAY_MS;

/** What a change is told of: a stretch of a window, and the same stretch of the time directly before it. */
export interface ComparedStretches {
  /** Length of a piece, which decides what repeats in them; it follows from the stretch, not from what is drawn. */
  grain: 'hour' | 'day' | 'week';
  /** Both cut alike, in time order; empty when nothing can be compared yet. */
  now: Bucket[];
  before: Bucket[];
  /** So many pieces are whole; one more, if any, was cut, in both. */
  whole: number;
  /** Pieces from the start of the earlier stretch to the start of the window. */
  apart: number;
  /** Where the compared part of the window ends: with it, with the hour that ended last, or with what was collected. */
  until: 'end' | 'now' | 'collected';
}

/**
 * The stretches to compare for a window of whole hours. It ends with the last hour that has ended and up to which
 * sources were collected; the stretch before is as many days, or else as many hours, up to the same time of day. A
 * source that fell silent longer ago than a day, or a quarter of the window, does not shorten it: such a one is to be
 * left out. The same for every grain the window is drawn in.
 *
 * Example: seven days that end with today, at 19:30, newest mentions of 19:10 and 17:50 → six days and today until 18:00,
 * against the seven days before, the last until 18:00.
 */
export function comparedStretches(
  window: { fromMs: number; toMs: number },
  stretches: readonly Stretch[],
  { zone, nowMs }: { zone: string; nowMs: number },
): ComparedStretches {
  const { fromMs } = window;
  const endedMs = Math.min(window.toMs, bucketStart(nowMs, 'hour', zone));
  const untilMs = Math.min(endedMs, collectedUntil({ fromMs, toMs: endedMs }, stretches, zone) ?? endedMs);
  const earlier = earlierBy(window, zone);
  const stepDays = stepDaysOf(window, untilMs, zone);
  const grain = stepDays === null ? 'hour' : stepDays === 1 ? 'day' : 'week';
  const now = piecesOf({ fromMs, toMs: untilMs }, stepDays, zone);
  const before = piecesOf({ fromMs: earlier(fromMs), toMs: earlier(untilMs) }, stepDays, zone);
  const last = now.at(-1);
  const isCut = stepDays !== null && last && last.endExclusiveMs < addDays(last.startMs, stepDays, zone);
  return {
    grain,
    now,
    before,
    whole: now.length - (isCut ? 1 : 0),
    apart: piecesOf({ fromMs: earlier(fromMs), toMs: fromMs }, stepDays, zone).length,
    until: untilMs === window.toMs ? 'end' : untilMs === endedMs ? 'now' : 'collected',
  };
}

/** The end of the last hour seen of the source that lags most, without those that lag too far; `null`: nothing was. */
function collectedUntil(
  window: { fromMs: number; toMs: number },
  stretches: readonly Stretch[],
  zone: string,
): number | null {
  const { fromMs, toMs } = window;
  const ends = new Map<string, number>();
  for (const stretch of stretches) {
    if (stretch.fromMs >= toMs || stretch.toMs < fromMs) continue;
    ends.set(stretch.source, Math.max(ends.get(stretch.source) ?? 0, Math.min(stretch.toMs, toMs - 1)));
  }
  if (ends.size === 0) return null;
  const lag = Math.min(DAY_MS, (toMs - fromMs) / 4);
  const freshest = Math.max(...ends.values());
  const slowest = Math.min(...[...ends.values()].filter((endMs) => endMs >= freshest - lag));
  return bucketEnd(bucketStart(slowest, 'hour', zone), 'hour', zone);
}

/** The same time of day as many days earlier, for a window of whole days; else as much time earlier. */
function earlierBy(
  { fromMs, toMs }: { fromMs: number; toMs: number },
  zone: string,
): (atMs: number) => number {
  if (!isWholeDays({ fromMs, toMs }, zone)) return (atMs) => atMs - (toMs - fromMs);
  const days = Math.round((toMs - fromMs) / DAY_MS);
  return (atMs) => addDays(atMs, -days, zone);
}

/** Days in a piece; `null` for hours: of short stretches, and where a window does not begin and end with a day. */
function stepDaysOf(window: { fromMs: number; toMs: number }, untilMs: number, zone: string): 1 | 7 | null {
  const lengthMs = untilMs - window.fromMs;
  if (lengthMs <= HOURS_UP_TO_MS || !isWholeDays(window, zone)) return null;
  return lengthMs <= DAYS_UP_TO_MS ? 1 : 7;
}

function isWholeDays({ fromMs, toMs }: { fromMs: number; toMs: number }, zone: string): boolean {
  return bucketStart(fromMs, 'day', zone) === fromMs && bucketStart(toMs, 'day', zone) === toMs;
}

function piecesOf(
  { fromMs, toMs }: { fromMs: number; toMs: number },
  stepDays: 1 | 7 | null,
  zone: string,
): Bucket[] {
  if (stepDays === null) return denseBuckets({ fromMs, toMs }, 'hour', zone);
  const pieces: Bucket[] = [];
  for (let startMs = fromMs; startMs < toMs; ) {
    const endExclusiveMs = Math.min(toMs, addDays(startMs, stepDays, zone));
    pieces.push({ startMs, endExclusiveMs });
    startMs = endExclusiveMs;
  }
  return pieces;
}

function addDays(atMs: number, days: number, zone: string): number {
  return instantOfLocal(atMs + offsetSegmentAt(atMs, zone).offsetMs + days * DAY_MS, zone);
}
