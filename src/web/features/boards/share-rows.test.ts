import { describe, expect, it } from 'vitest';
import type { Currents } from '../../../contract/currents';
import { shareRows } from './share-rows';

const answer = (mentions: Record<string, number | null>, all: number | null) =>
  ({
    series: Object.entries(mentions).map(([topic, count]) => ({ topic, totals: { mentions: count } })),
    totals: { mentions: all },
  }) as unknown as Currents;

describe('shares of voice', () => {
  it('are of all mentions, largest first, and need not add up to one', () => {
    const { rows, all } = shareRows(answer({ a: 20, b: 60 }, 100), {
      topics: ['a', 'b'],
      among: null,
      us: false,
    });
    expect(all).toBe(100);
    expect(rows.map(({ topic, share }) => [topic, share])).toEqual([
      ['b', 0.6],
      ['a', 0.2],
    ]);
  });

  it('are of the set where one is named', () => {
    const { rows } = shareRows(answer({ a: 20, set: 40 }, 100), { topics: ['a'], among: 'set', us: false });
    expect(rows).toEqual([{ topic: 'a', mentions: 20, share: 0.5 }]);
  });

  it('are unknown, and not zero, where nothing was collected or the set is empty', () => {
    expect(
      shareRows(answer({ a: null }, null), { topics: ['a'], among: null, us: false }).rows[0]?.share,
    ).toBeNull();
    expect(
      shareRows(answer({ a: 0, set: 0 }, 5), { topics: ['a'], among: 'set', us: false }).rows[0]?.share,
    ).toBeNull();
    expect(shareRows(answer({}, 5), { topics: ['gone'], among: null, us: false }).rows[0]).toEqual({
      topic: 'gone',
      mentions: null,
      share: null,
    });
  });

  it('are led by us where rivals stand beside us: all that is collected, never the sum of the bars', () => {
    const { rows } = shareRows(answer({ rival: 3 }, 100), { topics: ['rival'], among: null, us: true });
    expect(rows).toEqual([
      { topic: null, mentions: 100, share: 1 },
      { topic: 'rival', mentions: 3, share: 0.03 },
    ]);
    expect(
      shareRows(answer({}, null), { topics: ['rival'], among: null, us: true }).rows[0]?.share,
    ).toBeNull();
  });
});
