import type { ClassMeans, MeasuredClasses } from './class-means';
import { normals } from './normals';

/** How often both samples are drawn again. */
export const REDRAWS = 300;
/** Fewer labels of a class tell too little of it. */
export const MIN_CLASS_LABELS = 30;
/**
 * Were the classes equal, labels alone would let the share of negatives lie this far off (one standard deviation), or
 * worse: the engine tells the classes of this language apart no better than the labels are sure.
 */
const MOST_DOUBT = 0.12;
const SEED = 20;

/** Turns mean probabilities into shares: `share = [a, b, c] · [mean pNegative, mean pPositive, 1]`. */
export interface ShareLines {
  negative: readonly [number, number, number];
  positive: readonly [number, number, number];
}

/** How the classes of one language are told apart, and what it would look like with other labels drawn. */
export interface ClassCorrection {
  lines: ShareLines;
  /** Six numbers a redraw: the line of negative, then that of positive. */
  redrawn: Float64Array;
  /** Scatter of what one mention says of the two shares, by its true class. */
  scatter: readonly [Scatter, Scatter, Scatter];
}
/** Variance of the first, covariance, variance of the second. */
export type Scatter = readonly [number, number, number];

/**
 * Mean probabilities of a window are a mix of the classes' own means, in the shares that are asked for (probabilistic
 * adjusted count, Bella et al. 2010). Answers how to undo the mix; a string says why it cannot be undone.
 */
export function correctionBy(measured: MeasuredClasses): ClassCorrection | string {
  const fewest = Math.min(...measured.map(({ labels }) => labels));
  if (fewest < MIN_CLASS_LABELS)
    return `too few labels: ${fewest} of the rarest class, ${MIN_CLASS_LABELS} are needed`;
  const lines = linesOf(measured);
  if (lines === null) return NOT_TOLD_APART;
  const noise = normals(6 * REDRAWS, SEED);
  const redrawn: ShareLines[] = [];
  for (let i = 0; i < REDRAWS; i++) {
    const drawn = measured.map((each, k) =>
      meansRedrawn(each, noise[6 * i + 2 * k] as number, noise[6 * i + 2 * k + 1] as number),
    ) as unknown as MeasuredClasses;
    // Labels by which classes cannot be told apart at all stand for any share; the next rule refuses them.
    redrawn.push(linesOf(drawn) ?? lines);
  }
  if (doubtOf(measured, redrawn) > MOST_DOUBT) return NOT_TOLD_APART;
  return {
    lines,
    redrawn: Float64Array.from(redrawn.flatMap(({ negative, positive }) => [...negative, ...positive])),
    scatter: measured.map(({ scatter }) => throughLines(lines, scatter)) as unknown as [
      Scatter,
      Scatter,
      Scatter,
    ],
  };
}

const NOT_TOLD_APART =
  'measured no better than chance: the engine does not tell the classes of this language apart';

/** The lines under which the means of each class come out as that class alone; `null` where the means coincide. */
function linesOf([negative, neutral, positive]: MeasuredClasses): ShareLines | null {
  const [a, c] = [0, 1].map((i) => (negative.mean[i] as number) - (neutral.mean[i] as number)) as [
    number,
    number,
  ];
  const [b, d] = [0, 1].map((i) => (positive.mean[i] as number) - (neutral.mean[i] as number)) as [
    number,
    number,
  ];
  const determinant = a * d - b * c;
  if (Math.abs(determinant) < 1e-6) return null;
  const line = (first: number, second: number): [number, number, number] => [
    first / determinant,
    second / determinant,
    -(first * neutral.mean[0] + second * neutral.mean[1]) / determinant,
  ];
  return { negative: line(d, -b), positive: line(-c, a) };
}

/** The means that as many other labels of the class might have had. */
function meansRedrawn({ labels, mean, scatter }: ClassMeans, first: number, second: number): ClassMeans {
  const [x, y] = correlated(scatter, first, second);
  const root = Math.sqrt(labels);
  return { labels, scatter, mean: [mean[0] + x / root, mean[1] + y / root] };
}

/** Two normal numbers with the given scatter, from two independent ones. */
function correlated([xx, xy, yy]: Scatter, first: number, second: number): [number, number] {
  const side = Math.sqrt(Math.max(xx, 0));
  const slope = side === 0 ? 0 : xy / side;
  return [side * first, slope * first + Math.sqrt(Math.max(yy - slope * slope, 0)) * second];
}

/** Standard deviation over the redrawn labels of the larger of the two shares' errors, at equal classes. */
function doubtOf(measured: MeasuredClasses, redrawn: readonly ShareLines[]): number {
  const means = [0, 1].map((i) => measured.reduce((sum, { mean }) => sum + (mean[i] as number) / 3, 0)) as [
    number,
    number,
  ];
  const spread = (share: keyof ShareLines) => {
    const errors = redrawn.map((lines) => along(lines[share], means[0], means[1]) - 1 / 3);
    return Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length);
  };
  return Math.max(spread('negative'), spread('positive'));
}

export function along([a, b, c]: readonly [number, number, number], x: number, y: number): number {
  return a * x + b * y + c;
}

function throughLines({ negative, positive }: ShareLines, [xx, xy, yy]: Scatter): Scatter {
  const between = (p: readonly number[], q: readonly number[]) =>
    (p[0] as number) * (q[0] as number) * xx +
    ((p[0] as number) * (q[1] as number) + (p[1] as number) * (q[0] as number)) * xy +
    (p[1] as number) * (q[1] as number) * yy;
  return [between(negative, negative), between(negative, positive), between(positive, positive)];
}
