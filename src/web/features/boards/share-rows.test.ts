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
    const { rows, all } = shareRows(answer({ a: 20, b: 60 }, 100), ['a', 'b'], null);
    expect(all).toBe(100);
    expect(rows.map(({ topic, share }) => [topic, share])).toEqual([
      ['b', 0.6],
      ['a', 0.2],
    ]);
  });

  it('are of the set where one is named', () => {
    const { rows } = shareRows(answer({ a: 20, set: 40 }, 100), ['a'], 'set');
    expect(rows).toEqual([{ topic: 'a', mentions: 20, share: 0.5 }]);
  });

  it('are unknown, and not zero, where nothing was collected or the set is empty', () => {
    expect(shareRows(answer({ a: null }, null), ['a'], null).rows[0]?.share).toBeNull();
    expect(shareRows(answer({ a: 0, set: 0 }, 5), ['a'], 'set').rows[0]?.share).toBeNull();
    expect(shareRows(answer({}, 5), ['gone'], null).rows[0]).toEqual({
      topic: 'gone',
      mentions: null,
      share: null,
    });
  });
});
