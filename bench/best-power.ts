/**
 * What no test can do better (Neyman and Pearson 1933): how often a flaw of even days can be called at most, given how
 * rarely it may be called by mistake. Days are Poisson, and the rates are known.
 */

/** One-sided error that *confirmed quiet* may make where a flaw fell to half. */
const QUIET_ERROR = 0.05;
const HALF = 0.5;

/** By `day`, of a flaw that fell to `left`; `known` days before the fix are known, Infinity when the old rate is. */
export function bestQuiet(
  rate: number,
  left: number,
  { day, known }: { day: number; known: number },
): number {
  if (known === Number.POSITIVE_INFINITY) {
    return powerBelow(poisson(HALF * rate * day), poisson(left * rate * day), QUIET_ERROR);
  }
  // Given all complaints, those after the fix are binomial: of unbiased tests the best one (Lehmann).
  const all = poisson(rate * known + left * rate * day);
  const share = (ratio: number) => (ratio * day) / (known + ratio * day);
  return all.reduce(
    (power, likely, count) =>
      power + likely * powerBelow(binomial(count, share(HALF)), binomial(count, share(left)), QUIET_ERROR),
    0,
  );
}

/**
 * By day 10 of a return to half the old rate from a share of it that had stayed, when it may be called by mistake in
 * `aYear` of all years: in some stretch of ten days no oftener than in one that is as rare in a year of such stretches.
 * Three people must have spoken.
 */
export function bestReturn(rate: number, stayed: number, aYear: number): number {
  const days = 10;
  const error = 1 - (1 - aYear) ** (days / 365);
  const [quiet, back] = [poisson(stayed * rate * days), poisson(HALF * rate * days)];
  let power = 0;
  let left = error;
  for (let count = Math.max(quiet.length, back.length) - 1; count >= 3; count--) {
    const [mistaken, right] = [quiet[count] ?? 0, back[count] ?? 0];
    const share = mistaken <= left ? 1 : left / mistaken;
    power += share * right;
    left -= share * mistaken;
  }
  return power;
}

/** Share of cases in which a count is so low that under the first distribution it is as rare as `error`. */
function powerBelow(mistaken: readonly number[], right: readonly number[], error: number): number {
  let power = 0;
  let left = error;
  for (let count = 0; count < right.length && left > 0; count++) {
    const chance = mistaken[count] ?? 0;
    const share = chance <= left ? 1 : left / chance;
    power += share * (right[count] as number);
    left -= share * chance;
  }
  return power;
}

function poisson(mean: number): number[] {
  const most = Math.ceil(mean + 10 * Math.sqrt(mean) + 10);
  let log = -mean;
  return Array.from({ length: most + 1 }, (_, count) => {
    if (count > 0) log += Math.log(mean / count);
    return Math.exp(log);
  });
}

function binomial(count: number, share: number): number[] {
  let log = count * Math.log1p(-share);
  return Array.from({ length: count + 1 }, (_, drawn) => {
    if (drawn > 0) log += Math.log((count - drawn + 1) / drawn) + Math.log(share / (1 - share));
    return Math.exp(log);
  });
}
