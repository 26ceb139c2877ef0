import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inRiver, readAppPath } from './app-path';
import { LINK_ID, linkIds } from './link-id';

const ORIGIN = 'http://localhost:4600';
const page = fc.constantFrom('/', '/threads', '/boards/starter', '/campaigns/compare', '/voices');
const pair = fc
  .tuple(fc.constantFrom('a', 'b', 'source', 'river', 'scenario'), fc.constantFrom('', '1', 'x%20y', 'a:b'))
  .map((parts) => parts.join('='));

describe('the path of a page', () => {
  it.each([
    ['/', '/'],
    ['/threads?team=b&state=open&state=answered', '/threads?state=open&state=answered&team=b'],
    [
      '/?to=2026-11-02T00:00:00Z&from=2026-11-01T00:00:00Z',
      '/?from=2026-11-01T00:00:00Z&to=2026-11-02T00:00:00Z',
    ],
    ['/boards/starter?scenario=slow', '/boards/starter'],
  ])('%s is kept as %s', (text, path) => {
    expect(readAppPath(text)).toEqual({ ok: true, path });
  });

  it.each([
    '',
    'threads',
    '//evil.example/',
    '/\\evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    '/.//evil.example',
    '/%2e%2e//evil.example',
    '/a//b',
    '/..',
    '/api/v1/health',
    '/s/23456789ab',
    '/docs',
    '/ threads',
    '/threads#x',
    '/threads\r\nset-cookie: a=b',
    '/thré',
    "/threads?q='",
    `/${'a'.repeat(8000)}`,
  ])('%s is refused with a reason', (text) => {
    expect(readAppPath(text)).toMatchObject({ ok: false, message: expect.stringMatching(/\.$/) });
  });

  it('never leads to another place than it says, whatever is given', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '%2e',
      '@',
      "'",
      ':',
      '?',
      'evil.example',
      'api',
      'a',
      '\t',
      '#',
    );
    const anything = fc.oneof(
      fc.string(),
      fc.array(piece).map((list) => `/${list.join('')}`),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const read = readAppPath(text);
        if (!read.ok) return;
        const url = new URL(read.path, ORIGIN);
        expect(url.origin).toBe(ORIGIN);
        expect(url.pathname + url.search).toBe(read.path);
        expect(url.pathname).not.toMatch(/^\/(api|docs|s|assets)(\/|$)/);
        expect(readAppPath(read.path)).toEqual(read);
      }),
    );
  });

  it('is one text for one view, in whichever order its parameters of different names stand', () => {
    fc.assert(
      fc.property(page, fc.uniqueArray(pair, { selector: (text) => text.split('=')[0] }), (path, pairs) => {
        const forwards = readAppPath(`${path}?${pairs.join('&')}`);
        expect(readAppPath(`${path}?${pairs.toReversed().join('&')}`)).toEqual(forwards);
      }),
    );
  });

  it('names its river once', () => {
    expect(inRiver('/?to=x&from=y', 'real')).toBe('/?from=y&river=real&to=x');
    expect(inRiver('/threads', 'sample')).toBe('/threads?river=sample');
    expect(inRiver('/threads?river=real', 'sample')).toBe('/threads?river=real');
  });
});

describe('the ids of a link', () => {
  it('are the same for the same path and look as they should', () => {
    fc.assert(
      fc.property(fc.string(), (path) => {
        expect(linkIds(path)).toEqual(linkIds(path));
        for (const id of linkIds(path)) expect(id).toMatch(LINK_ID);
      }),
    );
    expect(linkIds('/threads')[0]).not.toBe(linkIds('/flaws')[0]);
  });
});
