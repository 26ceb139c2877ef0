import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClassCorrection, correctionBy } from './class-correction';
import type { MeasuredClasses } from './class-means';
import { bandedOf, correctedShares, netChange, netOf, onSimplex, type ScoredSums } from './corrected-shares';

const MEANS = [
  [0.6, 0.1],
  [0.25, 0.25],
  [0.1, 0.65],
] as const;
const measured = (labels: number): MeasuredClasses =>
  MEANS.map((mean) => ({ labels, mean, scatter: [0.04, -0.02, 0.04] })) as unknown as MeasuredClasses;
const correction = (labels = 400) => correctionBy(measured(labels)) as ClassCorrection;
const CORRECTIONS = new Map([['en', correction()]]);

/** What the engine would say, on average, of a window with these shares. */
const window = (
  judged: number,
  [negative, neutral, positive]: readonly [number, number, number],
): ScoredSums => {
  const mean = (i: 0 | 1) => negative * MEANS[0][i] + neutral * MEANS[1][i] + positive * MEANS[2][i];
  const none = { negative: 0, neutral: 0, positive: 0 };
  return { lang: 'en', judged, pNegative: judged * mean(0), pPositive: judged * mean(1), stated: none };
};
const of = (...sums: ScoredSums[]) => correctedShares(sums, CORRECTIONS);

const shares = fc
  .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([a, b]): [number, number, number] => {
    const [low, high] = a < b ? [a, b] : [b, a];
    return [low, high - low, 1 - high];
  });

describe('correctedShares', () => {
  it('gives back whatever shares the classes were mixed in, and lies inside its own band', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), shares, (judged, mix) => {
        const found = of(window(judged, mix));
        if (found === null) throw new Error('nothing was said');
        expect(found.shares.negative).toBeCloseTo(mix[0], 6);
        expect(found.shares.positive).toBeCloseTo(mix[2], 6);
        const { value, low, high } = netOf(found);
        expect(value).toBeCloseTo(100 * (mix[2] - mix[0]), 4);
        expect(low).toBeLessThanOrEqual(value);
        expect(high).toBeGreaterThanOrEqual(value);
      }),
    );
  });

  it('lies in 0…1 and sums to 1, whatever the engine said, redrawn or not', () => {
    const sums = fc.record({
      judged: fc.integer({ min: 0, max: 900 }),
      a: fc.double({ min: 0, max: 1, noNaN: true }),
      b: fc.double({ min: 0, max: 1, noNaN: true }),
      stated: fc.record({ negative: fc.nat(50), neutral: fc.nat(50), positive: fc.nat(50) }),
    });
    fc.assert(
      fc.property(sums, ({ judged, a, b, stated }) => {
        const found = of({
          lang: 'en',
          judged,
          pNegative: judged * a,
          pPositive: judged * (1 - a) * b,
          stated,
        });
        if (found === null) return;
        const { negative, neutral, positive } = found.shares;
        for (const share of [
          negative,
          neutral,
          positive,
          ...found.redrawn.negative,
          ...found.redrawn.positive,
        ]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
        expect(negative + neutral + positive).toBeCloseTo(1, 9);
      }),
    );
  });

  it('leaves what people stated as it is', () => {
    const stated = { negative: 30, neutral: 50, positive: 20 };
    const found = correctedShares([{ lang: 'xx', judged: 0, pNegative: 0, pPositive: 0, stated }], new Map());
    expect(found?.shares.negative).toBeCloseTo(0.3, 9);
    expect(found?.shares.positive).toBeCloseTo(0.2, 9);
  });

  it('is surer with more mentions, and with more labels', () => {
    const width = (judged: number, labels: number) => {
      const found = correctedShares([window(judged, [0.3, 0.4, 0.3])], new Map([['en', correction(labels)]]));
      if (found === null) throw new Error('nothing was said');
      const { low, high } = bandedOf(found, (negative) => negative);
      return high - low;
    };
    expect(width(2000, 400)).toBeLessThan(width(200, 400) / 2);
    expect(width(100_000, 4000)).toBeLessThan(width(100_000, 400) / 2);
  });

  it('says nothing when nothing is scored, or too much of it in languages that cannot be corrected', () => {
    const other = { ...window(30, [0.3, 0.4, 0.3]), lang: 'hi' };
    expect(of()).toBeNull();
    expect(of(window(70, [0.3, 0.4, 0.3]), other)).toBeNull();
    expect(of(window(170, [0.3, 0.4, 0.3]), other)?.mentions).toBe(170);
  });

  it('calls a change of 0 one whose band holds 0, and a large one not', () => {
    const change = (before: readonly [number, number, number], now: readonly [number, number, number]) => {
      const [a, b] = [before, now].map((mix, side) =>
        correctedShares([window(400, mix)], CORRECTIONS, side as 0 | 1),
      );
      if (!a || !b) throw new Error('nothing was said');
      return netChange(b, a);
    };
    const none = change([0.3, 0.4, 0.3], [0.31, 0.39, 0.3]);
    expect(none.low).toBeLessThan(0);
    expect(none.high).toBeGreaterThan(0);
    expect(change([0.2, 0.4, 0.4], [0.6, 0.3, 0.1]).high).toBeLessThan(0);
  });
});

describe('correctionBy', () => {
  it('refuses too few labels, and classes that the engine does not tell apart', () => {
    expect(correctionBy(measured(29))).toContain('too few labels: 29');
    const alike = MEANS.map((_, k) => ({
      labels: 108,
      mean: [0.33 + k / 500, 0.33 - k / 400],
      scatter: [0.001, -0.0005, 0.001],
    })) as unknown as MeasuredClasses;
    expect(correctionBy(alike)).toContain('no better than chance');
  });
});

describe('onSimplex', () => {
  it('moves what lies outside to the nearest shares, and leaves the rest', () => {
    expect(onSimplex(0.2, 0.3)).toEqual({ negative: 0.2, neutral: 0.5, positive: 0.3 });
    const { negative, positive } = onSimplex(-0.1, 0.6);
    expect(negative).toBe(0);
    expect(positive).toBeCloseTo(0.55, 9);
    expect(onSimplex(1.3, -0.2)).toEqual({ negative: 1, neutral: 0, positive: 0 });
  });
});
