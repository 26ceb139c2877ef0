import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketEnd, denseBuckets } from './buckets';
import { comparedStretches } from './compared-stretches';
import { comparableSources } from './currents';
import { rateChange } from './rate-change';
import { seasonedCounts } from './seasoned-counts';

const at = (text: string) => Date.parse(text);
const iso = (ms: number | undefined) =>
  ms === undefined ? undefined : new Date(ms).toISOString().slice(0, 16);
const covered = (source: string, from: string, to: string) => ({ source, fromMs: at(from), toMs: at(to) });
const WEEK = { fromMs: at('2026-11-14T00:00Z'), toMs: at('2026-11-21T00:00Z') };
const edges = (buckets: readonly { startMs: number; endExclusiveMs: number }[]) => [
  iso(buckets[0]?.startMs),
  iso(buckets.at(-1)?.endExclusiveMs),
];

describe('compared stretches', () => {
  it('end with the last hour collected of the day that runs, and the week before at the same time of day', () => {
    const stretches = [
      covered('a', '2026-10-01T00:00Z', '2026-11-20T19:10Z'),
      covered('b', '2026-10-01T00:00Z', '2026-11-20T17:50Z'),
    ];
    const found = comparedStretches(WEEK, stretches, { zone: 'UTC', nowMs: at('2026-11-20T19:30Z') });
    expect(edges(found.now)).toEqual(['2026-11-14T00:00', '2026-11-20T18:00']);
    expect(edges(found.before)).toEqual(['2026-11-07T00:00', '2026-11-13T18:00']);
    expect(found).toMatchObject({ grain: 'day', whole: 6, apart: 7, until: 'collected' });
  });

  it('are not shortened by a source that fell silent days ago: it is left out', () => {
    const stretches = [
      covered('a', '2026-10-01T00:00Z', '2026-11-20T19:10Z'),
      covered('b', '2026-10-01T00:00Z', '2026-11-17T17:50Z'),
    ];
    const found = comparedStretches(WEEK, stretches, { zone: 'UTC', nowMs: at('2026-11-20T19:30Z') });
    expect(found.until).toBe('now');
    expect(comparableSources(found, stretches, ['a', 'b'])).toEqual({
      compared: ['a'],
      leftOut: [{ source: 'b', reason: 'collected in 4 of 7 buckets of this window' }],
    });
  });

  it('keep the time of day across a clock change', () => {
    const window = { fromMs: at('2026-10-24T22:00Z'), toMs: at('2026-10-31T23:00Z') };
    const nowMs = at('2026-10-31T17:00Z');
    const found = comparedStretches(window, [], { zone: 'Europe/Berlin', nowMs });
    expect(edges(found.now)[1]).toBe('2026-10-31T17:00');
    expect(edges(found.before)).toEqual(['2026-10-17T22:00', '2026-10-24T16:00']);
  });

  it('are empty before the first hour of a window has ended', () => {
    const found = comparedStretches(WEEK, [], { zone: 'UTC', nowMs: at('2026-11-14T00:20Z') });
    expect(found).toMatchObject({ now: [], before: [] });
  });

  it('tell the same change however a window is drawn, and as long on both sides', () => {
    const zone = 'Europe/Berlin';
    const firstMs = at('2026-01-04T23:00Z');
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 330 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 40 * 24 }),
        fc.integer({ min: 0, max: 30 }),
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 24, maxLength: 24 }),
        (startDay, days, elapsedHours, lagHours, rhythm) => {
          const all = denseBuckets({ fromMs: firstMs, toMs: firstMs + 420 * 86_400_000 }, 'day', zone);
          const fromMs = all[startDay + 40]?.startMs as number;
          const toMs = all[startDay + 39 + days]?.endExclusiveMs as number;
          const nowMs = fromMs + elapsedHours * 3_600_000 + 1_800_000;
          const coverage = [
            { source: 'a', fromMs: firstMs, toMs: nowMs },
            { source: 'b', fromMs: firstMs, toMs: nowMs - lagHours * 3_600_000 },
          ];
          const countIn = ({ startMs, endExclusiveMs }: { startMs: number; endExclusiveMs: number }) => {
            let sum = 0;
            for (let ms = startMs; ms < endExclusiveMs; ms = bucketEnd(ms, 'hour', zone))
              sum += rhythm[(ms / 3_600_000) % 24] ?? 0;
            return sum;
          };
          // A window drawn by hour and one drawn by day have the same edges, cut from buckets of their own.
          const told = (['hour', 'day'] as const).map((grain) => {
            const drawn = denseBuckets({ fromMs, toMs }, grain, zone);
            const window = {
              fromMs: drawn[0]?.startMs as number,
              toMs: drawn.at(-1)?.endExclusiveMs as number,
            };
            const stretches = comparedStretches(window, coverage, { zone, nowMs });
            const counts = { now: stretches.now.map(countIn), before: stretches.before.map(countIn) };
            return { stretches, change: rateChange(seasonedCounts(counts, stretches)), counts };
          });
          expect(told[0]).toEqual(told[1]);
          const { now, before } = told[0]?.stretches ?? { now: [], before: [] };
          const lengthOf = (pieces: typeof now) =>
            pieces.reduce((sum, { startMs, endExclusiveMs }) => sum + endExclusiveMs - startMs, 0);
          // A clock change makes one side an hour longer, never more.
          expect(Math.abs(lengthOf(now) - lengthOf(before))).toBeLessThanOrEqual(3_600_000);
          expect(before.at(-1)?.endExclusiveMs ?? 0).toBeLessThanOrEqual(fromMs);
        },
      ),
      { numRuns: 200 },
    );
  });
});
