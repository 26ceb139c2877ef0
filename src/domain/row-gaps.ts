import { dateWords } from './date-words';

const DAY_MS = 86_400_000;
/** A shorter silence is common where little is said. */
export const GAP_DAYS = 28;

/** A stretch without a row, between the last row before it and the first after it. */
export interface RowGap {
  fromMs: number;
  toMs: number;
}

/**
 * The longest stretch of four weeks or more without a row between the first and the last of them, from the moments of rows
 * in any order; `null`: there is none. Days are enough: of a long file one moment a day.
 */
export function longestGap(moments: Iterable<number>): RowGap | null {
  const sorted = [...moments].sort((one, other) => one - other);
  let longest: RowGap | null = null;
  for (const [place, toMs] of sorted.entries()) {
    const fromMs = sorted[place - 1] ?? toMs;
    const least = longest === null ? GAP_DAYS * DAY_MS : longest.toMs - longest.fromMs;
    if (toMs - fromMs >= least) longest = { fromMs, toMs };
  }
  return longest;
}

/** `between 2 May 2026 and 8 Nov 2026 (190 days)`; days of UTC. */
export function gapWords({ fromMs, toMs }: RowGap): string {
  return `between ${dateWords(fromMs, 'UTC')} and ${dateWords(toMs, 'UTC')} (${Math.floor((toMs - fromMs) / DAY_MS)} days)`;
}
