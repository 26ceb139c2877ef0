import { describe, expect, it } from 'vitest';
import { readIds, toggleId } from './campaign-ids';
import {
  COMPARE_SEARCH_DEFAULTS,
  compareSearchSchema,
  withCampaign,
  withoutCampaign,
} from './compare-search';
import { PADDLING_SEARCH_DEFAULTS, paddlingSearchSchema, toggleChosen } from './paddling-search';

describe('ids of campaigns in an address', () => {
  it('keep the order in which they were asked for, each once', () => {
    expect(readIds('b, a,b,,c')).toEqual(['b', 'a', 'c']);
    expect(compareSearchSchema.parse({ ids: ['b', 'a'] }).ids).toBe('b,a');
  });

  it('are chosen up to four, and the fifth is not added', () => {
    const four = ['a', 'b', 'c', 'd'].reduce(toggleId, '');
    expect(toggleId(four, 'e')).toBe('a,b,c,d');
    expect(toggleId(four, 'b')).toBe('a,c,d');
  });
});

describe('what the list and the comparison show', () => {
  it('fall back to their defaults for an empty and a broken address', () => {
    expect(paddlingSearchSchema.parse({ state: 'late', verdict: 7, ids: 3 })).toEqual(
      PADDLING_SEARCH_DEFAULTS,
    );
    expect(compareSearchSchema.parse({ ids: 3, measure: 'share-of-voice' })).toEqual(COMPARE_SEARCH_DEFAULTS);
    expect(COMPARE_SEARCH_DEFAULTS.measure).toBeNull();
  });

  it('change one thing at a time', () => {
    const ended = paddlingSearchSchema.parse({ state: 'ended' });
    expect(toggleChosen('a')(ended)).toEqual({ ...ended, ids: 'a' });
    const two = compareSearchSchema.parse({ ids: 'a,b', measure: 'negative' });
    expect(withCampaign('c')(two)).toEqual({ ids: 'a,b,c', measure: 'negative', scale: 'shared' });
    expect(withCampaign('a')(two)).toEqual(two);
    expect(withoutCampaign('a')(two).ids).toBe('b');
  });
});
