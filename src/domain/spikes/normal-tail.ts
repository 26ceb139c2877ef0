/** Upper tail of the normal distribution (Abramowitz and Stegun 7.1.26, error under 2e-7). */
export function normalTail(z: number): number {
  const t = 1 / (1 + 0.3275911 * (Math.abs(z) / Math.SQRT2));
  const series =
    ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  const half = (series * Math.exp(-(z * z) / 2)) / 2;
  return z >= 0 ? half : 1 - half;
}
