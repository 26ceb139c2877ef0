import { describe, expect, it } from 'vitest';
import { type ScoredAt, sumsByBucket } from './scored-sums';

const row = (startMs: number, lang: string, judged: number): ScoredAt => ({
  startMs,
  lang,
  judged,
  pNegative: judged / 2,
  pPositive: judged / 4,
  stated: { negative: 1, neutral: 0, positive: 0 },
});

describe('sumsByBucket', () => {
  it('adds rows up by bucket and language, in any order, and leaves out what lies outside', () => {
    const buckets = [
      { startMs: 10, endExclusiveMs: 20 },
      { startMs: 20, endExclusiveMs: 30 },
    ];
    const rows = [row(15, 'en', 4), row(30, 'en', 99), row(10, 'en', 2), row(12, 'de', 8), row(5, 'en', 99)];
    const [first, second] = sumsByBucket(buckets, rows);
    expect(first).toEqual([
      {
        lang: 'en',
        judged: 6,
        pNegative: 3,
        pPositive: 1.5,
        stated: { negative: 2, neutral: 0, positive: 0 },
      },
      { lang: 'de', judged: 8, pNegative: 4, pPositive: 2, stated: { negative: 1, neutral: 0, positive: 0 } },
    ]);
    expect(second).toEqual([]);
  });
});
