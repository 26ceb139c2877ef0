import { averageForecasts, type Counterfactual } from './counterfactual';
import { designs } from './design';
import { type EffectPoint, expectedTotal, isKnown, type Link, sizeOf, totalOf } from './link';
import { type Banded, changeOf, offsetsOf, sumTo } from './window-sum';

/** One bucket after the baseline; values in the unit of the average. */
export interface EffectBucket {
  observed: number | null;
  expected: Banded;
  /** Observed minus expected over the known buckets from the first to this one; `null` before the first known. */
  cumulative: Banded | null;
}

/** Each bucket after a baseline: what was seen, what was expected, and their difference so far; empty where no effect is. */
export function effectBuckets(
  link: Link,
  baseline: readonly EffectPoint[],
  after: readonly EffectPoint[],
): EffectBucket[] {
  const counterfactual = averageForecasts(link, designs(link, baseline, after));
  if (!counterfactual) return [];
  return after.map((point, index) => {
    const sum = sumTo(link, after, counterfactual, index + 1);
    return {
      observed: isKnown(link, point) ? totalOf(link, point) / sizeOf(link, point) : null,
      expected: expectedIn(link, after, counterfactual, index),
      cumulative: sum && changeOf(sum, 1),
    };
  });
}

function expectedIn(
  link: Link,
  after: readonly EffectPoint[],
  counterfactual: Counterfactual,
  index: number,
): Banded {
  const point = after[index] as EffectPoint;
  // A bucket nothing is known of is drawn as if it were of the usual size.
  const sized = isKnown(link, point) ? point : { ...point, of: 1 };
  const level = counterfactual.levels[index] as number;
  const offsets = offsetsOf(counterfactual.errorOf(after.map((_, row) => (row === index ? 1 : 0))));
  const at = (offset: number) => expectedTotal(link, sized, level + offset) / sizeOf(link, sized);
  return { estimate: at(0), bands: offsets.map(({ low, high }) => ({ low: at(low), high: at(high) })) };
}
