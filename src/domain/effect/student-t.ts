import { logGamma } from '../log-gamma';

/** Distribution function of Student's t, read off a table: `steps` a unit, linear between, error under 1e-5. */
export interface StudentT {
  cdf(value: number): number;
  quantile(probability: number): number;
}

const REACH = 40;
const STEPS_PER_UNIT = 100;
const BISECTIONS = 60;
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

/** Where a distribution function reaches a probability; `scale` is any reach that matters, 0 where all lies at 0. */
export function invert(cdf: (value: number) => number, probability: number, scale: number): number {
  if (scale === 0) return 0;
  let low = -scale;
  let high = scale;
  while (cdf(low) > probability) low *= 2;
  while (cdf(high) < probability) high *= 2;
  for (let round = 0; round < BISECTIONS && high - low > 1e-10 * scale; round++) {
    const middle = (low + high) / 2;
    if (cdf(middle) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
