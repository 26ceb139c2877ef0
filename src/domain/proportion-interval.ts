const Z_95 = 1.959964;

/**
 * A proportion with its 95 % Wilson score interval (Wilson 1927, J. Am. Stat. Assoc. 22:209). Nothing read answers 0
 * within 0…1.
 */
export function proportionInterval(
  hits: number,
  of: number,
): { estimate: number; low: number; high: number } {
  if (of === 0) return { estimate: 0, low: 0, high: 1 };
  const estimate = hits / of;
  const shrink = 1 + Z_95 ** 2 / of;
  const centre = (estimate + Z_95 ** 2 / (2 * of)) / shrink;
  const half = (Z_95 / shrink) * Math.sqrt((estimate * (1 - estimate)) / of + Z_95 ** 2 / (4 * of ** 2));
  return { estimate, low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
