import type { Bucket, Grain } from '../buckets';
import type { Stretch } from '../coverage';
import { type CurrentsScope, fillBuckets, type SourceCounts } from '../currents';
import { offsetSegmentAt } from '../zone-offsets';
import { findSpikes } from './find-spikes';
import type { LocalHour } from './season-rates';
import { SpikeDetector, type SpikeReading } from './spike-detector';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Grains in which spikes are looked for. */
export const SPIKE_GRAINS = ['hour', 'day'] as const satisfies readonly Grain[];
export type SpikeGrain = (typeof SPIKE_GRAINS)[number];

/** So much history before a window is read: enough for the memories, whatever the window. */
export const SPIKE_HISTORY_MS: Readonly<Record<SpikeGrain, number>> = {
  hour: 42 * DAY_MS,
  day: 182 * DAY_MS,
};

/** A source is judged once it has been collected for so long: what it brings at first is new, not unusual. */
export const ESTABLISHED_AFTER_MS = 14 * DAY_MS;

/** What is usual in one bucket; `null` where nothing can be said yet, or not every judged source was collected. */
export interface JudgedBucket {
  expected: number | null;
  upper: number | null;
  /** Mentions of the judged sources; `null` where they were not all collected. */
  mentions: number | null;
  /** Standard deviations above the level, and whether that is unusual. */
  deviation: number;
  hot: boolean;
  /** Sources that were judged: collected for two weeks before. */
  sources: readonly string[];
  /** Of so many mentions by chance: 1 where nothing is unusual, `null` where nothing is judged. */
  chance: number | null;
}

/** One burst; instants in epoch milliseconds. */
export interface CurrentsSpike {
  startMs: number;
  /** The bucket with the most above what is usual. */
  peakMs: number;
  peakEndExclusiveMs: number;
  /** `null` while it lasts. */
  endExclusiveMs: number | null;
  severity: number;
  /** Of the peak's bucket. */
  mentions: number;
  expected: number;
  upper: number;
  /** Above what is usual, over all its buckets. */
  excess: number;
}

/** Everything currents are judged from. */
export interface JudgedCurrents {
  /** Dense, history first; only complete ones are judged. */
  buckets: readonly Bucket[];
  grain: SpikeGrain;
  zone: string;
  counts: readonly SourceCounts[];
  stretches: readonly Stretch[];
  scope: CurrentsScope;
  nowMs: number;
}

/**
 * Judges a series of currents, each bucket from those before it.
 *
 * A series is always of the same sources: whenever one more has been collected for two weeks, the series of all of them
 * is judged anew from where they were all there. So a newly connected source is no spike, and a gap in collection is
 * a gap. A bucket that has not ended is not judged.
 */
export function judgeCurrents(currents: JudgedCurrents): { judged: JudgedBucket[]; spikes: CurrentsSpike[] } {
  const { buckets, nowMs } = currents;
  const complete = buckets.filter(({ endExclusiveMs }) => endExclusiveMs <= nowMs).length;
  const judged: JudgedBucket[] = buckets.map(() => ({
    expected: null,
    upper: null,
    mentions: null,
    deviation: 0,
    hot: false,
    sources: [],
    chance: null,
  }));
  const spikes: CurrentsSpike[] = [];
  for (const epoch of epochsOf(currents, complete)) {
    const { readings, mentions } = judgeEpoch(currents, epoch);
    for (let index = epoch.fromIndex; index < epoch.toIndex; index++) {
      const { expected, upper, deviation, hot, chance } = readings[index - epoch.readIndex] as SpikeReading;
      const known = mentions[index - epoch.readIndex] ?? null;
      judged[index] = {
        expected,
        upper,
        mentions: known,
        deviation,
        hot,
        sources: epoch.sources,
        chance: expected === null ? null : chance,
      };
    }
    spikes.push(...spikesOf(currents, epoch, readings, mentions));
  }
  return { judged, spikes };
}

/** Buckets `[fromIndex, toIndex)` in which the same sources are judged, learnt from `readIndex` on. */
interface Epoch {
  sources: string[];
  readIndex: number;
  fromIndex: number;
  toIndex: number;
}

function epochsOf({ buckets, stretches, scope }: JudgedCurrents, complete: number): Epoch[] {
  const begins = new Map<string, number>();
  for (const { source, fromMs } of stretches) {
    if (scope.sources.includes(source)) begins.set(source, Math.min(fromMs, begins.get(source) ?? fromMs));
  }
  const inOrder = [...begins].sort((one, other) => one[1] - other[1]);
  const indexAt = (atMs: number) => {
    const found = buckets.findIndex(({ startMs }) => startMs >= atMs);
    return found < 0 ? buckets.length : found;
  };
  return inOrder
    .map(([, beganMs], place): Epoch => {
      const next = inOrder[place + 1];
      return {
        sources: inOrder.slice(0, place + 1).map(([source]) => source),
        readIndex: indexAt(beganMs),
        fromIndex: indexAt(beganMs + ESTABLISHED_AFTER_MS),
        toIndex: Math.min(complete, next ? indexAt(next[1] + ESTABLISHED_AFTER_MS) : buckets.length),
      };
    })
    .filter(({ fromIndex, toIndex }) => fromIndex < toIndex);
}

function judgeEpoch(
  { buckets, grain, zone, counts, stretches, scope, nowMs }: JudgedCurrents,
  { sources, readIndex, toIndex }: Epoch,
): { readings: SpikeReading[]; mentions: (number | null)[] } {
  const read = buckets.slice(readIndex, toIndex);
  const beganMs = (read[0] as Bucket).startMs;
  const own = counts.filter(({ startMs }) => startMs >= beganMs);
  const filled = fillBuckets(read, own, stretches, { ...scope, sources }, nowMs);
  const mentions = filled.map((bucket) => (bucket.covered === 'all' ? bucket.mentions : null));
  const detector = new SpikeDetector(grain === 'hour' ? HOUR_MS : DAY_MS, (atMs) => localHourIn(zone, atMs));
  const readings = read.map(({ startMs }, index) => detector.push(startMs, mentions[index] ?? null));
  return { readings, mentions };
}

function spikesOf(
  { buckets }: JudgedCurrents,
  { readIndex, fromIndex }: Epoch,
  readings: readonly SpikeReading[],
  mentions: readonly (number | null)[],
): CurrentsSpike[] {
  return findSpikes(readings, mentions)
    .filter(({ start }) => start + readIndex >= fromIndex)
    .map(({ start, peak, endExclusive, severity }) => {
      const bucket = (index: number) => buckets[index + readIndex] as Bucket;
      const stretch = mentions.slice(start, endExclusive ?? mentions.length);
      const excess = stretch.reduce<number>(
        (sum, count, index) => sum + Math.max(0, (count ?? 0) - (readings[start + index]?.expected ?? 0)),
        0,
      );
      return {
        startMs: bucket(start).startMs,
        peakMs: bucket(peak).startMs,
        peakEndExclusiveMs: bucket(peak).endExclusiveMs,
        endExclusiveMs: endExclusive === null ? null : bucket(endExclusive - 1).endExclusiveMs,
        severity,
        mentions: mentions[peak] ?? 0,
        expected: readings[peak]?.expected ?? 0,
        upper: readings[peak]?.upper ?? 0,
        excess,
      };
    });
}

function localHourIn(zone: string, atMs: number): LocalHour {
  const localMs = atMs + offsetSegmentAt(atMs, zone).offsetMs;
  return { hour: Math.floor(localMs / HOUR_MS) % 24, weekday: (Math.floor(localMs / DAY_MS) + 4) % 7 };
}
