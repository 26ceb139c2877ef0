import type { SourceCounts } from '../currents';
import { FadingMean } from './fading-mean';

const HALF_LIFE_DAYS = 14;
/** A source with fewer a day may well bring nothing. */
const FEWEST_USUAL = 15;
const NEXT_TO_NOTHING = 0.05;

/**
 * Days on which a source that brings much, and that was collected, brought next to nothing: more likely something between
 * us and it than fewer people speaking. One entry a day, from the days before it.
 */
export function silentDays(
  days: readonly { startMs: number }[],
  counts: readonly SourceCounts[],
  sources: readonly string[],
): boolean[] {
  const places = new Map(days.map(({ startMs }, index) => [startMs, index]));
  const silent = days.map(() => false);
  for (const source of sources) {
    const own = new Float64Array(days.length);
    for (const { source: of, startMs, mentions } of counts) {
      const place = of === source ? places.get(startMs) : undefined;
      if (place !== undefined) own[place] = (own[place] as number) + mentions;
    }
    const usual = new FadingMean(HALF_LIFE_DAYS);
    own.forEach((mentions, index) => {
      const mean = usual.mean ?? 0;
      if (mean >= FEWEST_USUAL && mentions <= NEXT_TO_NOTHING * mean) silent[index] = true;
      usual.add(mentions);
    });
  }
  return silent;
}
