import type { Grain } from './buckets';
import type { SeasonedCount } from './rate-change';

/** What repeats in buckets of a grain: days by weekday, hours by hour of day. */
const SEASON_BUCKETS: Record<Grain, number> = { hour: 24, day: 7, week: 1, month: 1 };

/**
 * Counts of two windows that are one row of buckets without a hole, the earlier one `before` long, each with its season;
 * what was not collected counts as none, so give only buckets and sources that are compared.
 */
export function seasonedCounts(
  windows: { before: readonly (number | null)[]; now: readonly (number | null)[] },
  grain: Grain,
  /** Buckets of the earlier window, also those that are not compared. */
  beforeLength: number,
): { before: SeasonedCount[]; now: SeasonedCount[] } {
  const period = SEASON_BUCKETS[grain];
  const from = (counts: readonly (number | null)[], place: number) =>
    counts.map((count, index) => ({ mentions: count ?? 0, season: (place + index) % period }));
  return { before: from(windows.before, 0), now: from(windows.now, beforeLength) };
}
