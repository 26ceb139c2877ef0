import { effectWords } from '../../domain/effect/effect-words';
import { EFFECT_VERSION } from '../../domain/effect/estimate-effect';
import { type EffectAnswer, judgeEffect } from '../../domain/effect/judge-effect';
import type { EffectPoint } from '../../domain/effect/link';
import type { Banded } from '../../domain/effect/window-sum';
import { sniffDelimiter } from '../ingest/read/csv-delimiter';
import { type CsvRecord, CsvScanner } from '../ingest/read/csv-records';

/** What `eddyline effect` was given on its command line. */
export interface EffectOptions {
  csv: string;
  value: string;
  controls: string[];
  preRows: number;
  time: string | null;
  log: boolean;
}

/** The effect in a file, as `eddyline effect --json` prints it; numbers are `null` where it is refused. */
export interface FileEffect {
  averageEffect: number | null;
  averageInterval: [number, number] | null;
  cumulativeEffect: number | null;
  cumulativeInterval: [number, number] | null;
  /** In percent of what was expected; `null` too where that is not surely above zero. */
  relativeEffect: number | null;
  relativeInterval: [number, number] | null;
  /** Probability the intervals are made for. */
  level: number;
  verdict: EffectAnswer['verdict'];
  words: string;
  reasons: string[];
  /** Effects found where nothing happened: in percent with `--log`, else in the value's unit. */
  placebo: { effects: number[] | null; windows: number; asFar: number | null } | null;
  rows: { baseline: number; after: number };
  version: string;
}

const DAY_MS = 86_400_000;
/** A day with a change of the clock begins this much earlier or later. */
const CLOCK_CHANGE_MS = 3_600_000;
const LEVEL = 0.95;
/** Values that are no counts are read in units this small, so that the half that is added to counts does not matter. */
const FINE_UNITS = 1e7;

/** Options of the command from its command line; throws a sentence for whoever typed it. */
export function readEffectOptions(options: Record<string, string | boolean | undefined>): EffectOptions {
  const text = (name: string) => (typeof options[name] === 'string' ? options[name] : null);
  const [csv, value] = [text('csv'), text('value')];
  const preRows = Number(text('pre-rows') ?? Number.NaN);
  if (csv === null || value === null) {
    throw new Error('effect takes --csv FILE, --value COLUMN and --pre-rows N.');
  }
  if (!Number.isInteger(preRows) || preRows < 1) {
    throw new Error('--pre-rows must be the number of rows before the start, such as 70.');
  }
  const controls = (text('controls') ?? '').split(',').map((name) => name.trim());
  return {
    csv,
    value,
    controls: controls.filter((name) => name !== ''),
    preRows,
    time: text('time'),
    log: options.log === true,
  };
}

/**
 * The effect of what began after the first `preRows` rows of a CSV text. With a column of times that are a day apart,
 * weekdays are taken into account and days without a row are gaps; otherwise rows are equal steps. Throws a sentence
 * that names line and column for what cannot be read.
 */
export function effectOfFile(text: string, options: Omit<EffectOptions, 'csv'>): FileEffect {
  const rows = readRows(text, options);
  if (options.preRows >= rows.length) {
    throw new Error(
      `--pre-rows is ${options.preRows}, and the file has ${rows.length} rows: none is left after them.`,
    );
  }
  const isCount = rows.every(({ value }) => value === null || Number.isInteger(value));
  const scale = options.log && !isCount ? FINE_UNITS / meanOf(rows) : 1;
  const days = dayNumbers(rows);
  if (options.log) takeLogarithms(rows);
  const points = days ? daysOf(rows, days, scale) : rows.map((row) => pointOf(row, scale, null));
  const start = days ? (days[options.preRows] as number) : options.preRows;
  const answer = judgeEffect({
    link: options.log ? 'log' : 'identity',
    telling: options.log ? 'relative' : 'average',
    baseline: points.slice(0, start),
    after: points.slice(start),
    grain: days ? 'day' : 'other',
    counts: options.log && isCount,
    overlapping: [],
  });
  return toFileEffect(answer, scale, { baseline: options.preRows, after: rows.length - options.preRows });
}

/** The same in lines for a reader. */
export function effectLines(effect: FileEffect): string[] {
  const number = (value: number) => value.toLocaleString('en', { maximumSignificantDigits: 5 });
  const line = (name: string, value: number | null, interval: [number, number] | null, unit = '') =>
    value === null || interval === null
      ? []
      : [`${name} ${number(value)}${unit}  (95 %: ${number(interval[0])} to ${number(interval[1])}${unit})`];
  return [
    `${effect.verdict}: ${effect.words}`,
    ...line('average effect   ', effect.averageEffect, effect.averageInterval),
    ...line('cumulative effect', effect.cumulativeEffect, effect.cumulativeInterval),
    ...line('relative effect  ', effect.relativeEffect, effect.relativeInterval, ' %'),
    ...effect.reasons,
  ];
}

interface Row {
  line: number;
  atMs: number | null;
  value: number | null;
  controls: number[];
}

function readRows(text: string, { value, controls, time, log }: Omit<EffectOptions, 'csv'>): Row[] {
  const [header, ...records] = readRecords(text);
  const names = header?.cells.map((name) => name.trim()) ?? [];
  const columnOf = (name: string) => {
    const index = names.indexOf(name);
    if (index < 0) throw new Error(`There is no column ${name}; the file has ${names.join(', ')}.`);
    return index;
  };
  const [valueAt, controlsAt] = [columnOf(value), controls.map(columnOf)];
  const timeAt = time === null ? null : columnOf(time);
  return records.map(({ line, cells }) => {
    const number = numberIn(cells[valueAt] ?? '', line, value);
    if (log && number !== null && number < 0) {
      throw new Error(`Line ${line}, ${value}: ${number} has no logarithm; leave out --log.`);
    }
    return {
      line,
      atMs: timeAt === null ? null : timeIn(cells[timeAt] ?? '', line, time as string),
      value: number,
      controls: controlsAt.map((column, index) => {
        const known = numberIn(cells[column] ?? '', line, controls[index] as string);
        if (known === null)
          throw new Error(`Line ${line}, ${controls[index]}: a control is needed in every row.`);
        return known;
      }),
    };
  });
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
  if (trimmed === '' || /^(na|nan|null)$/i.test(trimmed)) return null;
  const number = Number(trimmed);
  if (!Number.isFinite(number)) throw new Error(`Line ${line}, ${column}: ${trimmed} is not a number.`);
  return number;
}

/** A date with its year first, so that day and month are never guessed; with a time or without. */
function timeIn(cell: string, line: number, column: string): number {
  const [date] = /^\d{4}(-\d{2}(-\d{2}(?=$|[T ]))?)?/.exec(cell.trim()) ?? [];
  const isReal = date !== undefined && isoOf(Date.parse(date)).startsWith(date);
  const atMs = isReal ? Date.parse(cell.trim()) : Number.NaN;
  if (Number.isNaN(atMs)) throw new Error(`Line ${line}, ${column}: ${cell} is no date such as 2026-03-01.`);
  return atMs;
}

/** Empty for no time. */
function isoOf(atMs: number): string {
  return Number.isNaN(atMs) ? '' : new Date(atMs).toISOString();
}

/**
 * The day of each row, counted from the first's; `null` where rows are no days: whole days apart, most of them one.
 * Throws where times go back or stand still.
 */
function dayNumbers(rows: readonly Row[]): number[] | null {
  const times = rows.flatMap(({ atMs }) => (atMs === null ? [] : [atMs]));
  const first = times[0];
  if (first === undefined) return null;
  const unordered = times.findIndex((atMs, row) => row > 0 && atMs <= (times[row - 1] as number));
  if (unordered > 0) {
    throw new Error(`Line ${rows[unordered]?.line}: rows must be in order of time, each time once.`);
  }
  const days = times.map((atMs) => Math.round((atMs - first) / DAY_MS));
  const areWhole = times.every(
    (atMs, row) => Math.abs(atMs - first - (days[row] as number) * DAY_MS) <= CLOCK_CHANGE_MS,
  );
  const steps = days.slice(1).map((day, row) => day - (days[row] as number));
  const isMostlyNext = 2 * steps.filter((step) => step === 1).length > steps.length;
  return areWhole && isMostlyNext && !steps.includes(0) ? days : null;
}

/** One point a day from the first row's to the last's; a day without a row is a gap. */
function daysOf(rows: readonly Row[], days: readonly number[], scale: number): EffectPoint[] {
  const byDay = new Map(rows.map((row, index) => [days[index], row]));
  const controls = (rows[0] as Row).controls;
  return Array.from({ length: (days.at(-1) as number) + 1 }, (_, day) => {
    const season = day % 7;
    const row = byDay.get(day);
    return row ? pointOf(row, scale, season) : { value: null, of: null, season, controls };
  });
}

function pointOf({ value, controls }: Row, scale: number, season: number | null): EffectPoint {
  return { value: value === null ? null : value * scale, of: null, season, controls };
}

/** Puts controls that have one on the scale of ratios. */
function takeLogarithms(rows: readonly Row[]): void {
  const count = rows[0]?.controls.length ?? 0;
  for (let which = 0; which < count; which++) {
    if (rows.some(({ controls }) => (controls[which] as number) <= 0)) continue;
    for (const { controls } of rows) controls[which] = Math.log(controls[which] as number);
  }
}

function meanOf(rows: readonly Row[]): number {
  const known = rows.flatMap(({ value }) => (value === null ? [] : [value]));
  const zero = rows.find(({ value }) => value === 0);
  if (zero) throw new Error(`Line ${zero.line}: 0 has no logarithm; leave out --log.`);
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}

function toFileEffect(
  { verdict, reasons, effect, placebo }: EffectAnswer,
  scale: number,
  rows: FileEffect['rows'],
): FileEffect {
  const estimate = (banded: Banded | null | undefined, by: number) => (banded ? banded.estimate / by : null);
  const interval = (banded: Banded | null | undefined, by: number): [number, number] | null => {
    const wide = banded?.bands.at(-1);
    return wide ? [wide.low / by, wide.high / by] : null;
  };
  return {
    averageEffect: estimate(effect?.average, scale),
    averageInterval: interval(effect?.average, scale),
    cumulativeEffect: estimate(effect?.cumulative, scale),
    cumulativeInterval: interval(effect?.cumulative, scale),
    relativeEffect: estimate(effect?.relative, 1),
    relativeInterval: interval(effect?.relative, 1),
    level: LEVEL,
    verdict,
    words: effect?.relative
      ? effectWords(verdict, effect.relative, 'percent')
      : effectWords(verdict, effect?.average ?? null, 'own'),
    reasons,
    placebo,
    rows,
    version: EFFECT_VERSION,
  };
}
