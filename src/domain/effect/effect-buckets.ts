import { averageForecasts, type ErrorDistribution } from './counterfactual';
import { designs } from './design';
import { type EffectPoint, expectedTotal, isKnown, type Link, sizeOf, totalOf, usualSize } from './link';
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
  // What would have been seen in a bucket nothing is known of is told as of one of the usual size.
  const usual = usualSize(baseline);
  return after.map((point, index) => {
    const sum = sumTo(link, after, counterfactual, index + 1);
    return {
      observed: isKnown(link, point) ? totalOf(link, point) / sizeOf(point) : null,
      expected: expectedIn(link, isKnown(link, point) ? point : { ...point, of: usual }, {
        level: counterfactual.levels[index] as number,
        error: counterfactual.errorOf(after.map((_, row) => (row === index ? 1 : 0))),
      }),
      cumulative: sum && changeOf(sum, 1),
    };
  });
}

function expectedIn(
  link: Link,
  point: EffectPoint,
  { level, error }: { level: number; error: ErrorDistribution },
): Banded {
  const at = (offset: number) => expectedTotal(link, point, level + offset) / sizeOf(point);
  return {
    estimate: at(0),
    bands: offsetsOf(error).map(({ low, high }) => ({ low: at(low), high: at(high) })),
  };
}
