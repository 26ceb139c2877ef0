import { quasiPoissonFit } from './quasi-poisson';
import { tQuantile975, Z_975 } from './t-quantile';

/** Version of the method below; it travels with every answer that holds a change with its interval. */
export const RATE_CHANGE_VERSION = 'rate-ratio-1';
/** Fewer mentions than this in both windows together say nothing about a change. */
export const MIN_MENTIONS = 10;
/** So few buckets in a window show no spread. */
export const MIN_BUCKETS = 3;

/** One complete bucket; `season` tells what repeats: the weekday of a day, the hour of an hour, 0 for neither. */
export interface SeasonedCount {
  mentions: number;
  season: number;
}

/** Buckets in time order, complete and collected alike in both windows. */
export interface RateWindows {
  now: readonly SeasonedCount[];
  before: readonly SeasonedCount[];
}

/** Ratio of two rates minus one, in percent, with its 95 % interval. */
export interface RateChange {
  percent: number;
  low: number;
  high: number;
}

/**
 * How the rate of mentions per bucket changed from one window to the next; `null` when both hold fewer than 10
 * mentions together or either has fewer than 3 buckets. Example: seven days of 10, then seven of 15 → +50 %.
 *
 * Quasi-Poisson regression with a log link (McCullagh and Nelder, *Generalized Linear Models*, 1989, 4.5 and 6.2) on
 * the window and, when each season occurs in both windows, the season: weekdays neither widen the interval nor move
 * the change where the windows hold different ones. Over whole weeks the ratio is that of the plain rates. Interval:
 * log ratio ± t × standard error, the dispersion never below 1 and raised by what neighbouring buckets have in common
 * (see `quasi-poisson.ts`). When one window holds no mention, ½ is added to both totals (Haldane 1956, Anscombe 1956) and
 * the nearer end is the exact one given the total (Clopper and Pearson 1934), dispersion counted in: the ½ alone would
 * call 14 mentions against none unclear.
 */
export function rateChange(windows: RateWindows): RateChange | null {
  const now = sumOf(windows.now);
  const before = sumOf(windows.before);
  if (now + before < MIN_MENTIONS) return null;
  if (Math.min(windows.now.length, windows.before.length) < MIN_BUCKETS) return null;
  const fit = quasiPoissonFit(withSharedSeasons(windows));
  const quantile = tQuantile975(fit.degreesOfFreedom);
  if (now === 0 || before === 0) {
    const spread = fit.dispersion * (quantile / Z_975) ** 2;
    const [filled, empty] = now === 0 ? [windows.before, windows.now] : [windows.now, windows.before];
    const risen = againstNone(now + before, filled.length / empty.length, spread);
    const [low, high] = now === 0 ? [-risen.far, -risen.near] : [risen.near, risen.far];
    return inPercent({ estimate: now === 0 ? -risen.estimate : risen.estimate, low, high });
  }
  const reach = quantile * Math.sqrt(fit.dispersion * fit.variance);
  const estimate = fit.logRatio;
  return inPercent({ estimate, low: estimate - reach, high: estimate + reach });
}

/** Log rate ratio of a window with mentions to one without; `exposure` is the ratio of their lengths. */
function againstNone(mentions: number, exposure: number, spread: number) {
  const estimate = Math.log((mentions + 0.5) / 0.5 / exposure);
  // The smallest share of all mentions that the filled window may expect and still hold them all.
  const share = 0.025 ** (spread / mentions);
  const near = Math.log(share / (1 - share) / exposure);
  const reach = Z_975 * Math.sqrt(spread * (1 / (mentions + 0.5) + 1 / 0.5));
  return { estimate, near, far: estimate + reach };
}

/** The windows with their seasons, or with none where they cannot be told from the counts: both must show each. */
function withSharedSeasons(windows: RateWindows): RateWindows {
  const seasonsOf = (counts: readonly SeasonedCount[]) => new Set(counts.map((count) => count.season));
  const now = seasonsOf(windows.now);
  const before = seasonsOf(windows.before);
  const shared = now.size === before.size && [...now].every((season) => before.has(season));
  if (shared && sumOf(windows.now) > 0 && sumOf(windows.before) > 0) return windows;
  const plain = (counts: readonly SeasonedCount[]) => counts.map((count) => ({ ...count, season: 0 }));
  return { now: plain(windows.now), before: plain(windows.before) };
}

function sumOf(counts: readonly SeasonedCount[]): number {
  return counts.reduce((sum, count) => sum + count.mentions, 0);
}

function inPercent({ estimate, low, high }: { estimate: number; low: number; high: number }): RateChange {
  const toPercent = (logRatio: number) => 100 * Math.expm1(logRatio);
  return { percent: toPercent(estimate), low: toPercent(low), high: toPercent(high) };
}
