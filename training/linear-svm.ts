/** Rows of a sparse matrix, one after the other: row i holds entries `starts[i]` to `starts[i + 1]`. */
export interface SparseRows {
  starts: Int32Array;
  columns: Int32Array;
  values: Float32Array;
  width: number;
}

export interface SvmOptions {
  /** How much an error costs beside large weights. */
  cost: number;
  /** By row, on top of `cost`. */
  importance: Float64Array;
  seed: number;
  epochs: number;
  tolerance: number;
}

/**
 * Weights of a linear support vector machine with squared hinge loss, by dual coordinate descent (Hsieh et al. 2008,
 * algorithm 1 with shrinking). `targets` are 1 or −1.
 */
export function trainSvm(rows: SparseRows, targets: Int8Array, options: SvmOptions): Float64Array {
  const { starts, columns, values, width } = rows;
  const count = targets.length;
  const weights = new Float64Array(width);
  const alpha = new Float64Array(count);
  const diagonal = new Float64Array(count);
  const curvature = new Float64Array(count);
  const order = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    order[i] = i;
    diagonal[i] = 0.5 / (options.cost * (options.importance[i] as number));
    let squares = diagonal[i] as number;
    for (let e = starts[i] as number; e < (starts[i + 1] as number); e++)
      squares += (values[e] as number) ** 2;
    curvature[i] = squares;
  }
  const random = randomOf(options.seed);
  let active = count;
  let ceiling = Number.POSITIVE_INFINITY;
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    let highest = Number.NEGATIVE_INFINITY;
    let lowest = Number.POSITIVE_INFINITY;
    for (let i = 0; i < active; i++) swap(order, i, i + Math.floor(random() * (active - i)));
    for (let at = 0; at < active; at++) {
      const i = order[at] as number;
      const target = targets[i] as number;
      const from = starts[i] as number;
      const to = starts[i + 1] as number;
      let product = 0;
      for (let e = from; e < to; e++)
        product += (weights[columns[e] as number] as number) * (values[e] as number);
      const held = alpha[i] as number;
      const gradient = target * product - 1 + held * (diagonal[i] as number);
      if (held === 0 && gradient > ceiling) {
        swap(order, at--, --active);
        continue;
      }
      const projected = held === 0 ? Math.min(gradient, 0) : gradient;
      highest = Math.max(highest, projected);
      lowest = Math.min(lowest, projected);
      if (Math.abs(projected) < 1e-12) continue;
      const next = Math.max(0, held - gradient / (curvature[i] as number));
      alpha[i] = next;
      const step = (next - held) * target;
      for (let e = from; e < to; e++) {
        const column = columns[e] as number;
        weights[column] = (weights[column] as number) + step * (values[e] as number);
      }
    }
    if (highest - lowest <= options.tolerance) {
      if (active === count) break;
      active = count;
      ceiling = Number.POSITIVE_INFINITY;
    } else ceiling = highest <= 0 ? Number.POSITIVE_INFINITY : highest;
  }
  return weights;
}

function swap(order: Int32Array, a: number, b: number): void {
  const held = order[a] as number;
  order[a] = order[b] as number;
  order[b] = held;
}

/** mulberry32: the same numbers for the same seed, everywhere. */
export function randomOf(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
