import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSearch, stringifySearch } from './search-codec';

const scalar = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('7', '007', 'true', 'null', '"a"', '[1]', '[', '{"a":1}', '1e3', '-0', ' ', 'a&b=c', '%41'),
  fc.boolean(),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
);
const name = fc.stringMatching(/^[a-z][a-zA-Z ]{0,8}$/).filter((word) => word !== 'constructor');

describe('the query of an address', () => {
  it('is plain', () => {
    const search = {
      source: ['forum', 'bluesky'],
      range: '7d',
      complete: true,
      page: 2,
      from: '2026-11-02T00:00:00Z',
      to: null,
      lang: [],
      topic: undefined,
    };
    expect(stringifySearch(search)).toBe(
      '?source=forum&source=bluesky&range=7d&complete=true&page=2&from=2026-11-02T00:00:00Z',
    );
    expect(stringifySearch({ to: null })).toBe('');
  });

  it.each([
    ['?source=%5B%22forum%22%2C%22bluesky%22%5D', { source: ['forum', 'bluesky'] }],
    ['?source=["forum"]&complete=true&to=null', { source: ['forum'], complete: true, to: null }],
    ['?word=%22123%22', { word: '123' }],
    ['source=a&source=%5B%22b%22%2C%22c%22%5D', { source: ['a', 'b', 'c'] }],
  ])('of an older link is read: %s', (query, search) => {
    expect(parseSearch(query)).toEqual(search);
  });

  it.each([
    ['?word=[open', '[open'],
    ['?word=007', '007'],
    ['?word=12345678901234567890', '12345678901234567890'],
    ['?word=', ''],
    ['?word=no+signal%3F', 'no signal?'],
  ])('holds text as it stands: %s', (query, word) => {
    expect(parseSearch(query)).toEqual({ word });
  });

  it('comes back as it was written', () => {
    fc.assert(
      fc.property(
        fc.dictionary(name, fc.oneof(scalar, fc.array(scalar, { minLength: 2, maxLength: 5 }))),
        (search) => {
          expect(parseSearch(stringifySearch(search))).toEqual({ ...search });
        },
      ),
    );
  });

  it('is the same once it was read and written', () => {
    fc.assert(
      fc.property(fc.webQueryParameters(), (query) => {
        const once = stringifySearch(parseSearch(query));
        expect(stringifySearch(parseSearch(once))).toBe(once);
      }),
    );
  });
});
