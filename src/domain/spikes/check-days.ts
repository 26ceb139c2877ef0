import type { Bucket } from '../buckets';
import type { SourceCounts } from '../currents';
import type { DailyFinding } from './daily-check';
import { DropDetector } from './drop-detector';
import { findSwells } from './find-swells';
import type { LocalHour } from './season-rates';
import { silentDays } from './silent-days';

/** A series of the same sources throughout, as a day's look takes it. */
export interface CheckedSeries {
  buckets: readonly Bucket[];
  grain: 'hour' | 'day';
  /** `null`: not all of its sources were collected. */
  mentions: readonly (number | null)[];
  counts: readonly SourceCounts[];
  sources: readonly string[];
  localHour: (atMs: number) => LocalHour;
}

/**
 * What a look once a day finds that a look at every bucket must let pass: by day those far below the usual, by hour the
 * hours of a day that are far above it. A day on which one of the sources fell silent is no quiet day.
 */
export function checkDays(series: CheckedSeries): { found: DailyFinding[]; lower: (number | null)[] } {
  const { buckets, mentions, localHour } = series;
  if (series.grain === 'hour') {
    const hours = buckets.map(({ startMs }, index) => ({ startMs, value: mentions[index] ?? null }));
    return { found: findSwells(hours, localHour), lower: buckets.map(() => null) };
  }
  const silent = silentDays(buckets, series.counts, series.sources);
  const detector = new DropDetector(localHour);
  const found: DailyFinding[] = [];
  const lower = buckets.map(({ startMs }, index) => {
    const value = silent[index] ? null : (mentions[index] ?? null);
    const reading = detector.push(startMs, value);
    if (reading.below && value !== null && reading.expected !== null && reading.lower !== null)
      found.push({
        direction: 'below',
        start: index,
        endExclusive: index + 1,
        mentions: value,
        expected: reading.expected,
        bound: reading.lower,
        deviation: reading.deviation,
        chance: reading.chance,
      });
    return reading.lower;
  });
  return { found, lower };
}
