/** Scale on which an effect adds up: counts and rates by ratio, shares by odds, anything else as it is. */
export type Link = 'log' | 'logit' | 'identity';

/**
 * One bucket. `of` is what a share is a share of, what a count is held against, or how much stands behind a mean; `null` value:
 * not collected.
 */
export interface EffectPoint {
  value: number | null;
  of: number | null;
  /** What repeats: the weekday of a day; `null` where nothing is known to repeat. */
  season: number | null;
  /** Control series on the scale of the link, each known in every bucket. */
  controls: readonly number[];
}

/** Added to each count before its logarithm: the bias of the logarithm of a small count is then of second order. */
const HALF = 0.5;

/** A bucket's value on the scale of the link; `null` when nothing was collected or there is nothing to have a share of. */
export function linked(link: Link, { value, of }: EffectPoint): number | null {
  if (value === null) return null;
  // What a count is held against enters as an offset (McCullagh and Nelder 1989, 6.2): it is a rate of it.
  if (link === 'log')
    return value < 0 || (of !== null && of <= 0) ? null : Math.log((value + HALF) / (of ?? 1));
  if (link === 'identity') return of === 0 ? null : value;
  // Empirical logit (Haldane 1956, Anscombe 1956).
  return of === null || of === 0 ? null : Math.log((value + HALF) / (of - value + HALF));
}

/** Whether a bucket says anything on the scale of the link. */
export function isKnown(link: Link, point: EffectPoint): boolean {
  return linked(link, point) !== null;
}

/** How much a bucket weighs in a mean: what its share is a share of, or what stands behind its value; a bare count weighs 1. */
export function sizeOf({ of }: EffectPoint): number {
  return of ?? 1;
}

/** The harmonic mean of the sizes that are known: what is read of a bucket of it varies as it usually does. */
export function usualSize(points: readonly EffectPoint[]): number | null {
  const sizes = points.flatMap(({ of }) => (of !== null && of > 0 ? [of] : []));
  return sizes.length === 0 ? null : sizes.length / sizes.reduce((sum, size) => sum + 1 / size, 0);
}

/** What a bucket adds to a total: its count, or its value times its size. */
export function totalOf(link: Link, point: EffectPoint): number {
  const value = point.value ?? 0;
  return link === 'identity' ? value * sizeOf(point) : value;
}

/** What a bucket would add to a total where the link is at `level`: the inverse of `linked`, never an impossible count. */
export function expectedTotal(link: Link, point: EffectPoint, level: number): number {
  if (link === 'identity') return level * sizeOf(point);
  const size = sizeOf(point);
  if (link === 'log') return Math.max(0, size * Math.exp(level) - HALF);
  return Math.min(size, Math.max(0, (size + 2 * HALF) * logistic(level) - HALF));
}

/** By how much `expectedTotal` moves with the level. */
export function slopeAt(link: Link, point: EffectPoint, level: number): number {
  const size = sizeOf(point);
  if (link === 'identity') return size;
  if (link === 'log') return size * Math.exp(level);
  const share = logistic(level);
  return (size + 2 * HALF) * share * (1 - share);
}

function logistic(level: number): number {
  return 1 / (1 + Math.exp(-level));
}
