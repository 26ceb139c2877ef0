import { markParts } from './searched-words';

/** A text in which what was searched for is marked. */
export function Marked({ text, words }: { text: string; words: readonly string[] }) {
  if (words.length === 0) return text;
  let at = 0;
  return markParts(text, words).map((part) => {
    at += part.text.length;
    return part.found ? <mark key={at}>{part.text}</mark> : part.text;
  });
}
