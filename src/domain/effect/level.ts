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
  rows: readonly ArrayLike<number>[];
  /** Variance of each row's own noise against the others; mean 1. */
  noise: readonly number[];
  /** Prior precision of each coefficient in units of the noise; 0 is flat, and an infinite one leaves its column out. */
  ridge: readonly number[];
  /** What is believed of the variance around the level before looking, and how many rows that belief is worth. */
  belief: { variance: number; rows: number };
}

/** Degrees of freedom so many known rows leave the noise; each coefficient nothing is known of before costs one. */
export function freedomOf({ ridge, belief }: LevelData, knownRows: number): number {
  return knownRows - ridge.filter((precision) => precision === 0).length + belief.rows;
}

/** Variance of a row around where the level has drifted to, in units of its own noise. */
export function disturbanceShare({ persistence, shockVariance }: LevelDynamics): number {
  return 1 + shockVariance / (1 - persistence ** 2);
}
