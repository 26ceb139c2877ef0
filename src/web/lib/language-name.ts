let languageNames: Intl.DisplayNames | undefined;

/** A language by its name; a label of the data need not be a language tag and stays as it is. */
export function languageName(lang: string): string {
  if (lang === 'und' || lang === '') return 'not recognised';
  // Made when the first is asked for: most pages name none.
  languageNames ??= new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });
  try {
    return languageNames.of(lang) ?? lang;
  } catch {
    return lang;
  }
}
