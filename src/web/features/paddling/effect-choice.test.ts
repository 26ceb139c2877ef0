import { describe, expect, it } from 'vitest';
import { CAMPAIGN_SEARCH_DEFAULTS } from '../../url-state/campaign-search';
import { askedChoice, ownTopic, pledgedChoice } from './effect-choice';

const base = CAMPAIGN_SEARCH_DEFAULTS;

describe('what is asked of the server', () => {
  it('is the pledge unless the address names something else', () => {
    expect(askedChoice(base, 'own')).toEqual({});
    expect(askedChoice({ ...base, control: 'c' }, 'own')).toEqual({ control: 'c' });
    expect(pledgedChoice({ ...base, measure: 'volume', control: 'c' })).toEqual({ control: 'c' });
  });

  it('waits until a share of voice has its topic and its set', () => {
    const share = { ...base, measure: 'share-of-voice' } as const;
    expect(askedChoice(share, 'own')).toBeNull();
    expect(askedChoice({ ...share, among: 'all' }, null)).toBeNull();
    expect(askedChoice({ ...share, among: 'all' }, 'own')).toEqual({
      measure: 'share-of-voice',
      topic: 'own',
      among: 'all',
    });
  });

  it('is about the pledged topic, else about the only one of the campaign', () => {
    expect(ownTopic({ topics: ['a', 'b'] }, 'p')).toBe('p');
    expect(ownTopic({ topics: ['a'] }, null)).toBe('a');
    expect(ownTopic({ topics: ['a', 'b'] }, null)).toBeNull();
  });
});
