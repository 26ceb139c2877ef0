import type { CorrectedBucket } from '../../../contract/currents';

type StandoutBucket = CorrectedBucket;

/** A bucket of low net sentiment, and whether none lies lower: one of a few mentions may, by chance. */
export interface LowBucket {
  bucket: StandoutBucket;
  isLeast: boolean;
}

/** So few buckets have no course that one of them could stand out of. */
const MIN_BUCKETS = 7;
const MIN_RATIO = 1.25;
/** In standard errors; the largest of some dozen buckets is often two above the middle by chance alone. */
const COUNT_ERRORS = 4;
const NET_ERRORS = 3;

/**
 * The bucket with by far the most mentions, and the one with the lowest net sentiment of those far below the usual, among those that have ended
 * and were collected; `null` where none is worth a sentence: within what chance does to counts, or tied.
 */
export function standouts(buckets: readonly StandoutBucket[]): {
  most: StandoutBucket | null;
  lowest: LowBucket | null;
} {
  const ended = buckets.filter(({ partial, covered }) => !partial && covered === 'all');
  return { most: mostOf(ended), lowest: lowestOf(ended) };
}

function mostOf(buckets: readonly StandoutBucket[]): StandoutBucket | null {
  const counts = buckets.map(({ mentions }) => mentions ?? 0);
  const largest = Math.max(...counts);
  const usual = median(counts);
  const stands =
    largest >= MIN_RATIO * usual && largest - usual > COUNT_ERRORS * Math.sqrt(Math.max(usual, 1));
  const holders = buckets.filter(({ mentions }) => mentions === largest);
  return counts.length >= MIN_BUCKETS && stands && holders.length === 1 ? (holders[0] ?? null) : null;
}

function lowestOf(buckets: readonly StandoutBucket[]): LowBucket | null {
  const known = buckets.filter(({ netSentiment }) => netSentiment !== null);
  if (known.length < MIN_BUCKETS) return null;
  const usual = median(known.map(({ netSentiment }) => netSentiment ?? 0));
  const far = known.filter(
    (bucket) => usual - (bucket.netSentiment ?? 0) > NET_ERRORS * netError(bucket, usual),
  );
  const lowest = Math.min(...far.map(shownNet));
  const holders = far.filter((bucket) => shownNet(bucket) === lowest);
  const [bucket] = holders;
  return bucket && holders.length === 1
    ? { bucket, isLeast: known.every((other) => shownNet(other) >= lowest) }
    : null;
}

/** What the chart shows of a bucket: the corrected figure where it is known. */
function shownNet({ netCorrected, netSentiment }: StandoutBucket): number {
  return netCorrected?.value ?? netSentiment ?? 0;
}

/** Standard error of a bucket's net sentiment in points, were its true value the usual one. */
function netError({ positive, neutral, negative }: StandoutBucket, usual: number): number {
  const scored = (positive ?? 0) + (neutral ?? 0) + (negative ?? 0);
  const opinionated = scored === 0 ? 0 : ((positive ?? 0) + (negative ?? 0)) / scored;
  const share = usual / 100;
  return 100 * Math.sqrt(Math.max(opinionated - share * share, 0.1) / Math.max(scored, 1));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1] ?? 0, sorted[middle] ?? 0];
  return (low + high) / 2;
}
