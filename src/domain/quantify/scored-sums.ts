import type { Bucket } from '../buckets';
import type { ScoredSums } from './corrected-shares';

/** What was scored in one language from an instant on, as rollups keep it. */
export type ScoredAt = ScoredSums & { startMs: number };

/** The sums of each bucket by language, in the order of the buckets; rows outside of all of them are left out. */
export function sumsByBucket(buckets: readonly Bucket[], rows: readonly ScoredAt[]): ScoredSums[][] {
  const sorted = [...rows].sort((a, b) => a.startMs - b.startMs);
  let next = 0;
  return buckets.map(({ startMs, endExclusiveMs }) => {
    const inside: ScoredSums[] = [];
    for (; next < sorted.length && (sorted[next] as ScoredAt).startMs < endExclusiveMs; next++) {
      const row = sorted[next] as ScoredAt;
      if (row.startMs >= startMs) inside.push(row);
    }
    return mergedSums(inside);
  });
}

/** One entry a language. */
export function mergedSums(sums: readonly ScoredSums[]): ScoredSums[] {
  const merged = new Map<string, ScoredSums>();
  for (const { lang, judged, pNegative, pPositive, stated } of sums) {
    const known = merged.get(lang);
    merged.set(lang, {
      lang,
      judged: judged + (known?.judged ?? 0),
      pNegative: pNegative + (known?.pNegative ?? 0),
      pPositive: pPositive + (known?.pPositive ?? 0),
      stated: {
        negative: stated.negative + (known?.stated.negative ?? 0),
        neutral: stated.neutral + (known?.stated.neutral ?? 0),
        positive: stated.positive + (known?.stated.positive ?? 0),
      },
    });
  }
  return [...merged.values()];
}
