import { invert } from '../effect/student-t';
import { betaQuantile, regularisedBeta } from './beta-quantile';

/** Complaints, what they are held against, and how much more they vary than chance makes them (1 or more). */
export interface Counted {
  complaints: number;
  exposure: number;
  dispersion: number;
}

export interface RateRatio {
  /** Rate after over rate before; `null` when nothing was said before. */
  ratio: number | null;
  /** Each bound holds with 95 % or what else is asked of it, one-sided. */
  low: number;
  /** Infinite when nothing was said before. */
  high: number;
}

/**
 * The ratio of two rates with its exact bounds, `tail` beyond each. Given all complaints, those after are binomial
 * with a share that only the ratio and the exposures decide (Przyborowski and Wilenski 1940); the share's interval is
 * Clopper and Pearson's (1934). Overdispersed counts are worth fewer, in less exposure: both are divided by
 * the dispersion.
 */
export function exactRateRatio(after: Counted, before: Counted, tail: number): RateRatio {
  return boundedRatio(after, before, {
    low: (later, earlier) => betaQuantile(tail, later, earlier + 1),
    high: (later, earlier) => betaQuantile(1 - tail, later + 1, earlier),
  });
}

/**
 * The same with mid-p bounds (Lancaster 1961): of the probability of what was counted itself half is taken for more
 * extreme. Few counts leave gaps, and Clopper and Pearson's bounds err less often than they may; these err about
 * as often as they may, which a single look may exceed by a little.
 */
export function midRateRatio(after: Counted, before: Counted, tail: number): RateRatio {
  return boundedRatio(after, before, {
    low: (later, earlier) => midQuantile(tail, later, earlier),
    high: (later, earlier) => midQuantile(1 - tail, later, earlier),
  });
}

/** Bounds of the share of later ones, both above 0. */
type ShareBound = (later: number, earlier: number) => number;

function boundedRatio(
  after: Counted,
  before: Counted,
  share: { low: ShareBound; high: ShareBound },
): RateRatio {
  const later = after.complaints / after.dispersion;
  const earlier = before.complaints / before.dispersion;
  const exposures = before.exposure / before.dispersion / (after.exposure / after.dispersion);
  const toRatio = (bound: number) => (bound / (1 - bound)) * exposures;
  return {
    ratio: earlier === 0 ? null : (later / earlier) * exposures,
    low: later === 0 ? 0 : toRatio(share.low(later, earlier)),
    high: earlier === 0 ? Number.POSITIVE_INFINITY : toRatio(share.high(later, earlier)),
  };
}

/** Where half of both of Clopper and Pearson's distributions of the share reach a probability; `earlier` above 0. */
function midQuantile(probability: number, later: number, earlier: number): number {
  const below = (share: number) => (later === 0 ? 1 : regularisedBeta(share, later, earlier + 1));
  const above = (share: number) => regularisedBeta(share, later + 1, earlier);
  return invert((share) => (share <= 0 ? 0 : (below(share) + above(share)) / 2), probability, 1);
}
