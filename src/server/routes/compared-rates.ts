import type { Comparison } from '../../contract/currents';
import type { ComparedStretches } from '../../domain/compared-stretches';
import type { CurrentsBucketFigures } from '../../domain/currents';
import { moverState } from '../../domain/mover-state';
import { RATE_CHANGE_VERSION, rateChange } from '../../domain/rate-change';
import { seasonedCounts } from '../../domain/seasoned-counts';

/**
 * How the rates of two windows compare, over stretches cut alike and sources collected in both: each with its interval, and
 * what the mentions did in words.
 */
export function comparedRates(
  alike: { before: readonly CurrentsBucketFigures[]; now: readonly CurrentsBucketFigures[] },
  { stretches, sources }: { stretches: ComparedStretches; sources: number },
): NonNullable<Comparison['rates']> {
  const rateOf = (measure: 'mentions' | 'negative' | 'complaints') => {
    if (sources === 0) return null;
    const counts = {
      before: alike.before.map((bucket) => bucket[measure]),
      now: alike.now.map((bucket) => bucket[measure]),
    };
    return rateChange(seasonedCounts(counts, stretches));
  };
  const sumOf = (buckets: readonly CurrentsBucketFigures[]) =>
    buckets.reduce((sum, { mentions }) => sum + (mentions ?? 0), 0);
  const mentions = rateOf('mentions');
  const compared = { now: sumOf(alike.now), before: sumOf(alike.before), sources, buckets: alike.now.length };
  return {
    mentions,
    negative: rateOf('negative'),
    complaints: rateOf('complaints'),
    ...moverState(compared, mentions),
    method: RATE_CHANGE_VERSION,
  };
}
