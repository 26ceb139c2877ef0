import fc from 'fast-check';
import { CholeskyDecomposition, Matrix, solve } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { factorOf, logDeterminantOf, solveBy } from './cholesky';

/** The lower half of a matrix, row after row. */
const lowerOf = (matrix: Matrix) =>
  Float64Array.from(matrix.to2DArray().flatMap((row, index) => row.slice(0, index + 1)));

describe('a factored matrix', () => {
  const root = fc.integer({ min: 1, max: 6 }).chain((width) =>
    fc.array(fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: width, maxLength: width }), {
      minLength: width,
      maxLength: width,
    }),
  );

  it('solves and has the determinant the library finds', () => {
    fc.assert(
      fc.property(root, (rows) => {
        const half = new Matrix(rows);
        const squared = half.mmul(half.transpose());
        const added = rows.map((_, index) => 0.5 + index);
        const whole = squared.clone().add(Matrix.diag(added));
        const right = rows.map((_, index) => index - 1);
        const factor = factorOf(lowerOf(squared), added);
        if (!factor) throw new Error('It is positive definite.');
        const found = solve(whole, Matrix.columnVector(right)).getColumn(0);
        solveBy(factor, right).forEach((value, index) => {
          expect(value).toBeCloseTo(found[index] as number, 8);
        });
        const { lowerTriangularMatrix } = new CholeskyDecomposition(whole);
        const logDeterminant = lowerTriangularMatrix
          .diag()
          .reduce((sum, value) => sum + 2 * Math.log(value), 0);
        expect(logDeterminantOf(factor)).toBeCloseTo(logDeterminant, 8);
      }),
    );
  });

  it('without a row is that of the smaller matrix', () => {
    const whole = new Matrix([
      [4, 1, 2],
      [1, 5, 3],
      [2, 3, 6],
    ]);
    const smaller = whole.selection([0, 2], [0, 2]);
    const factor = factorOf(lowerOf(whole), [0, Number.POSITIVE_INFINITY, 0]);
    const other = factorOf(lowerOf(smaller), [0, 0]);
    if (!factor || !other) throw new Error('Both are positive definite.');
    const [first, last] = solveBy(other, [1, 3]);
    expect([...solveBy(factor, [1, 2, 3])]).toEqual([first, 0, last]);
    expect(logDeterminantOf(factor)).toBe(logDeterminantOf(other));
  });

  it('is none where a row says what others have said, or a number is none', () => {
    expect(factorOf(Float64Array.of(1, 1, 1), [0, 0])).toBeNull();
    expect(factorOf(Float64Array.of(1, 2, 1), [0, 0])).toBeNull();
    expect(factorOf(Float64Array.of(Number.NaN), [0])).toBeNull();
  });
});
