import { describe, expect, it } from 'vitest';
import type { ImportPreview } from '../../../contract/imports';
import { choose, guessedMapping, mapParameter, missingColumns, nameInFamily } from './mapping';

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

  it('lets several columns be left out', () => {
    const mapping = choose(choose(guessedMapping(preview), 'Words', ''), 'When', '');
    expect(mapping).toEqual({ When: '', Words: '', Who: '' });
  });

  it('keeps the guess of the first of two columns that share a name', () => {
    const twins = { ...preview, columns: [column('Date', 'at'), column('Date', null)] };
    expect(guessedMapping(twins)).toEqual({ Date: 'at' });
  });

  it('says which columns named like canonical ones are left out', () => {
    const named = {
      ...preview,
      columns: [column('at', 'at'), column('text', 'text'), column('author', 'author')],
    };
    const mapping = choose(guessedMapping(named), 'author', '');
    expect(JSON.parse(mapParameter(named, mapping) ?? '')).toEqual({ at: 'at', text: 'text', author: null });
  });

  it('names required columns that nothing is taken for', () => {
    expect(missingColumns(preview, { When: '', Words: 'text', Who: '' })).toEqual(['at']);
  });

  it('needs no end of a campaign where the first day after is given', () => {
    const campaigns = {
      ...preview,
      canonical: [
        { name: 'name', required: true },
        { name: 'end', required: true },
        { name: 'end_exclusive', required: false },
      ],
    };
    expect(missingColumns(campaigns, { A: 'name', B: '' })).toEqual(['end']);
    expect(missingColumns(campaigns, { A: 'name', B: 'end_exclusive' })).toEqual([]);
  });

  it('makes a plain name for a label or a figure from a header', () => {
    expect(nameInFamily('label.', 'Brand Name (EU)')).toBe('label.brand_name_eu');
    expect(nameInFamily('metric.', '!!')).toBe('metric.column');
  });
});
