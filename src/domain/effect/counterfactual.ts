import { DYNAMICS_PRIOR, isMemoryless } from './dynamics-prior';
import { flatCount, type LevelData } from './level';
import { forecastLevel, type LevelForecast } from './level-model';
import type { Link } from './link';
import { retransformationOf } from './retransformation';
import { invert, type StudentT, studentT } from './student-t';

/** Dynamics that say less than this of the whole are left out. */
const LEAST_WEIGHT = 0.002;

/** What would have been seen, on the scale of the link: a mixture over how the level may move. */
export interface Counterfactual {
  /** The level each row after the baseline would have been at. */
  levels: number[];
  /** Distribution of a weighted sum of (observed − level) if nothing had happened. */
  errorOf(weights: readonly number[]): ErrorDistribution;
}

/** Distribution of a forecast error. */
export interface ErrorDistribution {
  quantile(probability: number): number;
}

/**
 * Averages forecasts over the kinds of dynamics by how well each explains the baseline (Bayesian model averaging, Hoeting
 * et al. 1999): how the level moves is never known from a few weeks, so its uncertainty widens the interval. `null` when
 * no kind can be fitted.
 */
export function averageForecasts(
  link: Link,
  choices: readonly { data: LevelData; weight: number }[],
): Counterfactual | null {
  const fits = choices.flatMap(fitsOf);
  const plain = fits.reduce<Fit | null>(
    (one, fit) => (one === null || isPlainer(fit, one) ? fit : one),
    null,
  );
  if (!plain) return null;
  const parts = partsOf(fits);
  const means = Array.from(plain.forecast.means, (_, row) =>
    parts.reduce((sum, { weight, forecast }) => sum + weight * (forecast.means[row] as number), 0),
  );
  const residuals = residualsOf(plain);
  const flat = flatCount(plain.data);
  const { shift, spread } = retransformationOf(link, residuals, flat);
  const distribution = studentT(residuals.length - flat);
  return {
    levels: means.map((mean) => mean + shift),
    errorOf: (weights) => mixture(parts, means, weights, { distribution, spread }),
  };
}

interface Fit {
  data: LevelData;
  forecast: LevelForecast;
  /** Logarithm of how likely it is, up to a constant that all fits share. */
  logWeight: number;
}

interface Part {
  weight: number;
  forecast: LevelForecast;
}

/** One regression under every kind of dynamics; without those under which its numbers leave what can be computed. */
function fitsOf({ data, weight }: { data: LevelData; weight: number }): Fit[] {
  return DYNAMICS_PRIOR.flatMap((choice) => {
    const forecast = forecastLevel(data, choice.dynamics);
    const logWeight = forecast ? Math.log(weight * choice.weight) + forecast.logLikelihood : Number.NaN;
    return forecast && Number.isFinite(logWeight) ? [{ data, forecast, logWeight }] : [];
  });
}

/** The fits that say something, with their shares. */
function partsOf(fits: readonly Fit[]): Part[] {
  const best = Math.max(...fits.map(({ logWeight }) => logWeight));
  return shared(
    shared(fits.map(({ forecast, logWeight }) => ({ forecast, weight: Math.exp(logWeight - best) }))).filter(
      ({ weight }) => weight >= LEAST_WEIGHT,
    ),
  );
}

function shared(parts: readonly Part[]): Part[] {
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  return parts.map(({ forecast, weight }) => ({ forecast, weight: weight / total }));
}

/** Whether a fit is the likelier one without memory, whose residuals are plain. */
function isPlainer(fit: Fit, than: Fit): boolean {
  const [one, other] = [fit, than].map(({ forecast }) => isMemoryless(forecast.dynamics));
  return one === other ? fit.logWeight > than.logWeight : one === true;
}

function residualsOf({ data, forecast }: Fit): number[] {
  return data.outcome.flatMap((value, index) => {
    if (value === null) return [];
    const row = data.rows[index] as readonly number[];
    return [
      row.reduce((rest, each, column) => rest - each * (forecast.coefficients[column] as number), value),
    ];
  });
}

/** `spread`: how much more variable sums are than the scale of the link says. */
function mixture(
  parts: readonly Part[],
  means: readonly number[],
  weights: readonly number[],
  { distribution, spread }: { distribution: StudentT; spread: number },
): ErrorDistribution {
  const components = parts.map(({ weight, forecast }) => ({
    weight,
    centre: weights.reduce(
      (sum, each, row) => sum + each * ((forecast.means[row] as number) - (means[row] as number)),
      0,
    ),
    scale: Math.sqrt(spread * forecast.varianceOf(weights)),
  }));
  const cdf = (value: number) =>
    components.reduce(
      (sum, { weight, centre, scale }) => sum + weight * distribution.cdf((value - centre) / scale),
      0,
    );
  const reach = Math.max(...components.map(({ centre, scale }) => Math.abs(centre) + scale));
  return { quantile: (probability) => invert(cdf, probability, 4 * reach) };
}
