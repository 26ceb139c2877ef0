import type { CsvFault, CsvRecord } from './csv-records';
import type { TextOfFile } from './decode';

export type FileFormat = 'csv' | 'ndjson' | 'json';
export type TableItem = CsvRecord | CsvFault;

/** A file as a table of text cells, whatever its format. */
export interface Table {
  readonly format: FileFormat;
  readonly delimiter: string | null;
  readonly text: TextOfFile;
  /** Names of the columns; empty for an empty file. */
  readonly columns: readonly string[];
  /** The first records. */
  readonly head: readonly TableItem[];
  /** Does the head hold all records of the file? */
  readonly headIsAll: boolean;
  /** Must cells be looked through for characters that cannot be stored? */
  readonly suspect: boolean;
  /** All records, anew with each call; cells stand in the order of `columns`. */
  items(): AsyncGenerator<TableItem[]>;
  /** For a file whose first line is no header: names its columns, and makes that line the first row. */
  nameColumns(columns: readonly string[]): void;
  /** For JSON, whose later rows may have members that the first ones lack. */
  addColumns(columns: readonly string[]): void;
}

/** The first part of a file's text. */
export interface Head {
  text: string;
  /** Is this the whole file? */
  complete: boolean;
}
