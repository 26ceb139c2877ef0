import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptOf, markParts, searchedWords } from './searched-words';

const marked = (text: string, query: string) =>
  markParts(text, searchedWords(query))
    .map((part) => (part.found ? `[${part.text}]` : part.text))
    .join('');

describe('the words of a search', () => {
  it('are single words and quoted phrases, without what must be absent and without `or`', () => {
    expect(searchedWords('roaming "side by side" OR bill -refund -"too late"')).toEqual([
      'roaming',
      'side by side',
      'bill',
    ]);
    expect(searchedWords(' - "" ,. ')).toEqual([]);
    expect(searchedWords('Bill bill')).toEqual(['bill']);
  });
});

describe('marking what was found', () => {
  it('marks whole words in any case and phrases across what stands between', () => {
    expect(marked('Bill me? The BILL, billing', 'bill')).toBe('[Bill] me? The [BILL], billing');
    expect(marked('They sat side by  side.', '"side by side"')).toBe('They sat [side by  side].');
    expect(marked('größer als groß', 'groß')).toBe('größer als [groß]');
  });

  it('takes signs of a pattern as they are', () => {
    expect(marked('c++ (really)', 'c++ (really)')).toBe('[c]++ ([really])');
  });

  it('gives the text back whole and splits no character', () => {
    const letters = fc.string({
      unit: fc.constantFrom('a', 'B', ' ', '🤷', '👩‍👩‍👧', 'é', '-', '"', '𝔞', '<', 'ß'),
    });
    fc.assert(
      fc.property(letters, letters, (text, query) => {
        const parts = markParts(text, searchedWords(query));
        expect(parts.map((part) => part.text).join('')).toBe(text);
        for (const part of parts) expect(part.text).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });
});

describe('an excerpt', () => {
  const long = `${'a few words more '.repeat(20)}and then roaming came\nat last`;
  it('is one line from the start while the find is in sight', () => {
    expect(excerptOf(' two\n lines ', [], 20)).toBe('two lines');
    expect(excerptOf(long, ['few'], 100)).toMatch(/^a few words/);
  });

  it('begins a little before a find that stands further on', () => {
    expect(excerptOf(long, ['roaming'], 100)).toMatch(/^… .{0,32}roaming came at last$/);
  });

  it('splits no character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const excerpt = excerptOf(`${text.replace(/\s|\p{L}|\p{N}/gu, '')}🤷🤷 found`, ['found'], 4);
        expect(excerpt.endsWith('found')).toBe(true);
        expect(/^[\uDC00-\uDFFF]/.test(excerpt.slice(2))).toBe(false);
      }),
    );
  });
});
