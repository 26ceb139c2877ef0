import { describe, expect, it } from 'vitest';
import { formatBucket, formatInstant, formatSpan, formatStretch, offsetName } from './time-format';

const zone = 'Europe/Berlin';
const span = (from: string, to: string) => ({ startMs: Date.parse(from), endExclusiveMs: Date.parse(to) });

describe('time in words', () => {
  it('names a bucket in the zone, whatever the zone of the machine', () => {
    expect(formatBucket(span('2025-11-16T23:00Z', '2025-11-17T23:00Z'), 'day', zone)).toBe('Mon 17 Nov 2025');
    expect(formatBucket(span('2025-11-17T13:00Z', '2025-11-17T14:00Z'), 'hour', zone)).toBe(
      'Mon 17 Nov 2025, 14:00–15:00',
    );
    expect(formatBucket(span('2025-10-31T23:00Z', '2025-11-30T23:00Z'), 'month', zone)).toBe('November 2025');
  });

  it('names the last day of a week, not the day after', () => {
    expect(formatBucket(span('2025-11-16T23:00Z', '2025-11-23T23:00Z'), 'week', zone)).toMatch(
      /^17\s?–\s?23 Nov 2025$/,
    );
    expect(formatSpan(span('2025-11-16T23:00Z', '2025-11-17T23:00Z'), zone)).toBe('17 Nov 2025');
  });

  it('tells apart the two hours that a clock change repeats', () => {
    const first = formatBucket(span('2025-10-26T00:00Z', '2025-10-26T01:00Z'), 'hour', zone);
    const second = formatBucket(span('2025-10-26T01:00Z', '2025-10-26T02:00Z'), 'hour', zone);
    expect(first).toContain('(UTC+2)');
    expect(second).toContain('(UTC+1)');
  });

  it('writes times of a stretch only where it is cut by hours', () => {
    const stretch = span('2025-11-17T13:00Z', '2025-11-17T16:00Z');
    expect(formatStretch(stretch, 'hour', zone)).toMatch(/17 Nov.*14:00\s?–\s?17:00/);
    expect(formatStretch(stretch, 'day', zone)).toBe('17 Nov 2025');
  });

  it('writes an instant and an offset', () => {
    expect(formatInstant(Date.parse('2025-11-17T13:05Z'), zone)).toBe('17 Nov 2025, 14:05');
    expect(offsetName(Date.parse('2025-07-01T00:00Z'), 'America/St_Johns')).toBe('UTC−2:30');
    expect(offsetName(0, 'UTC')).toBe('UTC');
  });
});
