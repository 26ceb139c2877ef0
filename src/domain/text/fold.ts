const IGNORED = /[\u00ad\u200c\u2060\ufeff]|\u200d|\p{Variation_Selector}/gu;
/** Accents of Latin, Greek and Cyrillic, Hebrew points, Arabic vowels; vowel signs of other scripts are no accents. */
const ACCENTS = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670]/g;
/** Letters that are read as another with an accent, but that Unicode does not take apart. */
const STROKED: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ħ: 'h',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
};
const STROKED_LETTERS = /[øłđħıæœ]/g;

/**
 * A text as it is compared: NFKC, lower case, ß as ss, one sigma, without soft hyphens, joiners and variation
 * selectors. Accents stay.
 */
export function fold(text: string): string {
  const lower = text.replace(IGNORED, '').normalize('NFKC').toLowerCase();
  return lower.replaceAll('ß', 'ss').replaceAll('ς', 'σ').normalize('NFKC');
}

/** A folded text without accents: `café` → `cafe`, `œuvre` → `oeuvre`. Voicing and vowel signs of Asia are none. */
export function withoutAccents(folded: string): string {
  const stripped = folded.normalize('NFD').replace(ACCENTS, '').normalize('NFC');
  return stripped.replace(STROKED_LETTERS, (letter) => STROKED[letter] as string);
}
