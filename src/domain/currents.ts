import type { Bucket } from './buckets';
import { type Covered, coveredBy, type Stretch, sourcesByBucket } from './coverage';
import { netSentiment } from './net-sentiment';

/** Counts of one source in one bucket, as rollups keep them. */
export interface SourceCounts {
  startMs: number;
  source: string;
  mentions: number;
  positive: number;
  neutral: number;
  negative: number;
  unscored: number;
  complaints: number;
  potentialImpressions: number;
}

export type SentimentChoice = 'positive' | 'neutral' | 'negative' | 'unscored';

/** What is counted: the sources (all there are when none is chosen) and the classes (all when empty). */
export interface CurrentsScope {
  sources: readonly string[];
  /** Those of `sources` that report followers; potential impressions are unknown without any. */
  followerSources: ReadonlySet<string>;
  sentiments: readonly SentimentChoice[];
}

export interface Figures {
  mentions: number | null;
  positive: number | null;
  neutral: number | null;
  negative: number | null;
  unscored: number | null;
  netSentiment: number | null;
  complaints: number | null;
  potentialImpressions: number | null;
  covered: Covered;
}

export type CurrentsBucketFigures = Figures & Bucket & { partial: boolean };

/**
 * One entry for every bucket, in order. A bucket in which no source was collected has `null` figures, one that was
 * collected and silent has zeros; `partial` means only that the bucket has not ended at `nowMs`.
 */
export function fillBuckets(
  buckets: readonly Bucket[],
  counts: readonly SourceCounts[],
  stretches: readonly Stretch[],
  scope: CurrentsScope,
  nowMs: number,
): CurrentsBucketFigures[] {
  const chosen = new Set(scope.sources);
  const collected = sourcesByBucket(
    buckets,
    stretches.filter((stretch) => chosen.has(stretch.source)),
  );
  const byStart = new Map<number, SourceCounts[]>();
  for (const count of counts) {
    if (!chosen.has(count.source)) continue;
    const same = byStart.get(count.startMs);
    if (same) same.push(count);
    else byStart.set(count.startMs, [count]);
  }
  let next = 0;
  const starts = [...byStart.keys()].sort((a, b) => a - b);
  return buckets.map((bucket, index) => {
    const inside: SourceCounts[] = [];
    while (next < starts.length && (starts[next] as number) < bucket.endExclusiveMs) {
      inside.push(...(byStart.get(starts[next] as number) ?? []));
      next++;
    }
    const covered = coveredBy(collected[index]?.length ?? 0, chosen.size);
    return { ...bucket, ...figuresOf(inside, covered, scope), partial: bucket.endExclusiveMs > nowMs };
  });
}

/** Sums of the buckets that have figures; `covered` leaves out buckets that have not begun at `nowMs`. */
export function totalsOf(
  buckets: readonly CurrentsBucketFigures[],
  scope: CurrentsScope,
  nowMs: number,
): Figures {
  const begun = buckets.filter((bucket) => bucket.startMs < nowMs);
  const covered: Covered = begun.every((bucket) => bucket.covered === 'all')
    ? begun.length === 0
      ? 'none'
      : 'all'
    : begun.every((bucket) => bucket.covered === 'none')
      ? 'none'
      : 'some';
  const sum = (figure: 'mentions' | 'positive' | 'neutral' | 'negative' | 'unscored' | 'complaints') =>
    buckets.reduce((total, bucket) => total + (bucket[figure] ?? 0), 0);
  if (buckets.every((bucket) => bucket.mentions === null)) return { ...UNKNOWN, covered };
  const counts = { positive: sum('positive'), neutral: sum('neutral'), negative: sum('negative') };
  return {
    mentions: sum('mentions'),
    ...counts,
    unscored: sum('unscored'),
    netSentiment: scope.sentiments.length > 0 ? null : netSentiment(counts),
    complaints: sum('complaints'),
    potentialImpressions: buckets.reduce<number | null>(
      (total, bucket) =>
        bucket.potentialImpressions === null ? total : (total ?? 0) + bucket.potentialImpressions,
      null,
    ),
    covered,
  };
}

const UNKNOWN = {
  mentions: null,
  positive: null,
  neutral: null,
  negative: null,
  unscored: null,
  netSentiment: null,
  complaints: null,
  potentialImpressions: null,
} as const;

function figuresOf(counts: readonly SourceCounts[], covered: Covered, scope: CurrentsScope): Figures {
  if (covered === 'none') return { ...UNKNOWN, covered };
  const takes = (choice: SentimentChoice) =>
    scope.sentiments.length === 0 || scope.sentiments.includes(choice);
  const sum = (figure: SentimentChoice | 'complaints' | 'potentialImpressions') =>
    counts.reduce((total, count) => total + count[figure], 0);
  const positive = takes('positive') ? sum('positive') : 0;
  const neutral = takes('neutral') ? sum('neutral') : 0;
  const negative = takes('negative') ? sum('negative') : 0;
  const unscored = takes('unscored') ? sum('unscored') : 0;
  const filtered = scope.sentiments.length > 0;
  return {
    mentions: positive + neutral + negative + unscored,
    positive,
    neutral,
    negative,
    unscored,
    // A chosen class alone has no balance, and followers are not kept by class.
    netSentiment: filtered ? null : netSentiment({ positive, neutral, negative }),
    complaints: takes('negative') ? sum('complaints') : 0,
    potentialImpressions: filtered || scope.followerSources.size === 0 ? null : sum('potentialImpressions'),
    covered,
  };
}

/** How a window moved against an earlier one of as many buckets. */
export interface Change {
  mentions: number | null;
  mentionsPercent: number | null;
  netSentimentPoints: number | null;
  complaints: number | null;
}

/** The difference of two totals; `null` where either side is unknown, no percentage of zero. */
export function changeBetween(now: Figures, before: Figures): Change {
  const difference = (a: number | null, b: number | null) => (a === null || b === null ? null : a - b);
  const mentions = difference(now.mentions, before.mentions);
  return {
    mentions,
    mentionsPercent: mentions === null || !before.mentions ? null : (100 * mentions) / before.mentions,
    netSentimentPoints: difference(now.netSentiment, before.netSentiment),
    complaints: difference(now.complaints, before.complaints),
  };
}

/**
 * Which sources may enter a change: those collected in every bucket of both windows (by position, complete buckets
 * only). A source connected in between would otherwise look like a rise.
 */
export function comparableSources(
  windows: { now: readonly Bucket[]; before: readonly Bucket[] },
  stretches: readonly Stretch[],
  sources: readonly string[],
): { compared: string[]; leftOut: { source: string; reason: string }[] } {
  const collectedIn = (buckets: readonly Bucket[]) => {
    const counts = new Map<string, number>();
    for (const names of sourcesByBucket(buckets, stretches)) {
      for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return counts;
  };
  const now = collectedIn(windows.now);
  const before = collectedIn(windows.before);
  const compared: string[] = [];
  const leftOut: { source: string; reason: string }[] = [];
  for (const source of sources) {
    const nowCount = now.get(source) ?? 0;
    const beforeCount = before.get(source) ?? 0;
    if (nowCount === windows.now.length && beforeCount === windows.before.length) compared.push(source);
    else {
      const reason =
        beforeCount < windows.before.length
          ? `collected in ${beforeCount} of ${windows.before.length} buckets of the earlier window`
          : `collected in ${nowCount} of ${windows.now.length} buckets of this window`;
      leftOut.push({ source, reason });
    }
  }
  return { compared, leftOut };
}
