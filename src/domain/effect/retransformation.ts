import type { Link } from './link';

/** What going back from logarithms to counts takes. */
export interface Retransformation {
  /** Added to a mean logarithm so that its exponential is the mean count. */
  shift: number;
  /** How much more variable counts are, against their mean, than their logarithms; at least 1. */
  spread: number;
}

/**
 * From the residuals of the logarithms in the baseline: the smearing estimate (Duan 1983), with residuals widened by what
 * fitting cost them, and narrowed to the variance around the level where that drifts. Counts of a few, or with bursts,
 * vary more against their mean than their logarithms do; a sum of them needs the wider noise. Other links need neither.
 */
export function retransformationOf(
  link: Link,
  residuals: readonly number[],
  { freedom, disturbance }: { freedom: number; disturbance: number },
): Retransformation {
  if (link !== 'log' || freedom < 1) return { shift: 0, spread: 1 };
  const variance = residuals.reduce((sum, residual) => sum + residual ** 2, 0) / freedom;
  if (variance === 0) return { shift: 0, spread: 1 };
  const scale = Math.sqrt((residuals.length / freedom) * Math.min(1, disturbance / variance));
  const factors = residuals.map((residual) => Math.exp(residual * scale));
  const mean = average(factors);
  const ofLogarithms = average(residuals.map((residual) => (residual * scale) ** 2));
  const ofCounts = average(factors.map((factor) => (factor / mean - 1) ** 2));
  return { shift: Math.log(mean), spread: ofLogarithms > 0 ? Math.max(1, ofCounts / ofLogarithms) : 1 };
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
