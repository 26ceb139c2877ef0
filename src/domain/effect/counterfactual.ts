import { DYNAMICS_PRIOR, isMemoryless } from './dynamics-prior';
import { disturbanceShare, freedomOf, type LevelData } from './level';
import { filterLevel } from './level-filter';
import { fitLevel, forecastFrom, type LevelFit, type LevelForecast } from './level-model';
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
  const centre = centreOf(choices[0]?.data.outcome ?? []);
  const fits = fitsOf(choices.map(({ data, weight }) => ({ data: centred(data, centre), weight })));
  const plain = fits.reduce<Fit | null>(
    (one, fit) => (one === null || isPlainer(fit, one) ? fit : one),
    null,
  );
  if (!plain) return null;
  const parts = partsOf(fits);
  const means = Array.from(parts[0]?.forecast.means ?? [], (_, row) =>
    parts.reduce((sum, { weight, forecast }) => sum + weight * (forecast.means[row] as number), 0),
  );
  const residuals = residualsOf(plain.fit);
  const freedom = freedomOf(plain.fit.data, residuals.length);
  const disturbance = parts.reduce(
    (sum, { weight, fit }) => sum + weight * fit.noiseVariance * disturbanceShare(fit.dynamics),
    0,
  );
  const { shift, spread } = retransformationOf(link, residuals, { freedom, disturbance });
  const distribution = studentT(freedom);
  return {
    levels: means.map((mean) => centre + mean + shift),
    errorOf: (weights) => mixture(parts, means, weights, { distribution, spread }),
  };
}

function centreOf(outcome: LevelData['outcome']): number {
  const known = outcome.filter((value) => value !== null);
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** The constant of the regression takes up any centre; without one, values far from zero would lose their digits. */
function centred(data: LevelData, centre: number): LevelData {
  return { ...data, outcome: data.outcome.map((value) => (value === null ? null : value - centre)) };
}

interface Fit {
  fit: LevelFit;
  /** Logarithm of how likely it is, up to a constant that all fits share. */
  logWeight: number;
}

interface Part {
  weight: number;
  fit: LevelFit;
  forecast: LevelForecast;
}

/** Each regression under every kind of dynamics; without those under which its numbers leave what can be computed. */
function fitsOf(choices: readonly { data: LevelData; weight: number }[]): Fit[] {
  const [first] = choices;
  if (!first) return [];
  return DYNAMICS_PRIOR.flatMap(({ dynamics, weight: ofDynamics }) => {
    // The regressions differ in how far their coefficients are held back, which the filter does not know of.
    const filtered = filterLevel(first.data, dynamics);
    return choices.flatMap(({ data, weight }) => {
      const fit = fitLevel(data, dynamics, filtered);
      const logWeight = fit ? Math.log(weight * ofDynamics) + fit.logLikelihood : Number.NaN;
      return fit && Number.isFinite(logWeight) ? [{ fit, logWeight }] : [];
    });
  });
}

/** The fits that say something, with their shares. */
function partsOf(fits: readonly Fit[]): Part[] {
  const best = Math.max(...fits.map(({ logWeight }) => logWeight));
  const weighed = shared(fits.map(({ fit, logWeight }) => ({ fit, weight: Math.exp(logWeight - best) })));
  const heard = shared(weighed.filter(({ weight }) => weight >= LEAST_WEIGHT));
  return heard.map(({ fit, weight }) => ({ fit, weight, forecast: forecastFrom(fit) }));
}

function shared<Weighed extends { weight: number }>(parts: readonly Weighed[]): Weighed[] {
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  return parts.map((part) => ({ ...part, weight: part.weight / total }));
}

/** Whether a fit is the likelier one without memory, whose residuals are plain. */
function isPlainer(fit: Fit, than: Fit): boolean {
  const isPlain = isMemoryless(fit.fit.dynamics);
  return isPlain === isMemoryless(than.fit.dynamics) ? fit.logWeight > than.logWeight : isPlain;
}

function residualsOf({ data, coefficients }: LevelFit): number[] {
  return data.outcome.flatMap((value, index) => {
    if (value === null) return [];
    const row = data.rows[index] as ArrayLike<number>;
    let rest = value;
    for (let column = 0; column < row.length; column++)
      rest -= (row[column] as number) * (coefficients[column] as number);
    return [rest];
  });
}

/** `spread`: how much more variable sums are than the scale of the link says. */
function mixture(
  parts: readonly Part[],
  means: readonly number[],
  weights: readonly number[],
  { distribution, spread }: { distribution: StudentT; spread: number },
): ErrorDistribution {
  const centres = parts.map(({ forecast }) =>
    weights.reduce(
      (sum, each, row) => sum + each * ((forecast.means[row] as number) - (means[row] as number)),
      0,
    ),
  );
  const scales = parts.map(({ forecast }) => Math.sqrt(spread * forecast.varianceOf(weights)));
  const shares = parts.map(({ weight }) => weight);
  const cdf = (value: number) => {
    let sum = 0;
    for (let part = 0; part < shares.length; part++)
      sum +=
        (shares[part] as number) *
        distribution.cdf((value - (centres[part] as number)) / (scales[part] as number));
    return sum;
  };
  const reach = Math.max(...centres.map((centre, part) => Math.abs(centre) + (scales[part] as number)));
  return { quantile: (probability) => invert(cdf, probability, 4 * reach) };
}
