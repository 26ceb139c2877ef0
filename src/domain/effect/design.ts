import type { LevelData } from './level';
import { type EffectPoint, type Link, linked, usualSize } from './link';

/** A control that moves by less than this of its size in the baseline is taken to stand still there. */
const LEAST_MOVEMENT = 1e-9;
/** Prior spread of the controls' coefficients that is tried, in standard deviations of a bucket's own noise. */
const CONTROL_SPREADS = [0.3, 1, 3, 10, 30];

/**
 * The regression behind the counterfactual: a constant, the season (its effects add up to none) and the controls, on the
 * scale of the link. With controls one regression for each prior spread of their coefficients: which of many controls
 * matter is not known from a few buckets (ridge regression, Hoerl and Kennard 1970, its strength averaged over).
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
  const rows = points.map((point, index) => [
    1,
    ...seasons(point),
    ...controls.map((column) => column[index] as number),
  ]);
  const fixed = (rows[0]?.length ?? 1) - controls.length;
  const noise = noiseOf(link, baseline, points);
  const spreads = controls.length === 0 ? [1] : CONTROL_SPREADS;
  return spreads.map((spread) => ({
    data: {
      outcome,
      rows,
      noise,
      ridge: Array.from(rows[0] ?? [], (_, column) => (column < fixed ? 0 : 1 / spread ** 2)),
    },
    weight: 1 / spreads.length,
  }));
}

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

/** Controls, centred and scaled by the baseline; one that never moves there is left out. */
function controlColumns(points: readonly EffectPoint[], used: readonly number[]): number[][] {
  const count = points[0]?.controls.length ?? 0;
  return Array.from({ length: count }, (_, which) => {
    const column = points.map((point) => point.controls[which] as number);
    const known = used.map((index) => column[index] as number);
    const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
    const spread = Math.sqrt(known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / known.length);
    return spread > LEAST_MOVEMENT * Math.abs(mean) ? column.map((value) => (value - mean) / spread) : [];
  }).filter((column) => column.length > 0);
}

/** Variance of each bucket's own noise against the others: a share of many is steadier than one of few. */
function noiseOf(link: Link, baseline: readonly EffectPoint[], points: readonly EffectPoint[]): number[] {
  if (link === 'log') return points.map(() => 1);
  const usual = usualSize(baseline);
  return points.map(({ of }) => (of !== null && of > 0 && usual !== null ? usual / of : 1));
}
