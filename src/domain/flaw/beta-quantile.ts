import { invert } from '../effect/student-t';
import { logGamma } from '../log-gamma';

/**
 * The value below which a beta distribution holds this probability; shapes above 0, whole or not. Example: 0.975 of
 * shapes 4 and 8 → 0.6097 (the upper end of Clopper and Pearson's interval of 3 in 11).
 */
export function betaQuantile(probability: number, first: number, second: number): number {
  return invert((value) => regularisedBeta(value, first, second), probability, 1);
}

/** Distribution function of the beta distribution (regularised incomplete beta function). */
export function regularisedBeta(value: number, first: number, second: number): number {
  if (value <= 0) return 0;
  if (value >= 1) return 1;
  const front = Math.exp(
    logGamma(first + second) -
      logGamma(first) -
      logGamma(second) +
      first * Math.log(value) +
      second * Math.log1p(-value),
  );
  // The fraction converges fast on this side of the mean only.
  return value < (first + 1) / (first + second + 2)
    ? (front * continuedFraction(value, first, second)) / first
    : 1 - (front * continuedFraction(1 - value, second, first)) / second;
}

const MOST_TERMS = 500;
const PRECISION = 1e-13;
const TINY = 1e-300;

/** Abramowitz and Stegun 26.5.8, evaluated forwards (Lentz 1976). */
function continuedFraction(value: number, first: number, second: number): number {
  const away = (number: number) => (Math.abs(number) < TINY ? TINY : number);
  let numerator = 1;
  let denominator = 1 / away(1 - ((first + second) * value) / (first + 1));
  let fraction = denominator;
  const step = (coefficient: number) => {
    denominator = 1 / away(1 + coefficient * denominator);
    numerator = away(1 + coefficient / numerator);
    fraction *= denominator * numerator;
    return denominator * numerator;
  };
  for (let term = 1; term <= MOST_TERMS; term++) {
    const twice = 2 * term;
    step((term * (second - term) * value) / ((first + twice - 1) * (first + twice)));
    const factor = step(
      (-(first + term) * (first + second + term) * value) / ((first + twice) * (first + twice + 1)),
    );
    if (Math.abs(factor - 1) < PRECISION) break;
  }
  return fraction;
}
