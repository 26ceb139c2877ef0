/** One bucket of a burst as the conditions see it. */
export interface BurstBucket {
  /** Unusual by itself. */
  hot: boolean;
  deviation: number;
}

/**
 * Place of the bucket at whose end a burst meets its conditions: so many unusual buckets in a row, and by then a deviation
 * of at least `minSeverity`. `null`: it never did.
 */
export function firedAt(
  buckets: readonly BurstBucket[],
  { start, endExclusive }: { start: number; endExclusive: number },
  { persistence, minSeverity }: { persistence: number; minSeverity: number },
): number | null {
  let inRow = 0;
  let severest = 0;
  for (let index = start; index < endExclusive; index++) {
    const { hot, deviation } = buckets[index] as BurstBucket;
    inRow = hot ? inRow + 1 : 0;
    severest = Math.max(severest, deviation);
    if (inRow >= persistence && severest >= minSeverity) return index;
  }
  return null;
}
