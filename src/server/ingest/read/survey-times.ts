import { ReadProblem } from './read-problem';
import type { TableItem } from './table';
import { inOrder, timeShape } from './time-shapes';
import type { DateOrder } from './times';

const CERTAIN_SHARE = 0.98;

/** What a file's time columns hold, counted over all its rows. */
export interface TimeSurvey {
  values: number;
  serials: number;
  /** Dates such as 03/04/2024, and how many of them fit each order. */
  numeric: number;
  dmy: number;
  mdy: number;
}

/** A survey of no rows. */
export function emptySurvey(): TimeSurvey {
  return { values: 0, serials: 0, numeric: 0, dmy: 0, mdy: 0 };
}

/** Adds records to a survey; `columns` are the indexes of the time columns. */
export function surveyTimes(
  survey: TimeSurvey,
  items: readonly TableItem[],
  columns: readonly number[],
): void {
  for (const item of items) {
    if (!item.ok) continue;
    for (const column of columns) {
      const value = item.cells[column];
      if (value !== undefined && value !== '') addValue(survey, value);
    }
  }
}

function addValue(survey: TimeSurvey, value: string): void {
  survey.values++;
  // Times that start with a year need no look: they are neither.
  if (/^\d{4}[-/.]/.test(value)) return;
  const shape = timeShape(value);
  if (shape?.kind === 'serial') survey.serials++;
  if (shape?.kind !== 'numeric') return;
  survey.numeric++;
  if (inOrder(shape, 'dmy') !== null) survey.dmy++;
  if (inOrder(shape, 'mdy') !== null) survey.mdy++;
}

/** Is nearly the whole column spreadsheet numbers, so that they are certainly dates? */
export function serialsAreDates(survey: TimeSurvey): boolean {
  return survey.serials > 0 && survey.serials >= CERTAIN_SHARE * survey.values;
}

/**
 * The day-month order of a file: what was stated, else the one that the dates allow, else that of the preset. Of two
 * that contradict each other the one that nearly all rows fit. Throws a ReadProblem that asks when nothing decides;
 * `null` when there is nothing to decide.
 */
export function decideDateOrder(
  survey: TimeSurvey,
  stated: DateOrder | undefined,
  preset: DateOrder | null,
): DateOrder | null {
  if (stated !== undefined) return stated;
  const { numeric, dmy, mdy } = survey;
  if (numeric === 0) return preset;
  // Rows that fit one order only are the evidence.
  const forDmy = numeric - mdy;
  const forMdy = numeric - dmy;
  if (forDmy === 0 && forMdy === 0) {
    if (preset !== null) return preset;
    throw askForOrder(
      'No date in the file shows whether the day or the month comes first (none has a day above 12).',
    );
  }
  const order = forDmy > forMdy ? 'dmy' : 'mdy';
  const [most, least] = [Math.max(forDmy, forMdy), Math.min(forDmy, forMdy)];
  const otherFits = (order === 'dmy' ? mdy : dmy) >= CERTAIN_SHARE * numeric;
  const fits = (order === 'dmy' ? dmy : mdy) >= CERTAIN_SHARE * numeric;
  if (least === 0 || (fits && !otherFits) || (fits && most >= CERTAIN_SHARE * (most + least))) return order;
  throw askForOrder(
    `Some dates only make sense with the day first (${forDmy}), others only with the month first (${forMdy}).`,
  );
}

function askForOrder(reason: string): ReadProblem {
  return new ReadProblem('Day or month first?', `${reason} Say ?dates=dmy or ?dates=mdy.`, 'dates');
}
