import { effectWords } from '../../domain/effect/effect-words';
import { EFFECT_VERSION, type Effect } from '../../domain/effect/estimate-effect';
import { type EffectAnswer, judgeEffect } from '../../domain/effect/judge-effect';
import type { EffectPoint } from '../../domain/effect/link';
import type { Banded } from '../../domain/effect/window-sum';
import { type ControlledRows, settleControls } from './effect-controls';
import { readEffectRows } from './effect-rows';
import { type TimeUnit, timeSteps } from './time-steps';

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

const LEVEL = 0.95;
const LEAST_PERCENT = 0.05;
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
 * The effect of what began after the first `preRows` rows of a CSV text. With a column of times that are a day, a week, a
 * month or a year apart, steps without a row are gaps, and weekdays of days are taken into account; otherwise rows are
 * equal steps. Throws a sentence that names line and column for what cannot be read.
 */
export function effectOfFile(text: string, options: Omit<EffectOptions, 'csv'>): FileEffect {
  const { preRows, controls, log } = options;
  const read = readEffectRows(text, options);
  if (preRows >= read.length) {
    throw new Error(
      `--pre-rows is ${preRows}, and the file has ${read.length} rows: none is left after them.`,
    );
  }
  const { rows, notes } = settleControls(read, controls, preRows);
  const isCount = rows.every(({ value }) => value === null || Number.isInteger(value));
  const scale = log && !isCount ? FINE_UNITS / meanOf(rows) : 1;
  if (log) takeLogarithms(rows);
  const steps = stepsOf(rows);
  const points = pointsOf(rows, steps, scale);
  const start = steps.places[preRows] as number;
  const answer = judgeEffect({
    link: log ? 'log' : 'identity',
    telling: log ? 'relative' : 'average',
    baseline: points.slice(0, start),
    after: points.slice(start),
    grain: steps.unit === 'day' ? 'day' : 'other',
    counts: log && isCount,
    overlapping: [],
  });
  return toFileEffect({ ...answer, reasons: [...answer.reasons, ...notes] }, scale, {
    baseline: preRows,
    after: rows.length - preRows,
  });
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

type Row = ControlledRows['rows'][number];

/** The place of each row: by its time, or one after the other. */
function stepsOf(rows: readonly Row[]): { unit: TimeUnit | null; places: number[] } {
  const times = rows.flatMap(({ atMs }) => (atMs === null ? [] : [atMs]));
  const steps = times.length > 0 ? timeSteps(times) : null;
  return steps ?? { unit: null, places: rows.map((_, row) => row) };
}

/** One point a step from the first row's to the last's; a step without a row is a gap. */
function pointsOf(
  rows: readonly Row[],
  { unit, places }: ReturnType<typeof stepsOf>,
  scale: number,
): EffectPoint[] {
  const rowAt = new Map(rows.map((row, index) => [places[index], row]));
  const { controls } = rows[0] as Row;
  return Array.from({ length: (places.at(-1) as number) + 1 }, (_, place) => {
    const season = unit === 'day' ? place % 7 : null;
    const row = rowAt.get(place);
    if (!row) return { value: null, of: null, season, controls };
    return {
      value: row.value === null ? null : row.value * scale,
      of: null,
      season,
      controls: row.controls,
    };
  });
}

/** Puts controls that have one on the scale of ratios. */
function takeLogarithms(rows: readonly Row[]): void {
  const count = rows[0]?.controls.length ?? 0;
  const known = rows.filter(({ value }) => value !== null);
  for (let which = 0; which < count; which++) {
    if (known.some(({ controls }) => (controls[which] as number) <= 0)) continue;
    for (const { controls } of known) controls[which] = Math.log(controls[which] as number);
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
    words: wordsOf(verdict, effect),
    reasons,
    placebo,
    rows,
    version: EFFECT_VERSION,
  };
}

/** In percent where that says something: of a value far from zero any change is as good as none. */
function wordsOf(verdict: EffectAnswer['verdict'], effect: Effect | null): string {
  const percent = effect?.relative;
  return percent && Math.abs(percent.estimate) >= LEAST_PERCENT
    ? effectWords(verdict, percent, 'percent')
    : effectWords(verdict, effect?.average ?? null, 'own');
}
