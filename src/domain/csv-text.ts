export type CsvCell = string | number | boolean | null;

/** What a spreadsheet would run as a formula; the wide forms are read as the plain ones by some. */
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * One line of CSV (RFC 4180, CRLF). Unknown is an empty cell, never 0; a truth value is `yes` or `no`. Text that a
 * spreadsheet could read as a formula gets a leading apostrophe unless `raw`: nine of ten posts begin with @, so this
 * happens on the way out only, never in the store. A number stays one: it may begin with a minus.
 */
export function csvLine(cells: readonly CsvCell[], raw = false): string {
  return `${cells.map((value) => cell(value, raw)).join(',')}\r\n`;
}

/** Lines as CSV. */
export function csvText(lines: readonly (readonly CsvCell[])[], raw = false): string {
  return lines.map((line) => csvLine(line, raw)).join('');
}

function cell(value: CsvCell, raw: boolean): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const text = !raw && FORMULA_START.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
