import { type Judged, mostProbable } from './quality';

/** Evidence of a text for negative and for positive, each against neutral, and what it is. */
export interface Evidence {
  negative: number;
  positive: number;
  truth: 0 | 1 | 2;
}

export interface Calibration {
  /** Evidence is multiplied by this, then the biases are added: logits against neutral. */
  temperature: number;
  bias: [number, number];
}

/**
 * Fits temperature and biases so that the probabilities speak for equally frequent classes: each text weighs as much as
 * makes its class a third. By gradient descent on the logarithmic loss, from a fixed start.
 */
export function calibrate(evidence: readonly Evidence[]): Calibration {
  const weights = weightsFor(evidence, [1, 1, 1]);
  let temperature = 1;
  const bias: [number, number] = [0, 0];
  for (let round = 0; round < 4_000; round++) {
    let slope = 0;
    let first = 0;
    let second = 0;
    evidence.forEach((each, i) => {
      const [negative, , positive] = probabilitiesOf(each, { temperature, bias });
      const weight = weights[i] as number;
      const a = weight * (negative - (each.truth === 0 ? 1 : 0));
      const b = weight * (positive - (each.truth === 2 ? 1 : 0));
      slope += a * each.negative + b * each.positive;
      first += a;
      second += b;
    });
    temperature -= 0.5 * slope;
    bias[0] -= 0.5 * first;
    bias[1] -= 0.5 * second;
  }
  return { temperature, bias };
}

/**
 * How much the evidence has to be sharpened so that the mean probability of the label equals the share of labels that
 * are right, half over the texts as they came and half over equal classes: streams differ, and neither is the norm.
 */
export function sharpnessOf(evidence: readonly Evidence[], fitted: Calibration): number {
  const mixes = [weightsFor(evidence, null), weightsFor(evidence, [1, 1, 1])];
  const surplus = (sharpness: number) => {
    let gap = 0;
    evidence.forEach((each, i) => {
      const probabilities = probabilitiesOf(each, sharpened(fitted, sharpness));
      const label = mostProbable(probabilities);
      for (const mix of mixes)
        gap += (mix[i] as number) * (probabilities[label] - (label === each.truth ? 1 : 0));
    });
    return gap;
  };
  let low = 0.05;
  let high = 4;
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    if (surplus(middle) > 0) high = middle;
    else low = middle;
  }
  return low;
}

/** The same labels, said more or less decidedly. */
export function sharpened({ temperature, bias }: Calibration, by: number): Calibration {
  return { temperature: temperature * by, bias: [bias[0] * by, bias[1] * by] };
}

export function probabilitiesOf(
  { negative, positive }: Pick<Evidence, 'negative' | 'positive'>,
  { temperature, bias }: Calibration,
): Judged['probabilities'] {
  const a = temperature * negative + bias[0];
  const b = temperature * positive + bias[1];
  const most = Math.max(a, b, 0);
  const parts = [Math.exp(a - most), Math.exp(-most), Math.exp(b - most)] as const;
  const sum = parts[0] + parts[1] + parts[2];
  return [parts[0] / sum, parts[1] / sum, parts[2] / sum];
}

/** Weights that sum to 1, with the classes in the given proportions, or as they are. */
function weightsFor(evidence: readonly Evidence[], mix: readonly number[] | null): Float64Array {
  const counts = [0, 0, 0];
  for (const { truth } of evidence) counts[truth] = (counts[truth] as number) + 1;
  const whole = mix === null ? evidence.length : mix.reduce((sum, share) => sum + share, 0);
  return Float64Array.from(evidence, ({ truth }) =>
    mix === null ? 1 / whole : (mix[truth] as number) / whole / (counts[truth] as number),
  );
}
