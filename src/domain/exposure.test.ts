import { describe, expect, it } from 'vitest';
import { denseBuckets } from './buckets';
import { exposureOfDays } from './exposure';

describe('an exposure on local days', () => {
  const zone = 'Europe/Berlin';
  // The clock goes forward on the second of these.
  const days = denseBuckets(
    { fromMs: Date.parse('2026-03-27T23:00:00Z'), toMs: Date.parse('2026-03-30T22:00:00Z') },
    'day',
    zone,
  );

  it('belongs to the date on the wall, also where the clock changes', () => {
    const values = new Map([
      ['2026-03-28', 10],
      ['2026-03-29', 20],
      ['2026-03-30', 30],
    ]);
    expect(exposureOfDays(days, values, zone)).toEqual([10, 20, 30]);
  });

  it('is unknown in a gap, and where nobody was exposed', () => {
    expect(exposureOfDays(days, new Map([['2026-03-29', 0]]), zone)).toEqual([null, null, null]);
  });
});
