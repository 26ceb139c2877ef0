import { describe, expect, it } from 'vitest';
import type { Currents } from '../../../contract/currents';
import type { Mover, Movers } from '../../../contract/topics';
import { currentsSentence, moversSentence } from './headline-words';

const totals = {
  mentions: 7001,
  positive: 3000,
  neutral: 2000,
  negative: 1600,
  netSentiment: 21.2,
  netCorrected: { value: 24.4, low: 20, high: 29 },
} as Currents['totals'];
const query = {
  from: '2026-10-26T23:00:00Z',
  to: '2026-11-23T23:00:00Z',
  zone: 'Europe/Berlin',
  bucket: 'day' as const,
};
const comparison = {
  change: {
    mentions: 630,
    mentionsPercent: 9.9,
    netCorrectedPoints: { value: -6, low: -9, high: -3 },
    complaints: 0,
  },
  stretches: null,
  sourcesCompared: ['bluesky', 'forum'],
  sourcesLeftOut: [],
};
const currents = (more: object = {}) =>
  ({ totals, query, comparison, buckets: [], ...more }) as unknown as Currents;
const words = (parts: { text: string }[]) => parts.map(({ text }) => text).join('');

const mover = (name: string, state: Mover['state'], percent: number, low: number, high: number) =>
  ({ topicId: name, name, state, change: { percent, low, high }, compared: { now: 9, before: 3 } }) as Mover;
const movers = (items: Mover[], sourcesCompared = ['forum']) =>
  ({ items, sourcesCompared, query: { ...query, bucket: 'day' } }) as unknown as Movers;

describe('the sentence about currents', () => {
  it('says how much, how it changed and how it was meant', () => {
    expect(words(currentsSentence(currents(), null))).toBe(
      '7,001 mentions, 27 Oct – 23 Nov 2026, 9.9 % more than before; net sentiment +24, down 6. ',
    );
  });

  it('says nothing of a change of sentiment whose band holds none', () => {
    const unclear = { ...comparison.change, netCorrectedPoints: { value: -6, low: -14, high: 2 } };
    expect(words(currentsSentence(currents({ comparison: { ...comparison, change: unclear } }), null))).toBe(
      '7,001 mentions, 27 Oct – 23 Nov 2026, 9.9 % more than before; net sentiment +24. ',
    );
  });

  it('speaks of net sentiment only where it is measured, of enough mentions and within a narrow band', () => {
    const of = (more: object) => words(currentsSentence(currents({ totals: { ...totals, ...more } }), null));
    expect(of({ netCorrected: null })).not.toContain('sentiment');
    expect(of({ netCorrected: { value: 38, low: 8, high: 60 } })).not.toContain('sentiment');
    expect(of({ positive: 20, neutral: 8, negative: 4 })).not.toContain('sentiment');
  });

  it('names the same hours when the window has not ended', () => {
    const edges = { from: query.from, to: query.to };
    const cut = { ...comparison, stretches: { now: edges, before: edges, until: 'now' } };
    expect(words(currentsSentence(currents({ comparison: cut }), null))).toContain(
      '9.9 % more than the same hours before',
    );
  });

  it('names the day that stands out and leads to it', () => {
    const day = (date: number, mentions: number, netSentiment: number) => ({
      start: `2026-11-${date - 1}T23:00:00Z`,
      endExclusive: `2026-11-${date}T23:00:00Z`,
      mentions,
      positive: mentions / 2,
      neutral: 0,
      negative: mentions / 2,
      netSentiment,
      partial: false,
      covered: 'all',
    });
    const buckets = [11, 12, 14, 15, 16, 17, 18].map((date) => day(date, 260, 21));
    const parts = currentsSentence(
      currents({ query: { ...query, bucket: 'day' }, buckets: [...buckets, day(13, 700, -30)] }),
      null,
    );
    expect(words(parts)).toBe(
      '7,001 mentions, 27 Oct – 23 Nov 2026, 9.9 % more than before; net sentiment +24, down 6; ' +
        'most and lowest on 13 Nov. ',
    );
    const byHour = currents({
      query: { ...query, bucket: 'hour' },
      buckets: [...buckets, day(13, 700, -30)],
    });
    expect(words(currentsSentence(byHour, null))).not.toContain('most on');
    const stretch = { kind: 'stretch', from: '2026-11-12T23:00:00Z', to: '2026-11-13T23:00:00Z' };
    expect(parts.filter(({ evidence }) => evidence?.kind === 'stretch')).toEqual([
      { text: 'on 13 Nov', evidence: stretch },
    ]);
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

  it('counts what came after nothing, of which there is no percentage', () => {
    const from0 = { ...comparison, change: { ...comparison.change, mentions: 12, mentionsPercent: null } };
    expect(words(currentsSentence(currents({ comparison: from0 }), null))).toContain('12 more than before');
  });

  it('tells nothing collected from nobody speaking', () => {
    const unknown = currents({ totals: { ...totals, mentions: null } });
    expect(words(currentsSentence(unknown, null))).toMatch(/^Nothing was collected, .* not known\.$/);
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
    expect(words(parts)).toBe('Prices rose 39 % (15 to 68) and Roaming fell 20 % (9 to 30).');
    expect(parts.flatMap(({ evidence }) => evidence ?? [])).toEqual([
      { kind: 'topic', id: 'Prices' },
      { kind: 'topic', id: 'Roaming' },
    ]);
    const many = ['a', 'b', 'c', 'd', 'e'].map((name) => mover(name, 'rising', 20, 10, 30));
    expect(words(moversSentence(movers(many), query))).toMatch(/, and 2 more topics moved\.$/);
  });

  it('says that none moved, and nothing when nothing can be compared', () => {
    expect(words(moversSentence(movers([mover('Shops', 'calm', 1, -9, 12)]), query))).toBe(
      'no topic clearly moved against before.',
    );
    expect(moversSentence(movers([mover('Shops', 'no-data', 0, 0, 0)], []), query)).toEqual([]);
  });

  it('names the stretch when it is a part of the window', () => {
    const window = { from: '2026-08-26T22:00:00Z', to: query.to, bucket: 'day' as const };
    const parts = moversSentence(movers([mover('Prices', 'rising', 39, 15, 68)]), window);
    expect(words(parts)).toBe(
      '27 Oct – 23 Nov 2026: against the stretch before Prices rose 39 % (15 to 68).',
    );
  });

  it('gives two counts where the interval reaches the tenfold, and a verb once', () => {
    const parts = moversSentence(
      movers([mover('Roaming', 'rising', 750, 37, 5161), mover('Prices', 'rising', 39, 15, 68)]),
      query,
    );
    expect(words(parts)).toBe('Roaming rose to 9 (was 3) and Prices 39 % (15 to 68).');
  });

  it('gives a new topic its count instead of a percentage of nothing', () => {
    const parts = moversSentence(movers([mover('Strike', 'new', 2800, 300, 9000)]), query);
    expect(words(parts)).toBe('Strike is new with 9 mentions.');
  });
});
