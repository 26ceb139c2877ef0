import { describe, expect, it } from 'vitest';
import type { CurrentsBucket } from '../../../contract/currents';
import { standouts } from './standouts';

const bucket = (day: number, mentions: number | null, net = 20, more: Partial<CurrentsBucket> = {}) =>
  ({
    start: `2026-11-${day}T00:00:00Z`,
    mentions,
    positive: mentions === null ? null : Math.round(mentions * (0.35 + net / 200)),
    negative: mentions === null ? null : Math.round(mentions * (0.35 - net / 200)),
    neutral: mentions === null ? null : Math.round(mentions * 0.3),
    netSentiment: mentions === null ? null : net,
    partial: false,
    covered: mentions === null ? 'none' : 'all',
    ...more,
  }) as CurrentsBucket;
const calm = [10, 11, 12, 13, 14, 15, 16].map((day) => bucket(day, 260));

describe('standouts', () => {
  it('finds the day of an outage by volume and by net sentiment', () => {
    const { most, lowest } = standouts([...calm, bucket(17, 380, 1)]);
    expect(most?.start).toBe('2026-11-17T00:00:00Z');
    expect(lowest?.start).toBe('2026-11-17T00:00:00Z');
  });

  it('names nothing within what chance does', () => {
    expect(standouts([...calm, bucket(17, 290, 16)])).toEqual({ most: null, lowest: null });
    // Four mentions of ten are no low, however far down they are.
    expect(standouts([...calm, bucket(17, 4, -20)]).lowest).toBeNull();
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
