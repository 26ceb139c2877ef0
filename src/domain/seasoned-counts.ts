import type { ComparedStretches } from './compared-stretches';
import type { SeasonedCount } from './rate-change';

/** What repeats in pieces of a grain: days by weekday, hours by hour of day. */
const SEASON_BUCKETS: Record<ComparedStretches['grain'], number> = { hour: 24, day: 7, week: 1 };

/**
 * Counts of two stretches, each with its season: the place in what repeats, or, of a piece that was cut in both, one of
 * its own. What was not collected counts as none, so give only sources that are compared.
 */
export function seasonedCounts(
  counts: { before: readonly (number | null)[]; now: readonly (number | null)[] },
  { grain, whole, apart }: Pick<ComparedStretches, 'grain' | 'whole' | 'apart'>,
): { before: SeasonedCount[]; now: SeasonedCount[] } {
  const period = SEASON_BUCKETS[grain];
  const from = (each: readonly (number | null)[], place: number) =>
    each.map((count, index) => ({
      mentions: count ?? 0,
      season: grain !== 'hour' && index >= whole ? period : (place + index) % period,
    }));
  return { before: from(counts.before, 0), now: from(counts.now, apart) };
}
