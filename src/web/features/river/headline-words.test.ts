import { describe, expect, it } from 'vitest';
import type { Currents } from '../../../contract/currents';
import type { Mover, Movers } from '../../../contract/topics';
import { currentsSentence, moversSentence } from './headline-words';

const totals = { mentions: 7001, netSentiment: 21.2 } as Currents['totals'];
const query = { from: '2026-10-26T23:00:00Z', to: '2026-11-23T23:00:00Z', zone: 'Europe/Berlin' };
const comparison = {
  change: { mentions: 630, mentionsPercent: 9.9, netSentimentPoints: -6, complaints: 0 },
  sourcesCompared: ['bluesky', 'forum'],
  sourcesLeftOut: [],
};
const currents = (more: object = {}) => ({ totals, query, comparison, ...more }) as unknown as Currents;
const words = (parts: { text: string }[]) => parts.map(({ text }) => text).join('');

const mover = (name: string, state: Mover['state'], percent: number, low: number, high: number) =>
  ({ topicId: name, name, state, change: { percent, low, high }, compared: { now: 9, before: 3 } }) as Mover;
const movers = (items: Mover[], sourcesCompared = ['forum']) =>
  ({ items, sourcesCompared, query: { ...query, bucket: 'day' } }) as unknown as Movers;

describe('the sentence about currents', () => {
  it('says how much, how it changed and how it was meant', () => {
    expect(words(currentsSentence(currents(), null))).toBe(
      '7,001 mentions, 27 Oct – 23 Nov 2026, 9.9 % more than before; net sentiment +21, down 6. ',
    );
  });

  it('begins with the topic when it is about one', () => {
    expect(words(currentsSentence(currents(), 'Network'))).toMatch(/^Network: 7,001 mentions/);
  });

  it('names the sources a change rests on when others were left out', () => {
    const sourcesLeftOut = [{ source: 'reviews', reason: 'late' }];
    const sentence = words(
      currentsSentence(currents({ comparison: { ...comparison, sourcesLeftOut } }), null),
    );
    expect(sentence).toContain('more than before on bluesky and forum');
  });

  it('never claims a change that nothing earlier can tell', () => {
    const nothing = { ...comparison, sourcesCompared: [], change: { ...comparison.change, mentions: null } };
    expect(words(currentsSentence(currents({ comparison: nothing }), null))).toContain(
      'which nothing earlier can be compared with',
    );
  });

  it('is silent when nothing was collected, and says so when nobody spoke', () => {
    expect(currentsSentence(currents({ totals: { ...totals, mentions: null } }), null)).toEqual([]);
    const silent = currents({ totals: { ...totals, mentions: 0 } });
    expect(words(currentsSentence(silent, null))).toMatch(/^Nobody spoke of us/);
  });
});

describe('the sentence about topics', () => {
  it('names what surely moved with its interval, each a link, and counts the rest', () => {
    const parts = moversSentence(
      movers([
        mover('Prices', 'rising', 39, 15, 68),
        mover('Roaming', 'falling', -20, -30, -9),
        mover('Shops', 'calm', 1, -9, 12),
      ]),
      query,
    );
    expect(words(parts)).toBe('Prices rose 39 % (15 to 68 %) and Roaming fell 20 % (9 to 30 %).');
    expect(parts.filter(({ topicId }) => topicId).map(({ topicId }) => topicId)).toEqual([
      'Prices',
      'Roaming',
    ]);
    const many = ['a', 'b', 'c', 'd', 'e'].map((name) => mover(name, 'rising', 20, 10, 30));
    expect(words(moversSentence(movers(many), query))).toMatch(/, and 2 more topics moved\.$/);
  });

  it('says that none moved, and nothing when nothing can be compared', () => {
    expect(words(moversSentence(movers([mover('Shops', 'calm', 1, -9, 12)]), query))).toBe(
      'No topic clearly moved.',
    );
    expect(moversSentence(movers([mover('Shops', 'no-data', 0, 0, 0)], []), query)).toEqual([]);
  });

  it('names the stretch when it is a part of the window', () => {
    const window = { from: '2026-08-26T22:00:00Z', to: query.to };
    const parts = moversSentence(movers([mover('Prices', 'rising', 39, 15, 68)]), window);
    expect(words(parts)).toBe('27 Oct – 23 Nov 2026: Prices rose 39 % (15 to 68 %).');
  });

  it('gives a new topic its count instead of a percentage of nothing', () => {
    const parts = moversSentence(movers([mover('Strike', 'new', 2800, 300, 9000)]), query);
    expect(words(parts)).toBe('Strike is new with 9 mentions.');
  });
});
