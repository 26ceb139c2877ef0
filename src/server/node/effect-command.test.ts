import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type EffectOptions, effectLines, effectOfFile, readEffectOptions } from './effect-command';

const DATA = path.resolve(import.meta.dirname, '../../../../shared/data/effect');

/** Published summaries of R's CausalImpact: 95 % intervals of the average and the cumulative effect. */
const PUBLISHED = {
  arma: {
    verdict: 'clear rise',
    interval: [0.27, 1.5],
    cumulative: [7.99, 44.4],
    value: 'y',
    controls: ['X'],
    preRows: 70,
    time: null,
  },
  google: {
    verdict: 'clear rise',
    interval: [18, 36],
    cumulative: [539, 1073],
    value: 'y',
    controls: ['x1', 'x2'],
    preRows: 61,
    time: 'date',
  },
  comparison: {
    verdict: 'cannot tell',
    interval: [-2076, 832],
    cumulative: [-37371, 14971],
    value: 'CHANGED',
    controls: ['NOT_CHANGED_1', 'NOT_CHANGED_2', 'NOT_CHANGED_3'],
    preRows: 90,
    time: 'DATE',
  },
} as const;
type DataSet = keyof typeof PUBLISHED;
const fileOf = (name: DataSet) => path.join(DATA, `${name}_data.csv`);

describe('effects that R has published (skipped where ../shared/data is absent)', () => {
  const effectIn = (name: DataSet, time: string | null) => {
    const { value, controls, preRows } = PUBLISHED[name];
    return effectOfFile(readFileSync(fileOf(name), 'utf8'), {
      value,
      controls: [...controls],
      preRows,
      time,
      log: false,
    });
  };

  for (const [name, { verdict, interval, cumulative, time }] of Object.entries(PUBLISHED) as [
    DataSet,
    (typeof PUBLISHED)[DataSet],
  ][]) {
    for (const column of time === null ? [null] : [null, time]) {
      it.skipIf(!existsSync(fileOf(name)))(
        `has the verdict of R and lies in its interval: ${name}, ${column === null ? 'equal steps' : 'days'}`,
        () => {
          const effect = effectIn(name, column);
          expect(effect.verdict).toBe(verdict);
          expect(effect.averageEffect).toBeGreaterThan(interval[0]);
          expect(effect.averageEffect).toBeLessThan(interval[1]);
          expect(effect.cumulativeEffect).toBeGreaterThan(cumulative[0]);
          expect(effect.cumulativeEffect).toBeLessThan(cumulative[1]);
          const [low, high] = effect.averageInterval as [number, number];
          expect((high - low) / (interval[1] - interval[0])).toBeGreaterThan(0.8);
          expect((high - low) / (interval[1] - interval[0])).toBeLessThan(2);
        },
      );
    }
  }

  it.skipIf(!existsSync(fileOf('google')))('takes weekdays into account only where times are named', () => {
    const [days, steps] = [effectIn('google', 'date'), effectIn('google', null)];
    expect(days.rows).toEqual({ baseline: 61, after: 30 });
    expect(days.averageEffect).not.toBe(steps.averageEffect);
  });
});

const DAY_MS = 86_400_000;
const dateOf = (day: number) => new Date(Date.UTC(2026, 0, 5) + day * DAY_MS).toISOString().slice(0, 10);
const WEEK = [104, 105, 104, 103, 103, 91, 90];
const UNREST = [0, 2, -1, 1, -2];
const usual = (day: number) => (WEEK[day % 7] as number) + (UNREST[day % 5] as number);
/** Forty days, the last ten 30 higher. */
const rows = Array.from({ length: 40 }, (_, day) => [dateOf(day), usual(day) + (day < 30 ? 0 : 30)] as const);
const csv = (lines: readonly (readonly unknown[])[], header = 'date,count') =>
  [header, ...lines.map((cells) => cells.join(','))].join('\n');
const asked = (more: Partial<EffectOptions> = {}) => ({
  value: 'count',
  controls: [],
  preRows: 30,
  time: 'date',
  log: false,
  ...more,
});

describe('the effect in a file', () => {
  const whole = effectOfFile(csv(rows), asked());

  it('is found, with everything that is told of it', () => {
    expect(whole.verdict).toBe('clear rise');
    expect(whole.averageEffect).toBeCloseTo(30, 0);
    expect(whole.cumulativeEffect).toBeCloseTo(10 * (whole.averageEffect as number), 6);
    expect(whole.relativeEffect).toBeCloseTo(30, 0);
    expect(whole).toMatchObject({
      level: 0.95,
      rows: { baseline: 30, after: 10 },
      version: 'averaged-level-2',
    });
    expect(whole.words).toMatch(/^ran (29|30|31) % above what was expected/);
    expect(whole.placebo).toEqual({ effects: null, windows: 0, asFar: null });
  });

  it('is printed with a line for each number, and with none where it is refused', () => {
    const lines = effectLines(whole);
    expect(lines[0]).toMatch(/^clear rise: ran /);
    expect(lines.slice(1, 4).map((line) => line.slice(0, 10))).toEqual([
      'average ef',
      'cumulative',
      'relative e',
    ]);
    const refused = effectOfFile(csv(rows), asked({ preRows: 20 }));
    expect(effectLines(refused)).toEqual([
      'not enough data: cannot be said: there is not enough data',
      'The baseline holds 20 complete days of data; at least 28 are needed to know what was to be expected.',
    ]);
    expect(refused).toMatchObject({
      averageEffect: null,
      averageInterval: null,
      cumulativeEffect: null,
      cumulativeInterval: null,
      relativeEffect: null,
      relativeInterval: null,
      placebo: null,
    });
  });

  it('is told in the unit of the value where a percentage cannot be', () => {
    const around = rows.map(([date, value], day) => [date, day < 30 ? value - 100 : value]);
    const effect = effectOfFile(csv(around), asked());
    expect(effect).toMatchObject({ verdict: 'clear rise', relativeEffect: null });
    expect(effect.words).toMatch(/^ran 1\d\d above what was expected \(1\d\d to 1\d\d\)$/);
  });

  it('is the same behind a byte order mark, with semicolons, with the other line ends and blank lines', () => {
    const semicolons = csv(rows).replaceAll(',', ';').replaceAll('\n', '\r\n');
    expect(effectOfFile(`\uFEFF${semicolons}\r\n\r\n`, asked())).toEqual(whole);
    expect(effectOfFile(`\uFEFF${csv(rows)}\n`, asked({ value: 'count' }))).toEqual(whole);
    expect(effectOfFile(`\uFEFF${csv(rows, '"date","count"')}`, asked())).toEqual(whole);
  });

  it('takes a day without a row for a gap, as a day without a value', () => {
    const without = rows.filter((_, day) => day !== 12 && day !== 33);
    const empty = rows.map(([date, value], day) => [date, day === 12 ? '' : day === 33 ? 'NA' : value]);
    const missing = effectOfFile(csv(without), asked({ preRows: 29 }));
    const { rows: ofMissing, ...gap } = missing;
    const { rows: ofEmpty, ...hole } = effectOfFile(csv(empty), asked());
    expect(gap).toEqual(hole);
    expect([ofMissing, ofEmpty]).toEqual([
      { baseline: 29, after: 9 },
      { baseline: 30, after: 10 },
    ]);
    expect(gap.averageEffect).toBeCloseTo(30, 0);
    expect(gap.cumulativeEffect).toBeCloseTo(9 * (gap.averageEffect as number), 6);
  });

  it('takes gaps right before the start for the baseline', () => {
    const late = rows.filter((_, day) => day < 28 || day > 30);
    expect(effectOfFile(csv(late), asked({ preRows: 28 })).averageEffect).toBeCloseTo(30, 0);
  });

  it('reads days by their dates, at any time of day and over a change of the clock', () => {
    const local = (day: number) => {
      const hour = day < 20 ? '07:30:00-05:00' : '07:30:00-04:00';
      return `${dateOf(day)}T${hour}`;
    };
    const timed = rows.map(([, value], day) => [local(day), value]);
    expect(effectOfFile(csv(timed), asked())).toEqual(whole);
  });

  it('reads hours, weeks, months and years without weekdays, each as equal steps', () => {
    const steps = effectOfFile(csv(rows), asked({ time: null }));
    const at: Record<string, (row: number) => string> = {
      hours: (row) => new Date(Date.UTC(2026, 0, 5, row)).toISOString(),
      weeks: (row) => dateOf(7 * row),
      months: (row) => new Date(Date.UTC(2022, row, 1)).toISOString().slice(0, 7),
      'ends of months': (row) => new Date(Date.UTC(2022, row + 1, 0)).toISOString().slice(0, 10),
      years: (row) => String(1970 + row),
      'dates with slashes': (row) => `${1970 + row}/1/5`,
    };
    for (const time of Object.values(at)) {
      const timed = rows.map(([, value], row) => [time(row), value]);
      expect(effectOfFile(csv(timed), asked())).toEqual(steps);
    }
    expect(steps).not.toEqual(whole);
  });

  it.each([
    ['week', (row: number) => dateOf(7 * row)],
    ['month', (row: number) => new Date(Date.UTC(2022, row, 1)).toISOString().slice(0, 7)],
    ['year', (row: number) => String(1970 + row)],
  ])('takes a %s without a row for a gap', (_, at) => {
    const timed = rows.map(([, value], row) => [at(row), value]);
    const without = timed.filter((_, row) => row !== 12 && row !== 33);
    const empty = timed.map(([time, value], row) => [time, row === 12 || row === 33 ? '' : value]);
    const { rows: _ofMissing, ...gap } = effectOfFile(csv(without), asked({ preRows: 29 }));
    const { rows: _ofEmpty, ...hole } = effectOfFile(csv(empty), asked());
    expect(gap).toEqual(hole);
  });

  it('needs 12 steps that are no days before the start', () => {
    const yearly = (before: number) =>
      effectOfFile(
        csv(rows.slice(30 - before, 36).map(([, value], row) => [1970 + row, value])),
        asked({ preRows: before }),
      );
    expect(yearly(12).verdict).not.toBe('not enough data');
    expect(yearly(11)).toMatchObject({
      verdict: 'not enough data',
      reasons: [
        'The baseline holds 11 buckets of data; at least 12 are needed to know what was to be expected.',
      ],
    });
  });

  it('on the scale of ratios is the same for values that are no counts, in any unit', () => {
    const ratio = (unit: number) =>
      effectOfFile(csv(rows.map(([date, value]) => [date, (value + 0.25) * unit])), asked({ log: true }));
    const [one, small] = [ratio(1), ratio(0.001)];
    expect(one.verdict).toBe('clear rise');
    expect(one.relativeEffect).toBeCloseTo(30, 0);
    expect(small.relativeEffect).toBeCloseTo(one.relativeEffect as number, 6);
    expect((small.averageEffect as number) * 1000).toBeCloseTo(one.averageEffect as number, 6);
    expect((small.cumulativeInterval?.[0] as number) * 1000).toBeCloseTo(
      one.cumulativeInterval?.[0] as number,
      4,
    );
    expect(one.averageEffect).toBeCloseTo(30, 0);
  });

  it('on the scale of ratios reads counts as counts: too few are refused', () => {
    const rare = rows.map(([date], day) => [date, day % 3 === 0 ? 1 : 0]);
    expect(effectOfFile(csv(rare), asked({ log: true })).reasons[0]).toMatch(
      /^Only \d\.?\d? would have been/,
    );
    expect(effectOfFile(csv(rare), asked()).verdict).not.toBe('not enough data');
  });

  it('follows a control, on the scale of ratios by its logarithm', () => {
    const beside = rows.map(([date, value], day) => [
      date,
      value,
      day < 30 ? 50 + (day % 6) : 65 + (day % 6),
    ]);
    const followed = rows.map(([date], day) => {
      const control = (day < 30 ? 50 : 65) + 3 * (day % 6);
      return [date, control * 20 + (day % 2), control];
    });
    const header = 'date,count,control';
    expect(effectOfFile(csv(beside, header), asked()).verdict).toBe('clear rise');
    for (const log of [false, true])
      expect(effectOfFile(csv(followed, header), asked({ log, controls: ['control'] })).verdict).toBe(
        'cannot tell',
      );
  });
});

describe('a control in a file', () => {
  const header = 'date,count,control';
  const withControl = (control: (row: number) => unknown) =>
    csv(
      rows.map(([date, value], row) => [date, value, control(row)]),
      header,
    );
  const moving = (row: number) => 50 + ((row * 7) % 11);
  const found = (control: (row: number) => unknown) =>
    effectOfFile(withControl(control), asked({ controls: ['control'] }));

  it('that is unknown in a few rows takes these rows out, and says so', () => {
    const holed = found((row) => (row === 4 || row === 33 ? '' : moving(row)));
    const without = effectOfFile(
      csv(
        rows.map(([date, value], row) => [date, row === 4 || row === 33 ? '' : value, moving(row)]),
        header,
      ),
      asked({ controls: ['control'] }),
    );
    expect(holed.averageEffect).toBe(without.averageEffect);
    expect(holed.reasons.at(-1)).toBe('Rows left out because a control is unknown: 2.');
  });

  it('that is unknown in many rows is left out, and so is one that stands still before the start', () => {
    const alone = effectOfFile(csv(rows), asked());
    const late = found((row) => (row < 10 ? 'NA' : moving(row)));
    expect(late.averageEffect).toBe(alone.averageEffect);
    expect(late.reasons.at(-1)).toBe('Control control is left out: it is unknown in 10 of 40 rows.');
    const still = found((row) => (row < 30 ? 5 : moving(row)));
    expect(still.averageInterval).toEqual(alone.averageInterval);
    expect(still.reasons.at(-1)).toBe(
      'Control control is left out: it stands still in every row before the start.',
    );
  });
});

describe('what cannot be read is said with its line and column', () => {
  const withLine = (line: number, cells: readonly unknown[], header?: string) =>
    csv(
      rows.map((row, index) => (index === line - 2 ? cells : row)),
      header,
    );

  it.each([
    [
      'a word for a number',
      withLine(7, [dateOf(5), 'many']),
      asked(),
      'Line 7, count: many is not a number.',
    ],
    [
      'a decimal comma',
      csv(rows).replace('104', '"104,5"'),
      asked(),
      'Line 2, count: 104,5 is not a number.',
    ],
    ['no date', withLine(9, ['soon', 3]), asked(), 'Line 9, date: soon is no date such as 2026-03-01.'],
    [
      'a date of unknown order',
      withLine(9, ['03/04/2026', 3]),
      asked(),
      'Line 9, date: 03/04/2026 is no date',
    ],
    ['a day no month has', withLine(9, ['2026-02-30', 3]), asked(), 'Line 9, date: 2026-02-30 is no date'],
    ['a step back', withLine(9, [dateOf(2), 3]), asked(), 'Line 9: rows must be in order of time'],
    [
      'a day twice',
      withLine(9, [dateOf(6), 3]),
      asked(),
      'Line 9: rows must be in order of time, each time once.',
    ],
    [
      'a negative logarithm',
      withLine(5, [dateOf(3), -2]),
      asked({ log: true }),
      'Line 5, count: -2 has no logarithm',
    ],
    [
      'a logarithm of nothing',
      csv(rows.map(([date, value], row) => [date, row === 3 ? 0 : value + 0.5])),
      asked({ log: true }),
      'Line 5: 0 has no logarithm; leave out --log.',
    ],
    [
      'another column',
      csv(rows),
      asked({ value: 'mentions' }),
      'There is no column mentions; the file has date, count.',
    ],
    ['another control', csv(rows), asked({ controls: ['beside'] }), 'There is no column beside'],
    ['an empty file', '', asked(), 'There is no column count'],
    [
      'no row after',
      csv(rows),
      asked({ preRows: 40 }),
      '--pre-rows is 40, and the file has 40 rows: none is left',
    ],
  ])('%s', (_, text, options, words) => {
    expect(() => effectOfFile(text, options)).toThrow(words);
  });
});

describe('the options of the command', () => {
  it('are read, controls by commas', () => {
    const options = {
      csv: 'a.csv',
      value: 'y',
      'pre-rows': '70',
      controls: 'x1, x2,',
      log: true,
      time: 'date',
    };
    expect(readEffectOptions(options)).toEqual({
      csv: 'a.csv',
      value: 'y',
      preRows: 70,
      controls: ['x1', 'x2'],
      time: 'date',
      log: true,
    });
    expect(readEffectOptions({ csv: 'a.csv', value: 'y', 'pre-rows': '70' })).toMatchObject({
      controls: [],
      time: null,
      log: false,
    });
  });

  it.each([
    [{ value: 'y', 'pre-rows': '70' }, 'effect takes --csv FILE'],
    [{ csv: 'a.csv', 'pre-rows': '70' }, '--value COLUMN'],
    [{ csv: 'a.csv', value: 'y' }, '--pre-rows'],
    [{ csv: 'a.csv', value: 'y', 'pre-rows': '0' }, '--pre-rows must be'],
    [{ csv: 'a.csv', value: 'y', 'pre-rows': '7.5' }, '--pre-rows must be'],
    [{ csv: 'a.csv', value: 'y', 'pre-rows': 'all' }, '--pre-rows must be'],
  ])('are refused where %j', (options, words) => {
    expect(() => readEffectOptions(options)).toThrow(words);
  });
});
