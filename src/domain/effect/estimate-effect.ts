import { averageForecasts } from './counterfactual';
import { designs } from './design';
import { type DetectableEffect, detectableOf } from './detectable-effect';
import type { EffectPoint, Link } from './link';
import { type Banded, changeOf, sumTo, type WindowSum } from './window-sum';

/** Version of the method; it travels with every answer that holds an effect. */
export const EFFECT_VERSION = 'averaged-level-2';

/** The effect over all buckets after the baseline of which something is known. */
export interface Effect {
  /** Known buckets it is read from. */
  buckets: number;
  /** Totals over these buckets. */
  observed: number;
  expected: Banded;
  /** Observed minus expected: for a bucket, or for one of what a share is a share of. */
  average: Banded;
  /** Observed minus expected over all buckets. */
  cumulative: Banded;
  /** Observed against expected in percent; `null` where what was expected is not surely above zero. */
  relative: Banded | null;
  /** What would have come out clear in 8 of 10 cases. */
  detectable: DetectableEffect;
}

/**
 * How far the buckets after a baseline ran from what the baseline led to expect; `null` when no bucket after it is
 * known, or the regression cannot be told from the baseline.
 *
 * Interrupted time series (Wagner et al. 2002; Bernal et al. 2017) by forecast: the baseline alone is fitted, so that
 * the effect may have any shape over time, and average and cumulative are observed minus forecast (Brodersen et al.
 * 2015). The interval holds the noise of the buckets, the coefficients, the level, and not knowing how the level moves.
 * Average, cumulative and relative are read from one distribution of one forecast error and cannot disagree.
 */
export function estimateEffect(
  link: Link,
  baseline: readonly EffectPoint[],
  after: readonly EffectPoint[],
): Effect | null {
  const counterfactual = averageForecasts(link, designs(link, baseline, after));
  const whole = counterfactual && sumTo(link, after, counterfactual, after.length);
  return whole && effectOf(whole);
}

/** Whether an effect is told in percent of what was expected, or by its average in the value's own unit. */
export type Telling = 'relative' | 'average';

/** The number an effect is told by; `null` where that is a percentage and none can be said. */
export function headlineOf({ relative, average }: Effect, telling: Telling): Banded | null {
  return telling === 'relative' ? relative : average;
}

function effectOf(whole: WindowSum): Effect {
  return {
    buckets: whole.buckets,
    observed: whole.observed,
    expected: expectedOf(whole),
    average: changeOf(whole, 1 / whole.size),
    cumulative: changeOf(whole, 1),
    relative: relativeOf(whole),
    detectable: detectableOf(whole),
  };
}

function expectedOf({ expectedBy, offsets }: WindowSum): Banded {
  return {
    estimate: expectedBy(0),
    bands: offsets.map(({ low, high }) => ({ low: expectedBy(low), high: expectedBy(high) })),
  };
}

function relativeOf({ observed, expectedBy, offsets }: WindowSum): Banded | null {
  if (offsets.some(({ low }) => expectedBy(low) <= 0)) return null;
  const percent = (offset: number) => 100 * (observed / expectedBy(offset) - 1);
  return {
    estimate: percent(0),
    bands: offsets.map(({ low, high }) => ({ low: percent(high), high: percent(low) })),
  };
}
