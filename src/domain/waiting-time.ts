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

/** The median wait of all; see `waitQuantile`. Example: 10 s, 20 s, and one that waits since 30 s → 20 s. */
export function medianWait(waits: readonly Wait[]): WaitQuantile {
  return waitQuantile(waits, 0.5);
}

/**
 * The wait that a share of all, those that still wait included, does not exceed (Kaplan and Meier 1958): leaving them
 * out would make the slowest look fastest. Where waits tie, ended ones come first. Example: 90 % of ten that ended
 * after 1 … 10 s → 9 s.
 */
export function waitQuantile(waits: readonly Wait[], share: number): WaitQuantile {
  const sorted = [...waits].sort(
    (one, other) => one.seconds - other.seconds || Number(other.ended) - Number(one.ended),
  );
  let watched = sorted.reduce((sum, { count }) => sum + count, 0);
  let stillWaiting = 1;
  for (const { seconds, ended, count } of sorted) {
    if (ended) stillWaiting *= 1 - count / watched;
    watched -= count;
    // A share that is reached exactly is reached: what is lost to rounding must not hide that.
    if (ended && stillWaiting <= 1 - share + 1e-9) return { seconds, longestSeconds: longest(sorted) };
  }
  return { seconds: null, longestSeconds: longest(sorted) };
}

function longest(sorted: readonly Wait[]): number | null {
  return sorted.at(-1)?.seconds ?? null;
}
