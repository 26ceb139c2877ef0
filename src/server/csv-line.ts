const FORMULA_START = /^[=+\-@\t\r]/;

/**
 * One line of CSV, quoted where needed. A cell that a spreadsheet would run as a formula gets a leading apostrophe
 * unless `raw`; nine of ten posts begin with @, so this happens on export only, never in the store.
 */
export function csvLine(cells: readonly string[], raw = false): string {
  const quote = (cell: string) => {
    const safe = !raw && FORMULA_START.test(cell) ? `'${cell}` : cell;
    return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `${cells.map(quote).join(',')}\r\n`;
}
