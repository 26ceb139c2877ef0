import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileTopics, type TopicSubject } from './match-topics';
import { parseTopicQuery } from './parse-topic-query';

const DOC = path.resolve(import.meta.dirname, '../../../docs/topic-queries.md');

/** Cells of the first table below a heading, without its own head. */
function tableBelow(heading: string): string[][] {
  const section = readFileSync(DOC, 'utf8').split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) =>
    row
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
}

const queryOf = (cell: string) => cell.replace(/^`|`$/g, '');

function subjectOf(cell: string): TopicSubject {
  const [, beside = '', text = ''] = /^(?:\{(.*?)\})?(.*)$/s.exec(cell) ?? [];
  const said = new Map(
    beside
      .split(' ')
      .filter(Boolean)
      .map((pair) => pair.split('=').map((side) => side.replaceAll('_', ' ')) as [string, string]),
  );
  const labels = [...said].filter(([name]) => name.startsWith('label.'));
  return {
    text,
    author: said.get('author') ?? null,
    lang: said.get('lang') ?? 'en',
    source: said.get('source') ?? 'forum',
    labels: Object.fromEntries(labels.map(([name, value]) => [name.slice('label.'.length), value])),
  };
}

describe('docs/topic-queries.md', () => {
  const examples = tableBelow('Examples');
  const refusals = tableBelow('What is refused');

  it('has examples and refusals', () => {
    expect(examples.length).toBeGreaterThanOrEqual(30);
    expect(refusals.length).toBeGreaterThanOrEqual(20);
  });

  it.each(examples)('%s on “%s”: %s, %s', (query, text, matches) => {
    const parsed = parseTopicQuery(queryOf(query as string));
    expect(parsed).toMatchObject({ ok: true });
    if (!parsed.ok) return;
    const found = compileTopics([{ key: 7, query: parsed.query }]).match(subjectOf(text as string));
    expect(found).toEqual(matches === 'yes' ? [7] : []);
    expect(['yes', 'no']).toContain(matches);
  });

  it.each(refusals)('%s is refused at “%s”: %s', (cell, where, says) => {
    const query = queryOf(cell as string);
    const parsed = parseTopicQuery(query);
    expect(parsed.ok).toBe(false);
    if (parsed.ok) return;
    const told = parsed.errors.map(({ message, start, end }) => ({
      message,
      where: query.slice(start, end),
    }));
    expect(told).toContainEqual({ where, message: expect.stringContaining(says as string) });
  });
});
