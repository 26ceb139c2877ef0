import { describe, expect, it } from 'vitest';
import { badWindowWords } from './bad-window';

describe('an address whose window cannot be shown', () => {
  it.each([
    ['?range=banana', 'there is no range “banana”'],
    ['?from=2026-11-25&to=2026-11-01', '“from=2026-11-25” is no time'],
    ['?from=2026-11-25T00:00:00Z&to=2026-11-01T00:00:00Z', 'it ends before it starts'],
  ])('%s: %s', (search, words) => {
    expect(badWindowWords(search)).toContain(words);
  });

  it.each([
    '',
    '?range=7d',
    '?from=2026-11-01T00:00:00Z&to=2026-11-25T00:00:00Z',
    '?from=2026-11-01T00:00:00Z',
  ])('says nothing of %s', (search) => {
    expect(badWindowWords(search)).toBeNull();
  });
});
