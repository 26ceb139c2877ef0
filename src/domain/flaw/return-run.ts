import type { ExposedCount } from './dispersion';

/**
 * From here on a run is a return. At 7 a flaw of which little stays is not called back by mistake; one that keeps a tenth
 * or a fifth of its old rate is, in 3 to 13 of 100 years, in up to 22 where its days are bursty (bench/flaws.md).
 */
export const RETURN_LIMIT = 7;

/** People a day while quiet and when it is back, and how a day varies: variance = mean + variation × mean². */
export interface ReturnRates {
  quiet: number;
  returned: number;
  variation: number;
}

/** A stretch of days up to the last one, or up to where the limit was reached, that speaks for a return. */
export interface ReturnRun {
  reached: boolean;
  /** Index of its first day; `null` when nothing speaks for a return. */
  start: number | null;
  strength: number;
  limit: number;
  /** Counted a day of exposure within it. */
  perDay: number | null;
}

/**
 * Cumulative sum of the log likelihood ratio *returned* against *quiet*, held at zero where it would fall below (Page
 * 1954, Lucas 1985): of all rules that err as rarely it finds a change soonest (Moustakides 1986). No window is
 * chosen: a burst is found in a day, a slow return in weeks. Counts are negative binomial, a day's rate varying by
 * `variation` (its variance over its square, beyond chance); Poisson without.
 */
export function returnRun(days: readonly ExposedCount[], rates: ReturnRates): ReturnRun {
  let strength = 0;
  let start: number | null = null;
  let counted = 0;
  let exposure = 0;
  for (const [index, day] of days.entries()) {
    const next = strength + returnEvidence(day, rates);
    if (next <= 0) {
      strength = 0;
      start = null;
      continue;
    }
    if (start === null) {
      start = index;
      counted = 0;
      exposure = 0;
    }
    strength = next;
    counted += day.count;
    exposure += day.exposure;
    if (strength >= RETURN_LIMIT) break;
  }
  return {
    reached: strength >= RETURN_LIMIT,
    start,
    strength,
    limit: RETURN_LIMIT,
    perDay: start === null || exposure === 0 ? null : counted / exposure,
  };
}

/** Least variation that is told from none. */
const NO_VARIATION = 1e-6;

/** Log likelihood ratio of *returned* against *quiet* of one day. */
export function returnEvidence(
  { count, exposure }: ExposedCount,
  { quiet, returned, variation }: ReturnRates,
): number {
  if (exposure <= 0) return 0;
  if (variation < NO_VARIATION) return count * Math.log(returned / quiet) - exposure * (returned - quiet);
  const spread = Math.log1p(variation * returned * exposure) - Math.log1p(variation * quiet * exposure);
  return count * (Math.log(returned / quiet) - spread) - spread / variation;
}
