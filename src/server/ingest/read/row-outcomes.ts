import type { CsvRecord } from './csv-records';
import { UNREADABLE } from './decode';
import { fieldOf, type RowContext, RowFault, type RowReader } from './row-context';
import type { Refusal, RowOutcome } from './rows';
import type { Table } from './table';
import { rowsInWords } from './warning-log';

const CHUNK_ROWS = 1000;
/** A chunk of long texts ends earlier: what is held at once is bounded by size, not only by count. */
const CHUNK_CHARS = 2_000_000;
/** Columns whose values cannot hold a delimiter that is not quoted. */
const CLOSED_FORMS = new Set([
  'id',
  'at',
  'author',
  'followers',
  'lang',
  'url',
  'in_reply_to',
  'direction',
  'source',
  'sentiment',
]);

/**
 * Reads a table's records one after the other; each ends in exactly one outcome, in the order of the file, handed out
 * in chunks of at most 1,000 and of a bounded size.
 */
export async function* rowOutcomes<Row>(
  table: Table,
  context: RowContext,
  readRow: RowReader<Row>,
): AsyncGenerator<RowOutcome<Row>[]> {
  const { warnings } = context;
  const rowOf = recordReader(table, context, readRow);
  let chunk: RowOutcome<Row>[] = [];
  let chars = 0;
  let rows = 0;
  for await (const items of table.items()) {
    for (const item of items) {
      const field = item.ok || item.column === null ? null : fieldOf(context, item.column);
      chunk.push(item.ok ? rowOf(item) : { ok: false, line: item.line, field, message: item.message });
      if (item.ok) for (const cell of item.cells) chars += cell.length;
      rows++;
      if (chunk.length < CHUNK_ROWS && chars < CHUNK_CHARS) continue;
      warnings.settle();
      yield chunk;
      chunk = [];
      chars = 0;
    }
  }
  if (rows === 0) warnings.once('no-rows', 'The file holds no rows.');
  warnings.settle();
  if (chunk.length > 0) yield chunk;
}

function recordReader<Row>(
  table: Table,
  context: RowContext,
  readRow: RowReader<Row>,
): (record: CsvRecord) => RowOutcome<Row> {
  const isTailText = lastColumnIsOnlyText(context);
  return (record) => {
    const { line } = record;
    const width = table.columns.length;
    if (record.cells.length !== width) {
      const shifted = shiftedCells(record, table, isTailText);
      if (shifted !== null) return { ok: false, line, field: null, message: shifted };
      if (record.cells.length > width) joinTail(record.cells, table, context);
    }
    if (table.suspect) {
      const column = record.cells.findIndex((cell) => UNREADABLE.test(cell));
      if (column !== -1)
        return unreadable(line, fieldOf(context, column), record.cells[column] as string, table);
    }
    const row = readRow(record.cells);
    return row instanceof RowFault
      ? { ok: false, line, field: row.field, message: row.message }
      : { ok: true, line, row };
  };
}

/** Why a row with another number of cells than the header is refused; `null` when what it means is certain. */
function shiftedCells(record: CsvRecord, table: Table, isTailText: boolean): string | null {
  const { cells, quoted } = record;
  const width = table.columns.length;
  const counts = `The row has ${cells.length} cells, the header ${width}`;
  if (cells.length < width) {
    return table.columns.slice(cells.length).every((name) => name === '')
      ? null
      : `${counts}: columns are missing.`;
  }
  if (cells.slice(width).every((cell) => cell === '')) return null;
  if (isTailText && !quoted) return null;
  return `${counts}: a ${delimiterInWords(table)} in words that are not quoted shifts the columns.`;
}

/** The only free text is the last column: whatever is too much belongs to it. */
function joinTail(cells: string[], table: Table, context: RowContext): void {
  const width = table.columns.length;
  if (cells.slice(width).every((cell) => cell === '')) {
    cells.length = width;
    return;
  }
  cells.splice(width - 1, cells.length, cells.slice(width - 1).join(table.delimiter ?? ''));
  context.warnings.count(
    'shifted-text',
    (n) =>
      `${rowsInWords(n)} had the delimiter in the text, the last column, without quotes; it was put together again.`,
  );
}

function lastColumnIsOnlyText(context: RowContext): boolean {
  const last = context.names.length - 1;
  return context.names.every((_, column) =>
    column === last ? fieldOf(context, column) === 'text' : CLOSED_FORMS.has(fieldOf(context, column)),
  );
}

function unreadable(line: number, field: string, cell: string, table: Table): Refusal {
  if (cell.includes('\0'))
    return { ok: false, line, field, message: 'holds a NUL character, which cannot be stored' };
  const encoding = table.text.encoding.toUpperCase();
  const isBytes = table.format === 'csv' || table.text.damaged;
  const message = isBytes ? `holds bytes that are not ${encoding}` : 'holds half of a surrogate pair';
  return { ok: false, line, field, message };
}

function delimiterInWords(table: Table): string {
  return table.delimiter === '\t' ? 'tab' : `“${table.delimiter}”`;
}
