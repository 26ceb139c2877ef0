import type { LevelData } from './level';
import { type EffectPoint, type Link, linked, usualSize } from './link';

/** A control that moves by less than this of its size in the baseline is taken to stand still there. */
const LEAST_MOVEMENT = 1e-9;
/** Prior spread of the controls' coefficients that is tried, in standard deviations of a bucket's own noise. */
const CONTROL_SPREADS = [0.3, 1, 3, 10, 30];
/**
 * What controls are believed to leave unexplained of the outcome's variance, worth so many buckets: what R's CausalImpact
 * believes (Brodersen et al. 2015), which gives it the weight of 50. In a short baseline controls fit better than they
 * foretell; two temper that, and are soon outweighed.
 */
const UNEXPLAINED = { share: 0.2, rows: 2 };
/** That of a steady trend, and how likely one is before looking. */
const TREND_SPREADS = [1, 3, 10];
const TREND_WEIGHT = 0.2;

/**
 * The regression behind the counterfactual: a constant, the season (its effects add up to none), the controls and a
 * steady trend, on the scale of the link. One regression for each prior spread of the controls' coefficients: which of
 * many controls matter is not known from a few buckets (ridge regression, Hoerl and Kennard 1970, its strength averaged
 * over). Each without a trend and with one: a level that only drifts would take growth that goes on for an effect.
 */
export function designs(
  link: Link,
  baseline: readonly EffectPoint[],
  after: readonly EffectPoint[],
): { data: LevelData; weight: number }[] {
  const points = [...baseline, ...after];
  const outcome = baseline.map((point) => linked(link, point));
  const used = outcome.flatMap((value, index) => (value === null ? [] : [index]));
  const seasons = seasonColumns(baseline, used);
  const controls = controlColumns(points, used);
  const trend = standardised(
    points.map((_, index) => index),
    used,
  );
  const rows = points.map((point, index) =>
    Float64Array.of(
      1,
      ...seasons(point),
      ...controls.map((column) => column[index] as number),
      ...trend.slice(index, index + 1),
    ),
  );
  const fixed = (rows[0]?.length ?? 1) - controls.length - (trend.length > 0 ? 1 : 0);
  const noise = noiseOf(link, baseline, points);
  const spreads = controls.length === 0 ? [1] : CONTROL_SPREADS;
  const belief = {
    variance: UNEXPLAINED.share * varianceOf(used.map((index) => outcome[index] as number)),
    rows: controls.length === 0 ? 0 : UNEXPLAINED.rows,
  };
  return spreads.flatMap((spread) =>
    TREND_CHOICES.map((trend) => ({
      data: {
        outcome,
        rows,
        noise,
        belief,
        ridge: Array.from(rows[0] ?? [], (_, column) =>
          column < fixed ? 0 : 1 / (column < fixed + controls.length ? spread : trend.spread) ** 2,
        ),
      },
      weight: trend.weight / spreads.length,
    })),
  );
}

/** A spread of 0 leaves the trend out. */
const TREND_CHOICES = [
  { spread: 0, weight: 1 - TREND_WEIGHT },
  ...TREND_SPREADS.map((spread) => ({ spread, weight: TREND_WEIGHT / TREND_SPREADS.length })),
];

/** Effects of the seasons seen in the baseline, coded so that they add up to none; another season has none. */
function seasonColumns(baseline: readonly EffectPoint[], used: readonly number[]) {
  const seen = [...new Set(used.map((index) => (baseline[index] as EffectPoint).season))]
    .filter((season) => season !== null)
    .sort((one, other) => one - other);
  const last = seen.at(-1);
  const columns = seen.slice(0, -1);
  return ({ season }: EffectPoint) =>
    columns.map((column) => (season === column ? 1 : season === last ? -1 : 0));
}

/** Controls by the baseline; one that never moves there is left out. */
function controlColumns(points: readonly EffectPoint[], used: readonly number[]): number[][] {
  return Array.from({ length: points[0]?.controls.length ?? 0 }, (_, which) =>
    standardised(
      points.map((point) => point.controls[which] as number),
      used,
    ),
  ).filter((column) => column.length > 0);
}

/** A column centred and scaled by the rows that are used; empty where it does not move there. */
function standardised(column: readonly number[], used: readonly number[]): number[] {
  const known = used.map((index) => column[index] as number);
  const mean = meanOf(known);
  const spread = Math.sqrt(varianceOf(known));
  return spread > LEAST_MOVEMENT * Math.abs(mean) ? column.map((value) => (value - mean) / spread) : [];
}

/** Variance of each bucket's own noise against the others: a share of many is steadier than one of few. */
function noiseOf(link: Link, baseline: readonly EffectPoint[], points: readonly EffectPoint[]): number[] {
  if (link === 'log') return points.map(() => 1);
  const usual = usualSize(baseline);
  return points.map(({ of }) => (of !== null && of > 0 && usual !== null ? usual / of : 1));
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function varianceOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return meanOf(values.map((value) => (value - mean) ** 2));
}
