/** How long something took; `ended` is false while it has not come yet: it took at least so long. */
export interface Wait {
  seconds: number;
  ended: boolean;
  /** How many waited exactly so. */
  count: number;
}

/** A quantile of all waits, ended or not; `null` when too few can be said to have ended: then it is over `longestSeconds`. */
export interface WaitQuantile {
  seconds: number | null;
  /** The longest anything was watched for; `null` of nothing. */
  longestSeconds: number | null;
}

/** The median wait of all; see `waitQuantiles`. Example: 10 s, 20 s, and one that waits since 30 s → 20 s. */
export function medianWait(waits: readonly Wait[]): WaitQuantile {
  return waitQuantiles(waits, [0.5])[0] as WaitQuantile;
}

/**
 * For each share, the wait that it of all, those that still wait included, does not exceed (Kaplan and Meier 1958):
 * leaving them out would make the slowest look fastest. Where waits tie, ended ones come first. Example: 90 % of ten that
 * ended after 1 … 10 s → 9 s.
 */
export function waitQuantiles(waits: readonly Wait[], shares: readonly number[]): WaitQuantile[] {
  const longestSeconds = waits.length === 0 ? null : longest(waits);
  const steps = waits.some(({ ended }) => ended) ? stillWaiting(waits) : [];
  return shares.map((share) => {
    // A share that is reached exactly is reached: what is lost to rounding must not hide that.
    const reached = steps.find((step) => step.share <= 1 - share + 1e-9);
    return { seconds: reached?.seconds ?? null, longestSeconds };
  });
}

/** After each wait that ended, shortest first: the share of all that still waits. */
function stillWaiting(waits: readonly Wait[]): { seconds: number; share: number }[] {
  const sorted = [...waits].sort(
    (one, other) => one.seconds - other.seconds || Number(other.ended) - Number(one.ended),
  );
  const steps: { seconds: number; share: number }[] = [];
  let watched = sorted.reduce((sum, { count }) => sum + count, 0);
  let share = 1;
  for (const { seconds, ended, count } of sorted) {
    if (ended) {
      share *= 1 - count / watched;
      steps.push({ seconds, share });
    }
    watched -= count;
  }
  return steps;
}

function longest(waits: readonly Wait[]): number {
  return waits.reduce((most, { seconds }) => Math.max(most, seconds), 0);
}
