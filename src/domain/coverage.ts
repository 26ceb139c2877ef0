import type { Bucket } from './buckets';

/** A stretch of time in which a source was collected; both ends were seen. */
export interface Stretch {
  source: string;
  fromMs: number;
  toMs: number;
}

/** Were all, some or none of the sources collected? */
export type Covered = 'all' | 'some' | 'none';

/** Overlapping and touching stretches of the same source as one, by source and start. */
export function joinStretches(stretches: readonly Stretch[]): Stretch[] {
  const sorted = [...stretches].sort((a, b) =>
    a.source === b.source ? a.fromMs - b.fromMs : a.source < b.source ? -1 : 1,
  );
  const joined: Stretch[] = [];
  for (const stretch of sorted) {
    const last = joined.at(-1);
    if (last && last.source === stretch.source && stretch.fromMs <= last.toMs) {
      last.toMs = Math.max(last.toMs, stretch.toMs);
    } else joined.push({ ...stretch });
  }
  return joined;
}

/**
 * Which sources were collected at least in part of each bucket; one list of names a bucket. A source of which only a
 * moment of the bucket was seen counts: imports cover from their first to their last row.
 */
export function sourcesByBucket(buckets: readonly Bucket[], stretches: readonly Stretch[]): string[][] {
  const found = buckets.map((): string[] => []);
  for (const stretch of joinStretches(stretches)) {
    for (let index = firstEndingAfter(buckets, stretch.fromMs); index < buckets.length; index++) {
      if ((buckets[index] as Bucket).startMs > stretch.toMs) break;
      const names = found[index] as string[];
      if (names.at(-1) !== stretch.source) names.push(stretch.source);
    }
  }
  return found;
}

/** The word for `collected` of `chosen` sources; no chosen source at all is `none`. */
export function coveredBy(collected: number, chosen: number): Covered {
  if (collected === 0) return 'none';
  return collected >= chosen ? 'all' : 'some';
}

function firstEndingAfter(buckets: readonly Bucket[], atMs: number): number {
  let low = 0;
  let high = buckets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((buckets[middle] as Bucket).endExclusiveMs > atMs) high = middle;
    else low = middle + 1;
  }
  return low;
}
