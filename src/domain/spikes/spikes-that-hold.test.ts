import { describe, expect, it } from 'vitest';
import { DAILY_CHANCE } from './daily-check';
import type { CurrentsSpike, JudgedBucket } from './judge-currents';
import { LIST_CHANCE } from './spike-setting';
import { checksThatHold, spikesThatHold } from './spikes-that-hold';

const buckets = Array.from({ length: 6 }, (_, index) => ({ startMs: index, endExclusiveMs: index + 1 }));
const bucket = (chance: number | null): JudgedBucket => ({
  expected: 5,
  upper: 9,
  lower: null,
  mentions: 20,
  deviation: 4,
  hot: true,
  sources: ['a'],
  chance,
});
const burst: CurrentsSpike = {
  direction: 'above',
  foundBy: 'burst',
  startMs: 2,
  peakMs: 3,
  peakEndExclusiveMs: 4,
  endExclusiveMs: 4,
  severity: 5,
  mentions: 20,
  expected: 5,
  upper: 9,
  excess: 30,
};
/** A series that is quiet but for a burst, with the chance of its second bucket. */
const bursting = (chance: number) => ({
  judged: buckets.map((_, index) => bucket(index === 2 ? LIST_CHANCE : index === 3 ? chance : 1)),
  spikes: [burst],
});
const quiet = { judged: buckets.map(() => bucket(1)), spikes: [] };
const unknown = { judged: buckets.map(() => bucket(null)), spikes: [] };

describe('spikesThatHold', () => {
  it('lets every burst of a lone series hold', () => {
    expect(spikesThatHold(buckets, [bursting(LIST_CHANCE)])).toEqual([[burst]]);
  });

  it('asks more of a burst the more series are looked at', () => {
    const many = (chance: number) => spikesThatHold(buckets, [bursting(chance), ...Array(15).fill(quiet)])[0];
    expect(many(LIST_CHANCE)).toEqual([]);
    expect(many(LIST_CHANCE / 16)).toEqual([burst]);
  });

  it('counts only series that are judged then', () => {
    expect(spikesThatHold(buckets, [bursting(LIST_CHANCE), ...Array(15).fill(unknown)])[0]).toEqual([burst]);
  });

  it('lets bursts of many series at once bear each other out', () => {
    const half = LIST_CHANCE / 2;
    const found = spikesThatHold(buckets, [...Array(8).fill(bursting(half)), ...Array(8).fill(quiet)]);
    expect(found.filter((spikes) => spikes.length === 1)).toHaveLength(8);
  });
});

describe('checksThatHold', () => {
  const quietDay = (chance: number) => ({
    judged: buckets.map(() => bucket(1)),
    checked: [
      { ...burst, direction: 'below' as const, foundBy: 'daily-check' as const, days: [{ day: 2, chance }] },
    ],
  });
  const others = (count: number) =>
    Array.from({ length: count }, () => ({ judged: quiet.judged, checked: [] }));

  it('lets what a look at one series finds hold, and asks more of it the more are looked at', () => {
    expect(checksThatHold(buckets, [quietDay(DAILY_CHANCE)])[0]).toHaveLength(1);
    expect(checksThatHold(buckets, [quietDay(DAILY_CHANCE), ...others(15)])[0]).toEqual([]);
    expect(checksThatHold(buckets, [quietDay(DAILY_CHANCE / 16), ...others(15)])[0]).toHaveLength(1);
  });
});
