import { describe, expect, it } from 'vitest';
import { pledgeSentence, targetWords, unitOf } from './pledge-words';

const names = {
  topic: (id: string) => ({ t: 'Speed and data', all: 'Carriers' })[id] ?? id,
  series: () => 'Active users',
};

describe('the words of a pledge', () => {
  it('say what is to change, of what, which way and by how much', () => {
    const pledge = {
      measure: 'positive',
      topic: 't',
      among: null,
      per: null,
      direction: 'up',
      smallestChange: 15,
    } as const;
    expect(pledgeSentence(pledge, names)).toBe('Positive mentions about Speed and data up by at least 15 %.');
  });

  it('count net sentiment and share of voice in points, everything else in percent', () => {
    expect(unitOf('net-sentiment')).toBe('points');
    expect(unitOf('share-of-voice')).toBe('points');
    expect(unitOf('complaint-rate')).toBe('percent');
    const share = {
      measure: 'share-of-voice',
      topic: 't',
      among: 'all',
      per: null,
      direction: 'up',
    } as const;
    const rate = { measure: 'complaint-rate', topic: 't', among: null, per: 's', direction: 'down' } as const;
    expect(targetWords(rate, names)).toBe('complaints about Speed and data per 1,000 of Active users down');
    expect(targetWords(share, names)).toBe('share of voice about Speed and data among Carriers up');
  });
});
