import fc from 'fast-check';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import { findSpikes } from './find-spikes';
import { negativeBinomialTail } from './negative-binomial-tail';
import { SpikeDetector, type SpikeReading } from './spike-detector';
import { SPIKE_MIN_COUNT } from './spike-setting';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MONDAY_MS = Date.UTC(2026, 0, 5);

function readings(values: readonly (number | null)[], bucketMs = HOUR_MS): SpikeReading[] {
  const detector = new SpikeDetector(bucketMs);
  return values.map((value, index) => detector.push(MONDAY_MS + index * bucketMs, value));
}

/** Hours of so many days: few at night, more by day, with noise of a count. */
function usualHours(days: number, mean: number, seed = 1): number[] {
  const random = xoroshiro128plus(seed);
  return Array.from({ length: days * 24 }, (_, hour) => {
    const rate = mean * (1 + 0.6 * Math.sin(((hour % 24) - 8) / 3.8));
    let count = 0;
    for (let chance = 0; chance < 200; chance++) if (uniformInt(random, 0, 199) < rate) count++;
    return count;
  });
}

const alertsOf = (found: readonly SpikeReading[]) =>
  found.flatMap(({ alert }, index) => (alert ? [index] : []));

describe('SpikeDetector', () => {
  it('says nothing of quiet weeks', () => {
    expect(alertsOf(readings(usualHours(60, 20)))).toEqual([]);
  });

  it('alerts once for a burst, at its first hours, and again after it was quiet', () => {
    const values = usualHours(42, 10);
    for (const begin of [700, 760]) {
      for (let hour = begin; hour < begin + 8; hour++) values[hour] = 160;
    }
    const alerts = alertsOf(readings(values));
    expect(alerts).toHaveLength(2);
    expect(alerts[0]).toBeGreaterThanOrEqual(700);
    expect(alerts[0]).toBeLessThanOrEqual(702);
    expect(alerts[1]).toBeGreaterThanOrEqual(760);
    expect(alerts[1]).toBeLessThanOrEqual(762);
  });

  it('takes a daily peak for no spike once it has been seen', () => {
    const values = Array.from({ length: 40 * 24 }, (_, hour) => (hour % 24 === 20 ? 40 : 4));
    expect(alertsOf(readings(values)).filter((at) => at > 14 * 24)).toEqual([]);
  });

  it('judges each bucket by those before it alone', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 30, maxLength: 200 });
    fc.assert(
      fc.property(counts, fc.nat(), (values, place) => {
        const cut = 1 + (place % values.length);
        expect(readings(values.slice(0, cut))).toEqual(readings(values).slice(0, cut));
      }),
      { numRuns: 40 },
    );
  });

  it('has a score of a half or more exactly where it alerts, and never alerts on a handful', () => {
    const counts = fc.array(fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 500 })), {
      minLength: 30,
      maxLength: 150,
    });
    fc.assert(
      fc.property(counts, (values) => {
        for (const [index, { score, alert }] of readings(values).entries()) {
          expect(score >= 0.5).toBe(alert);
          if (alert) expect(values[index]).toBeGreaterThanOrEqual(SPIKE_MIN_COUNT);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('takes hours that were not collected neither for silence nor for a return', () => {
    const values: (number | null)[] = usualHours(42, 20);
    for (let hour = 600; hour < 660; hour++) values[hour] = null;
    const found = readings(values);
    expect(alertsOf(found)).toEqual([]);
    expect(found[630]).toMatchObject({ expected: null, alert: false });
  });

  it('finds a day that is far above its weekday, and leaves usual weekends alone', () => {
    const days = Array.from({ length: 120 }, (_, day) => (day % 7 >= 5 ? 30 : 100) + ((day * 37) % 11));
    expect(alertsOf(readings(days, DAY_MS))).toEqual([]);
    days[100] = 420;
    expect(alertsOf(readings(days, DAY_MS))).toEqual([100]);
  });
});

describe('findSpikes', () => {
  it('names start, peak and end of a burst', () => {
    const values = usualHours(42, 10);
    for (let hour = 700; hour < 706; hour++) values[hour] = 120 + (hour === 703 ? 80 : 0);
    const [spike, ...others] = findSpikes(readings(values), values);
    expect(others).toEqual([]);
    expect(spike?.peak).toBe(703);
    expect(spike?.start).toBeLessThanOrEqual(702);
    expect(spike?.endExclusive).toBeGreaterThan(704);
  });

  it('leaves the end open while the last bucket is unusual', () => {
    const values = usualHours(42, 10);
    const last = values.length - 1;
    for (let hour = last - 4; hour <= last; hour++) values[hour] = 150;
    expect(findSpikes(readings(values), values)).toMatchObject([{ endExclusive: null }]);
  });
});

describe('negativeBinomialTail', () => {
  it.each([
    // Poisson in the limit: P(X ≥ 3 | 1) = 1 − 2.5 e⁻¹.
    [3, 1, 0, 1 - 2.5 * Math.exp(-1)],
    // Geometric with mean 1: P(X ≥ 4) = 2⁻⁴.
    [4, 1, 1, 0.0625],
    [0, 5, 0.2, 1],
    [1, 0, 0.2, 0],
  ])('of %d or more with mean %d and dispersion %d', (count, mean, dispersion, chance) => {
    expect(negativeBinomialTail(count, mean, dispersion)).toBeCloseTo(chance, 5);
  });
});
