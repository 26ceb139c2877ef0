import type { ComplaintOpening } from '../src/domain/flaw/propose-flaws';

/** First posts of the conversations in care_dialogs.csv, whose cells may be quoted and hold commas and line breaks. */
export function readCareDialogs(csv: string): ComplaintOpening[] {
  const lines = csv.matchAll(/(?:"(?:[^"]|"")*"|[^",\n]*)(?:,(?:"(?:[^"]|"")*"|[^",\n]*))*\n/g);
  const rows = [...lines].map(([line]) =>
    [...line.trimEnd().matchAll(/("(?:[^"]|"")*"|[^",]*)(?:,|$)/g)].map(([, cell]) =>
      (cell ?? '').replace(/^"|"$/g, '').replaceAll('""', '"'),
    ),
  );
  const [, ...posts] = rows;
  const ids = new Set(posts.map(([id]) => id));
  return posts.flatMap(([id = '', at = '', text = '', author = '', parent = '', direction]) =>
    direction === 'inbound' && !ids.has(parent)
      ? [{ id, person: author, saidAtMs: Date.parse(at), text, lang: 'en' }]
      : [],
  );
}
