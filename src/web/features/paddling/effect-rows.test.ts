import { describe, expect, it } from 'vitest';
import { baselineDays, daysInView, effectDays, shownBefore } from './effect-days';
import { banded, daysOf } from './effect-fixture';
import { cumulativeAxis, cumulativeRows, expectedRows, gapsIn, observedRows, valueAxis } from './effect-rows';

const LATER = '2026-11-23T09:00:00.000Z';
const days = (before: readonly (number | null)[], after: readonly (number | null)[], computedAt = LATER) =>
  effectDays({ buckets: daysOf(before, after), computedAt });

describe('the days of an effect', () => {
  it('show the window and the last days of the baseline, fewer where there is less room', () => {
    const all = days(Array(90).fill(5), [6, 7, 8]);
    expect(daysInView(all, shownBefore(1000))).toHaveLength(63);
    expect(daysInView(all, shownBefore(340))).toHaveLength(31);
    expect(daysInView(all, baselineDays(all))).toHaveLength(93);
  });

  it('show a short baseline whole', () => {
    const all = days([5, 6], [7]);
    expect(daysInView(all, 60)).toEqual(all);
  });

  it('tell a day that has not ended from one that was not collected', () => {
    const all = days([5, null], [6, null], '2026-10-02T10:00:00.000Z');
    expect(all.map(({ ended }) => ended)).toEqual([true, true, true, false]);
    expect(gapsIn(all)).toEqual([{ startMs: all[1]?.startMs, endExclusiveMs: all[1]?.endExclusiveMs }]);
  });
});

describe('what was observed', () => {
  it('breaks at a gap, and never falls to zero there', () => {
    const values = observedRows(days([5, null], [7])).map(({ observed }) => observed);
    expect(values).toEqual([5, 5, 5, null, 7, 7, 7]);
  });

  it('keeps a counted zero', () => {
    expect(observedRows(days([0], [])).every(({ observed }) => observed === 0)).toBe(true);
  });
});

describe('what was expected', () => {
  it('has bands that lie inside each other, the narrowest first', () => {
    const shown = expectedRows(days([5], [6, 7])).filter(({ bands }) => bands !== null);
    expect(shown.length).toBeGreaterThan(0);
    for (const { estimate, bands } of shown) {
      const [narrow, middle, wide] = bands as [[number, number], [number, number], [number, number]];
      expect(wide[0]).toBeLessThanOrEqual(middle[0]);
      expect(middle[0]).toBeLessThanOrEqual(narrow[0]);
      expect(narrow[0]).toBeLessThanOrEqual(estimate as number);
      expect(narrow[1]).toBeGreaterThanOrEqual(estimate as number);
      expect(middle[1]).toBeGreaterThanOrEqual(narrow[1]);
      expect(wide[1]).toBeGreaterThanOrEqual(middle[1]);
    }
  });

  it('is on the days of the window alone', () => {
    const [day, start] = days([5], [6]);
    const first = expectedRows(days([5], [6])).find(({ estimate }) => estimate !== null);
    expect(first?.atMs).toBe(start?.startMs);
    expect(first?.atMs).toBe(day?.endExclusiveMs);
  });

  it('has no band where the effect is refused', () => {
    const refused = days([5], [6]).map((day) => ({ ...day, expected: null, cumulative: null }));
    expect(expectedRows(refused).every(({ estimate, bands }) => estimate === null && bands === null)).toBe(
      true,
    );
    expect(cumulativeRows(refused)).toEqual([]);
  });
});

describe('the sum', () => {
  it('begins at zero where the window begins', () => {
    const shown = days([5], [6, 7]);
    expect(cumulativeRows(shown)[0]).toEqual({
      atMs: shown[1]?.startMs,
      estimate: 0,
      bands: [
        [0, 0],
        [0, 0],
        [0, 0],
      ],
    });
  });

  it('is a gap on a day of which nothing is known, and goes on after it', () => {
    const sums = cumulativeRows(days([], [6, null, 8])).map(({ estimate }) => estimate);
    expect(sums).toEqual([0, 4, 4, null, 12, 12, 12]);
  });
});

describe('the axes', () => {
  it('hold everything that was seen, what was expected, and zero', () => {
    const { domain, ticks } = valueAxis(days([5, 31], [6, 7]));
    expect(domain[0]).toBe(0);
    expect(domain[1]).toBeGreaterThanOrEqual(31);
    expect(ticks).toContain(0);
    expect(ticks.every((tick) => tick >= domain[0] && tick <= domain[1])).toBe(true);
  });

  it('cut a band that would flatten what was seen, and say how far it reaches', () => {
    const wide = days([5], [6]).map((day) => ({ ...day, expected: day.expected && banded(6, 500) }));
    const { domain, cutAbove } = valueAxis(wide);
    expect(domain[1]).toBeLessThan(50);
    expect(cutAbove).toBe(506);
  });

  it('never cut the bands of the sum', () => {
    const wide = days([5], [6]).map((day) => ({ ...day, cumulative: day.cumulative && banded(1, 500) }));
    const { domain, cutAbove, cutBelow } = cumulativeAxis(wide);
    expect([cutAbove, cutBelow]).toEqual([null, null]);
    expect(domain[0]).toBeLessThanOrEqual(-499);
    expect(domain[1]).toBeGreaterThanOrEqual(501);
  });

  it('have a height without any value', () => {
    expect(valueAxis([]).domain).toEqual([0, 1]);
  });
});
