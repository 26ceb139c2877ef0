import { type Bucket, denseBuckets, type Grain, MAX_BUCKETS, tooManyBuckets } from '../../domain/buckets';
import type { ComparedStretches } from '../../domain/compared-stretches';
import type { Figures } from '../../domain/currents';
import type { Db } from '../db/database';
import { ApiError } from '../problems';
import type { Calendar } from '../stores/settings.store';
import { mentionExtent } from '../stores/source.store';

const DAY_MS = 86_400_000;

export interface Window {
  fromMs: number;
  toMs: number;
}

/**
 * The window a query asks for. Without an end it ends with today, or with the last day anything was said when that is
 * longer ago than its length; without a start it is `days` days of the zone long.
 */
export async function decideWindow(
  db: Db,
  query: { from?: string | undefined; to?: string | undefined; days: number },
  zone: string,
  nowMs: number,
): Promise<Window> {
  const toMs = query.to === undefined ? await defaultEnd(db, query.days, zone, nowMs) : Date.parse(query.to);
  const fromMs = query.from === undefined ? daysBefore(toMs, query.days, zone) : Date.parse(query.from);
  refuseEmptyWindow({ fromMs, toMs });
  return { fromMs, toMs };
}

/** Start of the first of so many days that end with the one before, or around, an instant: days may have 23 or 25 hours. */
export function daysBefore(toMs: number, days: number, zone: string): number {
  const before = denseBuckets({ fromMs: toMs - (days + 2) * DAY_MS, toMs }, 'day', zone);
  return before.at(-days)?.startMs ?? toMs - days * DAY_MS;
}

/** Throws the caller's error for a window that does not end after it starts. */
export function refuseEmptyWindow({ fromMs, toMs }: Window): void {
  if (fromMs < toMs) return;
  throw new ApiError(400, 'invalid-request', 'The window must end after it starts.', {
    errors: [{ field: 'to', message: 'Must lie after from.' }],
  });
}

/** Throws the caller's error when a window has too many buckets of a grain, naming the grain that fits. */
export function refuseTooManyBuckets(window: Window, grain: Grain): void {
  const coarser = tooManyBuckets(window, grain);
  if (coarser === null) return;
  const advice = coarser === grain ? 'Ask for a shorter window.' : `Ask for bucket=${coarser}.`;
  throw new ApiError(400, 'too-many-buckets', `At most ${MAX_BUCKETS} buckets fit in one answer. ${advice}`, {
    errors: [{ field: 'bucket', message: advice }],
  });
}

/** As many buckets as a window has, directly before it. */
export function previousBuckets(
  buckets: readonly Bucket[],
  grain: Grain,
  { zone, weekStart }: Calendar,
): Bucket[] {
  const first = buckets[0] as Bucket;
  const lengthMs = (buckets.at(-1) as Bucket).endExclusiveMs - first.startMs;
  // Months differ in length: look back further than needed and keep the nearest.
  const fromMs = first.startMs - lengthMs - 2 * 31 * 86_400_000;
  return denseBuckets({ fromMs, toMs: first.startMs }, grain, zone.zone, weekStart).slice(-buckets.length);
}

/** The stretch that buckets cover. */
export function windowOf(buckets: readonly Bucket[]): Window {
  return {
    fromMs: (buckets[0] as Bucket).startMs,
    toMs: (buckets.at(-1) as Bucket).endExclusiveMs,
  };
}

/** The same as it goes out. */
export function edgesOf(buckets: readonly Bucket[]): { from: string; to: string } {
  const { fromMs, toMs } = windowOf(buckets);
  return { from: iso(fromMs), to: iso(toMs) };
}

/** What a change is told of, as it goes out; `null` while nothing of the window can be compared. */
export function comparedEdges({ now, before, until }: ComparedStretches) {
  return now.length === 0 ? null : { now: edgesOf(now), before: edgesOf(before), until };
}

/** Figures as they go out: net sentiment with two digits. */
export function toWireFigures<Given extends Figures>({ netSentiment, ...figures }: Given) {
  return { ...figures, netSentiment: netSentiment === null ? null : roundTo2(netSentiment) };
}

export function roundTo2(value: number): number {
  return Math.round(value * 100) / 100;
}

export function iso(ms: number): string {
  return new Date(ms).toISOString();
}

async function defaultEnd(db: Db, days: number, zone: string, nowMs: number): Promise<number> {
  const extent = await mentionExtent(db);
  const lastMs = extent?.lastAt.getTime() ?? nowMs;
  const endMs = lastMs < nowMs - days * DAY_MS ? lastMs : nowMs;
  return denseBuckets({ fromMs: endMs, toMs: endMs + 1 }, 'day', zone)[0]?.endExclusiveMs ?? endMs;
}
