/** What an engine says of texts whose class is known: mean probabilities, and how they scatter. */
export interface ClassMeans {
  /** Labelled texts of this class. */
  labels: number;
  /** Mean probability of negative and of positive. */
  mean: readonly [number, number];
  /** Variance of the first, covariance, variance of the second. */
  scatter: readonly [number, number, number];
}

/** By true class: negative, neutral, positive. */
export type MeasuredClasses = readonly [ClassMeans, ClassMeans, ClassMeans];

/** A text whose class is known (0 negative, 1 neutral, 2 positive), and what the engine says of it, 0…1. */
export interface LabelledScore {
  truth: 0 | 1 | 2;
  pNegative: number;
  pPositive: number;
}

/** Means and scatter by true class; a class without two labels has none, and nothing can be corrected by it. */
export function measureClasses(scores: readonly LabelledScore[]): MeasuredClasses {
  const of = (truth: number) => meansOf(scores.filter((score) => score.truth === truth));
  return [of(0), of(1), of(2)];
}

function meansOf(scores: readonly LabelledScore[]): ClassMeans {
  const labels = scores.length;
  if (labels < 2) return { labels, mean: [0, 0], scatter: [0, 0, 0] };
  const average = (value: (score: LabelledScore) => number) =>
    scores.reduce((sum, score) => sum + value(score), 0) / labels;
  const negative = average(({ pNegative }) => pNegative);
  const positive = average(({ pPositive }) => pPositive);
  const scatter = (value: (score: LabelledScore) => number) => (average(value) * labels) / (labels - 1);
  return {
    labels,
    mean: [negative, positive],
    scatter: [
      scatter(({ pNegative }) => (pNegative - negative) ** 2),
      scatter(({ pNegative, pPositive }) => (pNegative - negative) * (pPositive - positive)),
      scatter(({ pPositive }) => (pPositive - positive) ** 2),
    ],
  };
}
