/** A piece of a text, and whether it is what was searched for. */
export interface TextPart {
  text: string;
  found: boolean;
}

const LETTER = '[\\p{L}\\p{N}\\p{M}_]';
/** So many characters stand before the first find at most, when a text is too long to be shown from its start. */
const LEAD_CHARS = 32;

/**
 * What a search looks for, as it is marked in a text: phrases in quotes whole, other words each by itself; words that
 * must be absent, and `or` between words, are not looked for.
 */
export function searchedWords(query: string): string[] {
  const words = [...query.matchAll(/(-?)(?:"([^"]*)"?|([^\s"]+))/gu)]
    .filter(
      ([, without, phrase, word]) => without === '' && !(phrase === undefined && /^or$/i.test(word ?? '')),
    )
    .map(([, , phrase, word]) => (phrase ?? word ?? '').replace(/[^\p{L}\p{N}\p{M}_]+/gu, ' ').trim())
    .filter((words) => words !== '');
  return [...new Set(words.map((found) => found.toLowerCase()))];
}

/** A text cut at what was searched for: whole words in any case, never through the middle of a character. */
export function markParts(text: string, words: readonly string[]): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const { start, length } of finds(text, words)) {
    if (start > end) parts.push({ text: text.slice(end, start), found: false });
    parts.push({ text: text.slice(start, start + length), found: true });
    end = start + length;
  }
  if (end < text.length || parts.length === 0) parts.push({ text: text.slice(end), found: false });
  return parts;
}

/**
 * One line's worth of a text: without line breaks, from its start; from a little before the first find when that would
 * otherwise stand past what is shown.
 */
export function excerptOf(text: string, words: readonly string[], shownChars: number): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const [first] = finds(line, words);
  if (!first || first.start + first.length <= shownChars) return line;
  const from = line.indexOf(' ', first.start - LEAD_CHARS);
  // Without a space in reach it begins at the find itself.
  const begin = from < 0 || from >= first.start ? first.start : from + 1;
  return `… ${line.slice(begin)}`;
}

function finds(text: string, words: readonly string[]): { start: number; length: number }[] {
  if (words.length === 0) return [];
  const any = [...words]
    .sort((one, other) => other.length - one.length)
    .map((word) => word.split(' ').map(escaped).join('[^\\p{L}\\p{N}]+'))
    .join('|');
  // By whole characters (`u`), so that no find begins or ends within one.
  const pattern = new RegExp(`(?<!${LETTER})(?:${any})(?!${LETTER})`, 'giu');
  return [...text.matchAll(pattern)].map((match) => ({ start: match.index, length: match[0].length }));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
