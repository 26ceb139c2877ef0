import { eld } from 'eld/small';

/** Language tag of a text whose language is not known. */
export const UNKNOWN_LANGUAGE = 'und';

/** More words make the detector no surer, only slower. */
const ENOUGH_CHARS = 600;
const ADDRESSES_AND_NAMES = /https?:\/\/\S+|[@#][\p{L}\p{N}_]+/gu;

/**
 * The language a text is written in, as a BCP-47 primary tag; `und` when there are no words or the detector is not
 * sure. Links, names and hashtags are left out: they are no language.
 */
export function detectLanguage(text: string): string {
  const words = text.slice(0, ENOUGH_CHARS).replace(ADDRESSES_AND_NAMES, ' ');
  if (!/\p{L}{2}/u.test(words)) return UNKNOWN_LANGUAGE;
  const result = eld.detect(words);
  return result.language !== '' && result.isReliable() ? result.language : UNKNOWN_LANGUAGE;
}
