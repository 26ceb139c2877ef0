export type CsvCell = string | number | null;

/** Lines as CSV (RFC 4180, CRLF); text that a spreadsheet could read as a formula gets a leading apostrophe. */
export function csvText(lines: readonly (readonly CsvCell[])[]): string {
  return `${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(value: CsvCell): string {
  if (value === null) return '';
  // A number may begin with a minus: it is no formula.
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
