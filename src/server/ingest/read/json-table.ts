import type { TextOfFile } from './decode';
import { cellReader, columnsOfObject, parseElement } from './json-cells';
import { JsonArrayScanner, type JsonPiece, type JsonScanner, NdjsonScanner } from './json-records';
import { ReadProblem } from './read-problem';
import type { Head, Table, TableItem } from './table';

/** NDJSON, or a JSON file that is or holds an array of objects, as a table. */
export class JsonTable implements Table {
  readonly format: 'ndjson' | 'json';
  readonly delimiter = null;
  readonly text: TextOfFile;
  readonly headIsAll: boolean;
  /** Cells come out of parsed text, in which any character can be written as an escape. */
  readonly suspect = true;
  columns: readonly string[];
  readonly #pieces: JsonPiece[];

  constructor(text: TextOfFile, head: Head, format: 'ndjson' | 'json') {
    this.text = text;
    this.format = format;
    this.headIsAll = head.complete;
    const scanner = this.#scanner();
    this.#pieces = scanner.push(head.text);
    if (head.complete) this.#pieces.push(...scanner.finish());
    if (scanner instanceof JsonArrayScanner && !scanner.found) assertEmpty(head.text);
    const columns = new Set<string>();
    for (const { source } of this.#pieces) {
      const element = source === null ? '' : parseElement(source);
      if (typeof element !== 'string') columnsOfObject(element, columns);
    }
    this.columns = [...columns];
  }

  get head(): readonly TableItem[] {
    return this.#tableItems(this.#pieces);
  }

  nameColumns(columns: readonly string[]): void {
    this.columns = columns;
  }

  addColumns(columns: readonly string[]): void {
    this.columns = [...new Set([...this.columns, ...columns])];
  }

  async *items(): AsyncGenerator<TableItem[]> {
    const scanner = this.#scanner();
    for await (const chunk of this.text.chunks()) yield this.#tableItems(scanner.push(chunk));
    yield this.#tableItems(scanner.finish());
  }

  #scanner(): JsonScanner {
    return this.format === 'ndjson' ? new NdjsonScanner() : new JsonArrayScanner();
  }

  #tableItems(pieces: JsonPiece[]): TableItem[] {
    const cellsOf = cellReader(this.columns);
    return pieces.map(({ line, source }) => {
      if (source === null) return { ok: false, line, column: null, message: 'The row is longer than 16 MB.' };
      const element = parseElement(source);
      if (typeof element === 'string') return { ok: false, line, column: null, message: element };
      return { ok: true, line, cells: cellsOf(element), quoted: true };
    });
  }
}

function assertEmpty(text: string): void {
  if (text.trim() === '' || /[[:]\s*\[\s*\]/.test(text)) return;
  throw new ReadProblem(
    'No rows found',
    'The JSON must be an array of objects, or an object that holds one (for example under “items”).',
    null,
  );
}
