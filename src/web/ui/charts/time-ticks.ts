import type { Grain } from '../../../domain/buckets';
import { textWidthPx } from './text-width';
import { dateFormat, formatDay, formatMonth } from './time-format';
import { type TimeScale, type TimeSpan, xOf } from './time-scale';

export interface TimeTick {
  atMs: number;
  label: string;
  /** First of a day (hours), or of a year: set in a stronger ink. */
  strong: boolean;
}

interface LocalParts {
  atMs: number;
  year: number;
  month: number;
  day: number;
  hour: number;
}

interface Step {
  holds: (parts: LocalParts, previous: LocalParts | undefined) => boolean;
  label: (parts: LocalParts, zone: string) => string;
  strong: (parts: LocalParts) => boolean;
}

const GAP_PX = 14;

/**
 * Labels of a time axis, at starts of buckets only: the finest step of hours, days, weeks, months or years whose labels
 * do not touch at this width. A label that would stand out of the plot is left out.
 */
export function timeTicks(
  buckets: readonly TimeSpan[],
  grain: Grain,
  zone: string,
  scale: TimeScale,
  fontPx = 11,
): TimeTick[] {
  const parts = buckets.map((bucket) => localParts(bucket.startMs, zone));
  const ticksOf = (chosen: readonly LocalParts[], step: Step) =>
    withinPlot(
      chosen.map((part) => ({ atMs: part.atMs, label: step.label(part, zone), strong: step.strong(part) })),
      scale,
      fontPx,
    );
  let single: TimeTick[] = [];
  for (const step of STEPS[grain]) {
    const ticks = ticksOf(
      parts.filter((part, index) => step.holds(part, parts[index - 1])),
      step,
    );
    if (ticks.length > 1 && fits(ticks, scale, fontPx)) return ticks;
    if (ticks.length === 1) single = ticks;
  }
  // A short window that no calendar step divides: every nth bucket, so that it still has two labels where they fit.
  const finest = STEPS[grain][0];
  for (let nth = 1; finest && nth < parts.length; nth++) {
    const ticks = ticksOf(
      parts.filter((_, index) => index % nth === 0),
      finest,
    );
    if (ticks.length > 1 && fits(ticks, scale, fontPx)) return ticks;
  }
  return single.length > 0 || !finest ? single : ticksOf(parts, finest).slice(0, 1);
}

function withinPlot(ticks: readonly TimeTick[], scale: TimeScale, fontPx: number): TimeTick[] {
  return ticks.filter((tick) => {
    const half = textWidthPx(tick.label, fontPx) / 2;
    const x = xOf(scale, tick.atMs);
    return x - half >= 0 && x + half <= scale.rightPx + 12;
  });
}

function fits(ticks: readonly TimeTick[], scale: TimeScale, fontPx: number): boolean {
  for (let i = 1; i < ticks.length; i++) {
    const [before, after] = [ticks[i - 1] as TimeTick, ticks[i] as TimeTick];
    const room = xOf(scale, after.atMs) - xOf(scale, before.atMs);
    const need = (textWidthPx(before.label, fontPx) + textWidthPx(after.label, fontPx)) / 2 + GAP_PX;
    if (room < need) return false;
  }
  return true;
}

function localParts(atMs: number, zone: string): LocalParts {
  const part: Record<string, number> = {};
  const format = dateFormat(zone, {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    hourCycle: 'h23',
  });
  for (const { type, value } of format.formatToParts(atMs)) part[type] = Number(value);
  return {
    atMs,
    year: part.year ?? 0,
    month: part.month ?? 1,
    day: part.day ?? 1,
    hour: part.hour ?? 0,
  };
}

const dayLabel = ({ atMs }: LocalParts, zone: string) => formatDay(atMs, zone);
const monthLabel = (parts: LocalParts, zone: string) =>
  parts.month === 1 ? String(parts.year) : formatMonth(parts.atMs, zone);
const yearLabel = ({ year }: LocalParts) => String(year);
const isNewDay = (parts: LocalParts, previous: LocalParts | undefined) =>
  previous ? previous.day !== parts.day : parts.hour === 0;
const dayNumber = ({ year, month, day }: LocalParts) => Date.UTC(year, month - 1, day) / 86_400_000;
const isNewMonth = (parts: LocalParts, previous: LocalParts | undefined) =>
  previous ? previous.month !== parts.month || previous.year !== parts.year : parts.day === 1;
const isJanuary = ({ month }: LocalParts) => month === 1;
const never = () => false;

const everyHours = (hours: number): Step => ({
  holds: (parts, previous) =>
    isNewDay(parts, previous) || (parts.hour % hours === 0 && previous?.hour !== parts.hour),
  label: (parts, zone) =>
    parts.hour < hours ? dayLabel(parts, zone) : `${String(parts.hour).padStart(2, '0')}:00`,
  strong: (parts) => parts.hour < hours,
});
const days: Step = { holds: () => true, label: dayLabel, strong: never };
const everyDays = (count: number): Step => ({
  // Counted from one fixed day, so that labels stay on their days when the window moves.
  holds: (parts, previous) => isNewDay(parts, previous) && dayNumber(parts) % count === 0,
  label: dayLabel,
  strong: never,
});
const everyWeeks = (count: number): Step => ({
  holds: (parts) => Math.floor(dayNumber(parts) / 7) % count === 0,
  label: dayLabel,
  strong: never,
});
/** 1st and 15th (or the 1st, 11th, 21st): days a reader knows without counting. */
const daysOfMonth = (list: readonly number[]): Step => ({
  holds: (parts, previous) => isNewDay(parts, previous) && list.includes(parts.day),
  label: dayLabel,
  strong: never,
});
const everyMonths = (count: number): Step => ({
  holds: (parts, previous) => isNewMonth(parts, previous) && (parts.month - 1) % count === 0,
  label: monthLabel,
  strong: isJanuary,
});
const everyYears = (count: number): Step => ({
  holds: (parts, previous) => isNewMonth(parts, previous) && parts.month === 1 && parts.year % count === 0,
  label: yearLabel,
  strong: never,
});
const COARSE = [
  everyMonths(1),
  everyMonths(2),
  everyMonths(3),
  everyMonths(6),
  everyYears(1),
  everyYears(2),
  everyYears(5),
];

const STEPS: Record<Grain, readonly Step[]> = {
  hour: [
    everyHours(1),
    everyHours(2),
    everyHours(3),
    everyHours(6),
    everyHours(12),
    { holds: isNewDay, label: dayLabel, strong: never },
    everyDays(2),
    daysOfMonth([1, 8, 15, 22]),
    daysOfMonth([1, 15]),
    ...COARSE,
  ],
  day: [days, everyDays(2), daysOfMonth([1, 8, 15, 22]), daysOfMonth([1, 15]), ...COARSE],
  week: [days, everyWeeks(2), everyWeeks(4), ...COARSE],
  month: COARSE,
};
