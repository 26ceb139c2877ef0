interface Count {
  mentions: number;
  season: number;
}

/** A log rate ratio (now to before), its variance at dispersion 1, and how dispersed the counts are. */
export interface QuasiPoissonFit {
  logRatio: number;
  variance: number;
  dispersion: number;
  degreesOfFreedom: number;
}

/**
 * Fits `rate of window × factor of season` to counts in time order.
 *
 * Maximum likelihood by iterative proportional fitting (Deming and Stephan 1940). Dispersion is Pearson's χ² over the
 * degrees of freedom, at least 1 (McCullagh and Nelder 1989, 4.5.2), times (1 + ρ)/(1 − ρ) where neighbouring residuals
 * correlate by more than a standard error: one burst over three days is one event, not three. The degrees of freedom
 * shrink by the same factor (effective sample size of an AR(1) series, Bayley and Hammersley 1946).
 */
export function quasiPoissonFit(windows: {
  now: readonly Count[];
  before: readonly Count[];
}): QuasiPoissonFit {
  const { rates, factors } = fitRates(windows);
  const residuals = [windows.now, windows.before].map((counts, index) =>
    counts.map(({ mentions, season }) => {
      const expected = (rates[index] as number) * (factors.get(season) as number);
      return expected === 0 ? null : (mentions - expected) / Math.sqrt(expected);
    }),
  );
  const known = residuals.flat().filter((residual) => residual !== null);
  const parameters = rates.filter((rate) => rate > 0).length + countPositive(factors) - 1;
  const freedom = Math.max(1, known.length - parameters);
  const squares = known.reduce((sum, residual) => sum + residual ** 2, 0);
  const shared = sharedByNeighbours(residuals, squares, parameters);
  return {
    logRatio: Math.log(rates[0] as number) - Math.log(rates[1] as number),
    variance: 1 / information(windows, rates, factors),
    dispersion: Math.max(1, squares / freedom) * shared,
    degreesOfFreedom: freedom / shared,
  };
}

const ROUNDS = 30;

function fitRates(windows: { now: readonly Count[]; before: readonly Count[] }) {
  const both = [windows.now, windows.before];
  const factors = new Map(both.flat().map(({ season }) => [season, 1]));
  let rates: number[] = [];
  // Balanced windows are fitted after the first round; unbalanced weekdays need a few.
  for (let round = 0; round < ROUNDS; round++) {
    rates = both.map((counts) => ratio(counts, ({ season }) => factors.get(season) as number));
    if (factors.size === 1) break;
    for (const season of factors.keys()) {
      const cells = both.flatMap((counts, index) =>
        counts
          .filter((count) => count.season === season)
          .map(({ mentions }) => ({ mentions, rate: rates[index] as number })),
      );
      factors.set(
        season,
        ratio(cells, ({ rate }) => rate),
      );
    }
  }
  return { rates, factors };
}

function ratio<Cell extends { mentions: number }>(
  cells: readonly Cell[],
  exposureOf: (cell: Cell) => number,
): number {
  let mentions = 0;
  let exposure = 0;
  for (const cell of cells) {
    mentions += cell.mentions;
    exposure += exposureOf(cell);
  }
  return exposure === 0 ? 0 : mentions / exposure;
}

/** Fisher information of the log ratio, the seasons known only from the same counts: Σ m₁m₀/(m₁ + m₀) by season. */
function information(
  windows: { now: readonly Count[]; before: readonly Count[] },
  rates: readonly number[],
  factors: ReadonlyMap<number, number>,
): number {
  let sum = 0;
  for (const [season, factor] of factors) {
    const [now, before] = [windows.now, windows.before].map(
      (counts, index) =>
        (rates[index] as number) * factor * counts.filter((count) => count.season === season).length,
    ) as [number, number];
    if (now + before > 0) sum += (now * before) / (now + before);
  }
  return sum;
}

/** (1 + ρ)/(1 − ρ) of the lag-1 correlation, at least 1; ρ is raised by the bias that fitting costs it. */
function sharedByNeighbours(
  windows: readonly (readonly (number | null)[])[],
  squares: number,
  parameters: number,
): number {
  if (squares === 0) return 1;
  let products = 0;
  let pairs = 0;
  for (const residuals of windows) {
    for (let index = 1; index < residuals.length; index++) {
      const [earlier, later] = [residuals[index - 1], residuals[index]];
      if (earlier == null || later == null) continue;
      products += earlier * later;
      pairs++;
    }
  }
  const correlation = Math.min(0.9, products / squares + (pairs < 24 ? 0 : parameters / pairs / 2));
  return correlation <= NOISE / Math.sqrt(Math.max(pairs, 1)) ? 1 : (1 + correlation) / (1 - correlation);
}

/** A correlation within this many of its standard errors is taken for none. */
const NOISE = 1;

function countPositive(factors: ReadonlyMap<number, number>): number {
  return [...factors.values()].filter((factor) => factor > 0).length;
}
