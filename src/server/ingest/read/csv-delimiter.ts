import { CsvScanner } from './csv-records';

const CANDIDATES = [',', ';', '\t', '|'];
const RECORDS_LOOKED_AT = 50;

/** A first line such as `sep=;`, which spreadsheets write to name the delimiter. */
export const SEPARATOR_LINE = /^sep=([,;\t|])\r?\n?$/i;

/**
 * The delimiter that cuts a file's first records into the most even rows of more than one cell; a comma for a file of
 * one column. `head` may end in the middle of a record.
 */
export function sniffDelimiter(head: string): string {
  let best = { delimiter: ',', share: 0, columns: 1 };
  for (const delimiter of CANDIDATES) {
    const { share, columns } = evenness(head, delimiter);
    if (columns < 2) continue;
    if (share > best.share + 0.001 || (share > best.share - 0.001 && columns > best.columns)) {
      best = { delimiter, share, columns };
    }
  }
  return best.delimiter;
}

function evenness(head: string, delimiter: string): { share: number; columns: number } {
  const items = new CsvScanner({ delimiter }).push(head.endsWith('\n') ? head : `${head}\n`);
  const first = items[0];
  if (!first?.ok) return { share: 0, columns: 1 };
  const rows = items.slice(1, RECORDS_LOOKED_AT + 1);
  if (rows.length === 0) return { share: 1, columns: first.cells.length };
  const even = rows.filter((row) => row.ok && row.cells.length === first.cells.length);
  return { share: even.length / rows.length, columns: first.cells.length };
}
