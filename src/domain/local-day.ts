import { instantOfLocal, offsetSegmentAt } from './zone-offsets';

/** The local date of an instant, such as `2026-03-29`. */
export function localDay(atMs: number, zone: string): string {
  return new Date(atMs + offsetSegmentAt(atMs, zone).offsetMs).toISOString().slice(0, 10);
}

/** The instant at which a local date begins. */
export function startOfLocalDay(day: string, zone: string): number {
  return instantOfLocal(Date.parse(`${day}T00:00:00Z`), zone);
}

/** The local time of an instant for spreadsheets: `2026-03-29 14:05`. */
export function localTime(atMs: number, zone: string): string {
  return new Date(atMs + offsetSegmentAt(atMs, zone).offsetMs).toISOString().slice(0, 16).replace('T', ' ');
}
