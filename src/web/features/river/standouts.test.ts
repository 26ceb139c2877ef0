import { describe, expect, it } from 'vitest';
import type { CorrectedBucket } from '../../../contract/currents';
import { standouts } from './standouts';

const bucket = (day: number, mentions: number | null, net = 20, more: Partial<CorrectedBucket> = {}) =>
  ({
    start: `2026-11-${day}T00:00:00Z`,
    mentions,
    positive: mentions === null ? null : Math.round(mentions * (0.35 + net / 200)),
    negative: mentions === null ? null : Math.round(mentions * (0.35 - net / 200)),
    neutral: mentions === null ? null : Math.round(mentions * 0.3),
    netSentiment: mentions === null ? null : net,
    netCorrected: mentions === null ? null : { value: net, low: net - 5, high: net + 5 },
    partial: false,
    covered: mentions === null ? 'none' : 'all',
    ...more,
  }) as CorrectedBucket;
const calm = [10, 11, 12, 13, 14, 15, 16].map((day) => bucket(day, 260));

describe('standouts', () => {
  it('finds the day of an outage by volume and by net sentiment', () => {
    const { most, lowest } = standouts([...calm, bucket(17, 380, 1)]);
    expect(most?.start).toBe('2026-11-17T00:00:00Z');
    expect(lowest?.bucket.start).toBe('2026-11-17T00:00:00Z');
  });

  it('names nothing within what chance does', () => {
    expect(standouts([...calm, bucket(17, 290, 16)])).toEqual({ most: null, lowest: null });
    // Four mentions of ten are no low, however far down they are.
    expect(standouts([...calm, bucket(17, 4, -20)]).lowest).toBeNull();
  });

  it('says whether a day of few mentions lies lower than the low it names', () => {
    const low = bucket(17, 380, -20);
    expect(standouts([...calm, low]).lowest).toEqual({ bucket: low, isLeast: true });
    expect(standouts([...calm, low, bucket(18, 4, -50)]).lowest).toEqual({ bucket: low, isLeast: false });
  });

  it('names none of two that are alike, and nothing of a few buckets', () => {
    expect(standouts([...calm, bucket(17, 400), bucket(18, 400)]).most).toBeNull();
    expect(standouts([bucket(10, 5), bucket(11, 500)]).most).toBeNull();
  });

  it('leaves out what has not ended and what was only partly collected', () => {
    expect(standouts([...calm, bucket(17, 900, 20, { partial: true })]).most).toBeNull();
    expect(standouts([...calm, bucket(17, 900, 20, { covered: 'some' })]).most).toBeNull();
    expect(standouts([...calm, bucket(17, null)])).toEqual({ most: null, lowest: null });
    expect(standouts([])).toEqual({ most: null, lowest: null });
  });
});
