import { describe, expect, it } from 'vitest';
import type { Bucket } from './buckets';
import { comparableSources, fillBuckets, type SourceCounts, totalsOf } from './currents';

const DAY = 86_400_000;
const days = (count: number, first = 0): Bucket[] =>
  Array.from({ length: count }, (_, index) => ({
    startMs: (first + index) * DAY,
    endExclusiveMs: (first + index + 1) * DAY,
  }));
const counts = (day: number, more: Partial<SourceCounts> = {}): SourceCounts => ({
  startMs: day * DAY,
  source: 'a',
  mentions: 3,
  positive: 1,
  neutral: 0,
  negative: 2,
  unscored: 0,
  complaints: 2,
  potentialImpressions: 10,
  ...more,
});
const scope = { sources: ['a', 'b'], followerSources: new Set<string>(), sentiments: [] };
const covered = (source: string, from: number, to: number) => ({
  source,
  fromMs: from * DAY,
  toMs: to * DAY,
});

describe('currents', () => {
  it('tell silence (0), partly collected (some) and nobody collected (null) apart', () => {
    const filled = fillBuckets(
      days(3),
      [counts(0)],
      [covered('a', 0, 1.5), covered('b', 0, 0.5)],
      scope,
      10 * DAY,
    );
    expect(filled.map((bucket) => bucket.mentions)).toEqual([3, 0, null]);
    expect(filled.map((bucket) => bucket.covered)).toEqual(['all', 'some', 'none']);
  });

  it('sum the days of a week', () => {
    const week = [{ startMs: 0, endExclusiveMs: 7 * DAY }];
    const filled = fillBuckets(
      week,
      [counts(0), counts(6)],
      [covered('a', 0, 7), covered('b', 0, 7)],
      scope,
      10 * DAY,
    );
    expect(filled[0]).toMatchObject({ mentions: 6, negative: 4, netSentiment: (100 * -2) / 6 });
  });

  it('leave buckets that have not begun out of the word for coverage', () => {
    const stretches = [covered('a', 0, 2), covered('b', 0, 2)];
    const filled = fillBuckets(days(4), [], stretches, scope, 2.5 * DAY);
    expect(totalsOf(filled, scope, 2.5 * DAY).covered).toBe('all');
  });

  it('have unknown totals, not zero, when nothing was collected', () => {
    const filled = fillBuckets(days(2), [], [], scope, 10 * DAY);
    expect(totalsOf(filled, scope, 10 * DAY)).toMatchObject({
      mentions: null,
      netSentiment: null,
      covered: 'none',
    });
  });

  it('know potential impressions only where a chosen source reports followers', () => {
    const stretches = [covered('a', 0, 1), covered('b', 0, 1)];
    const unknown = fillBuckets(days(1), [counts(0)], stretches, scope, 10 * DAY);
    expect(unknown[0]?.potentialImpressions).toBeNull();
    const known = fillBuckets(
      days(1),
      [counts(0)],
      stretches,
      { ...scope, followerSources: new Set(['a']) },
      10 * DAY,
    );
    expect(known[0]?.potentialImpressions).toBe(10);
  });

  it('compare only sources collected in every bucket of both windows and say why not the others', () => {
    const { compared, leftOut } = comparableSources(
      { before: days(2, 0), now: days(2, 2) },
      [covered('a', 0, 4), covered('b', 1.5, 4)],
      ['a', 'b'],
    );
    expect(compared).toEqual(['a']);
    expect(leftOut).toEqual([{ source: 'b', reason: 'collected in 1 of 2 buckets of the earlier window' }]);
  });
});
