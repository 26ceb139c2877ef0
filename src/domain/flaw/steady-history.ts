import { dispersionOf, type ExposedCount } from './dispersion';
import { exactRateRatio } from './exact-rate-ratio';
import type { FlawDay } from './flaw-day';
import { exposedDays } from './flaw-exposure';

/** So many days before a fix are its old rate at least, where they are known. */
const LEAST_DAYS = 56;
/** No more than half a year: older ones are another time. */
export const MOST_HISTORY_DAYS = 182;
const STEP_DAYS = 28;
/** One-sided: a steady history is cut short for nothing in one of ten cases. */
const TAIL = 0.05;

/**
 * The days before a fix that say what the old rate was: as many as half a year while both halves of them have one rate,
 * as far as can be told, else as many weeks less, down to eight. The more is known of the old rate, the sooner a fall
 * is sure; but of a flaw that was fading by itself, or had once been louder, old days would make a fall of what is none.
 * It looks at no day after the fix, except for what is known of an uploaded series.
 */
export function steadyHistory(before: readonly FlawDay[], after: readonly FlawDay[]): readonly FlawDay[] {
  for (let length = MOST_HISTORY_DAYS; length > LEAST_DAYS; length -= STEP_DAYS) {
    const days = before.slice(-length);
    if (days.length > LEAST_DAYS && isSteady(exposedDays(days, after).before)) return days;
  }
  return before.slice(-LEAST_DAYS);
}

function isSteady(days: ReturnType<typeof exposedDays>['before']): boolean {
  const counts = days.map(({ day, exposure }): ExposedCount => ({ count: day.complaints, exposure }));
  const half = Math.floor(counts.length / 2);
  const [older, newer] = [counts.slice(0, half), counts.slice(half)];
  const dispersion = dispersionOf([older, newer]);
  const { low, high } = exactRateRatio(counted(newer, dispersion), counted(older, dispersion), TAIL);
  return low <= 1 && high >= 1;
}

function counted(days: readonly ExposedCount[], dispersion: number) {
  const sum = (of: (day: ExposedCount) => number) => days.reduce((total, day) => total + of(day), 0);
  return { complaints: sum(({ count }) => count), exposure: sum(({ exposure }) => exposure), dispersion };
}
