import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateEffect } from './estimate-effect';
import { type EffectPoint, expectedTotal, isKnown, linked } from './link';

const point = (value: number | null, of: number | null): EffectPoint => ({
  value,
  of,
  season: null,
  controls: [],
});

describe('the link of counts and rates', () => {
  it('goes back to where it came from', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100_000 }),
        fc.option(fc.double({ min: 0.001, max: 1e9, noNaN: true }), { nil: null }),
        (value, of) => {
          const level = linked('log', point(value, of)) as number;
          expect(expectedTotal('log', point(0, of), level)).toBeCloseTo(value, 5);
        },
      ),
    );
  });

  it('does not know a rate of nothing', () => {
    expect(isKnown('log', point(3, 0))).toBe(false);
    expect(isKnown('log', point(null, 10))).toBe(false);
    expect(isKnown('log', point(3, 0.5))).toBe(true);
  });
});

const noise = fc.array(fc.integer({ min: 20, max: 60 }), { minLength: 40, maxLength: 40 });
const rates = (counts: readonly number[], ofAt: (index: number) => number | null) =>
  counts.map((value, index) => ({ ...point(value, ofAt(index)), season: index % 7 }));
const effectOf = (points: readonly EffectPoint[]) =>
  estimateEffect('log', points.slice(0, 33), points.slice(33));

describe('the effect of a rate', () => {
  it('is that of the count where as many are exposed every day, in whatever unit they are counted', () => {
    fc.assert(
      fc.property(noise, fc.double({ min: 0.01, max: 1e6, noNaN: true }), (counts, of) => {
        const bare = effectOf(rates(counts, () => null));
        const held = effectOf(rates(counts, () => of));
        expect(held?.relative?.estimate).toBeCloseTo(bare?.relative?.estimate as number, 3);
        expect(held?.cumulative.estimate).toBeCloseTo(bare?.cumulative.estimate as number, 3);
      }),
      { numRuns: 25 },
    );
  });

  it('does not take more exposed people for more trouble', () => {
    const grown = rates(
      Array.from({ length: 40 }, (_, index) => (index < 33 ? 40 : 80) + (index % 5)),
      (index) => (index < 33 ? 1000 : 2000),
    );
    expect(Math.abs(effectOf(grown)?.relative?.estimate as number)).toBeLessThan(5);
    expect(effectOf(grown.map((day) => ({ ...day, of: null })))?.relative?.estimate).toBeGreaterThan(80);
  });
});
