import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_QUERY_CHARS, MAX_QUERY_NESTING, MAX_QUERY_TERMS, parseTopicQuery } from './parse-topic-query';

const word = (form: string, more = {}) => ({
  kind: 'phrase',
  words: [{ form, accented: false, prefix: false, ...more }],
});
const rootOf = (text: string) => {
  const parsed = parseTopicQuery(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.query.root;
};
const errorsOf = (text: string) => {
  const parsed = parseTopicQuery(text);
  return parsed.ok ? [] : parsed.errors.map(({ start, end }) => text.slice(start, end));
};

const PIECES = [
  ...[
    'a',
    'ne*',
    '*',
    'AND',
    'OR',
    'NOT',
    'NEAR/3',
    'NEAR',
    'NEAR/99',
    '(',
    ')',
    '"',
    '\\',
    '#tag',
    '#',
    '@x',
    '@',
  ],
  ...[
    'lang:',
    'de',
    'thread:off',
    'label.',
    'label.x:',
    ':',
    '-',
    '_',
    ' ',
    ' ',
    ' ',
    '12:30',
    'http://x',
    '😡',
    '障',
  ],
  ...['“', '„', '（', '\u0301', '\u200d', '\ud83d', '#5*', 'ß*'],
];

describe('parseTopicQuery', () => {
  it('binds NEAR before NOT before AND before OR', () => {
    expect(rootOf('a b OR NOT c NEAR/2 d AND e')).toEqual({
      kind: 'any',
      nodes: [
        { kind: 'all', nodes: [word('a'), word('b')] },
        {
          kind: 'all',
          nodes: [
            { kind: 'not', node: { kind: 'near', operands: [word('c'), word('d')], distances: [2] } },
            word('e'),
          ],
        },
      ],
    });
    expect(rootOf('NOT NOT a')).toEqual(word('a'));
  });

  it('reads terms', () => {
    expect(rootOf('Caf*')).toEqual(word('caf', { prefix: true }));
    expect(rootOf('Café')).toEqual(word('café', { accented: true }));
    expect(rootOf('#Net*')).toEqual({
      kind: 'hashtag',
      word: { form: 'net', accented: false, prefix: true },
    });
    expect(rootOf('#5g*')).toMatchObject({ kind: 'hashtag' });
    expect(rootOf('@@Anna')).toEqual({ kind: 'author', value: '@anna' });
    expect(rootOf('LANG:DE')).toEqual({ kind: 'lang', value: 'de' });
    expect(rootOf('label.Product:"Flow Box"')).toEqual({ kind: 'label', name: 'product', value: 'flow box' });
    expect(rootOf('label.product:*')).toEqual({ kind: 'label', name: 'product', value: null });
    expect(rootOf('label.product:"*"')).toEqual({ kind: 'label', name: 'product', value: '*' });
    expect(rootOf('\\#1')).toEqual(word('1'));
    expect(rootOf('障*')).toEqual(word('障'));
    expect(rootOf('"say \\"hi\\""')).toMatchObject({ words: [{ form: 'say' }, { form: 'hi' }] });
  });

  it('takes thread: off the tree', () => {
    expect(parseTopicQuery('app thread:off')).toEqual({
      ok: true,
      query: { root: word('app'), inheritsThread: false },
    });
    expect(parseTopicQuery('app AND crash AND thread:on')).toMatchObject({
      query: { root: { kind: 'all', nodes: [word('app'), word('crash')] }, inheritsThread: true },
    });
    expect(parseTopicQuery('app')).toMatchObject({ query: { inheritsThread: true } });
    expect(errorsOf('app (x thread:off)')).toEqual(['thread:off']);
    expect(errorsOf('app NOT thread:off')).toEqual(['thread:off']);
  });

  it('tells several problems at once, in order of place', () => {
    expect(errorsOf('n* OR (foo:x AND) OR 12:30 NEAR b')).toEqual(['*', 'foo:x', 'AND', '12:30', 'NEAR']);
    expect(errorsOf('a OR NOT b OR (c OR NOT d)')).toEqual(['NOT b', 'NOT d']);
    expect(errorsOf('NOT a NOT b')).toEqual(['NOT a NOT b']);
    expect(errorsOf('NOT (a OR NOT b)')).toEqual([]);
  });

  it('keeps limits', () => {
    const words = (count: number) => Array.from({ length: count }, () => 'a').join(' ');
    expect(errorsOf(words(MAX_QUERY_TERMS))).toEqual([]);
    expect(errorsOf(words(MAX_QUERY_TERMS + 9))).toEqual(['a']);
    expect(errorsOf('a'.repeat(MAX_QUERY_CHARS))).toEqual([]);
    expect(errorsOf(`${'a'.repeat(MAX_QUERY_CHARS)}bc`)).toEqual(['bc']);
    const nested = (depth: number) => `${'('.repeat(depth)}a${')'.repeat(depth)}`;
    expect(errorsOf(nested(MAX_QUERY_NESTING))).toEqual([]);
    expect(errorsOf(nested(MAX_QUERY_NESTING + 1))).toEqual(['(']);
    expect(errorsOf(`${'NOT '.repeat(998)}a`)).toEqual([]);
    expect(errorsOf('('.repeat(4000)).length).toBeGreaterThan(0);
  });

  it('never throws and points into the query, whatever is written', () => {
    const pieces = fc.array(fc.constantFrom(...PIECES), { maxLength: 25 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(pieces, fc.string({ unit: 'binary' })), (text) => {
        const parsed = parseTopicQuery(text);
        if (parsed.ok) return;
        expect(parsed.errors.length).toBeGreaterThan(0);
        for (const { message, start, end } of parsed.errors) {
          expect(message).toMatch(/\.$/);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 5000 },
    );
  });
});
