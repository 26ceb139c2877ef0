import { addDays, addMonths, type LocalDay } from '../../url-state/local-day';

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const ISO = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/;
const DAY_FIRST = /^(\d{1,2})\.? ([a-z]{3,9})\.?(?: (\d{4}))?$/;
const MONTH_ALONE = /^([a-z]{3,9})\.?(?: (\d{4}))?$/;
const BETWEEN = / (?:to|until|-|–) |\.\.|–/;

/** First and last day of a stretch, both included. */
export interface Days {
  first: LocalDay;
  last: LocalDay;
}

/**
 * The days that somebody typed: `2026-11-03`, `2026-11`, `3 nov`, `nov 2026`, or two of these (`3 nov to 9 nov`, given in
 * either order). Without a year, the last such day or month that has begun by `today`. `null`: these are no days.
 */
export function typedDays(typed: string, today: LocalDay): Days | null {
  const parts = typed.trim().toLowerCase().split(BETWEEN);
  if (parts.length > 2) return null;
  const [one, other = one] = parts.map((part) => daysOf(part.trim(), today));
  if (!one || !other) return null;
  return one.first <= other.first ? span(one, other) : span(other, one);
}

function span(one: Days, other: Days): Days {
  return { first: one.first, last: one.last > other.last ? one.last : other.last };
}

function daysOf(part: string, today: LocalDay): Days | null {
  const iso = ISO.exec(part);
  if (iso) return checked(Number(iso[1]), Number(iso[2]), iso[3] === undefined ? null : Number(iso[3]));
  const [, day, dayMonth = '', dayYear] = DAY_FIRST.exec(part) ?? [];
  if (day !== undefined) return named(dayMonth, Number(day), dayYear, today);
  const [, month, year] = MONTH_ALONE.exec(part) ?? [];
  return month === undefined ? null : named(month, null, year, today);
}

function named(name: string, day: number | null, year: string | undefined, today: LocalDay): Days | null {
  const month = 1 + MONTHS.findIndex((full) => full.startsWith(name));
  if (month === 0) return null;
  if (year !== undefined) return checked(Number(year), month, day);
  const thisYear = Number(today.slice(0, 4));
  // The 29th of February may lie some years back.
  for (let candidate = thisYear; candidate > thisYear - 8; candidate--) {
    const days = checked(candidate, month, day);
    if (days && days.first <= today) return days;
  }
  return null;
}

/** `null` for what is on no calendar, such as the 31st of April. */
function checked(year: number, month: number, day: number | null): Days | null {
  if (year < 1970 || month < 1 || month > 12) return null;
  const first = `${year}-${two(month)}-${two(day ?? 1)}`;
  const atMs = Date.parse(`${first}T00:00:00Z`);
  if (Number.isNaN(atMs) || new Date(atMs).toISOString().slice(0, 10) !== first) return null;
  return { first, last: day === null ? addDays(addMonths(first, 1), -1) : first };
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
