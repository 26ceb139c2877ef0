import { SCORED_LANGUAGES, type ScoredLanguage } from '../src/domain/text/sentiment/hints';
import { bucketOf, dampedCount } from '../src/domain/text/sentiment/n-grams';
import { CHARACTER_SHARE, languageTag } from '../src/domain/text/sentiment/sentiment-model';
import { DENSE_FEATURES, type FeatureReader } from '../src/domain/text/sentiment/text-features';
import type { LabelledPost } from './labelled-posts';
import type { SparseRows } from './linear-svm';

export interface ReadPost extends LabelledPost {
  lang: ScoredLanguage;
}

export interface RowShape {
  bits: number;
  tagged: boolean;
}

/** Columns: a bucket each, then the dense features, then where tagged one more copy of them a language. */
export function widthOf({ bits, tagged }: RowShape): number {
  return (1 << bits) + DENSE_FEATURES * (tagged ? 1 + SCORED_LANGUAGES.length : 1);
}

/** The rows that the scorer would weigh, text by text. */
export function featureRows(posts: readonly ReadPost[], reader: FeatureReader, shape: RowShape): SparseRows {
  const { bits, tagged } = shape;
  const starts = new Int32Array(posts.length + 1);
  let columns = new Int32Array(1 << 20);
  let values = new Float32Array(1 << 20);
  let size = 0;
  const put = (column: number, value: number) => {
    columns[size] = column;
    values[size++] = value;
  };
  posts.forEach(({ text, lang }, row) => {
    reader.read(text, lang);
    const most = size + 2 * (reader.size + DENSE_FEATURES);
    if (most > columns.length) {
      columns = grown(columns, new Int32Array(2 * most));
      values = grown(values, new Float32Array(2 * most));
    }
    const scale = scalesOf(reader);
    const tag = languageTag(lang);
    for (let i = 0; i < reader.size; i++) {
      const hash = reader.hashes[i] as number;
      const value = dampedCount(reader.counts[i] as number) * (scale[reader.blocks[i] as number] as number);
      put(bucketOf(hash, 32 - bits), value);
      if (tagged) put(bucketOf(hash ^ tag, 32 - bits), value);
    }
    const own = DENSE_FEATURES * (1 + SCORED_LANGUAGES.indexOf(lang));
    reader.dense.forEach((value, i) => {
      if (value === 0) return;
      put((1 << bits) + i, value);
      if (tagged) put((1 << bits) + own + i, value);
    });
    starts[row + 1] = size;
  });
  return {
    starts,
    columns: columns.subarray(0, size),
    values: values.subarray(0, size),
    width: widthOf(shape),
  };
}

function scalesOf(reader: FeatureReader): [number, number] {
  const squares: [number, number] = [0, 0];
  for (let i = 0; i < reader.size; i++) {
    squares[reader.blocks[i] as 0 | 1] += dampedCount(reader.counts[i] as number) ** 2;
  }
  return [1 / Math.sqrt(squares[0] || 1), CHARACTER_SHARE / Math.sqrt(squares[1] || 1)];
}

function grown<Values extends Int32Array | Float32Array>(from: Values, to: Values): Values {
  to.set(from as never);
  return to;
}
