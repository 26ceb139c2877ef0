/** A calendar day of a zone, `YYYY-MM-DD`; also the value of a native date input. */
export type LocalDay = string;

const DAY_MS = 86_400_000;

/** The calendar day on which an instant falls in a zone. */
export function localDayOf(atMs: number, zone: string): LocalDay {
  return new Date(localMs(atMs, zone)).toISOString().slice(0, 10);
}

/** Calendar arithmetic: the day `days` later (or earlier when negative). */
export function addDays(day: LocalDay, days: number): LocalDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`. */
export function daysBetween(from: LocalDay, to: LocalDay): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** The first of the month `months` later; the day of the month is not kept. */
export function addMonths(day: LocalDay, months: number): LocalDay {
  const [year, month] = day.split('-').map(Number) as [number, number, number];
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

/**
 * The instant at which a calendar day begins in a zone, as ISO-8601 UTC. Where midnight is skipped it is an instant
 * within the hour of the change; the server widens windows to whole buckets, so that this makes no difference there.
 */
export function startOfLocalDay(day: LocalDay, zone: string): string {
  const wanted = Date.parse(`${day}T00:00:00Z`);
  let atMs = wanted;
  // Twice: the offset before a clock change may differ from the one at the answer.
  for (let pass = 0; pass < 2; pass++) atMs = wanted - (localMs(atMs, zone) - atMs);
  // The earlier of the two instants where midnight occurs twice.
  const before = atMs - 3_600_000;
  return new Date(localMs(before, zone) >= wanted ? before : atMs).toISOString();
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Wall time written as if it were UTC. */
function localMs(atMs: number, zone: string): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(zone, format);
  }
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(atMs)) part[type] = Number(value);
  const second = Math.floor(atMs / 1000) * 1000;
  return (
    Date.UTC(
      part.year as number,
      (part.month as number) - 1,
      part.day as number,
      part.hour as number,
      part.minute as number,
      part.second as number,
    ) +
    (atMs - second)
  );
}
