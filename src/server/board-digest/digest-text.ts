import type { DigestContent } from './digest-content';
import type { DigestFooter } from './digest-footer';

const SIGNS = { positive: '+ positive', neutral: '· neutral', negative: '− negative' } as const;

/** A digest for whoever reads without HTML: the same words and numbers, links as `short` has them. */
export function digestText(
  content: DigestContent,
  footer: DigestFooter,
  short: (url: string) => string,
): string {
  const lines = content.lines.map(({ question, parts }) => {
    const links = [...new Set(parts.flatMap(({ url }) => url ?? []))];
    const words = parts.map(({ text }) => text).join('');
    return [`${question.toUpperCase()}\n${words.trim()}`, ...links.map((url) => `  ${short(url)}`)].join(
      '\n',
    );
  });
  const voices = content.voices.map(
    ({ text, sentiment, said, url }) =>
      `${quoted(text)}\n${sentiment === null ? 'not scored' : SIGNS[sentiment]} · ${said}\n  ${short(url)}`,
  );
  return [
    `${content.board.name}\n${content.span}`,
    ...(content.quiet === null ? [] : [content.quiet]),
    `Open the board: ${short(content.board.url)}`,
    ...lines,
    ...content.pictures.map(({ title, alt }) => `${title.toUpperCase()}\n${alt}`),
    ...(voices.length === 0 ? [] : ['IN THEIR OWN WORDS', ...voices]),
    content.drawn,
    content.basis,
    [footer.why, ...(footer.warning === null ? [] : [footer.warning])].join('\n'),
    `Unsubscribe: ${footer.unsubscribeUrl}`,
  ]
    .join('\n\n')
    .concat('\n');
}

/** Somebody's words, marked line by line, so that nothing in them reads as ours. */
function quoted(text: string): string {
  return text
    .split(/\r\n|[\n\r\u2028\u2029\v\f]/)
    .map((line) => `> ${line}`)
    .join('\n');
}
