import { along, type ClassCorrection, REDRAWS, type Scatter } from './class-correction';
import { normals } from './normals';

/** Version of the way shares are corrected; it travels with every answer that holds one. */
export const QUANTIFY_VERSION = 'prior-shift-1';

/** What was scored in one language of a window. */
export interface ScoredSums {
  lang: string;
  /** Mentions that the engine gave probabilities, and the sums of those. */
  judged: number;
  pNegative: number;
  pPositive: number;
  /** Mentions whose class people, or the data, stated: they need no correction. */
  stated: { negative: number; neutral: number; positive: number };
}

/** A figure with what it would be in 95 of 100 other draws of labels and of mentions. */
export interface Banded {
  value: number;
  low: number;
  high: number;
}

/** Shares of the classes, 0…1, which sum to 1. */
export interface Shares {
  negative: number;
  neutral: number;
  positive: number;
}

/** Corrected shares of a window, and what they would have been with other labels and other mentions drawn. */
export interface CorrectedShares {
  shares: Shares;
  /** Shares of negative and of positive, by redraw. */
  redrawn: { negative: Float64Array; positive: Float64Array };
  /** Mentions they speak for. */
  mentions: number;
}

/** Where more of the mentions than this are of languages that cannot be corrected, nothing is said of the whole. */
const MOST_LEFT_OUT = 0.2;
const MIDDLE = 0.95;
/** Two windows that are compared must not share their chance. */
const SEEDS = [4_711, 7_919] as const;
const noises: (Float64Array | undefined)[] = [];

/**
 * Shares of the classes in a window, corrected for what the engine mistakes: each language's mean probabilities are
 * undone by what was measured of it, stated classes count as they are, and both samples are drawn again (labels in
 * `corrections`, mentions here). `side` keeps two windows apart that are compared. `null` when nothing is scored, or too
 * much of it in languages without a correction.
 */
export function correctedShares(
  sums: readonly ScoredSums[],
  corrections: ReadonlyMap<string, ClassCorrection>,
  side: 0 | 1 = 0,
): CorrectedShares | null {
  const usable = sums.filter(({ lang, judged }) => judged === 0 || corrections.has(lang));
  const sizes = sums.map(sizeOf);
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const mentions = usable.reduce((sum, each) => sum + sizeOf(each), 0);
  if (mentions === 0 || mentions < (1 - MOST_LEFT_OUT) * all) return null;
  const shares = onSimplex(...rawShares(usable, corrections, mentions));
  const redrawn = redrawnShares(usable, corrections, mentions);
  shake(redrawn, windowScatter(usable, corrections, shares, mentions), noiseOf(side));
  return { shares, redrawn, mentions };
}

/** Net sentiment in points, −100…100, with its band. */
export function netOf(corrected: CorrectedShares): Banded {
  return bandedOf(corrected, netPoints);
}

/** Points of net sentiment between two windows; labels are redrawn alike in both, so that their doubt counts once. */
export function netChange(now: CorrectedShares, before: CorrectedShares): Banded {
  const drawn = now.redrawn.negative.map(
    (_, i) => redrawnOf(now, i, netPoints) - redrawnOf(before, i, netPoints),
  );
  const value =
    netPoints(now.shares.negative, now.shares.positive) -
    netPoints(before.shares.negative, before.shares.positive);
  return { value, ...middleOf(drawn) };
}

/** A figure of the shares of negative and of positive, with its band. */
export function bandedOf(
  corrected: CorrectedShares,
  figure: (negative: number, positive: number) => number,
): Banded {
  const value = figure(corrected.shares.negative, corrected.shares.positive);
  const { low, high } = middleOf(corrected.redrawn.negative.map((_, i) => redrawnOf(corrected, i, figure)));
  // Where a share ends at 0 or at 1 all others drawn may lie on one side of it.
  return { value, low: Math.min(low, value), high: Math.max(high, value) };
}

function netPoints(negative: number, positive: number): number {
  return 100 * (positive - negative);
}

function redrawnOf(
  { redrawn }: CorrectedShares,
  i: number,
  figure: (negative: number, positive: number) => number,
): number {
  return figure(redrawn.negative[i] as number, redrawn.positive[i] as number);
}

function noiseOf(side: 0 | 1): Float64Array {
  const noise = noises[side] ?? normals(2 * REDRAWS, SEEDS[side]);
  noises[side] = noise;
  return noise;
}

/** Bounds of the middle 95 %; sorts what it is given. */
function middleOf(drawn: Float64Array): { low: number; high: number } {
  drawn.sort();
  const tail = Math.round(((1 - MIDDLE) / 2) * (drawn.length - 1));
  return { low: drawn[tail] as number, high: drawn[drawn.length - 1 - tail] as number };
}

function sizeOf({ judged, stated }: ScoredSums): number {
  return judged + stated.negative + stated.neutral + stated.positive;
}

/** Shares of negative and positive over all languages, not yet kept within 0…1. */
function rawShares(
  sums: readonly ScoredSums[],
  corrections: ReadonlyMap<string, ClassCorrection>,
  mentions: number,
): [number, number] {
  let negative = 0;
  let positive = 0;
  for (const { lang, judged, pNegative, pPositive, stated } of sums) {
    negative += stated.negative;
    positive += stated.positive;
    if (judged === 0) continue;
    const { lines } = corrections.get(lang) as ClassCorrection;
    negative += judged * along(lines.negative, pNegative / judged, pPositive / judged);
    positive += judged * along(lines.positive, pNegative / judged, pPositive / judged);
  }
  return [negative / mentions, positive / mentions];
}

/** The same by each of the redrawn labels. */
function redrawnShares(
  sums: readonly ScoredSums[],
  corrections: ReadonlyMap<string, ClassCorrection>,
  mentions: number,
): CorrectedShares['redrawn'] {
  const stated = (label: 'negative' | 'positive') =>
    new Float64Array(REDRAWS).fill(sums.reduce((sum, each) => sum + each.stated[label], 0) / mentions);
  const redrawn = { negative: stated('negative'), positive: stated('positive') };
  for (const { lang, judged, pNegative, pPositive } of sums) {
    if (judged === 0) continue;
    const lines = (corrections.get(lang) as ClassCorrection).redrawn;
    const [x, y, z] = [pNegative / mentions, pPositive / mentions, judged / mentions];
    for (let i = 0; i < REDRAWS; i++) {
      const at = 6 * i;
      (redrawn.negative[i] as number) +=
        x * (lines[at] as number) + y * (lines[at + 1] as number) + z * (lines[at + 2] as number);
      (redrawn.positive[i] as number) +=
        x * (lines[at + 3] as number) + y * (lines[at + 4] as number) + z * (lines[at + 5] as number);
    }
  }
  return redrawn;
}

/** Draws the mentions anew, too, and keeps every share within 0…1. */
function shake(
  { negative, positive }: CorrectedShares['redrawn'],
  [xx, xy, yy]: Scatter,
  noise: Float64Array,
): void {
  const side = Math.sqrt(Math.max(xx, 0));
  const slope = side === 0 ? 0 : xy / side;
  const rest = Math.sqrt(Math.max(yy - slope * slope, 0));
  for (let i = 0; i < REDRAWS; i++) {
    const first = noise[2 * i] as number;
    const drawn = onSimplex(
      (negative[i] as number) + side * first,
      (positive[i] as number) + slope * first + rest * (noise[2 * i + 1] as number),
    );
    negative[i] = drawn.negative;
    positive[i] = drawn.positive;
  }
}

/** How the two shares scatter from window to window: which classes come, and what the engine makes of each. */
function windowScatter(
  sums: readonly ScoredSums[],
  corrections: ReadonlyMap<string, ClassCorrection>,
  { negative, neutral, positive }: Shares,
  mentions: number,
): [number, number, number] {
  const scatter: [number, number, number] = [
    (negative * (1 - negative)) / mentions,
    (-negative * positive) / mentions,
    (positive * (1 - positive)) / mentions,
  ];
  for (const { lang, judged } of sums) {
    if (judged === 0) continue;
    const own = (corrections.get(lang) as ClassCorrection).scatter;
    const weight = judged / mentions ** 2;
    for (const i of [0, 1, 2] as const)
      scatter[i] += weight * (negative * own[0][i] + neutral * own[1][i] + positive * own[2][i]);
  }
  return scatter;
}

/** The nearest shares that lie within 0…1 and sum to 1 (Duchi et al. 2008, for three). */
export function onSimplex(negative: number, positive: number): Shares {
  const neutral = 1 - negative - positive;
  const least = Math.min(negative, neutral, positive);
  if (least >= 0) return { negative, neutral, positive };
  if (least === negative) {
    const [first, second] = pairOf(neutral, positive);
    return { negative: 0, neutral: first, positive: second };
  }
  if (least === positive) {
    const [first, second] = pairOf(negative, neutral);
    return { negative: first, neutral: second, positive: 0 };
  }
  const [first, second] = pairOf(negative, positive);
  return { negative: first, neutral: 0, positive: second };
}

/** Two shares brought to a sum of 1 by the same step, neither below 0. */
function pairOf(first: number, second: number): [number, number] {
  const share = Math.min(1, Math.max(0, first + (1 - first - second) / 2));
  return [share, 1 - share];
}
