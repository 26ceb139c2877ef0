import { RETURN_LIMIT, type ReturnRates, returnEvidence } from './return-run';

/** Fewer people may be one household. */
export const MIN_PEOPLE = 3;
/** It must be told in so many cases. */
const SURE = 0.9;
const MOST_DAYS = 60;
/** Strengths are told apart by a 20th. */
const BINS = 20 * RETURN_LIMIT;
const LEAST_CHANCE = 1e-9;

/**
 * By which day of a return to half the old rate it is called in nine cases of ten; `null`: not within 60 days. What
 * `returnRun` does from one day to the next, for all that may happen at once (a Markov chain over its strength and the
 * people in the run: Brook and Evans 1972).
 */
export function daysToReturn(rates: ReturnRates): number | null {
  const counts = countChances(rates.returned, rates.variation);
  const steps = counts.map((_, count) => returnEvidence({ count, exposure: 1 }, rates));
  const width = BINS + 1;
  const empty = () => new Float64Array(width * (MIN_PEOPLE + 1));
  let chances = empty();
  chances[0] = 1;
  for (let day = 1; day <= MOST_DAYS; day++) {
    const next = empty();
    for (const [state, chance] of chances.entries()) {
      if (chance < LEAST_CHANCE) continue;
      const [people, bin] = [Math.floor(state / width), state % width];
      for (const [count, likely] of counts.entries()) {
        const strength = bin + (steps[count] as number) * 20;
        // What reached the limit stays there; what fell to nothing begins anew.
        const to = bin === BINS ? BINS : Math.min(BINS, Math.max(0, Math.round(strength)));
        const heard = to === 0 ? 0 : Math.min(MIN_PEOPLE, people + count);
        next[heard * width + to] = (next[heard * width + to] as number) + chance * likely;
      }
    }
    chances = next;
    if ((chances.at(-1) as number) >= SURE) return day;
  }
  return null;
}

/** How likely each count of a day is, up to those that matter; negative binomial, Poisson without variation. */
function countChances(mean: number, variation: number): number[] {
  const chances: number[] = [];
  const spread = 1 + variation * mean;
  let chance = variation < 1e-6 ? Math.exp(-mean) : spread ** (-1 / variation);
  for (let count = 0, left = 1; left > 1e-6 && count < 1000; count++) {
    chances.push(chance);
    left -= chance;
    chance *=
      variation < 1e-6 ? mean / (count + 1) : ((1 / variation + count) * (1 - 1 / spread)) / (count + 1);
  }
  return chances;
}
