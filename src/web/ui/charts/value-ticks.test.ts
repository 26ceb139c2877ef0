import { describe, expect, it } from 'vitest';
import { countTicks, pointsDomain, signedTicks } from './value-ticks';

describe('countTicks', () => {
  it.each([
    [760, [0, 200, 400, 600, 800]],
    [1, [0, 1]],
    [2, [0, 1, 2]],
    [7, [0, 2, 4, 6, 8]],
    [0, [0, 1]],
    [9, [0, 3, 6, 9]],
    [100, [0, 25, 50, 75, 100]],
    [1_000_000, [0, 250_000, 500_000, 750_000, 1_000_000]],
  ])('covers %d with round whole steps', (max, expected) => {
    expect(countTicks(max)).toEqual(expected);
  });

  it('holds the largest value and few steps, for any size', () => {
    for (let max = 1; max < 5000; max += 7) {
      const ticks = countTicks(max);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(max);
      expect(ticks.length).toBeLessThanOrEqual(6);
      expect(ticks.every(Number.isInteger)).toBe(true);
    }
  });
});

describe('signedTicks', () => {
  it.each([
    [0, 0.07, [0, 0.02, 0.04, 0.06, 0.08]],
    [-3, 7, [-3, 0, 3, 6, 9]],
    [40, 650, [0, 200, 400, 600, 800]],
    [-99, 125, [-100, 0, 100, 200]],
    [-12, -5, [-15, -10, -5, 0]],
    [0, 0, [0, 1]],
  ])('holds zero and everything from %d to %d', (low, high, expected) => {
    expect(signedTicks(low, high)).toEqual(expected);
  });
});

describe('pointsDomain', () => {
  it('always holds zero and ten points on each side', () => {
    expect(pointsDomain([])).toEqual([-10, 10]);
    expect(pointsDomain([1, -2, null])).toEqual([-10, 10]);
    expect(pointsDomain([22, 34])).toEqual([-10, 40]);
    expect(pointsDomain([-61, 12])).toEqual([-75, 20]);
    expect(pointsDomain([-100, 100])).toEqual([-100, 100]);
  });
});
