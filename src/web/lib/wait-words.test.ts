import { describe, expect, it } from 'vitest';
import { waitWords } from './wait-words';

describe('a wait in words', () => {
  it.each([
    [0, '0 s'],
    [59.4, '59 s'],
    [60, '1 min'],
    [1298, '22 min'],
    [3599, '1 h'],
    [7800, '2 h 10 min'],
    [86_400, '1 day'],
    [273_600, '3 days 4 h'],
    [2_397_600, '27 days'],
  ])('%s seconds are %s', (seconds, expected) => {
    expect(waitWords(seconds)).toBe(expected);
  });
});
