/**
 * How the level around the regression moves, in units of the variance of a bucket's own noise: a part that drifts for
 * good (a random walk with shocks of `drift`) and a part that comes back (an AR(1) of `persistence`, its shocks of
 * `shockVariance`). All zero: buckets have no memory.
 */
export interface LevelDynamics {
  drift: number;
  persistence: number;
  shockVariance: number;
}

/** A regression with a moving level, on the scale of the link. Rows are buckets in time order. */
export interface LevelData {
  /** `null` where nothing was collected. */
  outcome: readonly (number | null)[];
  /** Regressors of each row, those of the forecast rows after those of the outcome. */
  rows: readonly (readonly number[])[];
  /** Variance of each row's own noise against the others; mean 1. */
  noise: readonly number[];
  /** Prior precision of each coefficient in units of the noise; 0 is flat. */
  ridge: readonly number[];
}

/** Coefficients nothing is known of before: each costs a degree of freedom. */
export function flatCount({ ridge }: LevelData): number {
  return ridge.filter((precision) => precision === 0).length;
}
