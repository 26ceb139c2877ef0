import { describe, expect, it } from 'vitest';
import { gapWords, longestGap } from './row-gaps';

const at = (day: string) => Date.parse(`${day}T12:00:00Z`);

describe('a silence between rows', () => {
  it('is the longest of four weeks or more, whatever the order of the rows', () => {
    expect(longestGap([at('2026-11-08'), at('2026-05-02'), at('2026-04-01')])).toEqual({
      fromMs: at('2026-05-02'),
      toMs: at('2026-11-08'),
    });
    expect(longestGap([at('2026-05-01'), at('2026-05-28')])).toBeNull();
    expect(longestGap([at('2026-05-01'), at('2026-05-29')])).not.toBeNull();
  });

  it('needs two rows', () => {
    expect(longestGap([])).toBeNull();
    expect(longestGap([at('2026-05-01')])).toBeNull();
  });

  it('says its days', () => {
    expect(gapWords({ fromMs: at('2026-05-02'), toMs: at('2026-11-08') })).toBe(
      'between 2 May 2026 and 8 Nov 2026 (190 days)',
    );
  });
});
