import { sniffDelimiter } from '../ingest/read/csv-delimiter';
import { type CsvRecord, CsvScanner } from '../ingest/read/csv-records';

/** What of a CSV file an effect is read from. */
export interface EffectColumns {
  value: string;
  controls: readonly string[];
  time: string | null;
  log: boolean;
}

/** A row of the file; `null` for an empty cell. */
export interface EffectRow {
  line: number;
  atMs: number | null;
  value: number | null;
  controls: (number | null)[];
}

/** Rows of a CSV text in order of time; throws a sentence that names line and column for what cannot be read. */
export function readEffectRows(text: string, columns: EffectColumns): EffectRow[] {
  const { value, controls, time, log } = columns;
  const [header, ...records] = readRecords(text);
  const names = header?.cells.map((name) => name.trim()) ?? [];
  const columnOf = (name: string) => {
    const index = names.indexOf(name);
    if (index < 0) throw new Error(`There is no column ${name}; the file has ${names.join(', ')}.`);
    return index;
  };
  const [valueAt, controlsAt] = [columnOf(value), controls.map(columnOf)];
  const timeAt = time === null ? null : columnOf(time);
  const rows = records.map(({ line, cells }) => {
    const number = numberIn(cells[valueAt] ?? '', line, value);
    if (log && number !== null && number < 0) {
      throw new Error(`Line ${line}, ${value}: ${number} has no logarithm; leave out --log.`);
    }
    return {
      line,
      atMs: timeAt === null ? null : timeIn(cells[timeAt] ?? '', line, time as string),
      value: number,
      controls: controlsAt.map((column, index) =>
        numberIn(cells[column] ?? '', line, controls[index] as string),
      ),
    };
  });
  const late = rows.find(({ atMs }, index) => index > 0 && (atMs ?? index) <= (rows[index - 1]?.atMs ?? -1));
  if (late) throw new Error(`Line ${late.line}: rows must be in order of time, each time once.`);
  return rows;
}

export function readRecords(text: string): CsvRecord[] {
  const scanner = new CsvScanner({ delimiter: sniffDelimiter(text.slice(0, 65_536)) });
  return [...scanner.push(text.replace(/^\uFEFF/, '')), ...scanner.finish()].map((record) => {
    if (!record.ok) throw new Error(`Line ${record.line}: ${record.message}`);
    return record;
  });
}

/** `null` for an empty cell and what spreadsheets write for a missing number. */
export function numberIn(cell: string, line: number, column: string): number | null {
  const trimmed = cell.trim();
  if (trimmed === '' || /^(na|n\/a|nan|null|none|-|\.)$/i.test(trimmed)) return null;
  const number = Number(trimmed);
  if (!Number.isFinite(number)) throw new Error(`Line ${line}, ${column}: ${trimmed} is not a number.`);
  return number;
}

/** A date with its year first, so that day and month are never guessed; with a time or without. */
function timeIn(cell: string, line: number, column: string): number {
  const written = cell.trim().replace(/^(\d{4})([/.])(\d{1,2})(?:\2(\d{1,2}))?(?=$|[T ])/, dashed);
  const [date] = /^\d{4}(-\d{2}(-\d{2}(?=$|[T ]))?)?/.exec(written) ?? [];
  const isReal = date !== undefined && isoOf(Date.parse(date)).startsWith(date);
  const atMs = isReal ? Date.parse(written) : Number.NaN;
  if (Number.isNaN(atMs)) throw new Error(`Line ${line}, ${column}: ${cell} is no date such as 2026-03-01.`);
  return atMs;
}

/** `2026/3/1` as `2026-03-01`. */
function dashed(
  _: string,
  year: string,
  _separator: string,
  ...parts: (string | number | undefined)[]
): string {
  const numbers = parts.slice(0, 2).filter((part) => part !== undefined);
  return [year, ...numbers.map((part) => String(part).padStart(2, '0'))].join('-');
}

/** Empty for no time. */
function isoOf(atMs: number): string {
  return Number.isNaN(atMs) ? '' : new Date(atMs).toISOString();
}
