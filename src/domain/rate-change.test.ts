import fc from 'fast-check';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import { rateChange, type SeasonedCount } from './rate-change';
import { tQuantile975 } from './t-quantile';

const days = (mentions: readonly number[], firstWeekday = 0): SeasonedCount[] =>
  mentions.map((count, index) => ({ mentions: count, season: (firstWeekday + index) % 7 }));
const flat = (length: number, mentions: number) => days(Array(length).fill(mentions));

describe('change of a rate', () => {
  it('is the ratio of the plain rates over whole weeks', () => {
    expect(rateChange({ now: flat(7, 15), before: flat(7, 10) })?.percent).toBeCloseTo(50, 8);
    const weeks = rateChange({
      now: days([9, 8, 12, 7, 6, 2, 1, 10, 9, 8, 7, 9, 3, 2]),
      before: days([4, 5, 6, 7, 8, 3, 2]),
    });
    expect(weeks?.percent).toBeCloseTo(100 * (93 / 14 / (35 / 7) - 1), 8);
  });

  it('takes the exposure of each window from its buckets', () => {
    expect(rateChange({ now: flat(3, 10), before: flat(9, 10) })?.percent).toBeCloseTo(0, 8);
  });

  it('agrees with the Poisson interval where counts are not dispersed', () => {
    const change = rateChange({ now: flat(7, 20), before: flat(7, 10) });
    const reach = tQuantile975(6) * Math.sqrt(1 / 140 + 1 / 70);
    expect(change?.low).toBeCloseTo(100 * (2 * Math.exp(-reach) - 1), 6);
    expect(change?.high).toBeCloseTo(100 * (2 * Math.exp(reach) - 1), 6);
  });

  it('is not widened by a weekday pattern', () => {
    const week = [30, 30, 30, 30, 30, 10, 10];
    const seasoned = rateChange({ now: days([...week, ...week]), before: days([...week, ...week]) });
    const even = rateChange({ now: flat(14, 170 / 7), before: flat(14, 170 / 7) });
    expect(seasoned?.high).toBeCloseTo(even?.high as number, 6);
  });

  it('is not moved by windows that hold different weekdays', () => {
    const rateOf = [30, 30, 30, 30, 30, 10, 10];
    const window = (first: number) =>
      days(
        Array.from({ length: 10 }, (_, index) => rateOf[(first + index) % 7] as number),
        first,
      );
    expect(rateChange({ now: window(3), before: window(0) })?.percent).toBeCloseTo(0, 6);
  });

  it('widens with dispersion and with bursts that last', () => {
    const width = (counts: number[]) => {
      const change = rateChange({ now: days(counts), before: days(counts) });
      return Math.log1p((change?.high ?? 0) / 100) - Math.log1p((change?.low ?? 0) / 100);
    };
    const even = width(Array(28).fill(20));
    const scattered = width(Array.from({ length: 28 }, (_, index) => (index % 3 === 0 ? 50 : 5)));
    const burst = width(Array.from({ length: 28 }, (_, index) => (index >= 9 && index < 19 ? 50 : 5)));
    expect(scattered).toBeGreaterThan(1.5 * even);
    expect(burst).toBeGreaterThan(1.5 * scattered);
  });

  it('says nothing of fewer than 10 mentions or fewer than 3 buckets', () => {
    expect(rateChange({ now: days([1, 2, 3]), before: days([1, 1, 1]) })).toBeNull();
    expect(rateChange({ now: days([9, 9]), before: days([9, 9]) })).toBeNull();
    expect(rateChange({ now: days([2, 2, 2]), before: days([2, 1, 1]) })).not.toBeNull();
  });

  it('adds a half to both windows when one is empty, and is sure of 14 against none', () => {
    const change = rateChange({ now: flat(7, 2), before: flat(7, 0) });
    expect(change?.percent).toBeCloseTo(100 * (14.5 / 0.5 - 1), 6);
    expect(change?.low).toBeGreaterThan(50);
    expect(Number.isFinite(change?.high)).toBe(true);
    expect(rateChange({ now: flat(7, 0), before: flat(7, 2) })?.high).toBeLessThan(-30);
    const burst = rateChange({ now: days([0, 0, 14, 0, 0, 0, 0]), before: flat(7, 0) });
    expect(burst?.low).toBeLessThan(0);
  });

  it('has a finite interval around its estimate, mirrored when the windows are swapped', () => {
    const counts = fc.array(fc.nat(60), { minLength: 3, maxLength: 40 });
    fc.assert(
      fc.property(counts, counts, fc.nat(6), (now, before, first) => {
        const windows = { now: days(now, first), before: days(before) };
        const change = rateChange(windows);
        const mirrored = rateChange({ now: windows.before, before: windows.now });
        if (change === null || mirrored === null) {
          expect(change).toBe(mirrored);
          return;
        }
        expect(change.low).toBeLessThan(change.percent);
        expect(change.percent).toBeLessThan(change.high);
        expect(Number.isFinite(change.high)).toBe(true);
        expect(Math.log1p(mirrored.low / 100)).toBeCloseTo(-Math.log1p(change.high / 100), 4);
      }),
    );
  });

  it.each([
    ['a week', { mean: 20, shape: 4, buckets: 7 }],
    ['two weeks', { mean: 20, shape: 4, buckets: 14 }],
    ['a month of bursty mentions', { mean: 30, shape: 2, buckets: 30 }],
    ['a quarter', { mean: 5, shape: 3, buckets: 90 }],
  ])('covers no change in about 19 of 20 null histories of %s', (_, { mean, shape, buckets }) => {
    const draw = negativeBinomial(20261123);
    const weekday = [1.2, 1.2, 1.1, 1.1, 1, 0.7, 0.7];
    let covered = 0;
    let told = 0;
    for (let history = 0; history < 1500; history++) {
      const counts = Array.from({ length: 2 * buckets }, (_, index) => ({
        mentions: draw(mean * (weekday[index % 7] as number), shape),
        season: index % 7,
      }));
      const change = rateChange({ now: counts.slice(buckets), before: counts.slice(0, buckets) });
      if (change === null) continue;
      told++;
      if (change.low <= 0 && change.high >= 0) covered++;
    }
    expect(told).toBeGreaterThan(1400);
    expect(covered / told).toBeGreaterThan(0.92);
    expect(covered / told).toBeLessThan(0.98);
  });

  it.each([
    [4, 2.776],
    [6, 2.447],
    [10, 2.228],
    [30, 2.042],
    [200, 1.972],
  ])('uses the t quantile of %d degrees of freedom', (freedom, quantile) => {
    expect(tQuantile975(freedom)).toBeCloseTo(quantile, 2);
  });
});

/** Counts with mean `mean` and variance `mean + mean² / shape`, as a Poisson of a gamma of whole shape. */
function negativeBinomial(seed: number): (mean: number, shape: number) => number {
  const generator = xoroshiro128plus(seed);
  const unit = () => ((generator.next() >>> 0) + 0.5) / 2 ** 32;
  return (mean, shape) => {
    let rate = 0;
    for (let index = 0; index < shape; index++) rate -= (Math.log(unit()) * mean) / shape;
    let count = -1;
    for (let waited = 0; waited < rate; count++) waited -= Math.log(unit());
    return Math.max(0, count);
  };
}
