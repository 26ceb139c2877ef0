import { describe, expect, it } from 'vitest';
import { dice } from '../../sample/prng';
import { estimateEffect, headlineOf } from './estimate-effect';
import { judgeEffect } from './judge-effect';
import type { EffectPoint } from './link';
import { MIN_PLACEBOS, placeboInTime } from './placebo';

const counts = (days: number, seed = 1): EffectPoint[] => {
  const chance = dice(seed, 'placebo');
  return Array.from({ length: days }, (_, day) => ({
    value: chance.count(40),
    of: null,
    season: day % 7,
    controls: [],
  }));
};
const AS = { minBaseline: 28, telling: 'relative', of: 10 } as const;

describe('a placebo in time', () => {
  it.each([
    [48, 14, 7],
    [41, 14, 0],
    [30, 28, 0],
    [10, 3, 0],
  ])(
    'is not shown where a baseline of %d days has room for fewer than 8 windows of %d',
    (days, window, room) => {
      expect(placeboInTime('log', counts(days), window, AS)).toEqual({
        effects: null,
        windows: room,
        asFar: null,
      });
    },
  );

  it.each([
    [49, 14, 8, 8],
    [61, 14, 20, 20],
    [62, 14, 21, 20],
    [180, 28, 125, 20],
  ])(
    'of a baseline of %d days and windows of %d, with room for %d, shows %d',
    (days, window, room, shown) => {
      const placebo = placeboInTime('log', counts(days), window, AS);
      expect(placebo.windows).toBe(room);
      expect(placebo.effects).toHaveLength(shown);
    },
  );

  it('is the effect that would have been found at each start, from the earliest to the latest', () => {
    const baseline = counts(49);
    const { effects } = placeboInTime('log', baseline, 14, AS);
    const found = (start: number) => {
      const effect = estimateEffect('log', baseline.slice(0, start), baseline.slice(start, start + 14));
      return effect && headlineOf(effect, 'relative')?.estimate;
    };
    expect(effects?.[0]).toBe(found(28));
    expect(effects?.at(-1)).toBe(found(35));
  });

  it('needs days of which something is known before each window', () => {
    const holed = counts(60).map((point, day) => (day < 9 ? { ...point, value: null } : point));
    expect(placeboInTime('log', holed, 14, AS).windows).toBe(
      placeboInTime('log', counts(51), 14, AS).windows,
    );
  });

  it('leaves out windows of which nothing is known, and is not shown when too few are left', () => {
    const holed = counts(52).map((point, day) => (day > 34 ? { ...point, value: null } : point));
    const placebo = placeboInTime('log', holed, 14, AS);
    expect(placebo).toEqual({ effects: null, windows: MIN_PLACEBOS - 1, asFar: null });
  });

  it('counts windows that ran as far in either direction', () => {
    const baseline = counts(90);
    const effects = placeboInTime('log', baseline, 7, AS).effects as number[];
    expect(Math.min(...effects)).toBeLessThan(0);
    expect(Math.max(...effects)).toBeGreaterThan(0);
    for (const of of [0, 4, -4, effects[3] as number]) {
      const far = effects.filter((effect) => Math.abs(effect) >= Math.abs(of)).length;
      expect(placeboInTime('log', baseline, 7, { ...AS, of }).asFar).toBe(far);
    }
    expect(placeboInTime('log', baseline, 7, { ...AS, of: 0 }).asFar).toBe(effects.length);
    expect(placeboInTime('log', baseline, 7, { ...AS, of: 1e6 }).asFar).toBe(0);
  });

  it('is told as the effect is', () => {
    const baseline = counts(60);
    const inPercent = placeboInTime('log', baseline, 14, AS).effects as number[];
    const inCounts = placeboInTime('log', baseline, 14, { ...AS, telling: 'average' }).effects as number[];
    for (const [index, percent] of inPercent.entries())
      expect(percent / (inCounts[index] as number)).toBeCloseTo(100 / 40, 0);
  });

  it('never sees what came after the real start', () => {
    const series = counts(100);
    const answer = (after: readonly EffectPoint[]) =>
      judgeEffect({
        link: 'log',
        telling: 'relative',
        baseline: series.slice(0, 86),
        after,
        grain: 'day',
        counts: true,
        overlapping: [],
      });
    const after = series.slice(86);
    const tenfold = after.map((point) => ({ ...point, value: 10 * (point.value as number) }));
    const [calm, wild] = [answer(after), answer(tenfold)];
    expect(wild.effect?.relative?.estimate).toBeGreaterThan(500);
    expect(wild.placebo?.effects).toEqual(calm.placebo?.effects);
    expect(wild.placebo?.asFar).toBe(0);
  });
});
