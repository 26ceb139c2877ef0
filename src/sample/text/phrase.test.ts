import { describe, expect, it } from 'vitest';
import { parsePhrase, sayPhrase } from './phrase';

const firstOf = { unit: () => 0, fill: (slot: string) => slot.toUpperCase() };
const lastOf = { unit: () => 0.999, fill: (slot: string) => slot.toUpperCase() };

describe('phrases', () => {
  it.each([
    ['plain words', 'plain words', 'plain words'],
    ['{a|b}', 'a', 'b'],
    ['no{| more} bars', 'no bars', 'no more bars'],
    ['in {place}', 'in PLACE', 'in PLACE'],
    ['{2-9} days', '2 days', '9 days'],
    ['{one {x|y}|two {place}}!', 'one x!', 'two PLACE!'],
  ])('%s', (source, first, last) => {
    const phrase = parsePhrase(source);
    expect(sayPhrase(phrase, firstOf)).toBe(first);
    expect(sayPhrase(phrase, lastOf)).toBe(last);
  });

  it.each(['{a|b', 'a}', '{}'])('refuses %s', (source) => {
    expect(() => parsePhrase(source)).toThrow(SyntaxError);
  });
});
