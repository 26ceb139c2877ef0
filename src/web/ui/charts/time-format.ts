import type { Grain } from '../../../domain/buckets';
import type { TimeSpan } from './time-scale';

/** One language for all words of the app; only the zone is the workspace's. */
export const LOCALE = 'en-GB';

const formats = new Map<string, Intl.DateTimeFormat>();

/** `Intl.DateTimeFormat`, made once for each zone and choice: making one costs far more than using it. */
export function dateFormat(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: zone });
    formats.set(key, format);
  }
  return format;
}

const DAY: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' };
const YEAR: Intl.DateTimeFormatOptions = { ...DAY, year: 'numeric' };
const TIME: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };

/**
 * A bucket in words: `Mon 17 Nov 2025, 14:00–15:00`, `Mon 17 Nov 2025`, `17–23 Nov 2025`, `November 2025`.
 * An hour near a clock change names its offset, since two hours of that night share a name.
 */
export function formatBucket(span: TimeSpan, grain: Grain, zone: string): string {
  if (grain === 'month') {
    return dateFormat(zone, { month: 'long', year: 'numeric' }).format(span.startMs);
  }
  if (grain === 'week') return formatSpan(span, zone);
  const day = weekday(span.startMs, zone);
  if (grain === 'day') return day;
  const time = dateFormat(zone, TIME);
  const offset = nearClockChange(span, zone) ? ` (${offsetName(span.startMs, zone)})` : '';
  return `${day}, ${time.format(span.startMs)}–${time.format(span.endExclusiveMs)}${offset}`;
}

/** A stretch of whole days, the last day included: `14–20 Nov 2025`, `28 Oct – 3 Nov 2025`; one day: `14 Nov 2025`. */
export function formatSpan(span: TimeSpan, zone: string): string {
  // The last instant of the stretch names its last day; only formatting, no edge is computed.
  const range = dateFormat(zone, YEAR).formatRange(
    span.startMs,
    Math.max(span.startMs, span.endExclusiveMs - 1),
  );
  return tidy(range);
}

/** A stretch that may begin and end within a day: with times as soon as it is cut by hours. */
export function formatStretch(span: TimeSpan, grain: Grain, zone: string): string {
  if (grain !== 'hour') return formatSpan(span, zone);
  const range = dateFormat(zone, { ...DAY, ...TIME }).formatRange(span.startMs, span.endExclusiveMs);
  return tidy(range);
}

/** An instant: `17 Nov 2025, 14:05`. */
export function formatInstant(atMs: number, zone: string): string {
  return tidy(dateFormat(zone, { ...YEAR, ...TIME }).format(atMs));
}

/** `UTC+1`, `UTC−3:30`, `UTC`: the offset of a zone at an instant. */
export function offsetName(atMs: number, zone: string): string {
  const part = dateFormat(zone, { timeZoneName: 'shortOffset', hour: '2-digit' })
    .formatToParts(atMs)
    .find(({ type }) => type === 'timeZoneName');
  return (part?.value ?? 'UTC')
    .replace('GMT', 'UTC')
    .replace(/[+-]0$/, '')
    .replace('-', '−');
}

function weekday(atMs: number, zone: string): string {
  return tidy(dateFormat(zone, { weekday: 'short', ...YEAR }).format(atMs)).replace(',', '');
}

function nearClockChange(span: TimeSpan, zone: string): boolean {
  const hours = 2 * 3_600_000;
  return offsetName(span.startMs - hours, zone) !== offsetName(span.endExclusiveMs + hours, zone);
}

/** Day and month as on an axis: `15 Sep`. */
export function formatDay(atMs: number, zone: string): string {
  return tidy(dateFormat(zone, DAY).format(atMs));
}

/** A month as on an axis: `Sep`. */
export function formatMonth(atMs: number, zone: string): string {
  return tidy(dateFormat(zone, { month: 'short' }).format(atMs));
}

// ICU sets thin or no-break spaces around the dash, and three or four letters for September, differently by version; days of one
// month are joined without spaces.
function tidy(text: string): string {
  return text
    .replace(/[\u2009\u202f\u00a0]/g, ' ')
    .replace(/\bSept\b/g, 'Sep')
    .replace(/^(\d+) ?– ?(?=\d+ )/, '$1–');
}
