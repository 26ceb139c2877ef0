import { describe, expect, it } from 'vitest';
import { invert, studentT } from './student-t';

describe("Student's t", () => {
  it.each([
    [1, 0.975, 12.7062],
    [2, 0.975, 4.30265],
    [3, 0.995, 5.84091],
    [5, 0.9, 1.47588],
    [10, 0.75, 0.69981],
    [10, 0.975, 2.22814],
    [21, 0.975, 2.07961],
    [30, 0.975, 2.04227],
    [120, 0.975, 1.97993],
    [1000, 0.975, 1.96234],
  ])('has the quantiles of the tables: %d degrees of freedom at %d', (freedom, probability, value) => {
    expect(Math.abs(studentT(freedom).quantile(probability) - value)).toBeLessThan(1e-4);
  });

  it('agrees with the closed forms of one and two degrees of freedom, also beyond its table', () => {
    for (const value of [-300, -41, -3.217, -0.4, 0, 0.005, 1, 2.5, 39.999, 40.001, 120]) {
      expect(Math.abs(studentT(1).cdf(value) - (0.5 + Math.atan(value) / Math.PI))).toBeLessThan(1e-5);
      const ofTwo = 0.5 + value / (2 * Math.sqrt(2 + value * value));
      expect(Math.abs(studentT(2).cdf(value) - ofTwo)).toBeLessThan(1e-5);
    }
  });

  it('ends at nothing and at everything', () => {
    expect(studentT(7).cdf(Number.POSITIVE_INFINITY)).toBe(1);
    expect(studentT(7).cdf(Number.NEGATIVE_INFINITY)).toBe(0);
  });

  it('is symmetric', () => {
    for (const freedom of [1, 4, 27.5]) {
      const { cdf, quantile } = studentT(freedom);
      expect(cdf(0)).toBe(0.5);
      for (const value of [0.013, 0.7, 5, 60]) expect(cdf(-value)).toBeCloseTo(1 - cdf(value), 12);
      for (const probability of [0.6, 0.9, 0.999])
        expect(quantile(1 - probability)).toBeCloseTo(-quantile(probability), 6);
    }
  });

  it('comes back from a quantile to its probability', () => {
    for (const freedom of [1, 2.3, 9, 200])
      for (const probability of [0.001, 0.025, 0.2, 0.5, 0.731, 0.9, 0.9995])
        expect(studentT(freedom).cdf(studentT(freedom).quantile(probability))).toBeCloseTo(probability, 8);
  });

  it('keeps tenths of a degree of freedom, and has one at least', () => {
    expect(studentT(9.94)).toBe(studentT(9.9));
    expect(studentT(9.94)).not.toBe(studentT(10));
    expect(studentT(0.2)).toBe(studentT(1));
  });
});

describe('the inverse of a distribution', () => {
  const uniform = (value: number) => Math.min(1, Math.max(0, (value - 300) / 100));

  it('is found beyond the reach that was expected', () => {
    expect(invert(uniform, 0.25, 1)).toBeCloseTo(325, 6);
  });

  it('is 0 where everything lies at 0', () => {
    expect(invert(() => Number.NaN, 0.975, 0)).toBe(0);
  });
});
