import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { COMPLAINT_VERSION, isComplaint } from '../src/domain/complaint';
import {
  COMPLAINT_BUCKETS,
  COMPLAINT_WIDTH,
  ComplaintFeatures,
} from '../src/domain/text/sentiment/complaint-features';
import { SentimentModel } from '../src/domain/text/sentiment/sentiment-model';
import { type LabelledText, readLabelledComplaints } from './labelled-complaints';
import { assertApart, readPosts, withoutShared } from './labelled-posts';
import { randomOf, type SparseRows } from './linear-svm';
import { trainLogistic } from './logistic';
import { withComplaints, withoutComplaints } from './write-model';

/** Posts of no company's concern, unread: so few of them complain that none are taken to. */
const BACKDROP = 530;
const BACKDROP_WEIGHT = 0.5;
const FOLDS = 6;
const OPTIONS = { ridge: 1, free: COMPLAINT_BUCKETS, rounds: 120 };

const { values } = parseArgs({
  options: { data: { type: 'string' }, model: { type: 'string', default: 'models/sentiment.bin' } },
});
if (values.data === undefined) {
  console.error('npm run train:complaints -- --data DIR [--model FILE]');
  process.exit(2);
}
train(values.data, values.model);

/**
 * Trains the model of complaints over a sentiment model and writes both into its file. Probabilities are calibrated on
 * what the training posts of brands were given by models that had not seen these brands.
 */
function train(data: string, file: string): void {
  const bytes = withoutComplaints(readFileSync(file));
  const { training, test } = readLabelledComplaints(data);
  const held = Object.values(test).flat().map(asPost);
  const own = [...training.care, ...training.general];
  assertApart(own.map(asPost), held);
  const backdrop = drawn(withoutShared(readPosts(`${data}/sentiment/train/en.tsv`), [held, own.map(asPost)]));
  const named = [...own, ...backdrop];
  const texts = [...named, ...named.map(unnamed)];
  const importance = texts.map((_, i) => (i % named.length < own.length ? 0.5 : BACKDROP_WEIGHT / 2));
  const truths = texts.map(({ complaint }) => complaint);
  const rows = rowsOf(texts, new SentimentModel(bytes));
  const ownFolds = foldsOf(own);
  const folds = texts.map((_, i) => ownFolds[i % named.length]);
  const guesses = new Float64Array(training.care.length);
  for (let fold = 0; fold < FOLDS; fold++) {
    const away = importance.map((weight, i) => (folds[i] === fold ? 0 : weight));
    const weights = trainLogistic(rows, truths, away, OPTIONS);
    guesses.forEach((_, i) => {
      if (folds[i] === fold) guesses[i] = product(rows, i, weights);
    });
  }
  const { slope, shift } = calibrated(guesses, training.care);
  const weights = trainLogistic(rows, truths, importance, OPTIONS).map((weight) => slope * weight);
  weights[COMPLAINT_BUCKETS] = (weights[COMPLAINT_BUCKETS] as number) + shift;
  writeFileSync(file, withComplaints(bytes, COMPLAINT_VERSION, ['en'], weights));
  const model = new SentimentModel(readFileSync(file));
  const isOne = (text: string, pComplaint: number | null) =>
    isComplaint({ direction: 'inbound', sentiment: model.score(text, 'en')?.label ?? null, pComplaint });
  const called = ({ text }: LabelledText) => isOne(text, model.score(text, 'en')?.pComplaint ?? null);
  console.log(`slope ${slope.toFixed(3)}, shift ${shift.toFixed(3)}`);
  const crossed = (post: LabelledText) => {
    const i = training.care.indexOf(post);
    return isOne(post.text, 1e4 / (1 + Math.exp(-slope * (guesses[i] as number) - shift)));
  };
  console.log(`training, unseen brands: ${figures(training.care, crossed)}`);
  for (const [name, posts] of Object.entries(test)) console.log(`test, ${name}: ${figures(posts, called)}`);
}

function asPost({ text }: LabelledText) {
  return { label: 1 as const, text };
}

/** The same without handles and links: whom a post names says nothing of what it says. */
function unnamed(post: LabelledText): LabelledText {
  return { ...post, text: post.text.replaceAll(/@\w+|https?:\S+/g, ' ').trim() };
}

/** An even draw, the same each time. */
function drawn(posts: readonly { text: string }[]): LabelledText[] {
  const random = randomOf(7);
  const share = BACKDROP / posts.length;
  return posts.filter(() => random() < share).map(({ text }) => ({ text, complaint: false, brand: null }));
}

function rowsOf(texts: readonly LabelledText[], model: SentimentModel): SparseRows {
  const features = new ComplaintFeatures();
  const starts = new Int32Array(texts.length + 1);
  const columns: number[] = [];
  const numbers: number[] = [];
  texts.forEach(({ text }, row) => {
    model.readComplaint(text, 'en', features);
    for (let i = 0; i < features.size; i++) {
      columns.push(features.columns[i] as number);
      numbers.push(features.values[i] as number);
    }
    starts[row + 1] = columns.length;
  });
  return {
    starts,
    columns: Int32Array.from(columns),
    values: Float32Array.from(numbers),
    width: COMPLAINT_WIDTH,
  };
}

/** A brand's posts stand in one fold; those without a brand are spread. */
function foldsOf(posts: readonly LabelledText[]): number[] {
  const brands = [...new Set(posts.flatMap(({ brand }) => brand ?? []))];
  return posts.map(({ brand }, i) => (brand === null ? i : brands.indexOf(brand)) % FOLDS);
}

function product({ starts, columns, values: numbers }: SparseRows, row: number, weights: Float64Array) {
  let sum = 0;
  for (let e = starts[row] as number; e < (starts[row + 1] as number); e++)
    sum += (weights[columns[e] as number] as number) * (numbers[e] as number);
  return sum;
}

/** Platt's scaling: the logistic curve that fits best what was guessed. */
function calibrated(guesses: Float64Array, posts: readonly LabelledText[]): { slope: number; shift: number } {
  let slope = 1;
  let shift = 0;
  for (let round = 0; round < 5_000; round++) {
    let first = 0;
    let second = 0;
    posts.forEach(({ complaint }, i) => {
      const guess = guesses[i] as number;
      const gap = 1 / (1 + Math.exp(-slope * guess - shift)) - (complaint ? 1 : 0);
      first += gap * guess;
      second += gap;
    });
    slope -= (0.3 * first) / posts.length;
    shift -= (0.3 * second) / posts.length;
  }
  return { slope, shift };
}

function figures(posts: readonly LabelledText[], rule: (post: LabelledText) => boolean): string {
  const called = posts.filter(rule);
  const found = called.filter(({ complaint }) => complaint).length;
  const all = posts.filter(({ complaint }) => complaint).length;
  const f1 = (2 * found) / (called.length + all);
  return `${posts.length} posts, precision ${(found / called.length).toFixed(3)}, recall ${(found / all).toFixed(3)}, F1 ${f1.toFixed(3)}`;
}
