import { describe, expect, it } from 'vitest';
import { dice } from '../../sample/prng';
import { type DetectableEffect, detectableEffect } from './detectable-effect';
import { judgeEffect } from './judge-effect';
import type { EffectPoint } from './link';

const WEEK = [1.2, 1.2, 1.1, 1.1, 1, 0.7, 0.7];
const WINDOW = 14;

/** Days with a rhythm of the week; in the last ones a factor of `1 + effect`. */
function series(seed: number, baselineDays: number, effect = 0): EffectPoint[] {
  const chance = dice(seed, 'detectable-effect');
  return Array.from({ length: baselineDays + WINDOW }, (_, day) => {
    const mean = 40 * (WEEK[day % 7] as number) * Math.exp(0.2 * chance.normal());
    const value = chance.count(day < baselineDays ? mean : mean * (1 + effect));
    return { value, of: null, season: day % 7, controls: [] };
  });
}

function detectableIn(points: readonly EffectPoint[]): DetectableEffect {
  const found = detectableEffect('log', points.slice(0, -WINDOW), points.slice(-WINDOW));
  if (!found) throw new Error('There must be something to detect.');
  return found;
}

describe('what a baseline could detect', () => {
  it.each(['up', 'down'] as const)(
    'is called clear in about 8 of 10 series it is planted in: %s',
    (direction) => {
      let clear = 0;
      for (let seed = 1; seed <= 200; seed++) {
        const planted = (detectableIn(series(seed, 84)).percent?.[direction] as number) / 100;
        const points = series(seed, 84, planted);
        const { verdict } = judgeEffect(
          {
            link: 'log',
            telling: 'relative',
            baseline: points.slice(0, -WINDOW),
            after: points.slice(-WINDOW),
            grain: 'day',
            counts: true,
            overlapping: [],
          },
          'left out',
        );
        if (verdict === (direction === 'up' ? 'clear rise' : 'clear fall')) clear++;
      }
      expect(clear / 200).toBeGreaterThanOrEqual(0.7);
      expect(clear / 200).toBeLessThanOrEqual(0.92);
    },
  );

  it('is less after a longer baseline and in a longer window', () => {
    const mean = (each: (seed: number) => number) =>
      Array.from({ length: 20 }, (_, index) => each(index + 1)).reduce((sum, value) => sum + value, 0) / 20;
    const up = (points: readonly EffectPoint[]) => detectableIn(points).percent?.up as number;
    const [short, long] = [mean((seed) => up(series(seed, 35))), mean((seed) => up(series(seed, 168)))];
    expect(long).toBeLessThan(0.8 * short);
    const threeDays = mean((seed) => {
      const points = series(seed, 84);
      return detectableEffect('log', points.slice(0, 84), points.slice(84, 87))?.percent?.up as number;
    });
    expect(mean((seed) => up(series(seed, 84)))).toBeLessThan(0.8 * threeDays);
  });

  it('does not depend on what came after, only on how much stands behind it', () => {
    const points = series(1, 56);
    const [baseline, after] = [points.slice(0, 56), points.slice(56)];
    const other = after.map((point) => ({ ...point, value: 0 }));
    expect(detectableEffect('log', baseline, other)).toEqual(detectableEffect('log', baseline, after));
    const shares = (points: readonly EffectPoint[], of: number) => points.map((point) => ({ ...point, of }));
    const found = (of: number) => detectableEffect('logit', shares(baseline, 400), shares(after, of));
    expect(found(4000)?.average.up).toBeLessThan(found(40)?.average.up as number);
  });

  it('never falls below having nothing', () => {
    const points = series(1, 28).map((point) => ({
      ...point,
      value: Math.round((point.value as number) / 20),
    }));
    const { expected, average, percent } = detectableIn(points);
    expect(average.down).toBeLessThan(0);
    expect(average.down * WINDOW).toBeGreaterThanOrEqual(-expected);
    expect(percent?.down).toBeGreaterThanOrEqual(-100);
    expect(percent?.up).toBeCloseTo((100 * average.up * WINDOW) / expected, 8);
  });

  it('is no percentage where nothing, or less, is expected, and none at all without a window', () => {
    const points = series(1, 56).map((point) => ({ ...point, value: (point.value as number) - 1000 }));
    const found = detectableEffect('identity', points.slice(0, 56), points.slice(56));
    expect(found?.percent).toBeNull();
    expect(found?.average.up).toBeGreaterThan(0);
    expect(found?.average.down).toBeLessThan(0);
    expect(detectableEffect('identity', points, [])).toBeNull();
  });
});
