/** Share of negatives of a bucket in percent, beside what it was over the buckets before. */
export interface UsualShare {
  /** `null`: not collected, or too few mentions to speak of a share. */
  share: number | null;
  usual: number | null;
  upper: number | null;
}

/** A share of fewer mentions says little. */
const FEWEST_MENTIONS = 10;
const PAST_BUCKETS = 28;
const FEWEST_PAST = 7;
/** Standard errors above the usual share. */
const BAND = 3.5;

/** Shares of negatives, each beside that of the 28 known buckets before it. */
export function usualShares(
  counts: readonly { mentions: number | null; negative: number | null }[],
): UsualShare[] {
  const past: { mentions: number; negative: number }[] = [];
  return counts.map(({ mentions, negative }) => {
    if (mentions === null || negative === null) return { share: null, usual: null, upper: null };
    const all = past.reduce((sum, one) => sum + one.mentions, 0);
    const usual =
      past.length < FEWEST_PAST || all === 0 ? null : past.reduce((sum, one) => sum + one.negative, 0) / all;
    past.push({ mentions, negative });
    if (past.length > PAST_BUCKETS) past.shift();
    if (mentions < FEWEST_MENTIONS) return { share: null, usual: null, upper: null };
    const error = usual === null ? 0 : Math.sqrt((usual * (1 - usual)) / mentions);
    return {
      share: Math.round((1000 * negative) / mentions) / 10,
      usual: usual === null ? null : 100 * usual,
      upper: usual === null ? null : Math.min(100, 100 * (usual + BAND * error)),
    };
  });
}
