import { logGamma } from '../log-gamma';

const NEGLIGIBLE = 1e-12;
/** Above this the sum would be long and a normal curve is near enough. */
const LARGE = 20_000;

/**
 * Chance of `count` or more when `mean` are expected and the variance is mean + dispersion × mean² (Anscombe 1950).
 * 1 for a count of 0; 0 when nothing is expected and something came.
 */
export function negativeBinomialTail(count: number, mean: number, dispersion: number): number {
  if (count <= 0) return 1;
  if (mean <= 0) return 0;
  const whole = Math.ceil(count);
  if (whole > LARGE) return normalTail((whole - mean) / Math.sqrt(mean + dispersion * mean * mean));
  const shape = 1 / Math.max(dispersion, 1e-6);
  const success = mean / (shape + mean);
  let term = Math.exp(
    logGamma(whole + shape) -
      logGamma(shape) -
      logGamma(whole + 1) +
      shape * Math.log1p(-success) +
      whole * Math.log(success),
  );
  let sum = 0;
  for (let at = whole; at < whole + LARGE; at++) {
    sum += term;
    term *= (success * (at + shape)) / (at + 1);
    if (term < sum * NEGLIGIBLE && at > mean) break;
  }
  return Math.min(1, sum);
}

/** Upper tail of the normal distribution (Abramowitz and Stegun 7.1.26, error under 2e-7). */
function normalTail(z: number): number {
  const t = 1 / (1 + 0.3275911 * (Math.abs(z) / Math.SQRT2));
  const series =
    ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  const half = (series * Math.exp(-(z * z) / 2)) / 2;
  return z >= 0 ? half : 1 - half;
}
