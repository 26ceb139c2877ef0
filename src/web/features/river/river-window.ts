import type { Catalogue } from '../../../contract/catalogue';
import type { Currents } from '../../../contract/currents';
import { addDays, addMonths, daysBetween, localDayOf, startOfLocalDay } from '../../url-state/local-day';
import type { RiverRange, RiverSearch } from '../../url-state/river-search';

/** A window on the wire; absent ends leave the choice to the server. */
export interface RiverWindow {
  from?: string;
  to?: string;
  /** Length when there is no start. */
  days?: number;
}

/**
 * The window to ask for. A range asks for its length only, so that the first answer needs no other call; "all" begins
 * with the first mention. `null`: not known until the catalogue and the zone are.
 */
export function windowOf(
  search: Pick<RiverSearch, 'range' | 'from' | 'to'>,
  catalogue: Catalogue | undefined,
  zone: string | undefined,
): RiverWindow | null {
  if (search.from !== null || search.to !== null) {
    return {
      ...(search.from === null ? {} : { from: search.from }),
      ...(search.to === null ? {} : { to: search.to }),
    };
  }
  if (search.range !== 'all') return { days: DAYS[search.range] };
  if (!catalogue || zone === undefined) return null;
  if (catalogue.firstAt === null || catalogue.lastAt === null) return {};
  const dayAfter = addDays(localDayOf(Date.parse(catalogue.lastAt), zone), 1);
  const firstDay = localDayOf(Date.parse(catalogue.firstAt), zone);
  return { from: startOfLocalDay(firstDay, zone), to: startOfLocalDay(dayAfter, zone) };
}

const DAYS: Record<Exclude<RiverRange, 'all'>, number> = { '7d': 7, '28d': 28, '90d': 90, '365d': 365 };

/** First and last day of an answer's window, both included, as a date input holds them. */
export function daysOfWindow(query: Currents['query']): { first: string; last: string } {
  return {
    first: localDayOf(Date.parse(query.from), query.zone),
    last: localDayOf(Date.parse(query.to) - 1, query.zone),
  };
}

/** The window from the first to the last day, both included; ends given the wrong way round are turned. */
export function windowOfDays(first: string, last: string, zone: string): { from: string; to: string } {
  const [from, to] = first <= last ? [first, last] : [last, first];
  return { from: startOfLocalDay(from, zone), to: startOfLocalDay(addDays(to, 1), zone) };
}

/**
 * The window just before (−1) or after (+1) the answered one, as long as it on the calendar: whole months stay whole
 * months, whole days whole days across a clock change.
 */
export function neighbourWindow(query: Currents['query'], direction: -1 | 1): { from: string; to: string } {
  const fromMs = Date.parse(query.from);
  const toMs = Date.parse(query.to);
  if (query.bucket === 'hour' && toMs - fromMs < 23 * 3_600_000) {
    const shiftMs = direction * (toMs - fromMs);
    return { from: new Date(fromMs + shiftMs).toISOString(), to: new Date(toMs + shiftMs).toISOString() };
  }
  const from = localDayOf(fromMs, query.zone);
  const to = localDayOf(toMs, query.zone);
  const wholeMonths = from.endsWith('-01') && to.endsWith('-01');
  const [shiftedFrom, shiftedTo] = wholeMonths
    ? [from, to].map((day) => addMonths(day, direction * monthsBetween(from, to)))
    : [from, to].map((day) => addDays(day, direction * Math.max(1, daysBetween(from, to))));
  // Part of a day at an end keeps its time of day; the server widens to whole buckets anyway.
  const timeOf = (day: string, atMs: number) => atMs - Date.parse(startOfLocalDay(day, query.zone));
  const at = (day: string, restMs: number) =>
    new Date(Date.parse(startOfLocalDay(day, query.zone)) + restMs).toISOString();
  return {
    from: at(shiftedFrom as string, timeOf(from, fromMs)),
    to: at(shiftedTo as string, timeOf(to, toMs)),
  };
}

/** Does the store hold anything in the window before or after this one? */
export function hasDataBeyond(
  query: Currents['query'],
  catalogue: Catalogue | undefined,
  direction: -1 | 1,
): boolean {
  if (!catalogue?.firstAt || !catalogue.lastAt) return false;
  return direction < 0
    ? Date.parse(catalogue.firstAt) < Date.parse(query.from)
    : Date.parse(catalogue.lastAt) >= Date.parse(query.to);
}

function monthsBetween(from: string, to: string): number {
  const months = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return Math.max(1, months(to) - months(from));
}
