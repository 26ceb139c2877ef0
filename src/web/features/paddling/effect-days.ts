import type { EffectAnswer, EffectDay } from '../../../contract/effects';
import { NARROW_PX } from '../../ui/charts/river-geometry';
import type { TimeSpan } from '../../ui/charts/time-scale';

/** A day as the server answered it, with its edges as numbers. */
export interface ShownDay extends EffectDay, TimeSpan {
  /** It was over when the answer was computed. */
  ended: boolean;
}

/** The days of an answer with numeric edges, in order. */
export function effectDays({
  buckets,
  computedAt,
}: Pick<EffectAnswer, 'buckets' | 'computedAt'>): ShownDay[] {
  const computedMs = Date.parse(computedAt);
  return buckets.map((day) => {
    const endExclusiveMs = Date.parse(day.endExclusive);
    return { ...day, startMs: Date.parse(day.start), endExclusiveMs, ended: endExclusiveMs <= computedMs };
  });
}

/** Days of the baseline that are shown unless all are asked for: enough to see what is usual, fewer where there is less room. */
export function shownBefore(widthPx: number): number {
  return widthPx < NARROW_PX ? 28 : 60;
}

/** The window and the last days of the baseline, `before` of them. */
export function daysInView(days: readonly ShownDay[], before: number): ShownDay[] {
  return days.slice(Math.max(0, baselineDays(days) - before));
}

/** How many days lie before the window. */
export function baselineDays(days: readonly ShownDay[]): number {
  return days.filter(({ phase }) => phase === 'baseline').length;
}
