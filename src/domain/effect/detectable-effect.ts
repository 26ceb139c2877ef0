import { averageForecasts } from './counterfactual';
import { designs } from './design';
import type { EffectPoint, Link } from './link';
import { sumTo, type WindowSum } from './window-sum';

/** The smallest effects that would come out *clear* in 8 of 10 cases, in percent of what is expected, and for a bucket. */
export interface DetectableEffect {
  expected: number;
  /** In the unit of the average; `down` is negative, and never below having nothing at all. */
  average: { up: number; down: number };
  /** `null` where what is expected is not above zero. */
  percent: { up: number; down: number } | null;
}

/**
 * What a baseline could detect in the buckets to come: an effect is clear when it lies beyond the 97.5 % point of the
 * forecast's error, and does so in 8 of 10 cases when it lies that far beyond the error's 20 % point (power of a
 * two-sided test at 5 %, Cohen 1988). Values of the buckets to come do not matter, their sizes do. `null` as an effect is.
 */
export function detectableEffect(
  link: Link,
  baseline: readonly EffectPoint[],
  ahead: readonly EffectPoint[],
): DetectableEffect | null {
  const counterfactual = averageForecasts(link, designs(link, baseline, ahead));
  const sum = counterfactual && sumTo(link, ahead, counterfactual, ahead.length);
  return sum && detectableOf(sum);
}

/** The same where the forecast is at hand. */
export function detectableOf({ error, expectedBy, size }: WindowSum): DetectableEffect {
  const expected = expectedBy(0);
  const up = expectedBy(error.quantile(0.975) - error.quantile(0.2)) - expected;
  const down = expectedBy(error.quantile(0.025) - error.quantile(0.8)) - expected;
  return {
    expected,
    average: { up: up / size, down: down / size },
    percent: expected > 0 ? { up: (100 * up) / expected, down: (100 * down) / expected } : null,
  };
}
