import { describe, expect, it } from 'vitest';
import type { ImportPreview } from '../../../contract/imports';
import { choose, guessedMapping, labelOf, mapParameter, missingColumns } from './mapping';

const column = (name: string, guess: string | null) => ({
  name,
  guess,
  sure: true,
  offByDefault: false,
  samples: [],
});
const preview = {
  columns: [column('When', 'at'), column('Words', 'text'), column('Who', null)],
  canonical: [
    { name: 'at', required: true },
    { name: 'text', required: true },
    { name: 'author', required: false },
  ],
} as unknown as ImportPreview;

describe('the mapping of an import', () => {
  it('is left to the server while nothing differs from its guess', () => {
    expect(mapParameter(preview, guessedMapping(preview))).toBeUndefined();
  });

  it('takes a canonical column from one column only: the newest choice', () => {
    const mapping = choose(guessedMapping(preview), 'Who', 'text');
    expect(mapping).toEqual({ When: 'at', Words: '', Who: 'text' });
    expect(JSON.parse(mapParameter(preview, mapping) ?? '')).toEqual({ at: 'When', text: 'Who' });
  });

  it('names required columns that nothing is taken for', () => {
    expect(missingColumns(preview, { When: '', Words: 'text', Who: '' })).toEqual(['at']);
  });

  it('makes a plain label name from a header', () => {
    expect(labelOf('Brand Name (EU)')).toBe('label.brand_name_eu');
    expect(labelOf('!!')).toBe('label.column');
  });
});
