import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDay } from '../local-day';
import { offsetSegmentAt } from '../zone-offsets';
import { lastSending, nextSending, type Sending } from './next-sending';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'America/Santiago',
  'Asia/Kolkata',
  'Pacific/Apia',
  'Africa/Cairo',
];
const sendings = fc.record({
  cadence: fc.constant('daily' as const),
  weekday: fc.constant(null),
  hour: fc.integer({ min: 0, max: 23 }),
  zone: fc.constantFrom(...ZONES),
});
const starts = fc.integer({ min: Date.UTC(2011, 0, 1), max: Date.UTC(2027, 0, 1) });
const at = (text: string) => Date.parse(text);
const named = (sending: Sending, afterMs: number) => new Date(nextSending(sending, afterMs)).toISOString();
const localHour = (ms: number, zone: string) =>
  new Date(ms + offsetSegmentAt(ms, zone).offsetMs).getUTCHours();

describe('when a board is sent', () => {
  const berlin = { cadence: 'daily', weekday: null, hour: 2, zone: 'Europe/Berlin' } as const;

  it('sends once after the gap on a day whose hour does not exist', () => {
    expect(named(berlin, at('2026-03-28T12:00:00Z'))).toBe('2026-03-29T01:00:00.000Z');
    expect(named(berlin, at('2026-03-29T01:00:00Z'))).toBe('2026-03-30T00:00:00.000Z');
  });

  it('sends at the first of an hour that comes twice, and not at the second', () => {
    expect(named(berlin, at('2026-10-24T12:00:00Z'))).toBe('2026-10-25T00:00:00.000Z');
    expect(named(berlin, at('2026-10-25T00:00:00Z'))).toBe('2026-10-26T01:00:00.000Z');
  });

  it('leaves out a day that the zone leaves out', () => {
    const apia = { ...berlin, hour: 7, zone: 'Pacific/Apia' };
    const before = at('2011-12-29T12:00:00-10:00');
    expect(localDay(nextSending(apia, before), 'Pacific/Apia')).toBe('2011-12-31');
  });

  it('sends exactly once on every day of every zone, at the hour that was asked for where it exists', () => {
    fc.assert(
      fc.property(sendings, starts, (sending, startMs) => {
        const days: string[] = [];
        for (let ms = startMs; ms < startMs + 220 * DAY_MS; ) {
          ms = nextSending(sending, ms);
          days.push(localDay(ms, sending.zone));
          const segment = offsetSegmentAt(ms, sending.zone);
          const isAfterGap = ms - segment.startMs <= HOUR_MS;
          if (!isAfterGap) expect(localHour(ms, sending.zone)).toBe(sending.hour);
        }
        const all = new Set<string>();
        const [first, last] = [days[0] as string, days.at(-1) as string];
        for (let ms = startMs - DAY_MS; ms < startMs + 223 * DAY_MS; ms += HOUR_MS) {
          const day = localDay(ms, sending.zone);
          if (day >= first && day <= last) all.add(day);
        }
        expect(days).toEqual([...all]);
      }),
      { numRuns: 60 },
    );
  });

  it('sends a weekly one on its weekday alone', () => {
    const weekly = { cadence: 'weekly', weekday: 1, hour: 7, zone: 'Europe/Berlin' } as const;
    expect(named(weekly, at('2026-11-20T12:00:00Z'))).toBe('2026-11-23T06:00:00.000Z');
    expect(named(weekly, at('2026-11-23T06:00:00Z'))).toBe('2026-11-30T06:00:00.000Z');
  });

  it('makes up for the newest one only', () => {
    fc.assert(
      fc.property(sendings, starts, (sending, atMs) => {
        const last = lastSending(sending, atMs);
        expect(last).toBeLessThanOrEqual(atMs);
        expect(nextSending(sending, last)).toBeGreaterThan(atMs);
      }),
      { numRuns: 200 },
    );
  });
});
