import type { ClassIndex } from './labelled-posts';

/** What was said to be true of a text and what is: probabilities by class. */
export interface Judged {
  truth: ClassIndex;
  probabilities: readonly [number, number, number];
  /** How much the text counts; a set can be weighed to other shares of classes. */
  weight?: number;
}

export interface Quality {
  texts: number;
  macroF1: number;
  accuracy: number;
  recall: [number, number, number];
  calibrationError: number;
}

const BINS = 15;

/** Macro-F1, accuracy, recall by class, and the calibration error of the most probable class in 15 equal bins. */
export function qualityOf(judged: readonly Judged[]): Quality {
  const hits = [0, 0, 0];
  const said = [0, 0, 0];
  const true_ = [0, 0, 0];
  const gaps = new Float64Array(BINS);
  let total = 0;
  for (const { truth, probabilities, weight = 1 } of judged) {
    const label = mostProbable(probabilities);
    const confidence = probabilities[label];
    said[label] = (said[label] as number) + weight;
    true_[truth] = (true_[truth] as number) + weight;
    if (label === truth) hits[truth] = (hits[truth] as number) + weight;
    const bin = Math.min(BINS - 1, Math.floor(confidence * BINS));
    gaps[bin] = (gaps[bin] as number) + weight * (confidence - (label === truth ? 1 : 0));
    total += weight;
  }
  const f1 = hits.map((hit, k) => (2 * hit) / ((said[k] as number) + (true_[k] as number) || 1));
  return {
    texts: judged.length,
    macroF1: sumOf(f1) / 3,
    accuracy: sumOf(hits) / total,
    recall: hits.map((hit, k) => hit / ((true_[k] as number) || 1)) as [number, number, number],
    calibrationError: gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / total,
  };
}

/** The class that is said: neutral when it is as probable as another. */
export function mostProbable([negative, neutral, positive]: Judged['probabilities']): ClassIndex {
  if (neutral >= negative && neutral >= positive) return 1;
  return negative > positive ? 0 : 2;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}
