import { describe, expect, it } from 'vitest';
import { quantileWords, shortSpan } from './flow-words';

describe('shortSpan', () => {
  it.each([
    [12, '12 s'],
    [38 * 60, '38 min'],
    [6.2 * 3600, '6.2 h'],
    [30 * 3600, '30 h'],
    [5.2 * 86_400, '5.2 d'],
    [120 * 86_400, '120 d'],
  ])('says %d seconds as %s', (seconds, words) => {
    expect(shortSpan(seconds)).toBe(words);
  });
});

describe('quantileWords', () => {
  const stage = {
    stage: 'seen',
    began: 4,
    reached: 1,
    open: 3,
    declined: 0,
    unstated: 0,
    medianSeconds: null,
    p90Seconds: null,
    watchedSeconds: 5.2 * 86_400,
  } as const;

  it('says how long was watched where too few came through, and nothing where nobody came', () => {
    expect(quantileWords(7200, stage)).toBe('2 h');
    expect(quantileWords(null, stage)).toBe('over 5.2 d');
    expect(quantileWords(null, { ...stage, began: 0, watchedSeconds: null })).toBe('—');
  });
});
