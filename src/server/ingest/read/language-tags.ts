import { isBlank } from './field-values';

const NAMES: Record<string, string> = {
  arabic: 'ar',
  bengali: 'bn',
  bulgarian: 'bg',
  catalan: 'ca',
  chinese: 'zh',
  croatian: 'hr',
  czech: 'cs',
  danish: 'da',
  dutch: 'nl',
  english: 'en',
  estonian: 'et',
  finnish: 'fi',
  french: 'fr',
  german: 'de',
  greek: 'el',
  hebrew: 'he',
  hindi: 'hi',
  hungarian: 'hu',
  indonesian: 'id',
  italian: 'it',
  japanese: 'ja',
  korean: 'ko',
  latvian: 'lv',
  lithuanian: 'lt',
  malay: 'ms',
  norwegian: 'no',
  persian: 'fa',
  polish: 'pl',
  portuguese: 'pt',
  romanian: 'ro',
  russian: 'ru',
  serbian: 'sr',
  slovak: 'sk',
  slovenian: 'sl',
  spanish: 'es',
  swedish: 'sv',
  tagalog: 'tl',
  tamil: 'ta',
  telugu: 'te',
  thai: 'th',
  turkish: 'tr',
  ukrainian: 'uk',
  urdu: 'ur',
  vietnamese: 'vi',
  deutsch: 'de',
  français: 'fr',
  español: 'es',
  italiano: 'it',
  português: 'pt',
  nederlands: 'nl',
  unknown: 'und',
  undefined: 'und',
};
/** Tags that were renamed long ago and are still written. */
const OLD_TAGS: Record<string, string> = { iw: 'he', in: 'id', ji: 'yi', jw: 'jv' };

/**
 * BCP-47 primary tag, lower-case, of a tag or an English language name (`en-US`, `English` → `en`); `null` when blank
 * or undetermined (`und`, `zxx`, private `qaa` to `qtz`, `art`), `undefined` when it is no language.
 */
export function readLanguage(value: string): string | null | undefined {
  const word = value.trim().toLowerCase();
  if (isBlank(word)) return null;
  const named = Object.hasOwn(NAMES, word)
    ? NAMES[word]
    : /^([a-z]{2,3})(?:[-_][a-z0-9_-]+)?$/.exec(word)?.[1];
  if (named === undefined) return undefined;
  if (named === 'und' || named === 'zxx' || named === 'art' || /^q[a-t][a-z]$/.test(named)) return null;
  return Object.hasOwn(OLD_TAGS, named) ? (OLD_TAGS[named] as string) : named;
}
