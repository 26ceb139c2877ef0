import type { Counterfactual, ErrorDistribution } from './counterfactual';
import { type EffectPoint, expectedTotal, isKnown, type Link, sizeOf, slopeAt, totalOf } from './link';

/** Probability inside each of the nested bands. */
export const BAND_LEVELS = [0.5, 0.8, 0.95] as const;

/** Two ends of an interval; `low` ≤ `high`. */
export interface Interval {
  low: number;
  high: number;
}

/** An estimate with its nested intervals, in the order of `BAND_LEVELS`. */
export interface Banded {
  estimate: number;
  bands: Interval[];
}

/** Totals of some buckets: seen, and expected where the level lies `offset` from its forecast. */
export interface WindowSum {
  buckets: number;
  size: number;
  observed: number;
  expectedBy(offset: number): number;
  error: ErrorDistribution;
  /** Ends of the offset's bands. */
  offsets: Interval[];
}

/** The sum over the known ones of the first so many rows after a baseline; `null` when none is known. */
export function sumTo(
  link: Link,
  after: readonly EffectPoint[],
  counterfactual: Counterfactual,
  rows: number,
): WindowSum | null {
  const known = after.flatMap((point, row) =>
    row < rows && isKnown(link, point) ? [{ row, point, level: counterfactual.levels[row] as number }] : [],
  );
  if (known.length === 0) return null;
  const total = (each: (one: (typeof known)[number]) => number) =>
    known.reduce((sum, one) => sum + each(one), 0);
  const slope = total(({ point, level }) => slopeAt(link, point, level));
  const weights = after.map(() => 0);
  for (const { row, point, level } of known) weights[row] = slopeAt(link, point, level) / slope;
  const error = counterfactual.errorOf(weights);
  return {
    buckets: known.length,
    size: total(({ point }) => sizeOf(point)),
    observed: total(({ point }) => totalOf(link, point)),
    expectedBy: (offset) => total(({ point, level }) => expectedTotal(link, point, level + offset)),
    error,
    offsets: offsetsOf(error),
  };
}

/** Ends of the bands of a forecast's error. */
export function offsetsOf(error: ErrorDistribution): Interval[] {
  return BAND_LEVELS.map((level) => ({
    low: error.quantile((1 - level) / 2),
    high: error.quantile((1 + level) / 2),
  }));
}

/** Observed minus expected, times `scale`. */
export function changeOf({ observed, expectedBy, offsets }: WindowSum, scale: number): Banded {
  const change = (offset: number) => scale * (observed - expectedBy(offset));
  return {
    estimate: change(0),
    bands: offsets.map(({ low, high }) => ({ low: change(high), high: change(low) })),
  };
}
