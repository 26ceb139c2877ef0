/** A word somebody saw, as a query that finds it; what the language would read otherwise is put in quotes. */
export function wordQuery(word: string): string {
  const said = word.trim();
  if (/^(AND|OR|NOT|NEAR)$/.test(said)) return `"${said}"`;
  if (said === '' || /^#?[\p{L}\p{N}]+\*?$|^@\w+$/u.test(said)) return said;
  return `"${said.replace(/["\\]/g, '\\$&')}"`;
}

/** A word as the name of a topic: `voicemail` becomes `Voicemail`. */
export function wordName(word: string): string {
  const said = word.trim().replace(/^[#@]/, '');
  return said.charAt(0).toUpperCase() + said.slice(1);
}
