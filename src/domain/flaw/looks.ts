/** A day on which it is judged whether a flaw fell quiet, and how much error is spent on it, one-sided. */
export interface Look {
  day: number;
  tail: number;
}

/**
 * Looking every day and stopping at the first good one would find quiet in noise. So it is judged six times within half
 * a year, and the bound of each look is so much wider that all of them together hold with 95 %: alpha spending
 * (Lan and DeMets 1983) of 0.3, 0.5, 2.6, 0.6, 0.35 and 0.25 %, the tails computed for Brownian motion. Most is spent
 * on day 30, by when a fix that worked should be known; what is left of 5 % is for mid-p bounds. That the days before are
 * the same at each look only helps.
 */
export const LOOKS: readonly Look[] = [
  { day: 14, tail: 0.003 },
  { day: 21, tail: 0.0065 },
  { day: 30, tail: 0.03174 },
  { day: 56, tail: 0.01265 },
  { day: 91, tail: 0.00795 },
  { day: 182, tail: 0.00462 },
];

/** The last look that is due so many days after the fix took effect, and the day of the next; `null` where none is. */
export function looksAt(days: number): { last: Look | null; nextDay: number | null } {
  const due = LOOKS.filter(({ day }) => day <= days);
  return { last: due.at(-1) ?? null, nextDay: LOOKS[due.length]?.day ?? null };
}
