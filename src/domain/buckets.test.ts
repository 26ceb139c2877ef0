import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { autoGrain, bucketEnd, bucketStart, denseBuckets, GRAINS, tooManyBuckets } from './buckets';

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Africa/Casablanca',
];
const instant = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2040, 0, 1) });
const zone = fc.constantFrom(...ZONES);
const iso = (ms: number) => new Date(ms).toISOString();

describe('buckets', () => {
  it('start days where the calendar of the zone does, whatever its clock changes', () => {
    fc.assert(
      fc.property(instant, zone, (atMs, name) => {
        const expected = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(name).startOfDay();
        expect(bucketStart(atMs, 'day', name)).toBe(expected.epochMilliseconds);
      }),
      { numRuns: 500 },
    );
  });

  it('hold their instant, follow each other without hole or overlap, and start at themselves', () => {
    fc.assert(
      fc.property(
        instant,
        zone,
        fc.constantFrom(...GRAINS),
        fc.constantFrom(1, 6, 7),
        (atMs, name, grain, week) => {
          const weekStart = week as 1 | 6 | 7;
          const startMs = bucketStart(atMs, grain, name, weekStart);
          const endMs = bucketEnd(startMs, grain, name, weekStart);
          expect(startMs).toBeLessThanOrEqual(atMs);
          expect(endMs).toBeGreaterThan(atMs);
          expect(bucketStart(startMs, grain, name, weekStart)).toBe(startMs);
          expect(bucketStart(endMs, grain, name, weekStart)).toBe(endMs);
          expect(bucketStart(endMs - 1, grain, name, weekStart)).toBe(startMs);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('keep the hour that a clock change repeats as two buckets', () => {
    const window = { fromMs: Date.parse('2026-10-24T22:00:00Z'), toMs: Date.parse('2026-10-25T23:00:00Z') };
    expect(denseBuckets(window, 'hour', 'Europe/Berlin')).toHaveLength(25);
    expect(denseBuckets(window, 'day', 'Europe/Berlin')).toHaveLength(1);
  });

  it('cut hours at the local hour in zones of half an hour', () => {
    const start = bucketStart(Date.parse('2026-11-02T10:10:00Z'), 'hour', 'Asia/Kolkata');
    expect(iso(start)).toBe('2026-11-02T09:30:00.000Z');
  });

  it('start weeks on the chosen weekday and months on their first day', () => {
    const wednesday = Date.parse('2026-11-04T12:00:00Z');
    expect(iso(bucketStart(wednesday, 'week', 'UTC', 1))).toBe('2026-11-02T00:00:00.000Z');
    expect(iso(bucketStart(wednesday, 'week', 'UTC', 7))).toBe('2026-11-01T00:00:00.000Z');
    expect(iso(bucketStart(wednesday, 'month', 'Europe/Berlin'))).toBe('2026-10-31T23:00:00.000Z');
  });

  it('are none for an empty window and widen one that begins inside a bucket', () => {
    expect(denseBuckets({ fromMs: 5, toMs: 5 }, 'day', 'UTC')).toEqual([]);
    expect(denseBuckets({ fromMs: 5, toMs: 6 }, 'day', 'UTC')).toEqual([
      { startMs: 0, endExclusiveMs: 86_400_000 },
    ]);
  });

  it.each([
    [3, 'hour'],
    [90, 'day'],
    [731, 'week'],
    [3000, 'month'],
  ])('of %d days are grouped by %s when the grain is left open', (days, grain) => {
    expect(autoGrain({ fromMs: 0, toMs: days * 86_400_000 })).toBe(grain);
  });

  it('name the next coarser grain that fits, or the coarsest', () => {
    const days = (count: number) => ({ fromMs: 0, toMs: count * 86_400_000 });
    expect(tooManyBuckets(days(731), 'day')).toBeNull();
    expect(tooManyBuckets(days(731), 'hour')).toBe('day');
    expect(tooManyBuckets(days(2000), 'hour')).toBe('week');
    expect(tooManyBuckets(days(100_000), 'month')).toBe('month');
  });
});
