import { describe, expect, it } from 'vitest';
import { alignedDays, alignedPlaces, alignedReach, dayAt, offsetWords } from './aligned-days';
import { effectDays } from './effect-days';
import { ANSWER, daysOf } from './effect-fixture';

const shown = (before: number, since: number) =>
  effectDays({
    ...ANSWER,
    buckets: daysOf(
      Array.from({ length: before }, () => 1),
      Array.from({ length: since }, () => 2),
    ),
  });

describe('days on a shared axis', () => {
  const [long, short] = [shown(40, 5), shown(10, 20)];
  const reach = alignedReach([long, short]);

  it('reach four weeks back and as far as the longest campaign', () => {
    expect(reach).toEqual({ before: 28, after: 20 });
    expect(alignedPlaces(reach)).toHaveLength(48);
  });

  it('put the first day of each campaign at day 0', () => {
    for (const days of [long, short]) {
      const aligned = alignedDays(days, reach);
      expect(dayAt(aligned, 0)).toMatchObject({ phase: 'window', start: days.find(isWindow)?.start });
      expect(dayAt(aligned, -1)?.phase).toBe('baseline');
    }
    expect(dayAt(alignedDays(short, reach), -28)).toBeNull();
    expect(dayAt(alignedDays(long, reach), 5)).toBeNull();
  });

  it('are named by how far they lie from the start', () => {
    expect([-2, -1, 0, 7].map(offsetWords)).toEqual(['2 days before', '1 day before', 'day 0', 'day 7']);
  });
});

function isWindow({ phase }: { phase: string }): boolean {
  return phase === 'window';
}
