import { ara, deu, eng, fra, hin, ita, nld, pol, por, spa, swe, tur } from 'stopword';
import { tokenise } from '../text/tokenise';

const LISTS: Readonly<Record<string, readonly string[]>> = {
  ar: ara,
  de: deu,
  en: eng,
  es: spa,
  fr: fra,
  hi: hin,
  it: ita,
  nl: nld,
  pl: pol,
  pt: por,
  sv: swe,
  tr: tur,
};
/** What is left of contractions once apostrophes part words. */
const PIECES = ['s', 't', 'd', 'm', 're', 've', 'll', 'don', 'isn', 'didn', 'amp', 'rt', 'l', 'n', 'j', 'qu'];
const NONE: ReadonlySet<string> = new Set(PIECES);
const known = new Map<string, ReadonlySet<string>>();

const ANY_LANGUAGE = 'any';

/** Words of a language that say nothing by themselves, as they are compared; few where no list is known. */
export function stopWords(lang: string): ReadonlySet<string> {
  const list = LISTS[lang];
  if (!list) return NONE;
  let words = known.get(lang);
  if (!words) {
    words = new Set([...PIECES, ...list.flatMap((word) => tokenise(word).tokens.map(({ bare }) => bare))]);
    known.set(lang, words);
  }
  return words;
}

/** Stop words of every language a list is known of. */
function anyStopWords(): ReadonlySet<string> {
  let words = known.get(ANY_LANGUAGE);
  if (!words) {
    words = new Set(Object.keys(LISTS).flatMap((lang) => [...stopWords(lang)]));
    known.set(ANY_LANGUAGE, words);
  }
  return words;
}

/**
 * Whether a phrase, its words as they are compared, says nothing: every word is a stop word of its language, or of any
 * where no list of its language is known. Example: *in our* and *have* say nothing, *spins* and *the app* do.
 */
export function isFiller(phrase: string, lang: string | null): boolean {
  const words = lang !== null && Object.hasOwn(LISTS, lang) ? stopWords(lang) : anyStopWords();
  return phrase.split(' ').every((word) => words.has(word));
}
