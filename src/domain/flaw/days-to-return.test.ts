import { describe, expect, it } from 'vitest';
import { dice } from '../../sample/prng';
import { daysToReturn, MIN_PEOPLE } from './days-to-return';
import { type ReturnRates, returnRun } from './return-run';

const even = (old: number, quiet: number): ReturnRates => ({
  quiet: quiet * old,
  returned: 0.5 * old,
  variation: 0,
});

/** Share of simulated returns that are called by a day. */
function calledBy(rates: ReturnRates, day: number): number {
  const histories = 2000;
  const chance = dice(1, 'days to return');
  const called = Array.from({ length: histories }, () => {
    const days: { count: number; exposure: number }[] = [];
    return Array.from({ length: day }, () => {
      days.push({ count: chance.count(rates.returned), exposure: 1 });
      const { reached, start } = returnRun(days, rates);
      const heard = days.slice(start ?? days.length).reduce((sum, { count }) => sum + count, 0);
      return reached && heard >= MIN_PEOPLE;
    }).some(Boolean);
  });
  return called.filter(Boolean).length / histories;
}

describe('the days it takes to tell that a flaw is back', () => {
  it.each([
    [1, 0.02],
    [1, 0.1],
    [2, 0.1],
    [4, 0.2],
    [10, 0.2],
  ])('at %d people a day, %d of it while quiet, are those of simulated returns', (old, quiet) => {
    const rates = even(old, quiet);
    const day = daysToReturn(rates) as number;
    expect(calledBy(rates, day)).toBeGreaterThan(0.88);
    expect(calledBy(rates, day - 1)).toBeLessThan(0.92);
  });

  it('are more for a rarer flaw, for one of which more had stayed, and where days vary', () => {
    const days = (rates: ReturnRates) => daysToReturn(rates) as number;
    expect(days(even(1, 0.1))).toBeGreaterThan(days(even(2, 0.1)));
    expect(days(even(4, 0.2))).toBeGreaterThan(days(even(4, 0.1)));
    expect(days({ ...even(4, 0.1), variation: 0.5 })).toBeGreaterThan(days(even(4, 0.1)));
  });

  it('are not known for a flaw that hardly anybody speaks of', () => {
    expect(daysToReturn(even(0.1, 0.1))).toBeNull();
  });
});
