import { Temporal } from 'temporal-polyfill';

/** One stretch of time with a constant offset: `[startMs, endExclusiveMs)`, local time = instant + `offsetMs`. */
export interface OffsetSegment {
  startMs: number;
  endExclusiveMs: number;
  offsetMs: number;
}

const FIRST_MS = Date.UTC(1970, 0, 1);
const LAST_MS = Date.UTC(2100, 0, 1);
const segmentsByZone = new Map<string, OffsetSegment[]>();

/** Is this an IANA time zone this runtime knows (`Europe/Berlin`, `UTC`)? Plain offsets such as `+02:00` are not. */
export function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/**
 * The offset segment that holds an instant, for 1970 to 2100; outside of that the nearest segment's offset is used.
 * Segments of a zone are found once and kept, so that bucketing is plain integer arithmetic.
 * Throws a RangeError for an unknown zone.
 */
export function offsetSegmentAt(atMs: number, zone: string): OffsetSegment {
  const segments = offsetSegments(zone);
  let low = 0;
  let high = segments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((segments[middle] as OffsetSegment).startMs <= atMs) low = middle;
    else high = middle - 1;
  }
  return segments[low] as OffsetSegment;
}

/**
 * The instant at which a local wall time first occurs; `localMs` is the wall time written as if it were UTC.
 * A wall time that a clock change skips answers the instant of the change; one that is repeated answers the first.
 */
export function instantOfLocal(localMs: number, zone: string): number {
  const dayMs = 86_400_000;
  let segment = offsetSegmentAt(localMs - dayMs, zone);
  while (localMs - segment.offsetMs >= segment.endExclusiveMs) {
    segment = offsetSegmentAt(segment.endExclusiveMs, zone);
  }
  return Math.max(localMs - segment.offsetMs, segment.startMs);
}

function offsetSegments(zone: string): OffsetSegment[] {
  const known = segmentsByZone.get(zone);
  if (known) return known;
  const segments: OffsetSegment[] = [];
  let at = Temporal.Instant.fromEpochMilliseconds(FIRST_MS).toZonedDateTimeISO(zone);
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    const endExclusiveMs =
      next && next.epochMilliseconds < LAST_MS ? next.epochMilliseconds : Number.POSITIVE_INFINITY;
    const offsetMs = at.offsetNanoseconds / 1e6;
    const previous = segments.at(-1);
    if (previous && previous.offsetMs === offsetMs) previous.endExclusiveMs = endExclusiveMs;
    else {
      const startMs = segments.length === 0 ? Number.NEGATIVE_INFINITY : at.epochMilliseconds;
      segments.push({ startMs, endExclusiveMs, offsetMs });
    }
    if (!next || endExclusiveMs === Number.POSITIVE_INFINITY) break;
    at = next;
  }
  segmentsByZone.set(zone, segments);
  return segments;
}
