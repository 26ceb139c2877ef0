/** A count and how much of it its exposure leads to expect, up to a factor that is fitted to each window. */
export interface ExposedCount {
  count: number;
  exposure: number;
}

/** A correlation within this many of its standard errors is taken for none. */
const NOISE = 1;
const MOST_CORRELATION = 0.9;

/**
 * How much more counts vary than chance alone makes them, at least 1: Pearson's χ² over its degrees of freedom with a
 * rate of its own for each window (McCullagh and Nelder 1989, 4.5.2), times (1 + ρ)/(1 − ρ) where neighbouring days
 * correlate: one burst over three days is one event, not three. The variance of a *sum* of days grows by this.
 */
export function dispersionOf(windows: readonly (readonly ExposedCount[])[]): number {
  let squares = 0;
  let freedom = 0;
  let products = 0;
  let pairs = 0;
  for (const days of windows) {
    const residuals = residualsOf(days);
    if (residuals.length === 0) continue;
    freedom += residuals.length - 1;
    residuals.forEach((residual, index) => {
      squares += residual ** 2;
      const earlier = residuals[index - 1];
      if (earlier === undefined) return;
      products += earlier * residual;
      pairs++;
    });
  }
  if (freedom < 1 || squares === 0) return 1;
  const correlation = Math.min(MOST_CORRELATION, products / squares + 1 / Math.max(pairs, 1));
  const shared = correlation <= NOISE / Math.sqrt(pairs) ? 1 : (1 + correlation) / (1 - correlation);
  return Math.max(1, (squares / freedom) * shared);
}

function residualsOf(days: readonly ExposedCount[]): number[] {
  const counts = days.reduce((sum, { count }) => sum + count, 0);
  const exposures = days.reduce((sum, { exposure }) => sum + exposure, 0);
  if (counts === 0 || exposures === 0) return [];
  return days
    .filter(({ exposure }) => exposure > 0)
    .map(({ count, exposure }) => {
      const expected = (counts / exposures) * exposure;
      return (count - expected) / Math.sqrt(expected);
    });
}
