/** The 97.5 % quantile of the normal distribution. */
export const Z_975 = 1.959963984540054;
const Z = Z_975;

/**
 * The 97.5 % quantile of Student's t, for 95 % intervals; at least 3 degrees of freedom, whole or not (error under
 * 0.004 there, under 0.001 from 4). Abramowitz and Stegun, *Handbook of Mathematical Functions*, 26.7.5. Example:
 * 10 → 2.228.
 */
export function tQuantile975(degreesOfFreedom: number): number {
  const v = Math.max(3, degreesOfFreedom);
  return Z + G1 / v + G2 / v ** 2 + G3 / v ** 3 + G4 / v ** 4;
}

const G1 = (Z ** 3 + Z) / 4;
const G2 = (5 * Z ** 5 + 16 * Z ** 3 + 3 * Z) / 96;
const G3 = (3 * Z ** 7 + 19 * Z ** 5 + 17 * Z ** 3 - 15 * Z) / 384;
const G4 = (79 * Z ** 9 + 776 * Z ** 7 + 1482 * Z ** 5 - 1920 * Z ** 3 - 945 * Z) / 92160;
