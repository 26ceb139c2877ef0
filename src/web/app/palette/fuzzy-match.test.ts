import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuzzyScore, rankMatches } from './fuzzy-match';

const rank = (typed: string, items: string[]) => rankMatches(typed, items, (text) => ({ text }));

describe('the fuzzy match', () => {
  it('prefers the start, then the start of a word, then inside one, then scattered letters', () => {
    expect(rank('net', ['internet', 'Nearest', 'the network', 'Network'])).toEqual([
      'Network',
      'the network',
      'internet',
      'Nearest',
    ]);
  });

  it('wants every word, in any order', () => {
    expect(rank('days 7', ['Last 7 days', 'Last 28 days', '7 hours'])).toEqual(['Last 7 days']);
  });

  it('finds initials, and nothing from the middle of a word', () => {
    expect(rank('nst', ['Net sentiment', 'Winst'])).toEqual(['Winst', 'Net sentiment']);
    expect(fuzzyScore('ett', 'Net sentiment')).toBeNull();
  });

  it('takes other words that mean the same, whole from their start', () => {
    expect(fuzzyScore('upl', 'Imports', 'upload file')).not.toBeNull();
    expect(fuzzyScore('ufe', 'Imports', 'upload file')).toBeNull();
    expect(fuzzyScore('load', 'Imports', 'upload file')).toBeNull();
  });

  it('does not mind case, accents or punctuation', () => {
    expect(rank('cafe-au', ['CAFÉ au lait'])).toEqual(['CAFÉ au lait']);
  });

  it('keeps everything in order while nothing is typed', () => {
    expect(rank(' ', ['b', 'a'])).toEqual(['b', 'a']);
  });

  it('always finds a text by itself and by each of its beginnings', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), (text, length) => {
        expect(fuzzyScore(text, text)).not.toBeNull();
        const start = [...text].slice(0, length).join('');
        expect(fuzzyScore(start, text)).not.toBeNull();
      }),
    );
  });
});
