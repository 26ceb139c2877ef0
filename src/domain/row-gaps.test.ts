import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GAP_DAYS, gapWords, longestGap } from './row-gaps';

const DAY_MS = 86_400_000;
const moments = fc.array(fc.integer({ min: 0, max: 400 * DAY_MS }), { maxLength: 40 });

describe('the longest gap between rows', () => {
  it('is none where no two neighbours lie four weeks apart', () => {
    expect(longestGap([])).toBeNull();
    expect(longestGap([5 * DAY_MS])).toBeNull();
    expect(longestGap([0, GAP_DAYS * DAY_MS - 1])).toBeNull();
    expect(longestGap([0, GAP_DAYS * DAY_MS])).toEqual({ fromMs: 0, toMs: GAP_DAYS * DAY_MS });
  });

  it('is between two rows, holds none, and no other is longer, in whatever order they come', () => {
    fc.assert(
      fc.property(moments, (all) => {
        const gap = longestGap(all);
        const sorted = [...all].sort((one, other) => one - other);
        const widths = sorted.slice(1).map((at, place) => at - (sorted[place] as number));
        const widest = Math.max(0, ...widths);
        if (widest < GAP_DAYS * DAY_MS) expect(gap).toBeNull();
        else {
          expect(gap && gap.toMs - gap.fromMs).toBe(widest);
          expect(all.some((at) => gap && at > gap.fromMs && at < gap.toMs)).toBe(false);
          expect(longestGap(sorted.reverse())).toEqual(gap);
        }
      }),
    );
  });

  it('is told by its days', () => {
    expect(gapWords({ fromMs: Date.UTC(2026, 4, 2), toMs: Date.UTC(2026, 10, 8) })).toBe(
      'between 2 May 2026 and 8 Nov 2026 (190 days)',
    );
  });
});
