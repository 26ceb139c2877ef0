import type { SparseRows } from './linear-svm';

/** Weights that keep the bias, the column `free`, out of what large weights cost. */
export interface LogisticOptions {
  ridge: number;
  free: number;
  rounds: number;
}

/** Weights of a logistic regression with a ridge, by gradient steps of their own length a column (Adagrad). */
export function trainLogistic(
  { starts, columns, values, width }: SparseRows,
  truths: readonly boolean[],
  importance: readonly number[],
  { ridge, free, rounds }: LogisticOptions,
): Float64Array {
  const weights = new Float64Array(width);
  const slopes = new Float64Array(width);
  const travelled = new Float64Array(width).fill(1e-8);
  for (let round = 0; round < rounds; round++) {
    slopes.fill(0);
    for (let row = 0; row < truths.length; row++) {
      const from = starts[row] as number;
      const to = starts[row + 1] as number;
      let sum = 0;
      for (let e = from; e < to; e++)
        sum += (weights[columns[e] as number] as number) * (values[e] as number);
      const gap = (importance[row] as number) * (1 / (1 + Math.exp(-sum)) - (truths[row] ? 1 : 0));
      for (let e = from; e < to; e++)
        slopes[columns[e] as number] = (slopes[columns[e] as number] as number) + gap * (values[e] as number);
    }
    for (let column = 0; column < width; column++) {
      const slope = (slopes[column] as number) + (column === free ? 0 : ridge * (weights[column] as number));
      if (slope === 0) continue;
      travelled[column] = (travelled[column] as number) + slope * slope;
      weights[column] = (weights[column] as number) - (0.7 * slope) / Math.sqrt(travelled[column] as number);
    }
  }
  return weights;
}
