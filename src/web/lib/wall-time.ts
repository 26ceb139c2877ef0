import { localDayOf, startOfLocalDay } from '../url-state/local-day';

const DAY_MS = 86_400_000;

/** The wall time of an instant in a zone, `YYYY-MM-DDTHH:mm`: the value of a native date-and-time input. */
export function wallOf(atMs: number, zone: string): string {
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    hour: '2-digit',
    minute: '2-digit',
  }).format(atMs);
  return `${localDayOf(atMs, zone)}T${time}`;
}

/**
 * The instant of a wall time in a zone, as ISO-8601 UTC. Of a time that a clock change repeats the first; one that it
 * skips is as long after midnight as the clock would have shown without the change.
 */
export function instantOfWall(wall: string, zone: string): string {
  const [day = '', time = '00:00'] = wall.split('T');
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const midnightMs = Date.parse(startOfLocalDay(day, zone));
  const sinceMs = (hours * 60 + minutes) * 60_000;
  // A clock change since midnight shifts the answer by an hour or less: look around it for the wall time asked for.
  for (const shiftMs of [-3_600_000, -1_800_000, 0, 1_800_000, 3_600_000]) {
    const candidateMs = midnightMs + sinceMs + shiftMs;
    if (
      candidateMs >= midnightMs &&
      candidateMs < midnightMs + 2 * DAY_MS &&
      wallOf(candidateMs, zone) === wall
    ) {
      return new Date(candidateMs).toISOString();
    }
  }
  return new Date(midnightMs + sinceMs).toISOString();
}
