/** The day of an instant in a zone: `14 Sep 2026`. ICU writes three or four letters for September, differently by version. */
export function dateWords(atMs: number, zone: string): string {
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: zone }).format(atMs);
  return day.replace(/\bSept\b/, 'Sep');
}
