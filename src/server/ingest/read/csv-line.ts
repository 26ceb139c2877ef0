const QUOTE = 34;

/**
 * Reads one physical line whose quotes are damaged: a quote closes a field only before a delimiter or the line's end,
 * every other one belongs to the text. `null` when a field that was opened is never closed.
 */
export function readDamagedLine(line: string, delimiter: string): string[] | null {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    if (line.charCodeAt(at) === QUOTE) {
      const close = closingQuote(line, at + 1, delimiter);
      if (close === -1) return null;
      cells.push(line.slice(at + 1, close).replaceAll('""', '"'));
      at = close + 1;
    } else {
      const next = line.indexOf(delimiter, at);
      const end = next === -1 ? line.length : next;
      cells.push(line.slice(at, end));
      at = end;
    }
    if (at >= line.length) return cells;
    at++;
  }
}

/** An even run of quotes before a delimiter is doubled quotes inside the text; at the line's end the last one closes. */
function closingQuote(line: string, from: number, delimiter: string): number {
  let at = line.indexOf('"', from);
  while (at !== -1) {
    let end = at + 1;
    while (line.charCodeAt(end) === QUOTE) end++;
    if (end === line.length) return end - 1;
    if (line[end] === delimiter && (end - at) % 2 === 1) return end - 1;
    at = line.indexOf('"', end);
  }
  return -1;
}
