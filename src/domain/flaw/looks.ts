/** A day on which it is judged whether a flaw fell quiet, and how much error is spent on it, one-sided. */
export interface Look {
  day: number;
  tail: number;
}

/**
 * Looking every day and stopping at the first good one would find quiet in noise. So it is judged at whole weeks only
 * (weekdays weigh the same), eight times within half a year, and the bound of each look is so much wider that all of
 * them together hold with 95 %: alpha spending (Lan and DeMets 1983) of 0.8, 1, 1.5, 0.6, 0.4, 0.35, 0.25 and 0.1 %,
 * more of it early, the tails computed for Brownian motion. That the days before are the same at each look only helps.
 */
export const LOOKS: readonly Look[] = [
  { day: 14, tail: 0.00796 },
  { day: 21, tail: 0.0141 },
  { day: 28, tail: 0.02471 },
  { day: 42, tail: 0.01482 },
  { day: 56, tail: 0.01191 },
  { day: 84, tail: 0.00885 },
  { day: 126, tail: 0.00643 },
  { day: 182, tail: 0.00305 },
];

/** The last look that is due so many days after the fix took effect, and the day of the next; `null` where none is. */
export function looksAt(days: number): { last: Look | null; nextDay: number | null } {
  const due = LOOKS.filter(({ day }) => day <= days);
  return { last: due.at(-1) ?? null, nextDay: LOOKS[due.length]?.day ?? null };
}
