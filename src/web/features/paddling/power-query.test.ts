import { describe, expect, it } from 'vitest';
import { askableTerms, type PledgedTerms } from './power-query';

const TOPIC = '8f4f8cc1-2af1-4f41-bbf6-4b556ab6a97c';
const terms: PledgedTerms = {
  measure: 'positive',
  topic: TOPIC,
  among: null,
  direction: 'up',
  smallestChange: 15,
  baselineDays: 56,
  checkAt: '2026-12-01T00:00:00.000Z',
  counter: null,
};

describe('terms that can be asked about', () => {
  it('are whole and valid', () => {
    expect(askableTerms(terms)).toEqual(terms);
    expect(askableTerms({ ...terms, smallestChange: Number.NaN })).toBeNull();
    expect(askableTerms({ ...terms, smallestChange: 0 })).toBeNull();
    expect(askableTerms({ ...terms, checkAt: '' })).toBeNull();
  });

  it('measure something else by the counter-current', () => {
    const counter = { measure: 'positive', topic: TOPIC, among: null, direction: 'up' } as const;
    expect(askableTerms({ ...terms, counter })).toBeNull();
    expect(askableTerms({ ...terms, counter: { ...counter, measure: 'negative' } })).not.toBeNull();
  });

  it('name the topic and the set of a share', () => {
    expect(askableTerms({ ...terms, measure: 'share-of-voice' })).toBeNull();
    expect(askableTerms({ ...terms, measure: 'share-of-voice', among: TOPIC })).not.toBeNull();
  });
});
