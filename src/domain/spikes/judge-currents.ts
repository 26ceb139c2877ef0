import type { Bucket, Grain } from '../buckets';
import type { Stretch } from '../coverage';
import { type CurrentsScope, fillBuckets, type SourceCounts } from '../currents';
import { offsetSegmentAt } from '../zone-offsets';
import { checkDays } from './check-days';
import type { DailyFinding } from './daily-check';
import { findSpikes } from './find-spikes';
import type { LocalHour } from './season-rates';
import { SpikeDetector, type SpikeReading } from './spike-detector';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** So near a burst, more than usual is its own beginning or end. */
const SWELL_REACH_MS = 6 * HOUR_MS;

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
  /** A day below this is quieter than usual; `null` by hour and where nothing can be said of that. */
  lower: number | null;
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

/** One burst, or what a day's look found; instants in epoch milliseconds. */
export interface CurrentsSpike {
  /** Too many, or far fewer than usual. */
  direction: 'above' | 'below';
  /** By the look at every bucket, or by the one a day has. */
  foundBy: 'burst' | 'daily-check';
  startMs: number;
  /** The bucket that lies furthest from what is usual; all its hours, where a day's look found them. */
  peakMs: number;
  peakEndExclusiveMs: number;
  /** `null` while it lasts. */
  endExclusiveMs: number | null;
  severity: number;
  /** Of the peak's bucket. */
  mentions: number;
  expected: number;
  upper: number;
  /** Above what is usual, or below it, over all its buckets. */
  excess: number;
}

/** What a day's look found, with each of its days: its number in the zone, and the chance of what was seen. */
export interface CheckedStretch extends CurrentsSpike {
  days: readonly { day: number; chance: number }[];
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
 * a gap. A bucket that has not ended is not judged. Days are looked at once more (`check-days.ts`), unless some
 * classes are chosen: a new engine moves mentions from one class to another, and that is no silence.
 */
export function judgeCurrents(currents: JudgedCurrents): {
  judged: JudgedBucket[];
  spikes: CurrentsSpike[];
  checked: CheckedStretch[];
} {
  const { buckets, nowMs } = currents;
  const complete = buckets.filter(({ endExclusiveMs }) => endExclusiveMs <= nowMs).length;
  const judged: JudgedBucket[] = buckets.map(() => ({
    expected: null,
    upper: null,
    lower: null,
    mentions: null,
    deviation: 0,
    hot: false,
    sources: [],
    chance: null,
  }));
  const spikes: CurrentsSpike[] = [];
  const checked: CheckedStretch[] = [];
  for (const epoch of epochsOf(currents, complete)) {
    const { readings, mentions, daily } = judgeEpoch(currents, epoch);
    for (let index = epoch.fromIndex; index < epoch.toIndex; index++) {
      const { expected, upper, deviation, hot, chance } = readings[index - epoch.readIndex] as SpikeReading;
      const known = mentions[index - epoch.readIndex] ?? null;
      judged[index] = {
        expected,
        upper,
        lower: daily.lower[index - epoch.readIndex] ?? null,
        mentions: known,
        deviation,
        hot,
        sources: epoch.sources,
        chance: expected === null ? null : chance,
      };
    }
    const bursts = spikesOf(currents, epoch, readings, mentions);
    spikes.push(...bursts);
    checked.push(...checkedOf(currents, epoch, daily.found, mentions).filter((one) => !isNear(one, bursts)));
  }
  return { judged, spikes, checked };
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
): { readings: SpikeReading[]; mentions: (number | null)[]; daily: ReturnType<typeof checkDays> } {
  const read = buckets.slice(readIndex, toIndex);
  const beganMs = (read[0] as Bucket).startMs;
  const own = counts.filter(({ startMs }) => startMs >= beganMs);
  const filled = fillBuckets(read, own, stretches, { ...scope, sources }, nowMs);
  const mentions = filled.map((bucket) => (bucket.covered === 'all' ? bucket.mentions : null));
  const localHour = (atMs: number) => localHourIn(zone, atMs);
  const detector = new SpikeDetector(grain === 'hour' ? HOUR_MS : DAY_MS, localHour);
  const readings = read.map(({ startMs }, index) => detector.push(startMs, mentions[index] ?? null));
  const daily =
    scope.sentiments.length > 0
      ? { found: [], lower: [] }
      : checkDays({ buckets: read, grain, mentions, counts: own, sources, localHour });
  return { readings, mentions, daily };
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
        direction: 'above',
        foundBy: 'burst',
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

/** Findings as stretches: quiet days in a row are one. */
function checkedOf(
  { buckets, grain, zone }: JudgedCurrents,
  { readIndex, fromIndex }: Epoch,
  found: readonly DailyFinding[],
  mentions: readonly (number | null)[],
): CheckedStretch[] {
  const stretches: DailyFinding[][] = [];
  for (const finding of found) {
    if (finding.start + readIndex < fromIndex) continue;
    const open = stretches.at(-1);
    if (grain === 'day' && open?.at(-1)?.endExclusive === finding.start) open.push(finding);
    else stretches.push([finding]);
  }
  const bucket = (index: number) => buckets[index + readIndex] as Bucket;
  return stretches.map((days) => {
    const [first, last] = [days[0] as DailyFinding, days.at(-1) as DailyFinding];
    const peak = days.reduce((most, day) => (missed(day) > missed(most) ? day : most));
    return {
      direction: first.direction,
      foundBy: 'daily-check',
      startMs: bucket(first.start).startMs,
      peakMs: bucket(peak.start).startMs,
      peakEndExclusiveMs: bucket(peak.endExclusive - 1).endExclusiveMs,
      endExclusiveMs:
        grain === 'day' && last.endExclusive === mentions.length
          ? null
          : bucket(last.endExclusive - 1).endExclusiveMs,
      severity: Math.max(...days.map(({ deviation }) => Math.abs(deviation))),
      mentions: peak.mentions,
      expected: peak.expected,
      upper: peak.bound,
      excess: days.reduce((sum, day) => sum + missed(day), 0),
      days: days.map(({ start, chance }) => ({ day: localDay(zone, bucket(start).startMs), chance })),
    };
  });
}

/** How many more, or fewer, than usual. */
function missed({ mentions, expected }: DailyFinding): number {
  return Math.abs(mentions - expected);
}

/** What a burst holds, or lies next to, is found already. */
function isNear({ startMs, endExclusiveMs }: CurrentsSpike, bursts: readonly CurrentsSpike[]): boolean {
  return bursts.some(
    (burst) =>
      burst.startMs < (endExclusiveMs ?? Number.POSITIVE_INFINITY) + SWELL_REACH_MS &&
      startMs < (burst.endExclusiveMs ?? Number.POSITIVE_INFINITY) + SWELL_REACH_MS,
  );
}

function localDay(zone: string, atMs: number): number {
  return Math.floor((atMs + offsetSegmentAt(atMs, zone).offsetMs) / DAY_MS);
}

function localHourIn(zone: string, atMs: number): LocalHour {
  const localMs = atMs + offsetSegmentAt(atMs, zone).offsetMs;
  return { hour: Math.floor(localMs / HOUR_MS) % 24, weekday: (Math.floor(localMs / DAY_MS) + 4) % 7 };
}
