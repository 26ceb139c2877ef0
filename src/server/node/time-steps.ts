/** How far apart rows are; the season of days is the week, other steps have none. */
export type TimeUnit = 'day' | 'week' | 'month' | 'year';

/** The place of each row on an even grid, counted from the first row's. */
export interface TimeSteps {
  unit: TimeUnit;
  places: number[];
}

const DAY_MS = 86_400_000;
/** A day with a change of the clock begins this much earlier or later. */
const CLOCK_CHANGE_MS = 3_600_000;
/** From the widest: years are whole months and weeks whole days. */
const UNITS: readonly TimeUnit[] = ['year', 'month', 'week', 'day'];

/**
 * The widest steps of which every row is a whole number from the first, most of them one from the row before; `null`
 * where there are none. Times rise.
 */
export function timeSteps(times: readonly number[]): TimeSteps | null {
  for (const unit of UNITS) {
    const places = placesBy(unit, times);
    if (places && isMostlyNext(places)) return { unit, places };
  }
  return null;
}

function isMostlyNext(places: readonly number[]): boolean {
  const steps = places.slice(1).map((place, row) => place - (places[row] as number));
  return steps.every((step) => step > 0) && 2 * steps.filter((step) => step === 1).length > steps.length;
}

/** `null` where a row is not whole steps from the first. */
function placesBy(unit: TimeUnit, times: readonly number[]): number[] | null {
  const first = times[0] ?? 0;
  const width = { day: 1, week: 7, month: 1, year: 12 }[unit];
  const places = times.map((atMs) => {
    const units = unit === 'day' || unit === 'week' ? daysBetween(first, atMs) : monthsBetween(first, atMs);
    return units === null ? Number.NaN : units / width;
  });
  return places.every(Number.isInteger) ? places : null;
}

function daysBetween(firstMs: number, atMs: number): number | null {
  const days = Math.round((atMs - firstMs) / DAY_MS);
  return Math.abs(atMs - firstMs - days * DAY_MS) <= CLOCK_CHANGE_MS ? days : null;
}

/** Months end where the first row's day of the month is, or where a shorter month ends. */
function monthsBetween(firstMs: number, atMs: number): number | null {
  const [first, at] = [new Date(firstMs), new Date(atMs)];
  const isLast = new Date(atMs + DAY_MS).getUTCDate() === 1;
  const fits = at.getUTCDate() === first.getUTCDate() || (isLast && first.getUTCDate() >= 28);
  return fits
    ? 12 * (at.getUTCFullYear() - first.getUTCFullYear()) + at.getUTCMonth() - first.getUTCMonth()
    : null;
}
