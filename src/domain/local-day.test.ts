import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketStart } from './buckets';
import { localDay, startOfLocalDay } from './local-day';

describe('a local day', () => {
  it('is the date on the wall, not the one in UTC', () => {
    expect(localDay(Date.parse('2026-03-28T23:30:00Z'), 'Europe/Berlin')).toBe('2026-03-29');
    expect(localDay(Date.parse('2026-03-29T03:30:00Z'), 'America/New_York')).toBe('2026-03-28');
  });

  it.each(['UTC', 'Europe/Berlin', 'America/New_York', 'Pacific/Auckland', 'America/Sao_Paulo'])(
    'begins where the bucket of any of its instants does, in %s',
    (zone) => {
      fc.assert(
        fc.property(fc.integer({ min: 1.5e9, max: 1.8e9 }), (seconds) => {
          const atMs = seconds * 1000;
          expect(startOfLocalDay(localDay(atMs, zone), zone)).toBe(bucketStart(atMs, 'day', zone));
        }),
      );
    },
  );
});
