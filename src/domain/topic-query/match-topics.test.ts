import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenise } from '../text/tokenise';
import { compileTopics, type TopicSubject } from './match-topics';
import { parseTopicQuery, type TopicQuery } from './parse-topic-query';

const subject = (text: string, more: Partial<TopicSubject> = {}): TopicSubject => ({
  text,
  author: null,
  lang: 'en',
  source: 'forum',
  labels: {},
  ...more,
});
const queryOf = (text: string): TopicQuery => {
  const parsed = parseTopicQuery(text);
  if (!parsed.ok) throw new Error(`${text}: ${JSON.stringify(parsed.errors)}`);
  return parsed.query;
};
const matcherOf = (...queries: string[]) =>
  compileTopics(queries.map((query, key) => ({ key, query: queryOf(query) })));

describe('compileTopics', () => {
  it('answers the keys in ascending order, and forgets the mention before', () => {
    const matcher = compileTopics(
      [9, 3, 5].map((key) => ({ key, query: queryOf(['lang:de', 'app', 'app OR bill'][key % 3] as string) })),
    );
    expect(matcher.match(subject('the app', { lang: 'de' }))).toEqual([3, 5, 9]);
    expect(matcher.match(subject('a bill'))).toEqual([5]);
    expect(matcher.match(subject('nothing'))).toEqual([]);
    expect(compileTopics([]).match(subject('app'))).toEqual([]);
  });

  it('looks at what stands beside the text', () => {
    const matcher = matcherOf('@Anna', 'source:FORUM', 'label.Kind:*', 'label.kind:"a b"', 'app NOT lang:de');
    expect(matcher.match(subject('app', { author: '@ANNA', labels: { kind: 'A b' } }))).toEqual([
      0, 1, 2, 3, 4,
    ]);
    expect(matcher.match(subject('app', { lang: 'de', source: 'x', labels: { kind: '' } }))).toEqual([2]);
    expect(matcher.match(subject('app', { source: 'constructor' }))).toEqual([4]);
  });

  it('is the same as reading each query word for word', () => {
    fc.assert(
      fc.property(
        fc.array(node(3), { minLength: 1, maxLength: 6 }),
        fc.array(mention, { maxLength: 6 }),
        (asts, texts) => {
          const topics = asts.flatMap((ast, key) => {
            const parsed = parseTopicQuery(written(ast));
            if (parsed.ok) return [{ key, query: parsed.query, ast }];
            expect(parsed.errors[0]?.message).toMatch(/^Say what to find/);
            return [];
          });
          const matcher = compileTopics(topics);
          for (const one of texts) {
            const expected = topics.filter(({ ast }) => naive(ast, one)).map(({ key }) => key);
            expect(matcher.match(one), topics.map(({ ast }) => written(ast)).join(' ; ')).toEqual(expected);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('grows with the text, not with its square', () => {
    const matcher = matcherOf(
      'aa NEAR/1 bb',
      '"aa aa aa cc"',
      '(aa OR "aa aa") NEAR/50 dd NEAR/2 aa',
      'aa* NEAR/3 zz',
    );
    const took = (words: number) => {
      const text = subject(`${'aa '.repeat(words)} x bb x dd cc`);
      const began = performance.now();
      matcher.match(text);
      return performance.now() - began;
    };
    took(20_000);
    // A square would be a hundred times as long and take minutes.
    expect(took(200_000)).toBeLessThan(5_000);
  });
});

type Leaf =
  | { kind: 'words'; words: string[] }
  | { kind: 'tag'; tag: string }
  | { kind: 'beside'; text: string; holds: (one: TopicSubject) => boolean };
type Near = { kind: 'near'; parts: (Leaf | { kind: 'or'; nodes: Leaf[] })[]; distances: number[] };
type Ast = Leaf | Near | { kind: 'not'; node: Ast } | { kind: 'and' | 'or'; nodes: Ast[] };

const queryWord = fc.constantFrom(
  'a',
  'b',
  'ab',
  'abc',
  'ab*',
  'abc*',
  'cafe',
  'café',
  'caf*',
  'café*',
  '😡',
  '👍',
);
const words: fc.Arbitrary<Leaf> = fc
  .array(queryWord, { minLength: 1, maxLength: 3 })
  .map((list) => ({ kind: 'words', words: list }));
const tag: fc.Arbitrary<Leaf> = fc
  .constantFrom('ab', 'ab*', 'ab_a', 'café', 'cafe')
  .map((name) => ({ kind: 'tag', tag: name }));
const beside: fc.Arbitrary<Leaf> = fc.constantFrom<Leaf>(
  { kind: 'beside', text: 'lang:de', holds: ({ lang }) => lang === 'de' },
  { kind: 'beside', text: '@ab', holds: ({ author }) => author === 'ab' },
  { kind: 'beside', text: 'label.k:*', holds: ({ labels }) => 'k' in labels },
  { kind: 'beside', text: 'label.k:v', holds: ({ labels }) => labels.k === 'v' },
);
const inText = fc.oneof({ weight: 3, arbitrary: words }, { weight: 1, arbitrary: tag });
const nearPart: fc.Arbitrary<Near['parts'][number]> = fc.oneof(
  inText,
  fc.array(inText, { minLength: 2, maxLength: 3 }).map((nodes) => ({ kind: 'or' as const, nodes })),
);
const near: fc.Arbitrary<Near> = fc
  .tuple(
    fc.array(nearPart, { minLength: 2, maxLength: 3 }),
    fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 2 }),
  )
  .map(([parts, distances]) => ({ kind: 'near', parts, distances: distances.slice(0, parts.length - 1) }));

function node(depth: number): fc.Arbitrary<Ast> {
  const leaf: fc.Arbitrary<Ast> = fc.oneof(inText, near, beside);
  if (depth === 0) return leaf;
  const inner = node(depth - 1);
  const several = fc.array(inner, { minLength: 2, maxLength: 3 });
  return fc.oneof(
    leaf,
    inner.map((child) => ({ kind: 'not' as const, node: child })),
    several.map((nodes) => ({ kind: 'and' as const, nodes })),
    several.map((nodes) => ({ kind: 'or' as const, nodes })),
  );
}

const mention: fc.Arbitrary<TopicSubject> = fc
  .record({
    text: fc
      .array(
        fc.constantFrom(
          'a',
          'B',
          'ab',
          'abc',
          'abcd',
          'cafe',
          'Café',
          'cafés',
          '#ab',
          '#ab_a',
          '#Café',
          '😡',
          '👍🏽',
          'x',
        ),
        {
          maxLength: 14,
        },
      )
      .map((list) => list.join(' ')),
    author: fc.constantFrom(null, 'ab'),
    lang: fc.constantFrom('de', 'en'),
    labels: fc.constantFrom({}, { k: 'v' }, { k: 'w' }),
  })
  .map((parts) => subject(parts.text, parts));

function written(ast: Ast | Near['parts'][number]): string {
  switch (ast.kind) {
    case 'words':
      return ast.words.length === 1 ? (ast.words[0] as string) : `"${ast.words.join(' ')}"`;
    case 'tag':
      return `#${ast.tag}`;
    case 'beside':
      return ast.text;
    case 'near':
      return ast.parts
        .map((part, at) => `${at === 0 ? '' : `NEAR/${ast.distances[at - 1]} `}${written(part)}`)
        .join(' ');
    case 'not':
      return `NOT (${written(ast.node)})`;
    case 'and':
      return `(${ast.nodes.map(written).join(' ')})`;
    case 'or':
      return `(${ast.nodes.map(written).join(' OR ')})`;
  }
}

function says(asked: string, { form, bare }: { form: string; bare: string }): boolean {
  const stem = asked.replace('*', '');
  const said = stem.includes('é') ? form : bare;
  return asked.endsWith('*') ? said.startsWith(stem) : said === stem;
}

function places(part: Near['parts'][number], text: string): [number, number][] {
  const { tokens, hashtags } = tokenise(text);
  if (part.kind === 'or') return part.nodes.flatMap((inner) => places(inner, text));
  if (part.kind === 'tag') {
    return hashtags
      .filter((found) => says(part.tag, found))
      .map((found) => [found.firstToken, found.lastToken]);
  }
  if (part.kind === 'beside') return [];
  return tokens.flatMap((_, first): [number, number][] => {
    const fits = part.words.every((asked, at) => {
      const token = tokens[first + at];
      return token !== undefined && says(asked, token);
    });
    return fits ? [[first, first + part.words.length - 1]] : [];
  });
}

function chained(ast: Near, text: string, at: number, from: [number, number] | null): boolean {
  if (at === ast.parts.length) return true;
  return places(ast.parts[at] as Near['parts'][number], text).some((place) => {
    const gap = from === null ? 1 : Math.max(place[0] - from[1], from[0] - place[1]);
    const allowed = from === null ? 1 : (ast.distances[at - 1] as number);
    return gap >= 1 && gap <= allowed && chained(ast, text, at + 1, place);
  });
}

function naive(ast: Ast, one: TopicSubject): boolean {
  switch (ast.kind) {
    case 'beside':
      return ast.holds(one);
    case 'near':
      return chained(ast, one.text, 0, null);
    case 'not':
      return !naive(ast.node, one);
    case 'and':
      return ast.nodes.every((inner) => naive(inner, one));
    case 'or':
      return ast.nodes.some((inner) => naive(inner, one));
    default:
      return places(ast, one.text).length > 0;
  }
}
