import { localDay } from '../../../domain/local-day';
import { instantOfLocal, offsetSegmentAt } from '../../../domain/zone-offsets';
import { fastIsoInstant, inOrder, localOfSerial, type TimeShape, timeShape } from './time-shapes';
import type { WarningLog } from './warning-log';

const DAY_MS = 86_400_000;
const EARLIEST_MS = Date.UTC(1990, 0, 1);

export type DateOrder = 'dmy' | 'mdy';

/** How the times of one file are to be understood; decided once for the whole file. */
export interface TimeRules {
  zone: string;
  /** Days are the workspace's, whatever zone the file's times are in. */
  workspaceZone: string;
  /** Was the zone stated for this file, rather than taken from the workspace? */
  zoneIsStated: boolean;
  /** `null`: the file gave no reason to decide. */
  order: DateOrder | null;
  /** Are numbers such as 43831.5 spreadsheet dates here? */
  serials: boolean;
  /** Epoch milliseconds; later times are refused. */
  latest: number;
}

/** Reads the times of one file by its rules. Refusals are answered as words, since throwing for each is slow. */
export class TimeReader {
  readonly #rules: TimeRules;
  readonly #warnings: WarningLog;

  constructor(rules: TimeRules, warnings: WarningLog) {
    this.#rules = rules;
    this.#warnings = warnings;
  }

  /** A moment in epoch milliseconds (a date without a time: the start of that day), or why it is refused. */
  moment(value: string): number | string {
    const fast = fastIsoInstant(value);
    if (!Number.isNaN(fast)) return this.#inRange(fast, value);
    const shape = this.#shape(value);
    if (typeof shape === 'string') return shape;
    return this.#inRange(this.#instant(shape), value);
  }

  /** The first moment after a stretch: of a date without a time, the start of the next day. */
  endOfStretch(value: string): number | string {
    const shape = this.#shape(value);
    if (typeof shape === 'string') return shape;
    const isDate = shape.kind === 'local' && shape.dateOnly;
    return this.#inRange(
      this.#instant(isDate ? { ...shape, localMs: shape.localMs + DAY_MS } : shape),
      value,
    );
  }

  /** The workspace's local date of a value, or why it is refused: a date without a time is that date in every zone. */
  day(value: string): { day: string } | string {
    const shape = this.#shape(value);
    if (typeof shape === 'string') return shape;
    const isDate = shape.kind === 'local' && shape.dateOnly;
    const ms = this.#inRange(isDate ? shape.localMs : this.#instant(shape), value);
    if (typeof ms === 'string') return ms;
    return { day: localDay(ms, isDate ? 'UTC' : this.#rules.workspaceZone) };
  }

  #shape(value: string): Extract<TimeShape, { kind: 'instant' | 'local' }> | string {
    const shape = timeShape(value);
    if (shape === null && /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(\s|T|$)/.test(value.trim()))
      return `${quoted(value)} is no day of the calendar.`;
    if (shape === null)
      return `${quoted(value)} is no time that can be read. Write it as 2024-03-15 18:42, or with its zone as 2024-03-15T18:42:00Z.`;
    if (shape.kind === 'serial') {
      if (!this.#rules.serials)
        return `${quoted(value)} looks like a spreadsheet's number for a date; the rest of the column is not.`;
      return { kind: 'local', localMs: localOfSerial(shape.days), dateOnly: Number.isInteger(shape.days) };
    }
    if (shape.kind !== 'numeric') return shape;
    if (this.#rules.order === null)
      return `${quoted(value)}: is the day or the month first? Say ?dates=dmy or ?dates=mdy.`;
    const known = inOrder(shape, this.#rules.order);
    if (known?.kind === 'instant' || known?.kind === 'local') return known;
    const words = this.#rules.order === 'dmy' ? 'day-month-year' : 'month-day-year';
    return `${quoted(value)} is no date in the order ${words}, in which the column is written.`;
  }

  #instant(shape: Extract<TimeShape, { kind: 'instant' | 'local' }>): number {
    if (shape.kind === 'instant') return shape.ms;
    if (!this.#rules.zoneIsStated) {
      this.#warnings.once(
        'zone',
        `Times that carry no zone were read as ${this.#rules.zone}, the workspace's. If they are of another one, choose it.`,
      );
    }
    return shape.dateOnly
      ? instantOfLocal(shape.localMs, this.#rules.zone)
      : instantOfClock(shape.localMs, this.#rules.zone);
  }

  #inRange(ms: number, value: string): number | string {
    if (ms < EARLIEST_MS) return `${quoted(value)} lies before 1990.`;
    if (ms > this.#rules.latest) return `${quoted(value)} lies too far in the future.`;
    return ms;
  }
}

/**
 * Instant of a wall time (written as if it were UTC): of one that a clock change repeats the first, of one that it
 * skips as much later as the clock jumps (02:30 becomes 03:30).
 */
export function instantOfClock(localMs: number, zone: string): number {
  const candidate = instantOfLocal(localMs, zone);
  const segment = offsetSegmentAt(candidate, zone);
  if (candidate !== segment.startMs || localMs - segment.offsetMs === candidate) return candidate;
  return localMs - offsetSegmentAt(candidate - 1, zone).offsetMs;
}

/** Does this read as a time of any known form? Bare numbers count only as epochs. */
export function looksLikeTime(value: string): boolean {
  const shape = timeShape(value);
  return shape !== null && shape.kind !== 'serial';
}

function quoted(value: string): string {
  return value.length > 60 ? `“${value.slice(0, 60)}…”` : `“${value}”`;
}
