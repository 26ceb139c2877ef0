import { describe, expect, it } from 'vitest';
import type { Currents } from '../../../contract/currents';
import type { RiverBucket } from './river-rows';
import { silentWords } from './silent-words';

const day = (date: number, mentions: number | null) =>
  ({
    startMs: Date.UTC(2026, 3, date),
    endExclusiveMs: Date.UTC(2026, 3, date + 1),
    mentions,
  }) as RiverBucket;
const query = { topic: [], source: [], lang: [], sentiment: [], zone: 'UTC' };
const currents = { query, basis: { computedAt: '2026-06-01T00:00:00Z' } } as unknown as Currents;
const month = (mentions: (date: number) => number | null) =>
  Array.from({ length: 30 }, (_, index) => day(index + 1, mentions(index + 1)));

describe('silence in time that counts as collected', () => {
  it('is named when it lasts a week or more, the longest one', () => {
    const buckets = month((date) => (date === 4 || date === 28 ? 25 : 0));
    expect(silentWords(buckets, currents)).toContain('no row in 5–27 Apr 2026, which');
  });

  it('is not named when it is shorter, was not collected, or when filters may be the reason', () => {
    expect(
      silentWords(
        month((date) => (date % 6 === 0 ? 1 : 0)),
        currents,
      ),
    ).toBeNull();
    expect(
      silentWords(
        month((date) => (date === 4 ? 25 : null)),
        currents,
      ),
    ).toBeNull();
    const filtered = { ...currents, query: { ...query, source: ['forum'] } } as unknown as Currents;
    expect(
      silentWords(
        month(() => 0),
        filtered,
      ),
    ).toBeNull();
  });
});
