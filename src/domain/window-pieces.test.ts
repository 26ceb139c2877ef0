import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bucket, bucketStart } from './buckets';
import { cutWindow } from './window-pieces';

const at = (iso: string) => Date.parse(iso);
const inWords = ({ startMs, endExclusiveMs }: Bucket) =>
  [startMs, endExclusiveMs].map((ms) => new Date(ms).toISOString().slice(5, 16)).join(' – ');

describe('pieces of a window', () => {
  it('are days, hours beside them and parts of hours', () => {
    const pieces = cutWindow({ fromMs: at('2026-11-02T22:30:00Z'), toMs: at('2026-11-04T01:00:00Z') }, 'UTC');
    expect(pieces.days && inWords(pieces.days)).toBe('11-03T00:00 – 11-04T00:00');
    expect(pieces.hours.map(inWords)).toEqual(['11-02T23:00 – 11-03T00:00', '11-04T00:00 – 11-04T01:00']);
    expect(pieces.rest.map(inWords)).toEqual(['11-02T22:30 – 11-02T23:00']);
  });

  it('are one part of an hour when no hour is whole', () => {
    const pieces = cutWindow({ fromMs: at('2026-11-02T22:30:00Z'), toMs: at('2026-11-02T23:10:00Z') }, 'UTC');
    expect(pieces).toMatchObject({ days: null, hours: [] });
    expect(pieces.rest.map(inWords)).toEqual(['11-02T22:30 – 11-02T23:10']);
  });

  it.each(['UTC', 'Europe/Berlin', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'America/Santiago'])(
    'are disjoint, together the window, and whole in %s',
    (zone) => {
      const time = fc.integer({ min: at('2026-03-01T00:00:00Z'), max: at('2026-12-01T00:00:00Z') });
      const length = fc.integer({ min: 1, max: 5 * 86_400_000 });
      fc.assert(
        fc.property(time, length, fc.boolean(), (start, span, onTheHour) => {
          const fromMs = onTheHour ? bucketStart(start, 'hour', zone) : start;
          const { days, hours, rest } = cutWindow({ fromMs, toMs: fromMs + span }, zone);
          const pieces = [...(days ? [days] : []), ...hours, ...rest].sort((a, b) => a.startMs - b.startMs);
          expect(pieces[0]?.startMs).toBe(fromMs);
          expect(pieces.at(-1)?.endExclusiveMs).toBe(fromMs + span);
          for (let index = 1; index < pieces.length; index++) {
            expect(pieces[index]?.startMs).toBe(pieces[index - 1]?.endExclusiveMs);
          }
          for (const edge of days ? [days.startMs, days.endExclusiveMs] : []) {
            expect(bucketStart(edge, 'day', zone)).toBe(edge);
          }
          for (const edge of hours.flatMap((hour) => [hour.startMs, hour.endExclusiveMs])) {
            expect(bucketStart(edge, 'hour', zone)).toBe(edge);
          }
        }),
      );
    },
  );
});
