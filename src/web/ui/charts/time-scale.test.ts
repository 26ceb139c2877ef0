import { describe, expect, it } from 'vitest';
import { clipToView, indexAt, indicesWithin, type TimeScale, timeAt, xOf } from './time-scale';

const scale: TimeScale = { fromMs: 1000, toMs: 2000, leftPx: 40, rightPx: 240 };
const spans = [0, 1, 2, 3].map((i) => ({ startMs: 1000 + i * 250, endExclusiveMs: 1250 + i * 250 }));

describe('time scale', () => {
  it('puts the ends of the window on the edges of the plot', () => {
    expect(xOf(scale, 1000)).toBe(40);
    expect(xOf(scale, 2000)).toBe(240);
  });

  it('finds the instant of the pixel it drew', () => {
    for (const atMs of [900, 1000, 1333, 2100]) expect(timeAt(scale, xOf(scale, atMs))).toBeCloseTo(atMs);
  });

  it('survives a window or a plot without length', () => {
    expect(xOf({ ...scale, toMs: 1000 }, 1500)).toBe(40);
    expect(timeAt({ ...scale, rightPx: 40 }, 100)).toBe(1000);
  });

  it('clips what is only partly in view and says on which side', () => {
    expect(clipToView(scale, { startMs: 500, endExclusiveMs: 1500 })).toEqual({
      x0: 40,
      x1: 140,
      clippedLeft: true,
      clippedRight: false,
    });
    expect(clipToView(scale, { startMs: 500, endExclusiveMs: 1000 })).toBeNull();
    expect(clipToView(scale, { startMs: 2000, endExclusiveMs: 2500 })).toBeNull();
  });

  it('counts an edge to the bucket that begins there, and clamps beyond the ends', () => {
    expect(indexAt(spans, 1250)).toBe(1);
    expect(indexAt(spans, 1249)).toBe(0);
    expect(indexAt(spans, 0)).toBe(0);
    expect(indexAt(spans, 9999)).toBe(3);
    expect(indexAt([], 1)).toBe(-1);
  });

  it('does not take the bucket that begins where a stretch ends', () => {
    expect(indicesWithin(spans, { startMs: 1250, endExclusiveMs: 1750 })).toEqual([1, 2]);
    expect(indicesWithin(spans, { startMs: 1300, endExclusiveMs: 1301 })).toEqual([1, 1]);
    expect(indicesWithin(spans, { startMs: 2000, endExclusiveMs: 3000 })).toBeNull();
    expect(indicesWithin(spans, { startMs: 0, endExclusiveMs: 1000 })).toBeNull();
  });
});
