import { describe, expect, it } from 'vitest';
import { denseBuckets, GRAINS } from '../../../domain/buckets';
import { textWidthPx } from './text-width';
import { type TimeScale, xOf } from './time-scale';
import { timeTicks } from './time-ticks';

const zone = 'Europe/Berlin';

function ticksOf(from: string, to: string, grain: (typeof GRAINS)[number], widthPx: number) {
  const window = { fromMs: Date.parse(from), toMs: Date.parse(to) };
  const buckets = denseBuckets(window, grain, zone);
  const scale: TimeScale = {
    fromMs: buckets[0]?.startMs ?? 0,
    toMs: buckets.at(-1)?.endExclusiveMs ?? 0,
    leftPx: 46,
    rightPx: 46 + widthPx,
  };
  return { ticks: timeTicks(buckets, grain, zone, scale), scale, buckets };
}

describe('timeTicks', () => {
  it.each(GRAINS)('never lets two labels touch, at any width, for buckets of an %s', (grain) => {
    const days = { hour: 4, day: 400, week: 1400, month: 7000 }[grain];
    for (const widthPx of [200, 260, 400, 700, 1000, 1800, 2500]) {
      for (const share of [0.1, 0.4, 1]) {
        const to = new Date(Date.UTC(2025, 10, 20) + days * share * 86_400_000).toISOString();
        const { ticks, scale } = ticksOf('2025-11-20T00:00:00Z', to, grain, widthPx);
        expect(ticks.length).toBeGreaterThan(0);
        for (let i = 1; i < ticks.length; i++) {
          const [a, b] = [ticks[i - 1], ticks[i]];
          if (!a || !b) continue;
          const half = (textWidthPx(a.label, 11) + textWidthPx(b.label, 11)) / 2;
          expect(xOf(scale, b.atMs) - xOf(scale, a.atMs)).toBeGreaterThan(half);
        }
      }
    }
  });

  it('stands on starts of buckets only', () => {
    const { ticks, buckets } = ticksOf('2025-01-01T00:00:00Z', '2025-11-20T00:00:00Z', 'week', 900);
    const starts = new Set(buckets.map(({ startMs }) => startMs));
    expect(ticks.every(({ atMs }) => starts.has(atMs))).toBe(true);
  });

  it('labels 90 days by the 1st and 15th, or finer where there is room', () => {
    const { ticks } = ticksOf('2025-08-22T22:00:00Z', '2025-11-20T23:00:00Z', 'day', 700);
    expect(ticks.map(({ label }) => label)).toContain('1 Oct');
    expect(ticks.map(({ label }) => label)).toContain('15 Oct');
  });

  it('names the day where a day begins among hours', () => {
    const { ticks } = ticksOf('2025-11-16T23:00:00Z', '2025-11-18T23:00:00Z', 'hour', 900);
    const midnight = ticks.find(({ label }) => label === '18 Nov');
    expect(midnight?.strong).toBe(true);
    expect(ticks.some(({ label }) => label === '12:00')).toBe(true);
  });

  it('names the year in place of January', () => {
    const { ticks } = ticksOf('2024-06-01T00:00:00Z', '2026-06-01T00:00:00Z', 'month', 900);
    expect(ticks.map(({ label }) => label)).toContain('2025');
  });

  it('labels a single bucket', () => {
    expect(ticksOf('2025-11-16T23:00:00Z', '2025-11-17T23:00:00Z', 'day', 300).ticks).toHaveLength(1);
  });
});
