import { addressesIn } from '../text/addresses';
import { linksOf } from '../text/links';
import { type Token, tokenise } from '../text/tokenise';
import type { TopicSubject } from './match-topics';
import { type Finder, finderOf, occurrencesOf } from './occurrences';
import type { TopicQuery } from './parse-topic-query';
import type { QueryNode } from './query-node';
import { signIndex } from './sign-index';

/**
 * What to highlight in a mention: the words, phrases, hashtags and links of the query that are found, but those under NOT; of
 * a NEAR only what stands near enough. UTF-16 offsets in the text, sorted, merged where they touch. Also says what is
 * found when the query as a whole does not match.
 */
export function matchedSpans(query: TopicQuery, subject: TopicSubject): { start: number; end: number }[] {
  const index = signIndex();
  const finders: Finder[] = [];
  const links = new Set<string>();
  const collect = (node: QueryNode): void => {
    if (node.kind === 'all' || node.kind === 'any') for (const inner of node.nodes) collect(inner);
    else if (node.kind === 'phrase' || node.kind === 'hashtag' || node.kind === 'near') {
      finders.push(finderOf(node, index));
    } else if (node.kind === 'link') links.add(node.value);
  };
  collect(query.root);
  index.read(subject);

  const { tokens, hashtags } = tokenise(subject.text);
  const spans = finders.flatMap((finder) =>
    occurrencesOf(finder, index).map(({ first, last }) => ({
      start: (tokens[first] as Token).start,
      end: (tokens[last] as Token).end,
    })),
  );
  // The sign belongs to a hashtag, also where only its word was asked for.
  const signs = new Map(hashtags.map(({ start, firstToken }) => [tokens[firstToken]?.start, start]));
  for (const span of spans) span.start = signs.get(span.start) ?? span.start;
  return merged([...spans, ...linkSpans(subject.text, links)]);
}

function linkSpans(text: string, links: ReadonlySet<string>): { start: number; end: number }[] {
  if (links.size === 0) return [];
  return addressesIn(text)
    .filter((address) => linksOf(address).some((link) => links.has(link)))
    .map(({ start, end }) => ({ start, end }));
}

function merged(spans: readonly { start: number; end: number }[]): { start: number; end: number }[] {
  const result: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else result.push({ start, end });
  }
  return result;
}
