import type { ResolvedColumns } from './column-map';
import { readUrl } from './field-values';
import type { TimeReader } from './times';
import { rowsInWords, type WarningLog } from './warning-log';

/** Why a row is refused, and in which canonical column. */
export class RowFault {
  constructor(
    readonly field: string | null,
    readonly message: string,
  ) {}
}

/** What the readers of all kinds share: where the cells are and how the file's times are read. */
export interface RowContext {
  columns: ResolvedColumns;
  /** Names of the file's columns. */
  names: readonly string[];
  times: TimeReader;
  warnings: WarningLog;
  /** `?source=` as given. */
  source: string | undefined;
}

export type Cell = (cells: readonly string[]) => string;
export type RowReader<Row> = (cells: readonly string[]) => Row | RowFault;

/** How to get at a canonical column: of the file's columns that hold it the first with words; `''` when there is none. */
export function cellGetter(context: RowContext, canonical: string): Cell {
  const indexes = context.columns.indexes.get(canonical);
  const first = indexes?.[0];
  if (indexes === undefined || first === undefined) return () => '';
  if (indexes.length === 1) return (cells) => cells[first] ?? '';
  return (cells) => {
    for (const index of indexes) if ((cells[index] ?? '').trim() !== '') return cells[index] as string;
    return '';
  };
}

/** The moment in `at`, which a column of clock times may complete; refusals are words. */
export function momentReader(context: RowContext): (cells: readonly string[]) => number | string {
  const at = cellGetter(context, 'at');
  const { times } = context;
  if (!context.columns.indexes.has('at.time')) {
    return (cells) => (at(cells).trim() === '' ? 'is empty' : times.moment(at(cells)));
  }
  const clock = cellGetter(context, 'at.time');
  return (cells) => {
    const date = at(cells);
    const time = clock(cells).trim();
    if (date.trim() === '') return 'is empty';
    return times.moment(date.includes(':') || time === '' ? date : `${date.trim()} ${time}`);
  };
}

/** The column `url`, with anything but http and https left out and counted. */
export function urlReader(context: RowContext): (cells: readonly string[]) => string | null {
  const cell = cellGetter(context, 'url');
  return (cells) => {
    const url = readUrl(cell(cells));
    if (url === undefined) {
      context.warnings.count(
        'url',
        (count) => `${rowsInWords(count)} had a url that is not http or https; it was left out.`,
      );
    }
    return url ?? null;
  };
}

/** The canonical column that a column of the file stands for, else its own name. */
export function fieldOf(context: RowContext, column: number): string {
  for (const [canonical, indexes] of context.columns.indexes) if (indexes.includes(column)) return canonical;
  return context.names[column] ?? `column ${column + 1}`;
}
