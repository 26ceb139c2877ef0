/** Time of day in milliseconds; `offsetMs` east of UTC, `null` when none is written. */
interface Clock {
  ms: number;
  offsetMs: number | null;
}

/** What a written time says by itself, before zone and day-month order are known. */
export type TimeShape =
  | { kind: 'instant'; ms: number }
  /** Wall time, written as if it were UTC. */
  | { kind: 'local'; localMs: number; dateOnly: boolean }
  /** `03/04/2024`: which of the two is the month must come from elsewhere. */
  | { kind: 'numeric'; first: number; second: number; year: number; clock: Clock | null }
  /** Days since 1899-12-30, as spreadsheets count. */
  | { kind: 'serial'; days: number };

const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(.+))?$/i;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z)?)?$/;
const CLOCK =
  /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(?:([ap])\.?m\.?)?\s*(Z|[A-Z]{2,4}|(?:UTC|GMT)?[+-]\d{2}:?(?:\d{2})?)?(?:\s*[[(][^\])]*[\])])?$/i;
const TWITTER = /^[A-Z]{3} ([A-Z]{3}) (\d{1,2}) (\d{2}:\d{2}:\d{2}) ([+-]\d{4}) (\d{4})$/i;
const DAY_MONTH_NAME =
  /^(?:\p{L}{2,9}\.?,?\s+)?(\d{1,2})\.?[\s-]+(\p{L}{3,9})\.?,?[\s-]+(\d{4}|\d{2})(?:,?\s+(?:at\s+)?(.+))?$/iu;
const MONTH_NAME_DAY =
  /^(?:\p{L}{2,9}\.?,?\s+)?(\p{L}{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:,?\s+(?:at\s+|·\s+)?(.+))?$/iu;
const NUMERIC = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?:,?\s+(.+))?$/;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Zone names that RFC 2822 defines; others mean different things in different places. */
const ZONE_NAMES: Record<string, number> = {
  Z: 0,
  UT: 0,
  UTC: 0,
  GMT: 0,
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
};

/**
 * Instant of an ISO time with seconds and a zone (`2024-03-15T18:42:00.000Z`, `2024-03-15 18:42:00+01:00`), the common
 * case read without regular expressions; NaN for everything else.
 */
export function fastIsoInstant(value: string): number {
  if (value.length < 20 || value.charCodeAt(4) !== 45 || value.charCodeAt(13) !== 58) return Number.NaN;
  const separator = value.charCodeAt(10);
  if ((separator !== 84 && separator !== 32) || value.charCodeAt(7) !== 45 || value.charCodeAt(16) !== 58) {
    return Number.NaN;
  }
  let at = 19;
  let milliseconds = 0;
  if (value.charCodeAt(19) === 46) {
    let scale = 100;
    for (at = 20; value.charCodeAt(at) >= 48 && value.charCodeAt(at) <= 57; at++) {
      milliseconds += scale * (value.charCodeAt(at) - 48);
      scale /= 10;
    }
  }
  const offsetMs = fastOffset(value, at);
  const [hour, minute, second] = [twoDigits(value, 11), twoDigits(value, 14), twoDigits(value, 17)];
  if (!(hour < 24 && minute < 60 && second < 60)) return Number.NaN;
  const day = dayOf(
    100 * twoDigits(value, 0) + twoDigits(value, 2),
    twoDigits(value, 5),
    twoDigits(value, 8),
  );
  return day + ((hour * 60 + minute) * 60 + second) * 1000 + Math.trunc(milliseconds) - offsetMs;
}

function fastOffset(value: string, at: number): number {
  const code = value.charCodeAt(at);
  if (code === 90 && value.length === at + 1) return 0;
  if ((code !== 43 && code !== 45) || value.length !== at + 6 || value.charCodeAt(at + 3) !== 58)
    return Number.NaN;
  const minutes = twoDigits(value, at + 1) * 60 + twoDigits(value, at + 4);
  return (code === 43 ? minutes : -minutes) * 60_000;
}

function twoDigits(value: string, at: number): number {
  const tens = value.charCodeAt(at) - 48;
  const ones = value.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? 10 * tens + ones : Number.NaN;
}

/** Reads a written time; `null` when it is none. Impossible dates (31 February) are none, too. */
export function timeShape(value: string): TimeShape | null {
  const text = value.trim();
  const code = text.charCodeAt(0);
  if (code >= 48 && code <= 57)
    return isoShape(text) ?? numberShape(text) ?? numericShape(text) ?? namedShape(text);
  return namedShape(text);
}

function isoShape(text: string): TimeShape | null {
  const match = ISO.exec(text);
  if (match) return combine(dayOf(Number(match[1]), Number(match[2]), Number(match[3])), match[4]);
  const compact = COMPACT.exec(text);
  if (!compact) return null;
  const [, year, month, day, hour, minute, second, zone] = compact;
  const clock = hour === undefined ? undefined : `${hour}:${minute}:${second}${zone ?? ''}`;
  return combine(dayOf(Number(year), Number(month), Number(day)), clock);
}

/** Seconds (10 digits), milliseconds (13) or microseconds (16) since 1970; a spreadsheet's serial date. */
function numberShape(text: string): TimeShape | null {
  if (!/^\d+(?:\.\d+)?$/.test(text)) return null;
  const number = Number(text);
  const digits = text.indexOf('.') === -1 ? text.length : text.indexOf('.');
  if (digits === 10) return { kind: 'instant', ms: Math.round(number * 1000) };
  if (digits === 13) return { kind: 'instant', ms: Math.floor(number) };
  if (digits === 16) return { kind: 'instant', ms: Math.floor(number / 1000) };
  return digits === 5 && number >= 20_000 && number < 80_000 ? { kind: 'serial', days: number } : null;
}

function numericShape(text: string): TimeShape | null {
  const match = NUMERIC.exec(text);
  if (!match) return null;
  const clock = match[5] === undefined ? null : clockOf(match[5]);
  if (match[5] !== undefined && clock === null) return null;
  const [first, second] = [Number(match[1]), Number(match[3])];
  const year = fullYear(match[4] as string);
  if (Number.isNaN(dayOf(year, first, second)) && Number.isNaN(dayOf(year, second, first))) return null;
  return { kind: 'numeric', first, second, year, clock };
}

function namedShape(text: string): TimeShape | null {
  const twitter = TWITTER.exec(text);
  if (twitter) {
    const [, month, day, clock, zone, year] = twitter;
    return combine(dayOf(Number(year), monthOf(month as string), Number(day)), `${clock} ${zone}`);
  }
  const dayFirst = DAY_MONTH_NAME.exec(text);
  if (dayFirst) {
    const [, day, month, year, clock] = dayFirst;
    return combine(dayOf(fullYear(year as string), monthOf(month as string), Number(day)), clock);
  }
  const monthFirst = MONTH_NAME_DAY.exec(text);
  if (!monthFirst) return null;
  const [, month, day, year, clock] = monthFirst;
  return combine(dayOf(Number(year), monthOf(month as string), Number(day)), clock);
}

/** The shape of a `numeric` time once the order is known; `null` when the order does not fit it. */
export function inOrder(
  shape: Extract<TimeShape, { kind: 'numeric' }>,
  order: 'dmy' | 'mdy',
): TimeShape | null {
  const [day, month] = order === 'dmy' ? [shape.first, shape.second] : [shape.second, shape.first];
  return withClock(dayOf(shape.year, month, day), shape.clock);
}

function combine(dayMs: number, clockText: string | undefined): TimeShape | null {
  if (clockText === undefined) return withClock(dayMs, null);
  const clock = clockOf(clockText);
  return clock === null ? null : withClock(dayMs, clock);
}

function withClock(dayMs: number, clock: Clock | null): TimeShape | null {
  if (Number.isNaN(dayMs)) return null;
  if (clock === null) return { kind: 'local', localMs: dayMs, dateOnly: true };
  if (clock.offsetMs === null) return { kind: 'local', localMs: dayMs + clock.ms, dateOnly: false };
  return { kind: 'instant', ms: dayMs + clock.ms - clock.offsetMs };
}

function clockOf(text: string): Clock | null {
  const match = CLOCK.exec(text.trim());
  if (!match) return null;
  const [, hours, minutes, seconds = '0', fraction = '', half, zone] = match;
  let hour = Number(hours);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  }
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59) return null;
  const offsetMs = zone === undefined ? null : offsetOf(zone.toUpperCase());
  if (offsetMs !== null && Number.isNaN(offsetMs)) return null;
  const wholeMs = ((hour * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  return { ms: wholeMs + Math.trunc(Number(`0.${fraction || '0'}`) * 1000 + 1e-6), offsetMs };
}

function offsetOf(zone: string): number {
  const hours = ZONE_NAMES[zone];
  if (hours !== undefined) return hours * 3_600_000;
  const match = /^(?:UTC|GMT)?([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  if (!match) return Number.NaN;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return (match[1] === '+' ? minutes : -minutes) * 60_000;
}

function monthOf(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function fullYear(year: string): number {
  if (year.length === 4) return Number(year);
  return Number(year) + (Number(year) < 70 ? 2000 : 1900);
}

/** Start of a UTC day; NaN when there is no such day. */
function dayOf(year: number, month: number, day: number): number {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= 31)) return Number.NaN;
  const ms = Date.UTC(year, month - 1, day);
  return day <= 28 || new Date(ms).getUTCMonth() === month - 1 ? ms : Number.NaN;
}

/** Wall time of a serial date, to the nearest second: spreadsheets write too few decimals for more. */
export function localOfSerial(days: number): number {
  return Date.UTC(1899, 11, 30) + Math.round(days * 86_400) * 1000;
}
