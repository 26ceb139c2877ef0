import type { BandedFigure, Comparison, Currents, CurrentsBucket } from '../../../contract/currents';
import { netSentiment } from '../../../domain/net-sentiment';
import type { TimeSpan } from '../../ui/charts/time-scale';

/** A bucket as the server answered it, with its edges as numbers; those of single topics have no corrected figure. */
export type RiverBucket = CurrentsBucket & TimeSpan & { netCorrected?: BandedFigure | null };

/** One x position of the volume chart; `null` breaks an area. `part*` belong to the bucket that has not ended. */
export interface VolumeRow {
  atMs: number;
  negative: number | null;
  positive: number | null;
  neutral: number | null;
  unscored: number | null;
  partNegative: number | null;
  partPositive: number | null;
  partNeutral: number | null;
  partUnscored: number | null;
}

/** One x position of the net-sentiment line; `null` breaks it. */
export interface NetRow {
  atMs: number;
  net: number | null;
  partNet: number | null;
  /** Between which bounds it lies. */
  band: [number, number] | null;
}

/** Figures of some buckets together. */
export interface RiverSum {
  mentions: number | null;
  positive: number;
  neutral: number;
  negative: number;
  unscored: number;
  netSentiment: number | null;
  /** Buckets with figures, and all of them. */
  collected: number;
  buckets: number;
  partial: boolean;
}

/** The buckets of an answer with numeric edges, in order; `completeOnly` leaves out those that have not ended. */
export function riverBuckets(buckets: readonly CurrentsBucket[], completeOnly: boolean): RiverBucket[] {
  return buckets
    .filter((bucket) => !(completeOnly && bucket.partial))
    .map((bucket) => ({
      ...bucket,
      startMs: Date.parse(bucket.start),
      endExclusiveMs: Date.parse(bucket.endExclusive),
    }));
}

/**
 * Rows of the stacked volume. Counts belong to intervals: a point at the middle of each bucket, and each unbroken run
 * extended flat to its outer edges, so that a lone bucket is a rectangle of its own width. A bucket in which nothing was
 * collected breaks all areas; a bucket that has not ended is a run of its own, in the `part*` fields.
 */
export function volumeRows(buckets: readonly RiverBucket[]): VolumeRow[] {
  return runRows(
    buckets,
    (bucket) => bucket.mentions !== null,
    (atMs, bucket) => {
      const figures = bucket && {
        negative: bucket.negative ?? 0,
        positive: bucket.positive ?? 0,
        neutral: bucket.neutral ?? 0,
        unscored: bucket.unscored ?? 0,
      };
      const ended = bucket?.partial ? null : figures;
      const part = bucket?.partial ? figures : null;
      return {
        atMs,
        negative: ended?.negative ?? null,
        positive: ended?.positive ?? null,
        neutral: ended?.neutral ?? null,
        unscored: ended?.unscored ?? null,
        partNegative: part?.negative ?? null,
        partPositive: part?.positive ?? null,
        partNeutral: part?.neutral ?? null,
        partUnscored: part?.unscored ?? null,
      };
    },
  );
}

/** Rows of the corrected net sentiment, by the same rule as `volumeRows`; a bucket that has none breaks the line. */
export function netRows(buckets: readonly RiverBucket[]): NetRow[] {
  return runRows(
    buckets,
    ({ netCorrected }) => netCorrected !== null && netCorrected !== undefined,
    (atMs, bucket) => {
      const net = bucket?.netCorrected ?? null;
      return {
        atMs,
        net: bucket?.partial ? null : (net?.value ?? null),
        partNet: bucket?.partial ? (net?.value ?? null) : null,
        band: net && [net.low, net.high],
      };
    },
  );
}

/** The earlier window's totals, laid over this window by position; a bucket it did not collect is `null`. */
export function previousPoints(
  buckets: readonly RiverBucket[],
  comparison: Comparison | null,
): { atMs: number; mentions: number | null }[] {
  if (!comparison) return [];
  return buckets.map((bucket, index) => ({
    atMs: middle(bucket),
    mentions: comparison.buckets[index]?.mentions ?? null,
  }));
}

/** Volume without its classes, in the rows of the stack: the quiet ground under the lines of topics. */
export function plainRows(buckets: readonly RiverBucket[]): VolumeRow[] {
  return volumeRows(
    buckets.map((bucket) => ({ ...bucket, negative: 0, positive: 0, unscored: 0, neutral: bucket.mentions })),
  );
}

/**
 * Each chosen topic as a line with its name, by position as `riverBuckets` of the same choice; a topic that was removed
 * meanwhile keeps its id as name.
 */
export function namedSeries(
  { series }: Currents,
  topics: readonly { id: string; name: string }[],
  completeOnly: boolean,
): {
  key: string;
  name: string;
  points: { atMs: number; value: number | null; partial: boolean }[];
}[] {
  return series.map(({ topic, buckets }) => ({
    key: topic,
    name: topics.find(({ id }) => id === topic)?.name ?? topic,
    points: riverBuckets(buckets, completeOnly).map((bucket) => ({
      atMs: middle(bucket),
      value: bucket.mentions,
      partial: bucket.partial,
    })),
  }));
}

/** A whole this many times as large as its topics would press their lines flat: it is not drawn then. */
const FLATTENING = 6;

/** Are all mentions drawn behind the topics, on one axis with them? */
export function wholeFits(
  buckets: readonly RiverBucket[],
  series: readonly { points: readonly { value: number | null }[] }[],
): boolean {
  const largest = Math.max(0, ...series.flatMap(({ points }) => points.map(({ value }) => value ?? 0)));
  return largest > 0 && largestCount(buckets, []) <= FLATTENING * largest;
}

/** Neighbouring buckets with the same answer to a question, joined: where nothing, or only some, was collected. */
export function stretchesWhere(
  buckets: readonly RiverBucket[],
  holds: (bucket: RiverBucket) => boolean,
): TimeSpan[] {
  const stretches: TimeSpan[] = [];
  for (const bucket of buckets) {
    if (!holds(bucket)) continue;
    const last = stretches.at(-1);
    if (last && last.endExclusiveMs === bucket.startMs) last.endExclusiveMs = bucket.endExclusiveMs;
    else stretches.push({ startMs: bucket.startMs, endExclusiveMs: bucket.endExclusiveMs });
  }
  return stretches;
}

/** Has the bucket begun when the answer was computed? Buckets of the future are neither collected nor a gap. */
export function hasBegun(bucket: RiverBucket, computedAtMs: number): boolean {
  return bucket.startMs <= computedAtMs;
}

/** Largest stack of a window and of the earlier one laid over it; 0 for none. */
export function largestCount(
  buckets: readonly RiverBucket[],
  previous: readonly { mentions: number | null }[],
): number {
  const counts = [...buckets, ...previous].map(({ mentions }) => mentions ?? 0);
  return counts.reduce((largest, count) => Math.max(largest, count), 0);
}

/**
 * Adds up buckets. `mentions` is `null` when none of them was collected; net sentiment is made anew from the sums, and
 * `null` when a filter by sentiment is on: a chosen class alone has no balance.
 */
export function sumBuckets(buckets: readonly RiverBucket[], filteredBySentiment: boolean): RiverSum {
  const known = buckets.filter((bucket) => bucket.mentions !== null);
  const sum = (figure: 'mentions' | 'positive' | 'neutral' | 'negative' | 'unscored') =>
    known.reduce((total, bucket) => total + (bucket[figure] ?? 0), 0);
  const classes = { positive: sum('positive'), neutral: sum('neutral'), negative: sum('negative') };
  return {
    mentions: known.length === 0 ? null : sum('mentions'),
    ...classes,
    unscored: sum('unscored'),
    netSentiment: filteredBySentiment ? null : netSentiment(classes),
    collected: known.length,
    buckets: buckets.length,
    partial: buckets.some(({ partial }) => partial),
  };
}

/** What the figures stand on: how many buckets were collected, and how many of the chosen sources at all. */
export function coverageOf(
  currents: Currents,
  buckets: readonly RiverBucket[],
  sourcesKnown: readonly string[],
): { collected: number; begun: number; sourcesCollected: number; sources: number } {
  const computedAtMs = Date.parse(currents.basis.computedAt);
  const begun = buckets.filter((bucket) => hasBegun(bucket, computedAtMs));
  const chosen = new Set(currents.query.source.length > 0 ? currents.query.source : sourcesKnown);
  const seen = new Set(currents.coverage.map(({ source }) => source));
  for (const source of seen) chosen.add(source);
  return {
    collected: begun.filter(({ covered }) => covered !== 'none').length,
    begun: begun.length,
    sourcesCollected: seen.size,
    sources: chosen.size,
  };
}

function middle(span: TimeSpan): number {
  return (span.startMs + span.endExclusiveMs) / 2;
}

function runRows<Row>(
  buckets: readonly RiverBucket[],
  known: (bucket: RiverBucket) => boolean,
  rowOf: (atMs: number, bucket: RiverBucket | null) => Row,
): Row[] {
  const rows: Row[] = [];
  for (let index = 0; index < buckets.length; index++) {
    const bucket = buckets[index] as RiverBucket;
    if (!known(bucket)) {
      rows.push(rowOf(middle(bucket), null));
      continue;
    }
    const continues = (other: RiverBucket | undefined) =>
      other !== undefined && known(other) && other.partial === bucket.partial;
    if (!continues(buckets[index - 1])) rows.push(rowOf(bucket.startMs, bucket));
    rows.push(rowOf(middle(bucket), bucket));
    if (!continues(buckets[index + 1])) rows.push(rowOf(bucket.endExclusiveMs, bucket));
  }
  return rows;
}
