import { Temporal } from 'temporal-polyfill';
import type { Cadence } from './digest-kinds';

/** When somebody wants a board: an hour of the clock where they live. */
export interface Sending {
  cadence: Cadence;
  /** ISO weekday, 1 is Monday; only of a weekly one. */
  weekday: number | null;
  /** 0…23. */
  hour: number;
  zone: string;
}

const DAY_MS = 86_400_000;
/** A week, and a day that a zone may leave out on either side of it. */
const LONGEST_DAYS = 9;

/**
 * The first sending after an instant. Each day has one: where a clock change skips the hour it is the hour after the gap,
 * where the hour comes twice it is the first; a day that a zone leaves out is not sent on.
 */
export function nextSending({ cadence, weekday, hour, zone }: Sending, afterMs: number): number {
  let day = Temporal.Instant.fromEpochMilliseconds(afterMs).toZonedDateTimeISO(zone).toPlainDate();
  for (let ahead = 0; ahead <= 2 * LONGEST_DAYS; ahead++, day = day.add({ days: 1 })) {
    if (cadence === 'weekly' && day.dayOfWeek !== weekday) continue;
    const at = day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from({ hour }) });
    if (at.epochMilliseconds > afterMs && at.toPlainDate().equals(day)) return at.epochMilliseconds;
  }
  throw new RangeError(`No ${cadence} sending after ${afterMs} in ${zone}.`);
}

/** The newest sending up to and with an instant: what is made up for after a time in which nothing could be sent. */
export function lastSending(sending: Sending, atMs: number): number {
  let lastMs = nextSending(sending, atMs - 2 * LONGEST_DAYS * DAY_MS);
  for (let nextMs = lastMs; nextMs <= atMs; nextMs = nextSending(sending, nextMs)) lastMs = nextMs;
  return lastMs;
}
