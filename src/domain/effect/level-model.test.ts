import { determinant, inverse, Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { dice } from '../../sample/prng';
import { disturbanceShare, freedomOf, type LevelData, type LevelDynamics } from './level';
import { fitLevel, forecastFrom } from './level-model';

const STILL: LevelDynamics = { drift: 0, persistence: 0, shockVariance: 0 };
const RETURNING: LevelDynamics = { drift: 0, persistence: 0.7, shockVariance: 0.4 };
const DRIFTING: LevelDynamics = { drift: 0.15, persistence: 0, shockVariance: 0 };
const BOTH: LevelDynamics = { drift: 0.05, persistence: 0.6, shockVariance: 0.9 };
const KINDS: [string, LevelDynamics][] = [
  ['no memory', STILL],
  ['disturbances that fade', RETURNING],
  ['a drift', DRIFTING],
  ['a drift and disturbances that fade', BOTH],
];
const NONE = { variance: 0, rows: 0 };
const ROWS = 24;
const AHEAD = 5;

/** A fit with its forecast. */
function forecastLevel(data: LevelData, dynamics: LevelDynamics) {
  const fit = fitLevel(data, dynamics);
  return fit && { ...fit, ...forecastFrom(fit) };
}

/** A wandering outcome with a constant, a flat regressor and two controls. */
function levelData(more: Partial<LevelData> = {}): LevelData {
  const chance = dice(7, 'level-model');
  const rows = Array.from({ length: ROWS + AHEAD }, (_, row) => [
    1,
    row % 3 === 0 ? 1 : -1,
    chance.normal(),
    chance.normal() + row / 10,
  ]);
  let level = 0;
  const outcome = rows.slice(0, ROWS).map((row) => {
    level += 0.3 * chance.normal();
    return 4 + level + 0.5 * (row[1] as number) - (row[2] as number) + chance.normal();
  });
  return { outcome, rows, noise: rows.map(() => 1), ridge: [0, 0, 0, 0], belief: NONE, ...more };
}

const withGaps = levelData().outcome.map((value, row) => ([0, 5, 6, 7, 23].includes(row) ? null : value));
const unequal = Array.from({ length: ROWS + AHEAD }, (_, row) => 0.4 + (row % 4) * 0.5);
const SHAPES: [string, Partial<LevelData>][] = [
  ['of flat regressors', {}],
  ['with missing rows', { outcome: withGaps }],
  ['with controls held back', { ridge: [0, 0, 0.5, 4] }],
  ['of rows with unequal noise', { noise: unequal }],
  ['with a control left out', { ridge: [0, 0, Number.POSITIVE_INFINITY, 0.5] }],
  ['with a belief of the noise', { belief: { variance: 3, rows: 4 } }],
  [
    'of all at once',
    { outcome: withGaps, noise: unequal, ridge: [0, 0, 0.5, 4], belief: { variance: 0.2, rows: 1 } },
  ],
];

/** Covariance of all rows in units of the noise, by definition. */
function covarianceOf({ noise }: LevelData, { drift, persistence, shockVariance }: LevelDynamics): Matrix {
  const stationary = shockVariance / (1 - persistence ** 2);
  const entry = (row: number, other: number) =>
    drift * Math.min(row, other) +
    stationary * persistence ** Math.abs(row - other) +
    (row === other ? (noise[row] as number) : 0);
  return new Matrix(noise.map((_, row) => noise.map((_, other) => entry(row, other))));
}

/** The squares that what is believed of the noise adds, in units of a row's own noise. */
function believedSquares({ belief }: LevelData, dynamics: LevelDynamics): number {
  return (belief.rows * belief.variance) / (disturbanceShare(dynamics) + dynamics.drift);
}

/** The same forecast from the whole covariance matrix. */
function denseForecast(data: LevelData, dynamics: LevelDynamics, weights: readonly number[]) {
  const covariance = covarianceOf(data, dynamics);
  const seen = data.outcome.flatMap((value, row) => (value === null ? [] : [row]));
  const ahead = Array.from({ length: AHEAD }, (_, row) => data.outcome.length + row);
  const all = new Matrix(data.rows.map((row) => Array.from(row)));
  const columns = data.ridge.flatMap((precision, column) => (precision < Infinity ? [column] : []));
  const known = all.selection(seen, columns);
  const outcome = Matrix.columnVector(seen.map((row) => data.outcome[row] as number));
  const whitener = inverse(covariance.selection(seen, seen));
  const carried = covariance.selection(ahead, seen).mmul(whitener);
  const precision = known
    .transpose()
    .mmul(whitener)
    .mmul(known)
    .add(Matrix.diag(columns.map((column) => data.ridge[column] as number)));
  const uncertainty = inverse(precision);
  const crossOutcome = known.transpose().mmul(whitener).mmul(outcome);
  const coefficients = uncertainty.mmul(crossOutcome);
  const squares = outcome.transpose().mmul(whitener).mmul(outcome).get(0, 0);
  const residual =
    squares - coefficients.transpose().mmul(crossOutcome).get(0, 0) + believedSquares(data, dynamics);
  const noiseVariance = residual / freedomOf(data, seen.length);
  const gaps = Matrix.sub(all.selection(ahead, columns), carried.mmul(known));
  const means = gaps.mmul(coefficients).add(carried.mmul(outcome)).getColumn(0);
  const left = Matrix.sub(
    covariance.selection(ahead, ahead),
    carried.mmul(covariance.selection(seen, ahead)),
  ).add(gaps.mmul(uncertainty).mmul(gaps.transpose()));
  const direction = Matrix.columnVector([...weights]);
  const variance = noiseVariance * direction.transpose().mmul(left).mmul(direction).get(0, 0);
  return {
    coefficients: data.ridge.map((_, column) =>
      columns.includes(column) ? coefficients.get(columns.indexOf(column), 0) : 0,
    ),
    means,
    noiseVariance,
    variance,
  };
}

/** Marginal likelihood up to a constant: controls as part of the covariance, flat coefficients and noise integrated out. */
function denseLogLikelihood(data: LevelData, dynamics: LevelDynamics): number {
  const seen = data.outcome.flatMap((value, row) => (value === null ? [] : [row]));
  const columns = (isFlat: boolean) =>
    data.ridge.flatMap((precision, column) => ((precision === 0) === isFlat ? [column] : []));
  const all = new Matrix(data.rows.map((row) => Array.from(row)));
  const held = all.selection(seen, columns(false));
  const prior = Matrix.diag(
    data.ridge.filter((precision) => precision > 0).map((precision) => 1 / precision),
  );
  const covariance = covarianceOf(data, dynamics).selection(seen, seen);
  if (!held.isEmpty()) covariance.add(held.mmul(prior).mmul(held.transpose()));
  const flat = all.selection(seen, columns(true));
  const outcome = Matrix.columnVector(seen.map((row) => data.outcome[row] as number));
  const whitener = inverse(covariance);
  const cross = flat.transpose().mmul(whitener).mmul(flat);
  const crossOutcome = flat.transpose().mmul(whitener).mmul(outcome);
  const explained = crossOutcome.transpose().mmul(inverse(cross)).mmul(crossOutcome).get(0, 0);
  const residual =
    outcome.transpose().mmul(whitener).mmul(outcome).get(0, 0) - explained + believedSquares(data, dynamics);
  const constant = (data.belief.rows / 2) * Math.log(disturbanceShare(dynamics) + dynamics.drift);
  const logDeterminant = (matrix: Matrix) => Math.log(determinant(matrix));
  const freedom = freedomOf(data, seen.length);
  return (
    -0.5 * (logDeterminant(covariance) + logDeterminant(cross)) -
    (freedom / 2) * Math.log(residual) -
    constant
  );
}

describe('a forecast of the level', () => {
  const weights = [0.1, 0.4, 0, 0.3, 0.2];

  describe.each(SHAPES)('%s', (_, shape) => {
    const data = levelData(shape);

    it.each(KINDS)('is that of the whole covariance matrix under %s', (_, dynamics) => {
      const forecast = forecastLevel(data, dynamics);
      const dense = denseForecast(data, dynamics, weights);
      dense.coefficients.forEach((value, column) => {
        expect(forecast?.coefficients[column]).toBeCloseTo(value, 8);
      });
      dense.means.forEach((value, row) => {
        expect(forecast?.means[row]).toBeCloseTo(value, 8);
      });
      expect(forecast?.noiseVariance).toBeCloseTo(dense.noiseVariance, 8);
      expect(forecast?.varianceOf(weights)).toBeCloseTo(dense.variance, 8);
    });

    it('weighs kinds of dynamics by their marginal likelihood', () => {
      const against = forecastLevel(data, STILL)?.logLikelihood as number;
      for (const [, dynamics] of KINDS) {
        const gained = (forecastLevel(data, dynamics)?.logLikelihood as number) - against;
        const dense = denseLogLikelihood(data, dynamics) - denseLogLikelihood(data, STILL);
        expect(gained).toBeCloseTo(dense, 8);
      }
    });
  });

  it('weighs how far controls are held back by their marginal likelihood', () => {
    const [loose, tight] = [levelData({ ridge: [0, 0, 0.1, 0.1] }), levelData({ ridge: [0, 0, 9, 9] })];
    const gained =
      (forecastLevel(loose, BOTH)?.logLikelihood as number) -
      (forecastLevel(tight, BOTH)?.logLikelihood as number);
    expect(gained).toBeCloseTo(denseLogLikelihood(loose, BOTH) - denseLogLikelihood(tight, BOTH), 8);
  });

  it('without memory is the prediction interval of the textbook', () => {
    const outcome = [3, 5, 4, 8, 6, 4, 7, 3];
    const rows = Array.from({ length: outcome.length + 3 }, () => [1]);
    const forecast = forecastLevel(
      { outcome, rows, noise: rows.map(() => 1), ridge: [0], belief: NONE },
      STILL,
    );
    // Mean 5, sum of squares 24 over 7 degrees of freedom.
    expect(forecast?.means[2]).toBeCloseTo(5, 10);
    expect(forecast?.varianceOf([1, 0, 0])).toBeCloseTo((24 / 7) * (1 + 1 / 8), 10);
    expect(forecast?.varianceOf([1 / 3, 1 / 3, 1 / 3])).toBeCloseTo((24 / 7) * (1 / 3 + 1 / 8), 10);
  });

  it('goes back to the mean where disturbances fade, and stays where the level is where it drifts', () => {
    const outcome = [...Array(30).fill(0), ...Array(6).fill(10)];
    const rows = Array.from({ length: outcome.length + 20 }, () => [1]);
    const data = { outcome, rows, noise: rows.map(() => 1), ridge: [0], belief: NONE };
    const far = (dynamics: LevelDynamics) => forecastLevel(data, dynamics)?.means[19] as number;
    expect(far(RETURNING)).toBeLessThan(4);
    expect(far({ ...DRIFTING, drift: 1 })).toBeGreaterThan(9);
  });

  it('is none where nothing is left to judge the noise by', () => {
    const rows = Array.from({ length: 6 }, (_, row) => [1, row % 2, row % 3]);
    const data = { rows, noise: rows.map(() => 1), ridge: [0, 0, 0], belief: NONE };
    expect(forecastLevel({ ...data, outcome: [1, 2, 4] }, STILL)).toBeNull();
    expect(forecastLevel({ ...data, outcome: [1, 2, 4, null] }, BOTH)).toBeNull();
    expect(forecastLevel({ ...data, outcome: [1, 2, 4, 3] }, STILL)).not.toBeNull();
  });
});
