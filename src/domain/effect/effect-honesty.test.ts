import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dice } from '../../sample/prng';
import { effectBuckets } from './effect-buckets';
import { type Effect, estimateEffect } from './estimate-effect';
import { judgeEffect } from './judge-effect';
import type { EffectPoint, Link } from './link';
import type { Banded } from './window-sum';

const WEEK = [0.1, 0.15, 0.1, 0.05, 0, -0.2, -0.2];
const SERIES = 100;

interface Kind {
  days: number;
  window: number;
  correlation: number;
  drift: number;
}

/** Overdispersed daily counts around 40 with disturbances that last; in the window a factor of `1 + effect`. */
function counts({ days, window, correlation, drift }: Kind, effect: number, seed: number): EffectPoint[] {
  const chance = dice(seed, 'effect-honesty', days, 10 * correlation, 1000 * drift);
  let disturbance = 0.25 * chance.normal();
  let level = 0;
  return Array.from({ length: days }, (_, day) => {
    disturbance = correlation * disturbance + Math.sqrt(1 - correlation ** 2) * 0.25 * chance.normal();
    level += drift * chance.normal();
    const rate = 40 * Math.exp((WEEK[day % 7] as number) + disturbance + level + 0.2 * chance.normal());
    const value = chance.count(day < days - window ? rate : rate * (1 + effect));
    return { value, of: null, season: day % 7, controls: [] };
  });
}

function verdictsOf(kind: Kind, effect: number): { clear: number; covered: number } {
  let [clear, covered] = [0, 0];
  for (let seed = 1; seed <= SERIES; seed++) {
    const points = counts(kind, effect, seed);
    const answer = judgeEffect(
      {
        link: 'log',
        telling: 'relative',
        baseline: points.slice(0, -kind.window),
        after: points.slice(-kind.window),
        grain: 'day',
        counts: true,
        overlapping: [],
      },
      'left out',
    );
    const interval = answer.effect?.relative?.bands.at(-1);
    if (!interval) throw new Error('There must be an effect.');
    const { low, high } = interval;
    if (answer.verdict.startsWith('clear')) clear++;
    if (low <= 100 * effect && 100 * effect <= high) covered++;
  }
  return { clear, covered };
}

// The whole simulation, a thousand series a cell, is `npm run bench -- --only effect`; this one warns, with margins.
describe('in a hundred series of a kind', () => {
  const kinds: [string, Kind, number][] = [
    ['independent days', { days: 90, window: 28, correlation: 0, drift: 0 }, 95],
    ['days that remember', { days: 120, window: 28, correlation: 0.6, drift: 0 }, 75],
    ['few days that remember', { days: 60, window: 14, correlation: 0.6, drift: 0 }, 55],
    ['a level that drifts', { days: 180, window: 28, correlation: 0.3, drift: 0.01 }, 90],
  ];

  it.each(kinds)('%s without an effect are rarely called clear', (_, kind) => {
    expect(verdictsOf(kind, 0).clear).toBeLessThanOrEqual(12);
  });

  it.each(kinds)('%s with one are covered, and a doubling is mostly found', (_, kind, found) => {
    const { clear, covered } = verdictsOf(kind, 0.8);
    expect(covered).toBeGreaterThanOrEqual(86);
    expect(clear).toBeGreaterThanOrEqual(found - 10);
  });
});

describe('whatever was measured', () => {
  const row = fc.record({
    value: fc.option(fc.integer({ min: -400, max: 400 }), { freq: 12 }),
    control: fc.integer({ min: -90, max: 90 }),
  });
  const rows = fc.array(row, { minLength: 24, maxLength: 60 });
  const pointsOf = (
    list: readonly { value: number | null; control: number }[],
    [unit, ofControl, shift]: readonly [number, number, number] = [1, 1, 0],
  ): EffectPoint[] =>
    list.map(({ value, control }) => ({
      value: value === null ? null : value * unit,
      of: null,
      season: null,
      controls: [control * ofControl + shift],
    }));
  const effectIn = (points: readonly EffectPoint[]) =>
    estimateEffect('identity', points.slice(0, -8), points.slice(-8));
  const ends = ({ estimate, bands }: Banded) => [estimate, ...bands.flatMap(({ low, high }) => [low, high])];

  it('the effect does not depend on the units of value and control', () => {
    const units = fc.constantFrom(
      [1e6, 1, 0],
      [0.01, 1000, 5],
      [1, 0.001, -40],
      [1000, 1, 100],
    ) as fc.Arbitrary<[number, number, number]>;
    fc.assert(
      fc.property(rows, units, (list, [unit, ...control]) => {
        const [one, other] = [effectIn(pointsOf(list)), effectIn(pointsOf(list, [unit, ...control]))];
        expect(other === null).toBe(one === null);
        if (!one || !other) return;
        const [plain, scaled] = [ends(one.average), ends(other.average)];
        const reach = Math.max(1e-9, (plain.at(-1) as number) - (plain.at(-2) as number));
        scaled.forEach((value, index) => {
          expect(Math.abs(value / unit - (plain[index] as number)) / reach).toBeLessThan(1e-3);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('the cumulative effect is the sum over buckets, and the average times their size', () => {
    const counted = fc.array(fc.record({ value: fc.option(fc.nat(60), { freq: 12 }), more: fc.nat(40) }), {
      minLength: 30,
      maxLength: 60,
    });
    fc.assert(
      fc.property(counted, fc.constantFrom<Link>('log', 'logit', 'identity'), (list, link) => {
        const points = list.map(({ value, more }) => ({
          value,
          of: link === 'log' ? null : (value ?? 0) + more + 1,
          season: null,
          controls: [],
        }));
        const [baseline, after] = [points.slice(0, -8), points.slice(-8)];
        const effect = estimateEffect(link, baseline, after);
        if (!effect) return;
        expectSum(effect, link, baseline, after);
      }),
      { numRuns: 60 },
    );
  });

  function expectSum(effect: Effect, link: Link, baseline: EffectPoint[], after: EffectPoint[]): void {
    let [sum, size] = [0, 0];
    effectBuckets(link, baseline, after).forEach(({ observed, expected }, index) => {
      if (observed === null) return;
      const weight = link === 'log' ? 1 : (after[index]?.of ?? 1);
      sum += weight * (observed - expected.estimate);
      size += weight;
    });
    expect(effect.cumulative.estimate).toBeCloseTo(sum, 6);
    expect(effect.average.estimate * size).toBeCloseTo(sum, 6);
  }
});
