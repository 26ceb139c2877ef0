import { logGamma } from '../log-gamma';

/** Distribution function of Student's t, read off a table: `steps` a unit, linear between, error under 1e-5. */
export interface StudentT {
  cdf(value: number): number;
  quantile(probability: number): number;
}

const REACH = 40;
const STEPS_PER_UNIT = 100;
const MAX_ROUNDS = 120;
const TOLERANCE = 1e-10;
/** A probability this near is reached. */
const EXACT = 1e-13;
const known = new Map<number, StudentT>();

/** Student's t with at least one degree of freedom, whole or not; fractions are kept to a tenth. Pure and remembered. */
export function studentT(degreesOfFreedom: number): StudentT {
  const freedom = Math.round(10 * Math.max(1, degreesOfFreedom)) / 10;
  const found = known.get(freedom);
  if (found) return found;
  const made = tabulate(freedom);
  known.set(freedom, made);
  return made;
}

function tabulate(degreesOfFreedom: number): StudentT {
  const table = new Float64Array(REACH * STEPS_PER_UNIT + 1);
  const norm =
    Math.exp(logGamma((degreesOfFreedom + 1) / 2) - logGamma(degreesOfFreedom / 2)) /
    Math.sqrt(degreesOfFreedom * Math.PI);
  const density = (at: number) =>
    norm * Math.exp((-(degreesOfFreedom + 1) / 2) * Math.log1p((at * at) / degreesOfFreedom));
  const step = 1 / STEPS_PER_UNIT;
  table[0] = 0.5;
  for (let index = 1; index < table.length; index++) {
    const from = (index - 1) * step;
    // Simpson's rule on each step.
    const area = (step / 6) * (density(from) + 4 * density(from + step / 2) + density(from + step));
    table[index] = (table[index - 1] as number) + area;
  }
  const upper = (value: number) => {
    const place = value * STEPS_PER_UNIT;
    const index = Math.floor(place);
    if (index >= table.length - 1) return tail(value, degreesOfFreedom, density);
    const low = table[index] as number;
    return low + (place - index) * ((table[index + 1] as number) - low);
  };
  const cdf = (value: number) => (value < 0 ? 1 - upper(-value) : upper(value));
  return { cdf, quantile: (probability) => invert(cdf, probability, REACH) };
}

/** Beyond the table the tail falls like `value ** -degreesOfFreedom`; nothing lies beyond the last number. */
function tail(value: number, degreesOfFreedom: number, density: (at: number) => number): number {
  return value === Number.POSITIVE_INFINITY ? 1 : 1 - (density(value) * value) / degreesOfFreedom;
}

/**
 * Where a distribution function reaches a probability; `scale` is any reach that matters, 0 where all lies at 0. False
 * position that halves the weight of an end that stays (Illinois: Dowell and Jarratt 1971).
 */
export function invert(cdf: (value: number) => number, probability: number, scale: number): number {
  if (scale === 0) return 0;
  let [low, high] = [-scale, scale];
  let [below, above] = [cdf(low) - probability, cdf(high) - probability];
  for (; below > 0; below = cdf(low) - probability) low *= 2;
  for (; above < 0; above = cdf(high) - probability) high *= 2;
  let stayed = 0;
  for (let round = 0; round < MAX_ROUNDS && high - low > TOLERANCE * scale; round++) {
    // Every third step halves, so that a flat stretch cannot hold it up.
    const share = round % 3 === 2 || above === below ? 0.5 : -below / (above - below);
    const between = low + share * (high - low);
    const off = cdf(between) - probability;
    if (Math.abs(off) < EXACT) return between;
    if (off < 0) {
      [low, below] = [between, off];
      if (stayed < 0) above /= 2;
      stayed = -1;
    } else {
      [high, above] = [between, off];
      if (stayed > 0) below /= 2;
      stayed = 1;
    }
  }
  return (low + high) / 2;
}
