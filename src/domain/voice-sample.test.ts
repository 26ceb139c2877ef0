import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Candidate, copyKey, pickVoices, STRATA } from './voice-sample';

const candidate = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  id,
  stratum: 'negative',
  followers: null,
  text: `said ${id.replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] as string)}`,
  topics: [],
  ...more,
});
const ids = (picked: readonly Candidate[]) => picked.map(({ id }) => id);

describe('voices', () => {
  it('take turns by stratum for as long as each lasts', () => {
    const picked = pickVoices(
      [
        candidate('1', { stratum: 'unscored' }),
        candidate('2'),
        candidate('3'),
        candidate('4'),
        candidate('5', { stratum: 'positive' }),
        candidate('6', { stratum: 'positive' }),
      ],
      5,
    );
    expect(picked.map(({ stratum }) => stratum)).toEqual([
      'negative',
      'positive',
      'unscored',
      'negative',
      'positive',
    ]);
  });

  it('let the unknown speak as often as the loud', () => {
    const loud = Array.from({ length: 20 }, (_, index) =>
      candidate(`${10 + index}`, { followers: 50_000 + index }),
    );
    const picked = pickVoices(
      [
        ...loud,
        candidate('90'),
        candidate('91', { followers: 12 }),
        candidate('92', { followers: 2_000 }),
        candidate('93'),
      ],
      5,
    );
    expect(ids(picked)).toEqual(['90', '91', '92', '10', '93']);
  });

  it('prefer a topic that was not shown yet', () => {
    const picked = pickVoices(
      [
        candidate('1', { topics: ['outage'] }),
        candidate('2', { topics: ['outage'] }),
        candidate('3', { topics: ['outage', 'billing'] }),
        candidate('4'),
      ],
      4,
    );
    expect(ids(picked)).toEqual(['1', '3', '4', '2']);
  });

  it('show one of near copies, in whatever stratum', () => {
    const picked = pickVoices(
      [
        candidate('1', { text: 'Win 100 euros at https://a.example/x @ann!' }),
        candidate('2', { text: 'WIN 250 Euros at http://b.example' }),
        candidate('3', { text: 'win 9 euros at', stratum: 'positive' }),
        candidate('4', { text: 'no signal' }),
      ],
      10,
    );
    expect(ids(picked)).toEqual(['1', '4']);
  });

  it('tell texts of other scripts and of emoji apart', () => {
    expect(copyKey('ネットが遅い')).not.toBe(copyKey('電話が切れる'));
    expect(copyKey('\u{1F621}')).not.toBe(copyKey('\u{1F60D}'));
  });

  it('are the same in whatever order the candidates come, never twice, never more than asked for', () => {
    const any = fc.record({
      id: fc.uuid(),
      stratum: fc.constantFrom(...STRATA),
      followers: fc.option(fc.nat(20_000)),
      text: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
      topics: fc.subarray(['x', 'y', 'z']),
    });
    const many = fc.uniqueArray(any, { selector: ({ id }) => id, maxLength: 40 });
    fc.assert(
      fc.property(many, fc.integer({ min: 1, max: 10 }), (candidates, limit) => {
        const picked = pickVoices(candidates, limit);
        expect(ids(pickVoices(candidates.toReversed(), limit))).toEqual(ids(picked));
        const texts = new Set(candidates.map(({ text }) => text));
        expect(picked.length).toBe(Math.min(limit, texts.size));
        expect(new Set(picked.map(({ text }) => text)).size).toBe(picked.length);
      }),
    );
  });
});
