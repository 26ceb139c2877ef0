import { logGamma } from '../log-gamma';
import { normalTail } from './normal-tail';

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
