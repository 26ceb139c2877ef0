import { describe, expect, it } from 'vitest';
import { medianOfAllWords, secondsWords } from './reply-time-words';

describe('the median of all', () => {
  it('is a wait once half were answered, else more than was watched, and nothing of nobody', () => {
    const of = (medianOfAllSeconds: number | null, watchedSeconds: number | null, threads = 3) =>
      medianOfAllWords({ threads, medianOfAllSeconds, watchedSeconds });
    expect(of(6563, 90_000)).toBe('1 h 49 min');
    expect(of(null, 27 * 86_400 + 18 * 3600)).toBe('more than half still wait after 27 days');
    expect(of(null, 5 * 3600)).toBe('more than half still wait after 5 h');
    expect(of(null, null)).toBe('—');
    expect(of(null, 100, 0)).toBe('—');
  });
});

it('says what is not known as a dash, not as zero', () => {
  expect([secondsWords(null), secondsWords(0)]).toEqual(['—', '0 s']);
});
