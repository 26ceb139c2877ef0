import { betaQuantile } from './beta-quantile';

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
  const later = after.complaints / after.dispersion;
  const earlier = before.complaints / before.dispersion;
  const exposures = before.exposure / before.dispersion / (after.exposure / after.dispersion);
  const toRatio = (share: number) => (share / (1 - share)) * exposures;
  return {
    ratio: earlier === 0 ? null : (later / earlier) * exposures,
    low: later === 0 ? 0 : toRatio(betaQuantile(tail, later, earlier + 1)),
    high: earlier === 0 ? Number.POSITIVE_INFINITY : toRatio(betaQuantile(1 - tail, later + 1, earlier)),
  };
}
