import { CLASSES } from './labelled-posts';
import { type SparseRows, type SvmOptions, trainSvm } from './linear-svm';

export interface OneVsRestOptions extends Omit<SvmOptions, 'importance'> {
  /** Columns below this are n-grams; their evidence is scaled by how much naive Bayes makes of them. */
  sparseWidth: number;
  /** By row. */
  importance: Float64Array;
}

/** Added to every count of naive Bayes. */
const SMOOTHING = 1;

/**
 * Weights by class: one machine each against the other two, classes weighed alike, values scaled by the naive-Bayes
 * log-ratio of their column (Wang & Manning 2012).
 */
export function trainOneVsRest(
  rows: SparseRows,
  labels: Uint8Array,
  options: OneVsRestOptions,
): Float64Array[] {
  const shares = new Float64Array(CLASSES.length);
  labels.forEach((label, i) => {
    shares[label] = (shares[label] as number) + (options.importance[i] as number);
  });
  const total = shares.reduce((sum, share) => sum + share, 0);
  return CLASSES.map((_, target) => {
    const ratios = logRatios(rows, labels, target, options);
    const values = Float32Array.from(
      rows.values,
      (value, e) => value * (ratios[rows.columns[e] as number] as number),
    );
    const balance = total / (CLASSES.length * (shares[target] as number));
    const weights = trainSvm(
      { ...rows, values },
      Int8Array.from(labels, (label) => (label === target ? 1 : -1)),
      {
        ...options,
        importance: options.importance.map((each, i) => each * (labels[i] === target ? balance : 1)),
      },
    );
    return weights.map((weight, column) => weight * (ratios[column] as number));
  });
}

function logRatios(
  rows: SparseRows,
  labels: Uint8Array,
  target: number,
  { sparseWidth, importance }: OneVsRestOptions,
): Float64Array {
  const inside = new Float64Array(sparseWidth).fill(SMOOTHING);
  const outside = new Float64Array(sparseWidth).fill(SMOOTHING);
  let insideTotal = 2 * SMOOTHING;
  let outsideTotal = 2 * SMOOTHING;
  labels.forEach((label, row) => {
    const weight = importance[row] as number;
    const counts = label === target ? inside : outside;
    if (label === target) insideTotal += weight;
    else outsideTotal += weight;
    for (let e = rows.starts[row] as number; e < (rows.starts[row + 1] as number); e++) {
      const column = rows.columns[e] as number;
      if (column < sparseWidth) counts[column] = (counts[column] as number) + weight;
    }
  });
  const ratios = new Float64Array(rows.width).fill(1);
  const base = Math.log(outsideTotal / insideTotal);
  for (let i = 0; i < sparseWidth; i++) {
    ratios[i] = Math.abs(Math.log((inside[i] as number) / (outside[i] as number)) + base);
  }
  return ratios;
}
