import type { BoardDigest } from '../../contract/digests';

/** Digests are written in the one language of the app; only zones differ. */
const LOCALE = 'en-GB';

/** `24,816`. */
export function countWords(count: number): string {
  return count.toLocaleString('en');
}

/** `1 mention`, `24,816 mentions`. */
export function quantityWords(count: number, noun: string): string {
  return `${countWords(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** Points with their sign: `+12.5`, `−4.0`, `0.0`. */
export function pointsWords(points: number): string {
  const size = Math.abs(points).toFixed(1);
  if (size === '0.0') return size;
  return `${points > 0 ? '+' : '−'}${size}`;
}

/** `14 Nov`. */
export function dayWords(atMs: number, zone: string): string {
  return tidy(format(zone, { day: 'numeric', month: 'short' }).format(atMs));
}

/** A day by day, an hour with its day: `14 Nov`, `14 Nov, 15:00`. */
export function bucketWords(atMs: number, grain: string, zone: string): string {
  if (grain !== 'hour') return dayWords(atMs, zone);
  return tidy(
    format(zone, {
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }).format(atMs),
  );
}

/** Whole days, the last included: `14–20 Nov 2026`, `14 Nov 2026`. */
export function spanWords(fromMs: number, toMs: number, zone: string): string {
  const range = format(zone, { day: 'numeric', month: 'short', year: 'numeric' });
  return tidy(range.formatRange(fromMs, Math.max(fromMs, toMs - 1))).replace(/^(\d+) ?– ?(?=\d+ )/, '$1–');
}

/** `20 Nov 2026, 07:00`. */
export function instantWords(at: Date, zone: string): string {
  const parts = {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  } as const;
  return tidy(format(zone, { ...parts, hourCycle: 'h23' }).format(at));
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** `each Monday at 07:00 (Europe/Berlin)`. */
export function sendingWords({
  cadence,
  weekday,
  hour,
  zone,
}: Pick<BoardDigest, 'cadence' | 'weekday' | 'hour' | 'zone'>): string {
  const day = cadence === 'daily' ? 'day' : (WEEKDAYS[(weekday ?? 1) - 1] as string);
  return `each ${day} at ${String(hour).padStart(2, '0')}:00 (${zone})`;
}

function format(timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(LOCALE, { ...options, timeZone });
}

// ICU sets thin spaces around the dash, and three or four letters for September, differently by version.
function tidy(text: string): string {
  return text.replace(/[\u2009\u202f\u00a0]/g, ' ').replace(/\bSept\b/g, 'Sep');
}
