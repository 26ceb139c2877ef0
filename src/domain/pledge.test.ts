import { describe, expect, test } from 'vitest';
import { documentChanges, type PledgeTerms, pledgeState, sealedDocument } from './pledge';

const terms: PledgeTerms = {
  measure: 'positive',
  topic: 't1',
  among: null,
  per: null,
  direction: 'up',
  smallestChange: 15,
  baselineDays: 56,
  checkAt: '2026-10-20T00:00:00+02:00',
  counter: { measure: 'negative', topic: 't1', among: null, per: null, direction: 'up' },
};
const flight = { startAt: '2026-09-22T00:00:00Z', endExclusive: '2026-10-11T00:00:00Z' };

describe('a pledge', () => {
  test('is a draft until its flight starts and never pledged after, unless it was sealed', () => {
    expect(pledgeState(false, 10, 9)).toBe('draft');
    expect(pledgeState(false, 10, 10)).toBe('not-pledged');
    expect(pledgeState(true, 10, 99)).toBe('sealed');
  });

  test('is sealed with its flight, and instants read the same however they were written', () => {
    const document = sealedDocument('c1', terms, flight);
    expect(document.checkAt).toBe('2026-10-19T22:00:00.000Z');
    expect(document).toMatchObject({ campaign: 'c1', startAt: '2026-09-22T00:00:00.000Z', baselineDays: 56 });
    expect(sealedDocument('c1', { ...terms, checkAt: '2026-10-19T22:00:00Z' }, flight)).toEqual(document);
  });

  test('names the series it is a rate of, and nothing of one where there is none', () => {
    expect(sealedDocument('c1', terms, flight)).not.toHaveProperty('per');
    const held = sealedDocument('c1', { ...terms, per: 's1' }, flight);
    expect(held.per).toBe('s1');
    expect(documentChanges(sealedDocument('c1', terms, flight), held)).toEqual([
      { field: 'per', before: null, after: 's1' },
    ]);
  });

  test('names each field that was changed, and none when nothing was', () => {
    const before = sealedDocument('c1', terms, flight);
    expect(documentChanges(before, sealedDocument('c1', { ...terms }, flight))).toEqual([]);
    const after = sealedDocument('c1', { ...terms, smallestChange: 10, counter: null }, flight);
    expect(documentChanges(before, after).map(({ field }) => field)).toEqual(['counter', 'smallestChange']);
  });
});
