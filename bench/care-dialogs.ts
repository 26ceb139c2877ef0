import type { ComplaintOpening } from '../src/domain/flaw/propose-flaws';

/** Rows of care_dialogs.csv, whose cells may be quoted and hold commas and line breaks. */
export function readCareRows(csv: string): string[][] {
  const lines = csv.matchAll(/(?:"(?:[^"]|"")*"|[^",\n]*)(?:,(?:"(?:[^"]|"")*"|[^",\n]*))*\n/g);
  const rows = [...lines].map(([line]) =>
    [...line.trimEnd().matchAll(/("(?:[^"]|"")*"|[^",]*)(?:,|$)/g)].map(([, cell]) =>
      (cell ?? '').replace(/^"|"$/g, '').replaceAll('""', '"'),
    ),
  );
  return rows.slice(1);
}

/** First posts of its conversations. */
export function readCareDialogs(csv: string): ComplaintOpening[] {
  const posts = readCareRows(csv);
  const ids = new Set(posts.map(([id]) => id));
  return posts.flatMap(([id = '', at = '', text = '', author = '', parent = '', direction]) =>
    direction === 'inbound' && !ids.has(parent)
      ? [{ id, person: author, saidAtMs: Date.parse(at), text, lang: 'en' }]
      : [],
  );
}
