import { describe, expect, it } from 'vitest';
import { dateWords } from './date-words';

describe('a day in words', () => {
  it('is the day of its zone, with three letters for every month', () => {
    expect(dateWords(Date.parse('2026-09-14T23:30:00Z'), 'UTC')).toBe('14 Sep 2026');
    expect(dateWords(Date.parse('2026-09-14T23:30:00Z'), 'Europe/Berlin')).toBe('15 Sep 2026');
  });
});
