import { CholeskyDecomposition, Matrix } from 'ml-matrix';

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

/** What one kind of dynamics says of the rows after the outcome. */
export interface LevelForecast {
  dynamics: LevelDynamics;
  /** Logarithm of the marginal likelihood, up to a constant that all dynamics share. */
  logLikelihood: number;
  /** Variance of a row's own noise. */
  noiseVariance: number;
  means: Float64Array;
  coefficients: readonly number[];
  /** Variance of a weighted sum of forecast errors, the rows' own noise included. */
  varianceOf(weights: readonly number[]): number;
}

/**
 * Forecasts the rows that follow the outcome under one kind of dynamics, coefficients and noise unknown.
 *
 * Generalised least squares by the Kalman filter: the innovations of the outcome and of each regressor, filtered alike,
 * are the whitened regression (de Jong 1991, *The diffuse Kalman filter*); the likelihood is that with coefficients
 * and noise integrated out (Harville 1974), the start of a drifting level being the intercept.
 */
export function forecastLevel(data: LevelData, dynamics: LevelDynamics): LevelForecast | null {
  const width = data.ridge.length;
  const filtered = filter(data, dynamics);
  const cross = new CholeskyDecomposition(new Matrix(filtered.cross));
  if (!cross.isPositiveDefinite()) return null;
  const factor = cross.lowerTriangularMatrix;
  const solve = (right: Float64Array) => cross.solve(Matrix.columnVector(right)).getColumn(0);
  const coefficients = solve(filtered.crossOutcome);
  let explained = 0;
  for (let column = 0; column < width; column++)
    explained += (coefficients[column] as number) * (filtered.crossOutcome[column] as number);
  const flat = data.ridge.filter((precision) => precision === 0).length;
  const freedom = filtered.observed - flat;
  const residual = Math.max(filtered.squares - explained, 1e-12 * filtered.squares, Number.MIN_VALUE);
  const noiseVariance = residual / freedom;
  let logDeterminant = 0;
  for (let column = 0; column < width; column++) logDeterminant += 2 * Math.log(factor.get(column, column));
  const priors = data.ridge.reduce((sum, precision) => sum + (precision > 0 ? Math.log(precision) : 0), 0);
  const { means, gaps } = propagate(data, dynamics, filtered, coefficients);
  return {
    dynamics,
    logLikelihood:
      -0.5 * (filtered.logVariances + logDeterminant - priors) - (freedom / 2) * Math.log(residual),
    noiseVariance,
    means,
    coefficients,
    varianceOf: (weights) =>
      noiseVariance *
      (levelVariance(weights, dynamics, filtered.covariance) +
        coefficientVariance(weights, gaps, solve, width) +
        ownVariance(weights, data)),
  };
}

interface Filtered {
  cross: Float64Array[];
  crossOutcome: Float64Array;
  squares: number;
  logVariances: number;
  observed: number;
  /** Both parts of the level of each filtered column after the outcome: the regressors', then the outcome's. */
  drifting: Float64Array;
  returning: Float64Array;
  /** Covariance of the two parts at the first forecast row, in units of the noise. */
  covariance: Covariance;
}

interface Covariance {
  drifting: number;
  returning: number;
  shared: number;
}

function filter(data: LevelData, dynamics: LevelDynamics): Filtered {
  const { persistence, shockVariance } = dynamics;
  const width = data.ridge.length;
  const cross = data.ridge.map(() => new Float64Array(width));
  const crossOutcome = new Float64Array(width);
  const drifting = new Float64Array(width + 1);
  const returning = new Float64Array(width + 1);
  const innovations = new Float64Array(width + 1);
  data.ridge.forEach((precision, column) => {
    (cross[column] as Float64Array)[column] = precision;
  });
  let covariance: Covariance = {
    drifting: 0,
    returning: shockVariance / (1 - persistence ** 2),
    shared: 0,
  };
  let squares = 0;
  let logVariances = 0;
  let observed = 0;
  for (let row = 0; row < data.outcome.length; row++) {
    const outcome = data.outcome[row];
    let gains = { drifting: 0, returning: 0 };
    if (outcome != null) {
      const toDrifting = covariance.drifting + covariance.shared;
      const toReturning = covariance.returning + covariance.shared;
      const total = toDrifting + toReturning + (data.noise[row] as number);
      gains = { drifting: toDrifting / total, returning: toReturning / total };
      const regressors = data.rows[row] as readonly number[];
      for (let column = 0; column <= width; column++) {
        const value = column < width ? (regressors[column] as number) : outcome;
        innovations[column] = value - (drifting[column] as number) - (returning[column] as number);
      }
      for (let column = 0; column < width; column++) {
        const weighted = (innovations[column] as number) / total;
        const sums = cross[column] as Float64Array;
        for (let other = 0; other <= column; other++)
          sums[other] = (sums[other] as number) + weighted * (innovations[other] as number);
        crossOutcome[column] = (crossOutcome[column] as number) + weighted * (innovations[width] as number);
      }
      squares += (innovations[width] as number) ** 2 / total;
      logVariances += Math.log(total);
      observed++;
      covariance = {
        drifting: covariance.drifting - gains.drifting * toDrifting,
        returning: covariance.returning - gains.returning * toReturning,
        shared: covariance.shared - gains.drifting * toReturning,
      };
    } else innovations.fill(0);
    for (let column = 0; column <= width; column++) {
      const innovation = innovations[column] as number;
      drifting[column] = (drifting[column] as number) + gains.drifting * innovation;
      returning[column] = persistence * ((returning[column] as number) + gains.returning * innovation);
    }
    covariance = {
      drifting: covariance.drifting + dynamics.drift,
      returning: persistence ** 2 * covariance.returning + shockVariance,
      shared: persistence * covariance.shared,
    };
  }
  cross.forEach((sums, column) => {
    for (let other = 0; other < column; other++)
      (cross[other] as Float64Array)[column] = sums[other] as number;
  });
  return { cross, crossOutcome, squares, logVariances, observed, drifting, returning, covariance };
}

/** Forecast means, and for each row how far its regressors stand from what the level already carries. */
function propagate(
  data: LevelData,
  { persistence }: LevelDynamics,
  { drifting, returning }: Filtered,
  coefficients: readonly number[],
) {
  const width = coefficients.length;
  const ahead = data.rows.slice(data.outcome.length);
  const means = new Float64Array(ahead.length);
  const gaps = ahead.map((regressors, index) => {
    const carried = (column: number) =>
      (drifting[column] as number) + persistence ** index * (returning[column] as number);
    const gap = new Float64Array(width);
    let mean = carried(width);
    for (let column = 0; column < width; column++) {
      gap[column] = (regressors[column] as number) - carried(column);
      mean += (gap[column] as number) * (coefficients[column] as number);
    }
    means[index] = mean;
    return gap;
  });
  return { means, gaps };
}

function levelVariance(
  weights: readonly number[],
  { drift, persistence, shockVariance }: LevelDynamics,
  first: Covariance,
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
  solve: (right: Float64Array) => number[],
  width: number,
): number {
  const direction = new Float64Array(width);
  gaps.forEach((gap, index) => {
    const weight = weights[index] as number;
    if (weight === 0) return;
    for (let column = 0; column < width; column++)
      direction[column] = (direction[column] as number) + weight * (gap[column] as number);
  });
  const solved = solve(direction);
  let sum = 0;
  for (let column = 0; column < width; column++)
    sum += (direction[column] as number) * (solved[column] as number);
  return sum;
}
