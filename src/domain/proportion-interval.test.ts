import { describe, expect, test } from 'vitest';
import { proportionInterval } from './proportion-interval';

describe('proportionInterval', () => {
  test('gives the published interval of 15 in 148 (Newcombe 1998, table I)', () => {
    const { low, high } = proportionInterval(15, 148);
    expect(low).toBeCloseTo(0.0624, 4);
    expect(high).toBeCloseTo(0.1605, 4);
  });

  test('stays within 0 and 1 at the ends, and is all of it when nothing was read', () => {
    expect(proportionInterval(0, 20).low).toBe(0);
    expect(proportionInterval(20, 20).high).toBeCloseTo(1, 10);
    expect(proportionInterval(0, 0)).toEqual({ estimate: 0, low: 0, high: 1 });
  });
});
