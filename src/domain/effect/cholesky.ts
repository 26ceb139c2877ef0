/** The lower triangular factor of a symmetric positive definite matrix, row after row; own, for thousands make one effect. */
export interface Factor {
  width: number;
  entries: Float64Array;
}

/** A pivot that lost this much of its diagonal is taken for none. */
const LEAST_PIVOT = 1e-13;

/**
 * Cholesky's factor of a matrix, given by its lower half row after row, with `added` on its diagonal; `null` where that
 * is not positive definite. An infinite entry on the diagonal takes its row and column out.
 */
export function factorOf(lower: Float64Array, added: readonly number[]): Factor | null {
  const width = added.length;
  const entries = new Float64Array(lower.length);
  for (let row = 0, start = 0; row < width; row++, start += row) {
    let squares = 0;
    for (let column = 0, other = 0; column < row; column++, other += column) {
      let left = lower[start + column] as number;
      for (let at = 0; at < column; at++)
        left -= (entries[start + at] as number) * (entries[other + at] as number);
      const entry = left / (entries[other + column] as number);
      entries[start + column] = entry;
      squares += entry * entry;
    }
    const diagonal = (lower[start + row] as number) + (added[row] as number);
    const pivot = diagonal - squares;
    if (pivot !== Number.POSITIVE_INFINITY && !(pivot > LEAST_PIVOT * diagonal)) return null;
    entries[start + row] = Math.sqrt(pivot);
  }
  return { width, entries };
}

/** What the factored matrix turns into `right`. */
export function solveBy({ width, entries }: Factor, right: ArrayLike<number>): Float64Array {
  const found = new Float64Array(width);
  for (let row = 0, start = 0; row < width; row++, start += row) {
    let left = right[row] as number;
    for (let column = 0; column < row; column++)
      left -= (entries[start + column] as number) * (found[column] as number);
    found[row] = left / (entries[start + row] as number);
  }
  for (let row = width - 1; row >= 0; row--) {
    const start = (row * (row + 1)) / 2;
    const value = (found[row] as number) / (entries[start + row] as number);
    found[row] = value;
    for (let column = 0; column < row; column++)
      found[column] = (found[column] as number) - (entries[start + column] as number) * value;
  }
  return found;
}

/** Logarithm of the determinant of the factored matrix, without what was taken out. */
export function logDeterminantOf({ width, entries }: Factor): number {
  let sum = 0;
  for (let row = 0; row < width; row++) {
    const diagonal = entries[(row * (row + 3)) / 2] as number;
    if (diagonal < Number.POSITIVE_INFINITY) sum += 2 * Math.log(diagonal);
  }
  return sum;
}
