import { describe, expect, it } from 'vitest';
import { effectDays } from './effect-days';
import { CLEAR, daysOf, REFUSED } from './effect-fixture';
import {
  averageWords,
  cumulativeWords,
  dayState,
  detectableWords,
  effectSentence,
  foundWords,
  subjectWords,
  valueWords,
} from './effect-words';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('the sentence of an effect', () => {
  it('says what ran how far from what was expected, and stresses that', () => {
    const { before, stressed, after } = effectSentence(CLEAR);
    expect(plain(before + stressed + after)).toBe(
      'Positive mentions about Speed and data ran 24 % above what was expected (11 to 38 %).',
    );
    expect(plain(stressed)).toBe('24 % above what was expected');
  });

  it('never says that something was caused', () => {
    for (const words of [
      CLEAR.words,
      'ran 3 % below what was expected, which chance alone could be (−9 to 4 %)',
    ]) {
      const { before, stressed, after } = effectSentence({ ...CLEAR, words });
      expect(before + stressed + after).not.toMatch(/caus|because|thanks to|due to/i);
    }
  });

  it('keeps a number and its percent sign together', () => {
    expect(effectSentence(CLEAR).after).toBe(' (11 to 38\u00a0%).');
  });

  it('names the set of a share', () => {
    const among = { id: 'x', name: 'Carriers' };
    expect(subjectWords({ ...CLEAR, measure: 'share-of-voice', among })).toBe(
      'Share of voice about Speed and data among Carriers',
    );
  });
});

describe('the figures of an effect', () => {
  it('are rounded to what they mean, with both ends of the interval', () => {
    expect(cumulativeWords(CLEAR)).toBe('about 410 more positive mentions than expected (180 to 650)');
  });

  it.each([
    [-79, [-108, -42], 'about 79 fewer positive mentions than expected (42 to 110)'],
    [-3, [-19, 5], 'about 3 fewer positive mentions than expected (between 19 fewer and 5 more)'],
    [0.2, [-4, 5], 'about as many positive mentions as expected (between 4 fewer and 5 more)'],
  ] as const)('say which way %d lies', (cumulativeEffect, [low, high], words) => {
    expect(cumulativeWords({ ...CLEAR, cumulativeEffect, cumulativeInterval: [low, high] })).toBe(words);
  });

  it('show no number of a refused effect', () => {
    expect(cumulativeWords(REFUSED)).toBeNull();
    expect(detectableWords(REFUSED)).toBeNull();
    expect(foundWords(REFUSED, REFUSED)).toBe('for the same reason');
    expect(effectSentence(REFUSED).before).not.toMatch(/\d/);
  });

  it('are in the unit of their measure', () => {
    expect(averageWords({ measure: 'positive', per: null }, 5.954)).toBe('6.0 a day');
    expect(averageWords({ measure: 'volume', per: null }, 159.6)).toBe('160 a day');
    expect(averageWords({ measure: 'net-sentiment', per: null }, 17.98)).toBe('+18 points on average');
    expect(averageWords({ measure: 'complaint-rate', per: null }, 3.1)).toBe('3.1 per 1,000 mentions');
    const per = { id: 's', name: 'Active users', unit: null };
    const rate = { measure: 'complaint-rate', per } as const;
    expect(averageWords(rate, 0.0345)).toBe('0.035 per 1,000 of Active users');
    expect(averageWords(rate, 3.1)).toBe('3.1 per 1,000 of Active users');
    expect(subjectWords({ ...rate, topic: null, among: null })).toBe('Complaints per 1,000 of Active users');
    expect(valueWords('share-of-voice', 31.2)).toBe('31 %');
    expect(valueWords('positive', 9)).toBe('9');
  });

  it('call the smallest effect that would come out clear, and that nothing falls under nothing', () => {
    expect(detectableWords(CLEAR)).toBe('44 % up or 32 % down');
    expect(detectableWords({ unit: 'percent', detectable: { up: 251, down: -120 } })).toBe(
      '251 % up; even a fall to nothing would hide',
    );
    expect(detectableWords({ unit: 'points', detectable: { up: 23.6, down: -31.9 } })).toBe(
      '24 points up or 32 points down',
    );
  });
});

describe('a day without a figure', () => {
  it('says whether it has not ended or was not collected', () => {
    const [gap, today] = effectDays({
      buckets: daysOf([null], [null]),
      computedAt: '2026-10-01T10:00:00.000Z',
    });
    expect(gap && dayState(gap)).toBe('no figure: not every source was collected');
    expect(today && dayState(today)).toBe('has not ended');
  });
});
