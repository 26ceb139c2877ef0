import { SEPARATOR_LINE, sniffDelimiter } from './csv-delimiter';
import { CsvScanner } from './csv-records';
import type { TextOfFile } from './decode';
import { ReadProblem } from './read-problem';
import type { Head, Table, TableItem } from './table';
import { rowsInWords, type WarningLog } from './warning-log';

/** A CSV file as a table; its first record is the header unless `nameColumns` says otherwise. */
export class CsvTable implements Table {
  readonly format = 'csv';
  readonly delimiter: string;
  readonly text: TextOfFile;
  readonly headIsAll: boolean;
  columns: readonly string[];
  head: readonly TableItem[];
  readonly #warnings: WarningLog;
  readonly #separatorChars: number;
  readonly #first: TableItem | undefined;
  #hasHeader = true;

  constructor(text: TextOfFile, head: Head, warnings: WarningLog) {
    const firstLine = head.text.slice(0, head.text.indexOf('\n') + 1);
    const stated = SEPARATOR_LINE.exec(firstLine)?.[1];
    this.#separatorChars = stated === undefined ? 0 : firstLine.length;
    this.text = text;
    this.#warnings = warnings;
    this.headIsAll = head.complete;
    const content = head.text.slice(this.#separatorChars);
    this.delimiter = stated ?? sniffDelimiter(content);
    const scanner = this.#scanner();
    const items = scanner.push(content);
    if (head.complete) items.push(...scanner.finish());
    this.#first = items[0];
    if (this.#first === undefined && !head.complete) {
      throw new ReadProblem('No header found', 'The first record is longer than 256 kB.', null);
    }
    this.columns = headerOf(this.#first);
    this.head = items.slice(1);
  }

  get suspect(): boolean {
    return this.text.damaged;
  }

  nameColumns(columns: readonly string[]): void {
    this.columns = columns;
    this.#hasHeader = false;
    if (this.#first !== undefined) this.head = [this.#first, ...this.head];
  }

  addColumns(): void {}

  async *items(): AsyncGenerator<TableItem[]> {
    const scanner = this.#scanner(this.columns.length);
    let toDrop = this.#separatorChars;
    let headerIsDue = this.#hasHeader;
    for await (const chunk of this.text.chunks()) {
      const items = scanner.push(chunk.slice(toDrop));
      toDrop = Math.max(0, toDrop - chunk.length);
      if (items.length === 0) continue;
      yield headerIsDue ? items.slice(1) : items;
      headerIsDue = false;
    }
    const last = scanner.finish();
    yield headerIsDue ? last.slice(1) : last;
    if (scanner.repaired === 0) return;
    this.#warnings.once(
      'quotes',
      `${rowsInWords(scanner.repaired)} had quotes that were not doubled; read by the line, the cells were certain.`,
    );
  }

  #scanner(columns?: number): CsvScanner {
    const firstLine = this.#separatorChars > 0 ? 2 : 1;
    return new CsvScanner({
      delimiter: this.delimiter,
      firstLine,
      ...(columns === undefined ? {} : { columns }),
    });
  }
}

function headerOf(first: TableItem | undefined): string[] {
  if (first === undefined) return [];
  if (!first.ok)
    throw new ReadProblem('No header found', `The first line cannot be read: ${first.message}`, null);
  return first.cells.map((name) => name.trim());
}
