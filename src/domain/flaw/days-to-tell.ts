import type { QuietWindow } from './confirmed-quiet';
import { midRateRatio } from './exact-rate-ratio';
import { LOOKS } from './looks';
import { QUIET_BELOW } from './quiet-reasons';

/** It must be told in so many cases. */
const SURE = 0.9;

/**
 * The look, in days after a fix, by which a flaw that keeps `left` of its old rate is surely called quiet in nine cases
 * of ten, if every day is collected; `null` when the last look is too early for that, or nothing was said before.
 * `variation` is how much more a day varies than chance makes it: variance = mean + variation × mean².
 */
export function daysToTell(before: QuietWindow, variation: number, left: number): number | null {
  if (before.complaints === 0 || before.coveredDays === 0) return null;
  const aDay = before.complaints / before.coveredDays;
  const dispersionOf = (mean: number) => 1 + variation * mean;
  const earlier = { ...before, dispersion: dispersionOf(aDay) };
  const spread = dispersionOf(aDay * left);
  const look = LOOKS.find(({ day, tail }) => {
    const complaints = spread * poissonQuantile((aDay * left * day) / spread, SURE);
    const exposure = (before.exposure / before.coveredDays) * day;
    const after = { complaints, exposure, dispersion: dispersionOf(aDay * Math.max(left, QUIET_BELOW)) };
    return midRateRatio(after, earlier, tail).high < QUIET_BELOW;
  });
  return look?.day ?? null;
}

/** The smallest count that is not exceeded with this probability. */
function poissonQuantile(mean: number, probability: number): number {
  let term = Math.exp(-mean);
  // Beyond this the term is nothing, and the normal approximation is good.
  if (term === 0) return Math.ceil(mean + 1.2816 * Math.sqrt(mean));
  let count = 0;
  for (let sum = term; sum < probability; sum += term) {
    count++;
    term *= mean / count;
  }
  return count;
}
