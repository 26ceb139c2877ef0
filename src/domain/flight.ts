/** What can be written down: nobody's campaign began before, and none is planned after. */
const EARLIEST_YEAR = 2000;
const LATEST_YEAR = 2100;
const DAY_MS = 86_400_000;
/** Longer than this nothing is held against what was to be expected before it: three years, leap days and all. */
export const LONGEST_FLIGHT_DAYS = 1096;

export interface FlightProblem {
  at: 'start' | 'end';
  message: string;
}

/**
 * Why a flight (or what else lasts) cannot be written down; `null` when it can. An instant that is not given is not
 * judged; half-open, so an end at the start is none.
 */
export function flightProblem(startMs: number | null, endMs: number | null): FlightProblem | null {
  if (startMs !== null && isFarOff(startMs)) return { at: 'start', message: FAR_OFF };
  if (endMs !== null && isFarOff(endMs)) return { at: 'end', message: FAR_OFF };
  if (startMs === null || endMs === null) return null;
  if (endMs <= startMs) return { at: 'end', message: 'The end must lie after the start.' };
  if (endMs - startMs > LONGEST_FLIGHT_DAYS * DAY_MS) {
    return { at: 'end', message: 'At most three years after the start: split what lasts longer.' };
  }
  return null;
}

const FAR_OFF = `Must lie between ${EARLIEST_YEAR} and ${LATEST_YEAR}.`;

/** A day of grace at both ends: years begin at different moments in different zones. */
function isFarOff(atMs: number): boolean {
  return atMs < Date.UTC(EARLIEST_YEAR, 0) - DAY_MS || atMs > Date.UTC(LATEST_YEAR + 1, 0) + DAY_MS;
}
