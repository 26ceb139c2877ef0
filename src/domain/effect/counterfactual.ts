import { DYNAMICS_PRIOR, isMemoryless } from './dynamics-prior';
import { forecastLevel, type LevelData, type LevelForecast } from './level-model';
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
  parts: readonly { weight: number; forecast: LevelForecast }[];
  distribution: StudentT;
}

/** Distribution of a forecast error. */
export interface ErrorDistribution {
  cdf(value: number): number;
  quantile(probability: number): number;
  standardDeviation: number;
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
  const fits = choices.flatMap(({ data, weight }) =>
    DYNAMICS_PRIOR.flatMap((choice) => {
      const forecast = forecastLevel(data, choice.dynamics);
      return forecast
        ? [{ data, forecast, logWeight: Math.log(weight * choice.weight) + forecast.logLikelihood }]
        : [];
    }),
  );
  const first = choices[0];
  if (fits.length === 0 || !first) return null;
  const best = Math.max(...fits.map(({ logWeight }) => logWeight));
  const total = fits.reduce((sum, { logWeight }) => sum + Math.exp(logWeight - best), 0);
  const kept = fits
    .map(({ forecast, logWeight }) => ({ forecast, weight: Math.exp(logWeight - best) / total }))
    .filter(({ weight }) => weight >= LEAST_WEIGHT);
  const keptTotal = kept.reduce((sum, { weight }) => sum + weight, 0);
  const parts = kept.map(({ forecast, weight }) => ({ forecast, weight: weight / keptTotal }));
  const rows = (parts[0] as (typeof parts)[number]).forecast.means.length;
  const means = Array.from({ length: rows }, (_, row) =>
    parts.reduce((sum, { weight, forecast }) => sum + weight * (forecast.means[row] as number), 0),
  );
  const used = first.data.outcome.filter((value) => value !== null).length;
  const flat = first.data.ridge.filter((precision) => precision === 0).length;
  const distribution = studentT(used - flat);
  const plain = fits.reduce((one, other) => (isPlainer(other, one) ? other : one));
  const { shift, spread } = retransformationOf(link, residualsOf(plain), flat);
  return {
    levels: means.map((mean) => mean + shift),
    parts,
    distribution,
    errorOf: (weights) => mixture(parts, means, weights, { distribution, spread }),
  };
}

interface Fit {
  data: LevelData;
  forecast: LevelForecast;
  logWeight: number;
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

function mixture(
  parts: Counterfactual['parts'],
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
  const standardDeviation = Math.sqrt(
    components.reduce((sum, { weight, centre, scale }) => sum + weight * (centre ** 2 + scale ** 2), 0),
  );
  return {
    cdf,
    quantile: (probability) => invert(cdf, probability, 4 * standardDeviation),
    standardDeviation,
  };
}
