import { describe, expect, it } from 'vitest';
import { pledgeSentence, targetWords, unitOf } from './pledge-words';

const topicName = (id: string) => ({ t: 'Speed and data', all: 'Carriers' })[id] ?? id;

describe('the words of a pledge', () => {
  it('say what is to change, of what, which way and by how much', () => {
    const pledge = {
      measure: 'positive',
      topic: 't',
      among: null,
      direction: 'up',
      smallestChange: 15,
    } as const;
    expect(pledgeSentence(pledge, topicName)).toBe(
      'Positive mentions about Speed and data up by at least 15 %.',
    );
  });

  it('count net sentiment and share of voice in points, everything else in percent', () => {
    expect(unitOf('net-sentiment')).toBe('points');
    expect(unitOf('share-of-voice')).toBe('points');
    expect(unitOf('complaint-rate')).toBe('percent');
    const share = { measure: 'share-of-voice', topic: 't', among: 'all', direction: 'up' } as const;
    expect(targetWords(share, topicName)).toBe('share of voice about Speed and data among Carriers up');
  });
});
