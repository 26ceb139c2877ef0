import { describe, expect, it } from 'vitest';
import { dice } from '../../sample/prng';
import { effectBuckets } from './effect-buckets';
import { type Effect, estimateEffect, headlineOf } from './estimate-effect';
import type { EffectPoint, Link } from './link';
import { studentT } from './student-t';
import type { Banded, Interval } from './window-sum';

const WEEK = [1.2, 1.2, 1.1, 1.1, 1, 0.7, 0.7];
const point = (value: number | null, more: Partial<EffectPoint> = {}): EffectPoint => ({
  value,
  of: null,
  season: null,
  controls: [],
  ...more,
});
const points = (values: readonly (number | null)[]) => values.map((value) => point(value));
/** Noise of so many rows; the same seed gives the same. */
const noise = (count: number, seed = 1) => {
  const chance = dice(seed, 'estimate-effect');
  return Array.from({ length: count }, () => chance.normal());
};
const wide = ({ bands }: Banded) => bands.at(-1) as Interval;
const width = (banded: Banded) => wide(banded).high - wide(banded).low;

/** The effect in a series whose last rows are the window. */
function effectIn(link: Link, series: readonly EffectPoint[], window: number): Effect {
  const effect = estimateEffect(link, series.slice(0, -window), series.slice(-window));
  if (!effect) throw new Error('There must be an effect.');
  return effect;
}

describe('an effect', () => {
  it('in rows without memory has the prediction interval of least squares, if enough rows show it', () => {
    const [count, window] = [400, 14];
    const values = noise(count + window).map((each) => 10 + each);
    const before = values.slice(0, count);
    const mean = before.reduce((sum, value) => sum + value, 0) / count;
    const variance = before.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1);
    const reach = studentT(count - 1).quantile(0.975) * Math.sqrt(variance * (1 / count + 1 / window));
    const seen = values.slice(count).reduce((sum, value) => sum + value, 0) / window;
    const { average } = effectIn('identity', points(values), window);
    expect(Math.abs(average.estimate - (seen - mean))).toBeLessThan(0.03 * reach);
    expect(width(average) / (2 * reach)).toBeGreaterThan(0.99);
    expect(width(average) / (2 * reach)).toBeLessThan(1.05);
  });

  it('is less sure where the level drifts', () => {
    const steps = noise(80);
    let level = 0;
    const drifting = steps.map((step) => {
      level += step;
      return level;
    });
    expect(width(effectIn('identity', points(drifting), 14).average)).toBeGreaterThan(
      3 * width(effectIn('identity', points(steps), 14).average),
    );
  });

  it('does not read gaps as zero, before or after the start', () => {
    const values = noise(70).map((each) => Math.round(40 + 3 * each));
    const gaps = [3, 4, 17, 30, 31, 32, 55, 60, 61];
    const holed = values.map((value, day) => (gaps.includes(day) ? null : value));
    const { observed, expected, buckets } = effectIn('log', points(holed), 14);
    expect(buckets).toBe(12);
    expect(observed).toBe(holed.slice(56).reduce<number>((sum: number, value) => sum + (value ?? 0), 0));
    expect(expected.estimate / 12).toBeGreaterThan(38);
    expect(expected.estimate / 12).toBeLessThan(42);
  });

  it('is none where nothing is known after the start, or too little before', () => {
    expect(estimateEffect('log', points(Array(30).fill(5)), points([null, null]))).toBeNull();
    expect(estimateEffect('log', [], points([5]))).toBeNull();
    expect(estimateEffect('log', points([5]), points([5]))).toBeNull();
  });

  it('is none where numbers leave what can be computed', () => {
    expect(estimateEffect('identity', points([1e200, 0, 2e200, 5, 1e200]), points([1]))).toBeNull();
  });

  it.each([
    [0.5, 50],
    [-0.25, -25],
    [3, 300],
  ])('planted as a factor in counts without noise comes back: %d', (planted, percent) => {
    const counts = Array.from({ length: 70 }, (_, day) =>
      point(5000 * (WEEK[day % 7] as number) * (day < 56 ? 1 : 1 + planted), { season: day % 7 }),
    );
    const { relative, average } = effectIn('log', counts, 14);
    expect(relative?.estimate).toBeCloseTo(percent, 1);
    expect(wide(relative as Banded).high - wide(relative as Banded).low).toBeLessThan(1);
    expect(average.estimate / (5000 * planted)).toBeCloseTo(1, 3);
  });

  it('planted in shares without noise comes back in parts of one, whatever they are shares of', () => {
    const shares = Array.from({ length: 70 }, (_, day) => {
      const of = 10_000 * (1 + (day % 5));
      return point(of * (day < 56 ? 0.2 : 0.3), { of });
    });
    const { average, cumulative, observed, expected } = effectIn('logit', shares, 14);
    expect(average.estimate).toBeCloseTo(0.1, 4);
    expect(cumulative.estimate).toBeCloseTo(observed / 3, -1);
    expect(expected.estimate).toBeCloseTo((2 / 3) * observed, -1);
  });

  it('planted in values without noise comes back', () => {
    const values = Array.from({ length: 70 }, (_, day) =>
      point(-3 + (day % 7) + (day < 56 ? 0 : 7), { season: day % 7 }),
    );
    const { average, cumulative } = effectIn('identity', values, 14);
    expect(average.estimate).toBeCloseTo(7, 6);
    expect(cumulative.estimate).toBeCloseTo(98, 5);
  });

  it('in means weighs rows by what stands behind them', () => {
    const means = Array.from({ length: 60 }, (_, day) =>
      point(day < 50 ? 0 : day % 2, { of: 10 + 90 * (day % 2) }),
    );
    const { average, cumulative, observed } = effectIn('identity', means, 10);
    expect(observed).toBe(500);
    expect(average.estimate).toBeCloseTo(500 / 550, 6);
    expect(cumulative.estimate).toBeCloseTo(500, 4);
  });

  it('of a value grows with its unit, in percent not at all', () => {
    const values = noise(60).map((each, day) => 30 + each + (day < 50 ? 0 : 2));
    const one = effectIn('identity', points(values), 10);
    const cents = effectIn('identity', points(values.map((value) => 100 * value)), 10);
    for (const told of ['average', 'cumulative'] as const) {
      expect(cents[told].estimate / one[told].estimate).toBeCloseTo(100, 4);
      one[told].bands.forEach(({ low, high }, band) => {
        expect((cents[told].bands[band]?.low as number) / low).toBeCloseTo(100, 4);
        expect((cents[told].bands[band]?.high as number) / high).toBeCloseTo(100, 4);
      });
    }
    expect(cents.relative?.estimate).toBeCloseTo(one.relative?.estimate as number, 6);
  });

  it('keeps one calculation: cumulative is average times size, percentages are observed against expected', () => {
    const chance = dice(3, 'estimate-effect');
    const sizes = Array.from({ length: 60 }, () => chance.between(50, 200));
    const series: Record<Link, EffectPoint[]> = {
      log: sizes.map((size) => point(size)),
      logit: sizes.map((of) => point(chance.between(10, 20), { of })),
      identity: sizes.map((of) => point(5 + chance.normal(), { of })),
    };
    const behind = sizes.slice(-10).reduce((sum, size) => sum + size, 0);
    for (const [link, list] of Object.entries(series) as [Link, EffectPoint[]][]) {
      const { average, cumulative, relative, observed, expected } = effectIn(link, list, 10);
      const size = link === 'log' ? 10 : behind;
      expect(cumulative.estimate).toBeCloseTo(average.estimate * size, 8);
      expect(cumulative.estimate).toBeCloseTo(observed - expected.estimate, 8);
      expect(relative?.estimate).toBeCloseTo(100 * (observed / expected.estimate - 1), 8);
      expected.bands.forEach(({ low, high }, band) => {
        expect(cumulative.bands[band]?.low).toBeCloseTo((average.bands[band]?.low as number) * size, 8);
        expect(cumulative.bands[band]?.low).toBeCloseTo(observed - high, 8);
        expect(relative?.bands[band]?.low).toBeCloseTo(100 * (observed / high - 1), 8);
        expect(relative?.bands[band]?.high).toBeCloseTo(100 * (observed / low - 1), 8);
      });
    }
  });

  it('has no percentage where nothing, or less, may have been expected', () => {
    const around = noise(60).map((each) => 0.5 + each);
    const effect = effectIn('identity', points(around), 10);
    expect(effect.relative).toBeNull();
    expect(headlineOf(effect, 'relative')).toBeNull();
    expect(headlineOf(effect, 'average')).toBe(effect.average);
  });

  it('is not hidden by a weekday pattern', () => {
    const values = noise(70).map((each, day) => 40 * (WEEK[day % 7] as number) + each);
    const seasoned = values.map((value, day) => point(value, { season: day % 7 }));
    expect(width(effectIn('identity', seasoned, 10).average)).toBeLessThan(
      0.5 * width(effectIn('identity', points(values), 10).average),
    );
  });
});

describe('a control', () => {
  const weather = noise(80, 5).map((each) => 20 + 4 * each);
  const values = noise(80, 6).map((each, day) => 100 + 3 * (weather[day] as number) + 0.5 * each);
  const withControl = values.map((value, day) => point(value, { controls: [weather[day] as number] }));

  it('that explains everything narrows the interval', () => {
    const alone = width(effectIn('identity', points(values), 14).average);
    expect(width(effectIn('identity', withControl, 14).average)).toBeLessThan(0.2 * alone);
  });

  it('that rises after the start is followed', () => {
    const followed = withControl.map(({ value, controls }, day) =>
      day < 66
        ? point(value, { controls })
        : point((value as number) + 30, { controls: [(controls[0] as number) + 10] }),
    );
    const { average } = effectIn('identity', followed, 14);
    expect(wide(average).low).toBeLessThan(0);
    expect(wide(average).high).toBeGreaterThan(0);
    expect(
      effectIn('identity', points(followed.map(({ value }) => value)), 14).average.estimate,
    ).toBeGreaterThan(20);
  });

  it('that stands still before the start says nothing, even where its mean is not exact', () => {
    const still = values.map((value, day) => point(value, { controls: [day < 66 ? 0.1 : 0.4] }));
    expect(effectIn('identity', still, 14)).toEqual(effectIn('identity', points(values), 14));
  });

  it('may stand beside more others than there are rows in the baseline', () => {
    const many = values
      .slice(0, 20)
      .map((value, day) => point(value, { controls: [weather[day] as number, ...noise(29, 100 + day)] }));
    const { average } = effectIn('identity', many, 6);
    expect(Number.isFinite(average.estimate)).toBe(true);
    expect(width(average)).toBeGreaterThan(0);
    expect(width(average)).toBeLessThan(200);
  });
});

describe('the buckets of an effect', () => {
  const counts = noise(70).map((each, day) =>
    point(Math.round(40 + 6 * each + (day < 56 ? 0 : 20)), { season: day % 7 }),
  );

  it('end where the effect ends', () => {
    const effect = effectIn('log', counts, 14);
    const buckets = effectBuckets('log', counts.slice(0, 56), counts.slice(56));
    expect(buckets).toHaveLength(14);
    expect(buckets.at(-1)?.cumulative).toEqual(effect.cumulative);
    expect(buckets.map(({ observed }) => observed)).toEqual(counts.slice(56).map(({ value }) => value));
  });

  it('of which nothing is known are expected all the same, and add nothing', () => {
    const after = counts
      .slice(56)
      .map((each, day) => (day === 0 || day === 5 ? { ...each, value: null } : each));
    const buckets = effectBuckets('log', counts.slice(0, 56), after);
    expect(buckets[0]).toMatchObject({ observed: null, cumulative: null });
    expect(buckets[5]).toMatchObject({ observed: null, cumulative: buckets[4]?.cumulative });
    expect(buckets[5]?.expected.estimate).toBeGreaterThan(20);
  });

  it('of shares are expected where no size is known as in a bucket of the usual size', () => {
    const shares = noise(70).map((each, day) =>
      point(100 + Math.round(9 * each), { of: 1000, season: day % 7 }),
    );
    const after = shares.slice(56);
    const whole = effectBuckets('logit', shares.slice(0, 56), after);
    const holed = effectBuckets('logit', shares.slice(0, 56), [
      ...after.slice(0, 5),
      point(null, { season: after[5]?.season ?? null }),
      ...after.slice(6),
    ]);
    expect(holed[5]?.expected.estimate).toBeCloseTo(0.1, 1);
    expect(holed[5]?.expected.estimate).toBeCloseTo(whole[5]?.expected.estimate as number, 8);
    expect(width(holed[5]?.expected as Banded)).toBeCloseTo(width(whole[5]?.expected as Banded), 8);
  });

  it('are none where there is no effect', () => {
    expect(effectBuckets('log', [], counts)).toEqual([]);
  });
});

describe('a level that goes on rising', () => {
  const rising = (by: number, seed: number) =>
    points(noise(74, seed).map((each, day) => 100 + by * day + 2 * each));

  it('as it did before the start is no effect', () => {
    const clear = Array.from({ length: 100 }, (_, seed) => {
      const { low, high } = wide(effectIn('identity', rising(0.5, seed + 1), 14).average);
      return low > 0 || high < 0;
    }).filter(Boolean);
    expect(clear.length).toBeLessThanOrEqual(12);
  });

  it('is followed by the expectation', () => {
    const estimates = Array.from(
      { length: 40 },
      (_, seed) => effectIn('identity', rising(0.5, seed + 1), 14).average.estimate,
    );
    // A level that stood still at its mean would be off by 0.5 × 37.
    expect(Math.abs(estimates.reduce((sum, each) => sum + each / 40, 0))).toBeLessThan(1);
  });

  it('on the scale of ratios is not taken for noise when it goes back to counts', () => {
    const growing = noise(40, 9).map((each, row) =>
      point(Math.round(50 * Math.exp(0.1 * row + 0.05 * each))),
    );
    const { relative } = effectIn('log', growing, 6);
    expect(Math.abs(relative?.estimate as number)).toBeLessThan(10);
  });
});
