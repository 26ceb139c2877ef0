const languageNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });

/** A language by its name; a label of the data need not be a language tag and stays as it is. */
export function languageName(lang: string): string {
  if (lang === 'und' || lang === '') return 'not recognised';
  try {
    return languageNames.of(lang) ?? lang;
  } catch {
    return lang;
  }
}
