import { describe, expect, it } from 'vitest';
import type { CorrectedBucket } from '../../../contract/currents';
import { netRows, previousPoints, riverBuckets, stretchesWhere, sumBuckets, volumeRows } from './river-rows';

const HOUR = 3_600_000;
const iso = (hour: number) => new Date(hour * HOUR).toISOString();

function bucket(hour: number, figures: Partial<CorrectedBucket> = {}): CorrectedBucket {
  const counts = { positive: 2, neutral: 1, negative: 1, unscored: 0, ...figures };
  const scored = (counts.positive ?? 0) + (counts.neutral ?? 0) + (counts.negative ?? 0);
  return {
    start: iso(hour),
    endExclusive: iso(hour + 1),
    mentions: scored + (counts.unscored ?? 0),
    netSentiment: scored === 0 ? null : (100 * ((counts.positive ?? 0) - (counts.negative ?? 0))) / scored,
    netCorrected: scored === 0 ? null : { value: 20, low: 5, high: 35 },
    complaints: 0,
    potentialImpressions: null,
    partial: false,
    covered: 'all',
    ...counts,
    ...figures,
  };
}

const uncollected = (hour: number) =>
  bucket(hour, {
    mentions: null,
    positive: null,
    neutral: null,
    negative: null,
    unscored: null,
    netSentiment: null,
    covered: 'none',
  });

describe('volumeRows', () => {
  it('draws a lone bucket as wide as it is', () => {
    const rows = volumeRows(riverBuckets([uncollected(0), bucket(1), uncollected(2)], false));
    expect(rows.map(({ atMs, negative }) => [atMs / HOUR, negative])).toEqual([
      [0.5, null],
      [1, 1],
      [1.5, 1],
      [2, 1],
      [2.5, null],
    ]);
  });

  it('puts points at the middles and extends only the ends of a run', () => {
    const rows = volumeRows(riverBuckets([bucket(0), bucket(1), bucket(2)], false));
    expect(rows.map(({ atMs }) => atMs / HOUR)).toEqual([0, 0.5, 1.5, 2.5, 3]);
  });

  it('keeps a counted zero a zero and what was not collected a gap', () => {
    const silent = bucket(1, { mentions: 0, positive: 0, neutral: 0, negative: 0, netSentiment: null });
    const rows = volumeRows(riverBuckets([bucket(0), silent, uncollected(2)], false));
    expect(rows.map(({ positive }) => positive)).toEqual([2, 2, 0, 0, null]);
  });

  it('makes the bucket that has not ended a run of its own, in its own fields', () => {
    const rows = volumeRows(riverBuckets([bucket(0), bucket(1, { partial: true })], false));
    expect(rows.map(({ atMs, positive, partPositive }) => [atMs / HOUR, positive, partPositive])).toEqual([
      [0, 2, null],
      [0.5, 2, null],
      [1, 2, null],
      [1, null, 2],
      [1.5, null, 2],
      [2, null, 2],
    ]);
  });

  it('leaves the unfinished bucket out on request', () => {
    expect(riverBuckets([bucket(0), bucket(1, { partial: true })], true)).toHaveLength(1);
  });
});

describe('netRows', () => {
  it('is the corrected one, and breaks where there is none though mentions were collected', () => {
    const unscored = bucket(1, { positive: 0, neutral: 0, negative: 0, unscored: 5, netSentiment: null });
    const rows = netRows(riverBuckets([bucket(0), unscored, bucket(2)], false));
    expect(rows.map(({ atMs, net }) => [atMs / HOUR, net])).toEqual([
      [0, 20],
      [0.5, 20],
      [1, 20],
      [1.5, null],
      [2, 20],
      [2.5, 20],
      [3, 20],
    ]);
    expect(rows.map(({ band }) => band).filter((band) => band !== null)).toHaveLength(6);
  });
});

describe('stretchesWhere', () => {
  it('joins neighbours and keeps the others apart', () => {
    const buckets = riverBuckets([uncollected(0), uncollected(1), bucket(2), uncollected(3)], false);
    const hours = stretchesWhere(buckets, ({ covered }) => covered === 'none').map((stretch) => [
      stretch.startMs / HOUR,
      stretch.endExclusiveMs / HOUR,
    ]);
    expect(hours).toEqual([
      [0, 2],
      [3, 4],
    ]);
  });
});

describe('sumBuckets', () => {
  it('makes the balance anew from sums, never as a mean of balances', () => {
    const buckets = riverBuckets(
      [
        bucket(0, { positive: 9, neutral: 0, negative: 0 }),
        bucket(1, { positive: 0, neutral: 0, negative: 1 }),
      ],
      false,
    );
    expect(sumBuckets(buckets, false).netSentiment).toBe(80);
  });

  it('is unknown, not zero, when nothing was collected', () => {
    expect(sumBuckets(riverBuckets([uncollected(0)], false), false)).toMatchObject({
      mentions: null,
      netSentiment: null,
      collected: 0,
      buckets: 1,
    });
  });

  it('claims no balance of chosen classes', () => {
    expect(sumBuckets(riverBuckets([bucket(0)], false), true).netSentiment).toBeNull();
  });
});

describe('previousPoints', () => {
  it('lays the earlier window over this one by position, gaps included', () => {
    const buckets = riverBuckets([bucket(10), bucket(11), bucket(12)], false);
    const earlier = [bucket(0), uncollected(1)];
    const points = previousPoints(buckets, { buckets: earlier } as never);
    expect(points.map(({ atMs, mentions }) => [atMs / HOUR, mentions])).toEqual([
      [10.5, 4],
      [11.5, null],
      [12.5, null],
    ]);
    expect(previousPoints(buckets, null)).toEqual([]);
  });
});
