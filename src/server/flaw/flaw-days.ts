import type { FlawDay as DayOut } from '../../contract/flaw-schemas';
import { type Bucket, bucketStart, denseBuckets } from '../../domain/buckets';
import { coveredBy, type Stretch, sourcesByBucket } from '../../domain/coverage';
import type { FlawDay } from '../../domain/flaw/flaw-day';
import { offsetSegmentAt } from '../../domain/zone-offsets';
import type { SeriesReader } from '../effect/measure-series';
import { iso } from '../routes/reading';
import { countedOn, type DayCount } from '../stores/flaw-count.store';

const DAY_MS = 86_400_000;

/** Days of the zone from the one that holds `fromMs` to the one that holds the last instant before `toMs`. */
export function zoneDays(
  { calendar }: Pick<SeriesReader, 'calendar'>,
  fromMs: number,
  toMs: number,
): Bucket[] {
  if (fromMs >= toMs) return [];
  return denseBuckets(
    { fromMs: bucketStart(fromMs, 'day', calendar.zone.zone), toMs },
    'day',
    calendar.zone.zone,
  );
}

/** So many whole days before the one that holds now. */
export function wholeDaysBefore(reader: SeriesReader, days: number): Bucket[] {
  const todayMs = bucketStart(reader.nowMs, 'day', reader.calendar.zone.zone);
  return zoneDays(reader, todayMs - (days + 1) * DAY_MS, todayMs).slice(-days);
}

/** A flaw's days as they go out: what was not collected is unknown, not zero. */
export function daysOut(
  days: readonly Bucket[],
  counts: ReadonlyMap<number, DayCount>,
  sources: readonly string[],
  reader: SeriesReader,
): DayOut[] {
  const chosen = sources.length > 0 ? sources : reader.sources;
  const collected = collectedBy(days, chosen, reader.stretches);
  return days.map(({ startMs, endExclusiveMs }, index) => {
    const covered = coveredBy(collected[index] ?? 0, chosen.length);
    const { complaints, proposed } = counts.get(index) ?? { complaints: 0, proposed: 0 };
    const known = covered !== 'none' || complaints + proposed > 0;
    return {
      start: iso(startMs),
      endExclusive: iso(endExclusiveMs),
      complaints: known ? complaints : null,
      proposed: known ? proposed : null,
      partial: endExclusiveMs > reader.nowMs,
      covered,
    };
  });
}

/** A flaw's days as they are judged, by what people put there and its rule recognised: a week without its loudest source is no quiet week. */
export function daysJudged(
  days: readonly Bucket[],
  counts: ReadonlyMap<number, DayCount>,
  topic: readonly number[],
  shares: ReadonlyMap<string, number>,
  reader: SeriesReader,
): FlawDay[] {
  const covered = coveredShares(days, shares, reader);
  return days.map((day, index) => {
    const count = counts.get(index);
    const complaints = count ? countedOn(count) : 0;
    return {
      complaints,
      // Replies are no complaints of their own here, and a flaw without a topic is a part of all that is said.
      topicComplaints: Math.max(complaints, topic[index] ?? 0),
      weekday: weekdayOf(day.startMs, reader.calendar.zone.zone),
      covered: covered[index] ?? 0,
    };
  });
}

/** How much of each day was collected, 0…1, each source weighing its share of what was said of the flaw. */
export function coveredShares(
  days: readonly Bucket[],
  shares: ReadonlyMap<string, number>,
  { stretches }: SeriesReader,
): number[] {
  const bySource = groupedBySource(stretches);
  return days.map((day) => {
    let covered = 0;
    for (const [source, share] of shares) covered += share * collectedShare(day, bySource.get(source) ?? []);
    return Math.min(1, covered);
  });
}

function groupedBySource(stretches: readonly Stretch[]): Map<string, Stretch[]> {
  const grouped = new Map<string, Stretch[]>();
  for (const stretch of stretches) {
    const known = grouped.get(stretch.source);
    if (known) known.push(stretch);
    else grouped.set(stretch.source, [stretch]);
  }
  return grouped;
}

function collectedShare({ startMs, endExclusiveMs }: Bucket, stretches: readonly Stretch[]): number {
  let collectedMs = 0;
  for (const { fromMs, toMs } of stretches) {
    collectedMs += Math.max(0, Math.min(toMs, endExclusiveMs) - Math.max(fromMs, startMs));
  }
  return Math.min(1, collectedMs / (endExclusiveMs - startMs));
}

function collectedBy(
  days: readonly Bucket[],
  sources: readonly string[],
  stretches: readonly Stretch[],
): number[] {
  const chosen = new Set(sources);
  const theirs = stretches.filter(({ source }) => chosen.has(source));
  return sourcesByBucket(days, theirs).map((names) => names.length);
}

/** 0 Monday … 6 Sunday. */
function weekdayOf(atMs: number, zone: string): number {
  // The first day of 1970 was a Thursday.
  return (dayNumber(atMs, zone) + 3) % 7;
}

/** Number of the local day an instant lies in, from the first of 1970 on. */
export function localDayNumber(atMs: number, { calendar }: Pick<SeriesReader, 'calendar'>): number {
  return dayNumber(atMs, calendar.zone.zone);
}

function dayNumber(atMs: number, zone: string): number {
  return Math.floor((atMs + offsetSegmentAt(atMs, zone).offsetMs) / DAY_MS);
}
