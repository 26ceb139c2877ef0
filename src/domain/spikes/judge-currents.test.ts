import { describe, expect, it } from 'vitest';
import { denseBuckets } from '../buckets';
import type { SourceCounts } from '../currents';
import { type JudgedCurrents, judgeCurrents } from './judge-currents';

const DAY_MS = 86_400_000;
const BEGIN_MS = Date.UTC(2026, 0, 5);
const dayMs = (day: number) => BEGIN_MS + day * DAY_MS;

const count = (source: string, day: number, mentions: number): SourceCounts => ({
  startMs: dayMs(day),
  source,
  mentions,
  positive: 0,
  neutral: mentions,
  negative: 0,
  unscored: 0,
  complaints: 0,
  potentialImpressions: 0,
});

/** Days of sources: how many each has, from when on it is collected. */
function currents(
  days: number,
  sources: Record<string, { from: number; at: (day: number) => number }>,
): JudgedCurrents {
  const counts = Object.entries(sources).flatMap(([source, { from, at }]) =>
    Array.from({ length: days - from }, (_, index) => count(source, from + index, at(from + index))),
  );
  return {
    buckets: denseBuckets({ fromMs: dayMs(0), toMs: dayMs(days) }, 'day', 'UTC'),
    grain: 'day',
    zone: 'UTC',
    counts: counts.sort((one, other) => one.startMs - other.startMs),
    stretches: Object.entries(sources).map(([source, { from }]) => ({
      source,
      fromMs: dayMs(from),
      toMs: dayMs(days),
    })),
    scope: { sources: Object.keys(sources), followerSources: new Set(), sentiments: [] },
    nowMs: dayMs(days),
  };
}

const usual = (day: number) => 40 + ((day * 13) % 9) - (day % 7 >= 5 ? 15 : 0);

describe('judgeCurrents', () => {
  it('finds a day that stands out, and says what was usual', () => {
    const { spikes } = judgeCurrents(
      currents(90, { a: { from: 0, at: (day) => (day === 70 ? 260 : usual(day)) } }),
    );
    expect(spikes).toMatchObject([{ startMs: dayMs(70), peakMs: dayMs(70), endExclusiveMs: dayMs(71) }]);
    expect(spikes[0]?.mentions).toBe(260);
    expect(spikes[0]?.expected).toBeGreaterThan(25);
    expect(spikes[0]?.expected).toBeLessThan(60);
  });

  it('takes a newly connected source for no spike, however much it brings', () => {
    const { judged, spikes } = judgeCurrents(
      currents(120, { a: { from: 0, at: usual }, b: { from: 60, at: (day) => 8 * usual(day) } }),
    );
    expect(spikes).toEqual([]);
    expect(judged[70]?.sources).toEqual(['a']);
    expect(judged[80]?.sources).toEqual(['a', 'b']);
    const together = 9 * usual(80);
    expect(judged[80]?.expected).toBeGreaterThan(0.7 * together);
    expect(judged[80]?.expected).toBeLessThan(1.3 * together);
  });

  it('judges nothing in the first two weeks, and no bucket that has not ended', () => {
    const series = currents(60, { a: { from: 0, at: (day) => (day === 59 ? 900 : usual(day)) } });
    const { judged, spikes } = judgeCurrents({ ...series, nowMs: dayMs(60) - 1 });
    expect(judged.slice(0, 14).every(({ expected }) => expected === null)).toBe(true);
    expect(judged[20]?.expected).not.toBeNull();
    expect(judged[59]?.expected).toBeNull();
    expect(spikes).toEqual([]);
  });

  it('takes a gap in collection for a gap', () => {
    const series = currents(90, { a: { from: 0, at: usual } });
    const gap = (startMs: number) => startMs >= dayMs(50) && startMs < dayMs(60);
    const { judged, spikes } = judgeCurrents({
      ...series,
      counts: series.counts.filter(({ startMs }) => !gap(startMs)),
      stretches: [
        { source: 'a', fromMs: dayMs(0), toMs: dayMs(50) - 1 },
        { source: 'a', fromMs: dayMs(60), toMs: dayMs(90) },
      ],
    });
    expect(spikes).toEqual([]);
    expect(judged[55]).toMatchObject({ expected: null, mentions: null });
  });

  it('finds a day that is far quieter than usual, and says how quiet would still be usual', () => {
    const quiet = (day: number) => (day === 70 ? 6 : usual(day));
    const { judged, spikes, checked } = judgeCurrents(currents(90, { a: { from: 0, at: quiet } }));
    expect(spikes).toEqual([]);
    expect(checked).toMatchObject([
      {
        direction: 'below',
        foundBy: 'daily-check',
        startMs: dayMs(70),
        endExclusiveMs: dayMs(71),
        mentions: 6,
      },
    ]);
    expect(judged[71]?.lower).toBeGreaterThan(6);
    expect(judged[71]?.lower).toBeLessThan(judged[71]?.expected ?? 0);
  });

  it('takes the silence of one source, a gap, and chosen classes for no quiet day', () => {
    const silent = (day: number) => (day >= 70 && day < 73 ? 0 : usual(day));
    const series = currents(90, { a: { from: 0, at: silent }, b: { from: 0, at: () => 5 } });
    expect(judgeCurrents(series).checked).toEqual([]);
    const gap = (startMs: number) => startMs >= dayMs(50) && startMs < dayMs(60);
    const whole = currents(90, { a: { from: 0, at: usual } });
    const broken = {
      ...whole,
      counts: whole.counts.filter(({ startMs }) => !gap(startMs)),
      stretches: [
        { source: 'a', fromMs: dayMs(0), toMs: dayMs(50) - 1 },
        { source: 'a', fromMs: dayMs(60), toMs: dayMs(90) },
      ],
    };
    expect(judgeCurrents(broken).checked).toEqual([]);
    const quiet = currents(90, { a: { from: 0, at: (day) => (day === 70 ? 6 : usual(day)) } });
    const chosen = { ...quiet.scope, sentiments: ['neutral' as const] };
    expect(judgeCurrents({ ...quiet, scope: chosen }).checked).toEqual([]);
  });
});
