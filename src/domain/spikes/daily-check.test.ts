import { describe, expect, it } from 'vitest';
import { dice } from '../../sample/prng';
import { CountSpread } from './count-spread';
import { DropDetector } from './drop-detector';
import { findSwells } from './find-swells';
import { utcHour } from './season-rates';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MONDAY_MS = Date.UTC(2026, 0, 5);

/** Days of a series of about `mean` a day, fewer at weekends. */
function usualDays(days: number, mean: number, seed = 1): number[] {
  const chance = dice(seed, 'days');
  return Array.from({ length: days }, (_, day) => chance.count(mean * (day % 7 >= 5 ? 0.7 : 1)));
}

function quietDays(values: readonly (number | null)[]): number[] {
  const detector = new DropDetector(utcHour);
  return values.flatMap((value, day) => (detector.push(MONDAY_MS + day * DAY_MS, value).below ? [day] : []));
}

describe('DropDetector', () => {
  it('finds a day far below its weekday, and says nothing of usual weekends', () => {
    const days = usualDays(90, 60);
    expect(quietDays(days)).toEqual([]);
    days[70] = 18;
    expect(quietDays(days)).toEqual([70]);
  });

  it('takes a day that was not collected for no quiet one, and learns nothing from it', () => {
    const days: (number | null)[] = usualDays(90, 60);
    for (let day = 60; day < 67; day++) days[day] = null;
    expect(quietDays(days)).toEqual([]);
  });

  it('does not find the days after a burst quiet', () => {
    const days = usualDays(90, 60);
    for (let day = 60; day < 64; day++) days[day] = 400;
    expect(quietDays(days)).toEqual([]);
  });

  it('calls a lasting drop the usual after some weeks', () => {
    const days = usualDays(150, 60).map((count, day) => (day < 90 ? count : Math.round(count / 3)));
    const quiet = quietDays(days);
    expect(quiet[0]).toBe(90);
    expect(quiet.at(-1)).toBeLessThan(125);
  });

  it('says nothing of a series too small to miss', () => {
    const days = usualDays(90, 6);
    days[70] = 0;
    expect(quietDays(days)).toEqual([]);
  });
});

/** Hours of so many days, few at night, with what comes on top. */
function hours(days: number, mean: number, extra: (hour: number) => number = () => 1) {
  const chance = dice(1, 'hours', mean);
  return Array.from({ length: days * 24 }, (_, hour) => ({
    startMs: MONDAY_MS + hour * HOUR_MS,
    value: chance.count(mean * (1 + 0.6 * Math.sin(((hour % 24) - 8) / 3.8)) * extra(hour)) as number | null,
  }));
}

describe('findSwells', () => {
  it('finds a doubling of three hours, once the day has ended, and nothing in usual days', () => {
    const swell = (hour: number) => (hour >= 50 * 24 + 13 && hour < 50 * 24 + 16 ? 2.2 : 1);
    expect(findSwells(hours(60, 20), utcHour)).toEqual([]);
    const [found, ...others] = findSwells(hours(60, 20, swell), utcHour);
    expect(others).toEqual([]);
    expect(found?.start).toBeGreaterThanOrEqual(50 * 24 + 10);
    expect(found?.endExclusive).toBeLessThanOrEqual(50 * 24 + 19);
    expect(found?.mentions).toBeGreaterThan(1.5 * (found?.expected ?? 0));
    const untilNoon = hours(60, 20, swell).slice(0, 50 * 24 + 23);
    expect(findSwells(untilNoon, utcHour)).toEqual([]);
  });

  it('looks at no stretch with an hour that was not collected', () => {
    const series = hours(60, 20, (hour) => (hour >= 50 * 24 + 13 && hour < 50 * 24 + 16 ? 3 : 1));
    for (let hour = 50 * 24 + 12; hour < 50 * 24 + 17; hour++)
      (series[hour] as { value: number | null }).value = null;
    expect(findSwells(series, utcHour)).toEqual([]);
  });
});

describe('CountSpread', () => {
  it('tells where a count lies so many deviations away, by what it learned', () => {
    const spread = new CountSpread(28, { dispersion: 0.05, worth: 14 });
    const wide = new CountSpread(28, { dispersion: 0.05, worth: 14 });
    for (let day = 0; day < 60; day++) wide.learn([{ mentions: day % 2 ? 20 : 100, expected: 60 }]);
    expect(wide.bound(-3, 60)).toBeLessThan(spread.bound(-3, 60));
    expect(spread.deviation(spread.bound(3, 60) + 0.5, 60)).toBeCloseTo(3, 6);
    expect(spread.deviation(spread.bound(-3, 60) - 0.5, 60)).toBeCloseTo(-3, 6);
    expect(spread.deviation(60, 60)).toBeGreaterThan(-0.2);
  });
});
