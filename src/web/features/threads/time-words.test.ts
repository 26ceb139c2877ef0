import { describe, expect, it } from 'vitest';
import { agoWords, waitedWords } from './time-words';

const now = Date.parse('2026-11-23T12:00:00Z');
const before = (seconds: number) => now - seconds * 1000;
const DAY = 86_400;

describe('a time in words', () => {
  it.each([
    [-30, 'just now'],
    [-61, 'ahead of now'],
    [59, 'just now'],
    [60, '1 min ago'],
    [3599, '59 min ago'],
    [3600, '1 h ago'],
    [DAY - 1, '23 h ago'],
    [DAY, '1 day ago'],
    [59 * DAY, '59 days ago'],
    [60 * DAY, '2 months ago'],
    [364 * DAY, '12 months ago'],
    [365 * DAY, '1 year ago'],
    [800 * DAY, '2 years ago'],
  ])('%s seconds before now is %s', (seconds, expected) => {
    expect(agoWords(before(seconds), now)).toBe(expected);
  });
});

describe('a wait so far in words', () => {
  it.each([
    [-5, '0 s'],
    [7800, '2 h 10 min'],
    [359, '5 min'],
    [DAY + 4 * 3600, '1 day 4 h'],
    [118.9 * DAY, '118 days'],
  ])('%s seconds are %s', (seconds, expected) => {
    expect(waitedWords(before(seconds), now)).toBe(expected);
  });
});
