import { tokenise } from '../text/tokenise';
import { copyKey } from '../voice-sample';
import { stopWords } from './stop-words';

const LONGEST = 3;
/** Names and links are no phrases; what stands on either side of one is no phrase together, either. */
const NO_WORDS = /https?:\/\/\S+|www\.\S+|[@＠][\p{L}\p{N}_.-]+|&\p{L}{2,6};/giu;
/** Between two words of a phrase only a space, a hyphen or an apostrophe may stand. */
const JOINING = /^(?:\s+|[-'’‐])$/;
/** Texts that begin with the same so many signs are the same one, shortened or with something added. */
const SAME_BEGINNING = 80;

/**
 * The phrases of one to three words in a text, each once. None begins or ends with a stop word, runs over the end of a
 * sentence, or is only a number.
 */
export function phrasesOf(text: string, lang: string): Set<string> {
  const plain = text.replace(NO_WORDS, ' . ');
  const { tokens } = tokenise(plain);
  const stops = stopWords(lang);
  const isEdge = (word: string) => word.length > 1 && !stops.has(word) && /\p{L}/u.test(word);
  const found = new Set<string>();
  for (const [first, { bare, start }] of tokens.entries()) {
    if (!isEdge(bare)) continue;
    found.add(bare);
    for (let last = first + 1; last < Math.min(tokens.length, first + LONGEST); last++) {
      const [before, next] = [tokens[last - 1], tokens[last]];
      if (!before || !next || !JOINING.test(plain.slice(before.end, next.start))) break;
      if (isEdge(next.bare)) found.add(plain.slice(start, next.end).toLowerCase().replace(/\s+/g, ' '));
    }
  }
  return found;
}

/** What near-identical texts have in common: letter case, links, names, numbers and a sign of sharing aside. */
export function sameTextKey(text: string): string {
  return copyKey(text).replace(/^rt /, '').slice(0, SAME_BEGINNING);
}
