import type { LevelData, LevelDynamics } from './level';

/** Regressors and outcome filtered alike: the sums of the whitened regression, and where the level stands after it. */
export interface FilteredLevel extends WhitenedSums, LevelState {}

/** Sums over the whitened rows. */
interface WhitenedSums {
  /** The lower half, row after row. */
  cross: Float64Array;
  crossOutcome: Float64Array;
  squares: number;
  logVariances: number;
  observed: number;
}

/** The level at a row before it is seen, by its two parts: of each regressor, then of the outcome. */
interface LevelState {
  drifting: Float64Array;
  returning: Float64Array;
  /** Of the two parts, in units of the noise. */
  covariance: LevelCovariance;
}

export interface LevelCovariance {
  drifting: number;
  returning: number;
  shared: number;
}

/** What one row says of the level. */
interface Gain {
  /** Variance of the row's innovation. */
  variance: number;
  toDrifting: number;
  toReturning: number;
}

/** Runs the Kalman filter over the outcome; a row of which nothing is known moves the level on and adds nothing. */
export function filterLevel(data: LevelData, dynamics: LevelDynamics): FilteredLevel {
  const width = data.ridge.length;
  const sums = noSums(width);
  const state = firstState(width, dynamics);
  const innovations = new Float64Array(width + 1);
  for (let row = 0; row < data.outcome.length; row++) {
    const outcome = data.outcome[row];
    if (outcome != null) {
      readInnovations(innovations, state, data.rows[row] as ArrayLike<number>, outcome);
      const gain = gainOf(state.covariance, data.noise[row] as number);
      addRow(sums, innovations, gain.variance);
      learn(state, innovations, gain);
    }
    moveOn(state, dynamics);
  }
  return { ...sums, ...state };
}

function noSums(width: number): WhitenedSums {
  const cross = new Float64Array((width * (width + 1)) / 2);
  return { cross, crossOutcome: new Float64Array(width), squares: 0, logVariances: 0, observed: 0 };
}

/** The drifting part starts at the intercept of the regression, the returning one anywhere it may be. */
function firstState(width: number, { persistence, shockVariance }: LevelDynamics): LevelState {
  return {
    drifting: new Float64Array(width + 1),
    returning: new Float64Array(width + 1),
    covariance: { drifting: 0, returning: shockVariance / (1 - persistence ** 2), shared: 0 },
  };
}

function readInnovations(
  innovations: Float64Array,
  { drifting, returning }: LevelState,
  regressors: ArrayLike<number>,
  outcome: number,
): void {
  const width = regressors.length;
  for (let column = 0; column < width; column++)
    innovations[column] =
      (regressors[column] as number) - (drifting[column] as number) - (returning[column] as number);
  innovations[width] = outcome - (drifting[width] as number) - (returning[width] as number);
}

function gainOf({ drifting, returning, shared }: LevelCovariance, noise: number): Gain {
  const [ofDrifting, ofReturning] = [drifting + shared, returning + shared];
  const variance = ofDrifting + ofReturning + noise;
  return { variance, toDrifting: ofDrifting / variance, toReturning: ofReturning / variance };
}

function addRow(sums: WhitenedSums, innovations: Float64Array, variance: number): void {
  const width = innovations.length - 1;
  const ofOutcome = innovations[width] as number;
  const { cross, crossOutcome } = sums;
  for (let column = 0, at = 0; column < width; column++) {
    const weighted = (innovations[column] as number) / variance;
    for (let other = 0; other <= column; other++, at++)
      cross[at] = (cross[at] as number) + weighted * (innovations[other] as number);
    crossOutcome[column] = (crossOutcome[column] as number) + weighted * ofOutcome;
  }
  sums.squares += ofOutcome ** 2 / variance;
  sums.logVariances += Math.log(variance);
  sums.observed++;
}

function learn(state: LevelState, innovations: Float64Array, gain: Gain): void {
  const { drifting, returning, covariance } = state;
  const { variance, toDrifting, toReturning } = gain;
  if (toDrifting !== 0) addTo(drifting, toDrifting, innovations);
  if (toReturning !== 0) addTo(returning, toReturning, innovations);
  covariance.drifting -= toDrifting ** 2 * variance;
  covariance.returning -= toReturning ** 2 * variance;
  covariance.shared -= toDrifting * toReturning * variance;
}

function addTo(state: Float64Array, gain: number, innovations: Float64Array): void {
  for (let column = 0; column < state.length; column++)
    state[column] = (state[column] as number) + gain * (innovations[column] as number);
}

function moveOn({ returning, covariance }: LevelState, dynamics: LevelDynamics): void {
  const { drift, persistence, shockVariance } = dynamics;
  if (shockVariance > 0)
    for (let column = 0; column < returning.length; column++)
      returning[column] = persistence * (returning[column] as number);
  covariance.drifting += drift;
  covariance.returning = persistence ** 2 * covariance.returning + shockVariance;
  covariance.shared *= persistence;
}
