import { Matrix, pseudoInverse } from 'ml-matrix';
import { studentT } from '../src/domain/effect/student-t';

/** A log rate ratio with its 95 % interval. */
export interface RivalEstimate {
  estimate: number;
  low: number;
  high: number;
}

/** What others use for the same question, each with the error it makes. */
export const RIVALS: Readonly<
  Record<string, (counts: readonly number[], windowDays: number) => RivalEstimate>
> = {
  'before/after (Welch)': beforeAfter,
  'least squares with weekdays': (counts, windowDays) => regression(counts, windowDays, 0),
  'Newey–West, 7 lags': (counts, windowDays) => regression(counts, windowDays, 7),
};

/** As many days before as after, compared by Welch's t-test of the logarithms. */
function beforeAfter(counts: readonly number[], windowDays: number): RivalEstimate {
  const logs = counts.map((count) => Math.log(count + 0.5));
  const [before, after] = [logs.slice(-2 * windowDays, -windowDays), logs.slice(-windowDays)].map((part) => {
    const mean = part.reduce((sum, value) => sum + value, 0) / part.length;
    const variance = part.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (part.length - 1);
    return { mean, error: variance / part.length };
  }) as [{ mean: number; error: number }, { mean: number; error: number }];
  const freedom =
    ((before.error + after.error) ** 2 / (before.error ** 2 + after.error ** 2)) * (windowDays - 1);
  return around(after.mean - before.mean, before.error + after.error, freedom);
}

/** The window as a step in a regression with weekdays; errors independent, or by Newey and West (1987). */
function regression(counts: readonly number[], windowDays: number, lags: number): RivalEstimate {
  const { design, bread } = stepDesign(counts.length, windowDays);
  const outcome = Matrix.columnVector(counts.map((count) => Math.log(count + 0.5)));
  const coefficients = bread.mmul(design.transpose().mmul(outcome));
  const residuals = outcome.clone().sub(design.mmul(coefficients)).getColumn(0);
  const freedom = counts.length - 8;
  const estimate = coefficients.get(0, 0);
  if (lags === 0) {
    const variance = residuals.reduce((sum, residual) => sum + residual ** 2, 0) / freedom;
    return around(estimate, variance * bread.get(0, 0), freedom);
  }
  // Each day's share in the estimate, times what is left of it.
  const shares = design.mmul(bread.getColumnVector(0)).getColumn(0);
  const scores = shares.map((share, day) => share * (residuals[day] as number));
  let variance = 0;
  for (let lag = 0; lag <= lags; lag++) {
    let product = 0;
    for (let day = lag; day < scores.length; day++)
      product += (scores[day] as number) * (scores[day - lag] as number);
    variance += (lag === 0 ? 1 : 2 * (1 - lag / (lags + 1))) * product;
  }
  return around(estimate, (variance * counts.length) / freedom, freedom);
}

const known = new Map<string, { design: Matrix; bread: Matrix }>();

/** A step in the window and the weekdays, with the inverse of their products; the same for every series of a kind. */
function stepDesign(days: number, windowDays: number): { design: Matrix; bread: Matrix } {
  const key = `${days}/${windowDays}`;
  const found = known.get(key);
  if (found) return found;
  const design = new Matrix(
    Array.from({ length: days }, (_, day) => [
      day >= days - windowDays ? 1 : 0,
      ...Array.from({ length: 7 }, (_, weekday) => (day % 7 === weekday ? 1 : 0)),
    ]),
  );
  const made = { design, bread: pseudoInverse(design.transpose().mmul(design)) };
  known.set(key, made);
  return made;
}

function around(estimate: number, variance: number, freedom: number): RivalEstimate {
  const reach = studentT(freedom).quantile(0.975) * Math.sqrt(variance);
  return { estimate, low: estimate - reach, high: estimate + reach };
}
