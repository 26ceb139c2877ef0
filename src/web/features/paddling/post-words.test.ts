import { describe, expect, it } from 'vitest';
import { agoWords, engagementRate, metricNames } from './post-words';

describe('counts of posts', () => {
  it('are columns only when some post has them, the known ones first', () => {
    expect(metricNames([{ metrics: { saves: 1, clicks: 2 } }, { metrics: { impressions: 9 } }])).toEqual([
      'impressions',
      'clicks',
      'saves',
    ]);
    expect(metricNames([{ metrics: {} }])).toEqual([]);
  });

  it('make a rate only where both were counted', () => {
    expect(engagementRate({ engagements: 384, impressions: 29_868 })).toBe('1.3 %');
    expect(engagementRate({ engagements: 0, impressions: 100 })).toBe('0 %');
    expect(engagementRate({ impressions: 100 })).toBeNull();
    expect(engagementRate({ engagements: 3 })).toBeNull();
    expect(engagementRate({ engagements: 3, impressions: 0 })).toBeNull();
  });

  it('say how old they are', () => {
    const day = 86_400_000;
    expect(agoWords(0, 3 * day + 5)).toBe('3 days ago');
    expect(agoWords(0, 3_700_000)).toBe('1 hour ago');
    expect(agoWords(0, 10_000)).toBe('just now');
  });
});
