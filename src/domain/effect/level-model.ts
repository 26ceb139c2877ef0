import { type Factor, factorOf, logDeterminantOf, solveBy } from './cholesky';
import { disturbanceShare, freedomOf, type LevelData, type LevelDynamics } from './level';
import { type FilteredLevel, filterLevel, type LevelCovariance } from './level-filter';

/** What one kind of dynamics says of an outcome. */
export interface LevelFit {
  data: LevelData;
  dynamics: LevelDynamics;
  /** Logarithm of the marginal likelihood, up to a constant that all dynamics and ridges share. */
  logLikelihood: number;
  /** Variance of a row's own noise. */
  noiseVariance: number;
  coefficients: ArrayLike<number>;
  filtered: FilteredLevel;
  factor: Factor;
}

/** What it says of the rows after the outcome. */
export interface LevelForecast {
  means: Float64Array;
  /** Variance of a weighted sum of forecast errors, the rows' own noise included. */
  varianceOf(weights: readonly number[]): number;
}

/**
 * Fits the regression under one kind of dynamics, coefficients and noise unknown; `null` where the outcome holds too
 * little to tell the coefficients and the noise apart. `filtered` serves all ridges over the same rows.
 *
 * Generalised least squares by the Kalman filter: the innovations of the outcome and of each regressor, filtered alike,
 * are the whitened regression (de Jong 1991, *The diffuse Kalman filter*); the likelihood is that with coefficients
 * and noise integrated out (Harville 1974), the start of a drifting level being the intercept.
 */
export function fitLevel(
  data: LevelData,
  dynamics: LevelDynamics,
  filtered: FilteredLevel = filterLevel(data, dynamics),
): LevelFit | null {
  const { belief } = data;
  const freedom = freedomOf(data, filtered.observed);
  if (freedom - belief.rows < 1) return null;
  const factor = factorOf(filtered.cross, data.ridge);
  if (!factor) return null;
  const coefficients = solveBy(factor, filtered.crossOutcome);
  const unexplained = filtered.squares - product(filtered.crossOutcome, coefficients);
  // The belief is about all that lies around the level; the noise of a row alone is less.
  const share = disturbanceShare(dynamics) + dynamics.drift;
  const residual =
    Math.max(unexplained, 1e-12 * filtered.squares, Number.MIN_VALUE) +
    (belief.rows * belief.variance) / share;
  return {
    data,
    dynamics,
    logLikelihood:
      -0.5 * (filtered.logVariances + logDeterminantOf(factor) - logPriors(data)) -
      (freedom / 2) * Math.log(residual) -
      (belief.rows / 2) * Math.log(share),
    noiseVariance: residual / freedom,
    coefficients,
    filtered,
    factor,
  };
}

/** Forecasts the rows that follow the outcome. */
export function forecastFrom({
  data,
  dynamics,
  filtered,
  factor,
  coefficients,
  noiseVariance,
}: LevelFit): LevelForecast {
  const { means, gaps } = propagate(data, dynamics, filtered, coefficients);
  return {
    means,
    varianceOf: (weights) =>
      noiseVariance *
      (levelVariance(weights, dynamics, filtered.covariance) +
        coefficientVariance(weights, gaps, factor) +
        ownVariance(weights, data)),
  };
}

function logPriors({ ridge }: LevelData): number {
  return ridge.reduce(
    (sum, precision) =>
      sum + (precision > 0 && precision < Number.POSITIVE_INFINITY ? Math.log(precision) : 0),
    0,
  );
}

function product(one: ArrayLike<number>, other: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < one.length; index++) sum += (one[index] as number) * (other[index] as number);
  return sum;
}

/** Forecast means, and for each row how far its regressors stand from what the level already carries. */
function propagate(
  data: LevelData,
  { persistence }: LevelDynamics,
  { drifting, returning }: FilteredLevel,
  coefficients: ArrayLike<number>,
) {
  const width = coefficients.length;
  const ahead = data.rows.slice(data.outcome.length);
  const means = new Float64Array(ahead.length);
  let left = 1;
  const gaps = ahead.map((regressors, index) => {
    const carried = (column: number) => (drifting[column] as number) + left * (returning[column] as number);
    const gap = new Float64Array(width);
    let mean = carried(width);
    for (let column = 0; column < width; column++) {
      gap[column] = (regressors[column] as number) - carried(column);
      mean += (gap[column] as number) * (coefficients[column] as number);
    }
    means[index] = mean;
    left *= persistence;
    return gap;
  });
  return { means, gaps };
}

function levelVariance(
  weights: readonly number[],
  { drift, persistence, shockVariance }: LevelDynamics,
  first: LevelCovariance,
): number {
  let drifting = 0;
  let returning = 0;
  let sum = 0;
  for (let index = weights.length - 1; index >= 0; index--) {
    drifting += weights[index] as number;
    returning = (weights[index] as number) + persistence * returning;
    sum +=
      index > 0
        ? drifting ** 2 * drift + returning ** 2 * shockVariance
        : drifting ** 2 * first.drifting +
          returning ** 2 * first.returning +
          2 * drifting * returning * first.shared;
  }
  return sum;
}

function ownVariance(weights: readonly number[], data: LevelData): number {
  const offset = data.outcome.length;
  return weights.reduce(
    (sum, weight, index) => sum + weight ** 2 * (data.noise[offset + index] as number),
    0,
  );
}

function coefficientVariance(
  weights: readonly number[],
  gaps: readonly Float64Array[],
  factor: Factor,
): number {
  const direction = new Float64Array(factor.width);
  gaps.forEach((gap, index) => {
    const weight = weights[index] as number;
    if (weight === 0) return;
    for (let column = 0; column < gap.length; column++)
      direction[column] = (direction[column] as number) + weight * (gap[column] as number);
  });
  return product(direction, solveBy(factor, direction));
}
