import { describe, expect, it } from 'vitest';
import { betaQuantile, regularisedBeta } from './beta-quantile';

describe('the beta distribution', () => {
  it.each([
    [0.975, 4, 8, 0.609743],
    [0.025, 3, 9, 0.060218],
    [0.95, 1, 60, 0.048703],
    [0.95, 12.5, 112.25, 0.147619],
    [0.005, 400, 2, 0.981619],
  ])('has its %f quantile of shapes %f and %f at %f', (probability, first, second, value) => {
    expect(betaQuantile(probability, first, second)).toBeCloseTo(value, 5);
  });

  it('is a distribution: 0 below 0, 1 above 1, mirrored when the shapes are swapped', () => {
    expect(regularisedBeta(-1, 2, 3)).toBe(0);
    expect(regularisedBeta(2, 2, 3)).toBe(1);
    for (const value of [0.01, 0.3, 0.77])
      expect(regularisedBeta(value, 2.5, 7)).toBeCloseTo(1 - regularisedBeta(1 - value, 7, 2.5), 10);
  });
});
