import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { correctionBy } from '../src/domain/quantify/class-correction';
import { type LabelledScore, measureClasses } from '../src/domain/quantify/class-means';
import { bandedOf, correctedShares } from '../src/domain/quantify/corrected-shares';
import { SCORED_LANGUAGES } from '../src/domain/text/sentiment/hints';
import type { SentimentModel } from '../src/domain/text/sentiment/sentiment-model';
import { validationScores } from '../training/measure-classes';
import { adjustedCount, countedShare, likeliestShare, meanShare } from './quantify-rivals';

const SLICES = 1_000;
const SHARES = { least: 0.05, most: 0.75 };

/** Absolute errors of the share of negatives, by method, and how often the interval of ours holds it. */
interface Figures {
  set: string;
  posts: number;
  counted: number;
  mean: number;
  adjusted: number;
  likeliest: number;
  ours: number;
  covered: number;
  halfWidth: number;
}

/**
 * Slices of validation posts in shifted shares of classes. English: half of the posts are the labels, the slice comes
 * from the other half. Other languages have 324 posts: labels and slice are both drawn from all of them, with
 * replacement.
 */
export function benchQuantify(
  model: SentimentModel,
  data: string,
): { figures: Figures[]; refused: string[] } {
  const figures: Figures[] = [];
  const refused: string[] = [];
  const random = randomFrom(2_026);
  const english = validationScores(model, data, 'en');
  for (const posts of [200, 500])
    figures.push(
      figuresOf('English, halves', posts, random, () => {
        const shuffled = shuffledBy(random, english);
        const half = (truth: number) => shuffled.filter((score) => score.truth === truth);
        const halves = [0, 1, 2].map((truth) => {
          const all = half(truth);
          return [all.slice(0, all.length / 2), all.slice(all.length / 2)] as const;
        });
        return { labels: halves.flatMap(([labels]) => labels), pool: halves.flatMap(([, pool]) => pool) };
      }),
    );
  for (const lang of SCORED_LANGUAGES.filter((each) => each !== 'en')) {
    const pool = validationScores(model, data, lang);
    const correction = correctionBy(measureClasses(pool));
    if (typeof correction === 'string') {
      refused.push(`${lang}: ${correction}`);
      continue;
    }
    figures.push(
      figuresOf(lang, 200, random, () => ({
        labels: [0, 1, 2].flatMap((truth) => {
          const own = pool.filter((score) => score.truth === truth);
          return own.map(() => pickBy(random, own));
        }),
        pool,
      })),
    );
  }
  return { figures, refused };
}

function figuresOf(
  set: string,
  posts: number,
  random: () => number,
  split: () => { labels: LabelledScore[]; pool: LabelledScore[] },
): Figures {
  const sums = { counted: 0, mean: 0, adjusted: 0, likeliest: 0, ours: 0, covered: 0, halfWidth: 0 };
  let slices = 0;
  while (slices < SLICES) {
    const { labels, pool } = split();
    const correction = correctionBy(measureClasses(labels));
    // Labels that happen to tell nothing: the product says nothing then, either.
    if (typeof correction === 'string') continue;
    slices++;
    const slice = sliceOf(pool, posts, random);
    const truth = slice.filter((score) => score.truth === 0).length / posts;
    const sum = (value: (score: LabelledScore) => number) =>
      slice.reduce((total, score) => total + value(score), 0);
    const window = {
      lang: set,
      judged: posts,
      pNegative: sum(({ pNegative }) => pNegative),
      pPositive: sum(({ pPositive }) => pPositive),
      stated: { negative: 0, neutral: 0, positive: 0 },
    };
    const found = correctedShares([window], new Map([[set, correction]]));
    if (found === null) throw new Error('A slice was not corrected.');
    const { value, low, high } = bandedOf(found, (negative) => negative);
    sums.counted += Math.abs(countedShare(slice) - truth);
    sums.mean += Math.abs(meanShare(slice) - truth);
    sums.adjusted += Math.abs(adjustedCount(slice, labels) - truth);
    sums.likeliest += Math.abs(likeliestShare(slice) - truth);
    sums.ours += Math.abs(value - truth);
    sums.covered += low <= truth && truth <= high ? 1 : 0;
    sums.halfWidth += (high - low) / 2;
  }
  const means = Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, sum / slices]));
  return { set, posts, ...(means as typeof sums) };
}

/** Negatives at a share between the bounds, the rest parted at random; each post drawn by itself. */
function sliceOf(pool: readonly LabelledScore[], posts: number, random: () => number): LabelledScore[] {
  const negative = SHARES.least + (SHARES.most - SHARES.least) * random();
  const positive = (1 - negative) * (0.2 + 0.6 * random());
  const by = [0, 1, 2].map((truth) => pool.filter((score) => score.truth === truth));
  return Array.from({ length: posts }, () => {
    const at = random();
    const truth = at < negative ? 0 : at < negative + positive ? 2 : 1;
    return pickBy(random, by[truth] as LabelledScore[]);
  });
}

function pickBy<Item>(random: () => number, items: readonly Item[]): Item {
  return items[Math.floor(random() * items.length)] as Item;
}

function shuffledBy<Item>(random: () => number, items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

function randomFrom(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  return () => (generator.next() >>> 0) / 0x100000000;
}

/** The section of the page. */
export function quantifySection({ figures, refused }: ReturnType<typeof benchQuantify>): string {
  const fixed = (share: number) => share.toFixed(3).replace(/^0/, '');
  const rows = figures.map(
    ({ set, posts, counted, mean, adjusted, likeliest, ours, covered, halfWidth }) =>
      `| ${[set, posts, ...[counted, mean, adjusted, likeliest, ours].map(fixed), `${(100 * covered).toFixed(1)} %`, `± ${fixed(halfWidth)}`].join(' | ')} |`,
  );
  return `## Shares of negatives, corrected
Mean absolute error of the share of negatives over ${SLICES.toLocaleString('en')} slices of validation posts a row, true shares from .05 to .75. *Ours*
(\`prior-shift-1\`, \`domain/quantify\`) undoes mean probabilities by what labels show of each class, and needs but the sums
that the rollups hold. English labels are one half of the posts and slices come from the other; labels and slices of the
other languages are both drawn, with replacement, from their 324 posts. *Likeliest* (expectation maximisation) needs every
single post, and its probabilities were calibrated on these very posts: its figures flatter it, and where calibration is
poor it is worse than counting. The interval counts both samples: labels, and posts of the slice.

| set | posts | counted | mean probability | adjusted count | likeliest | ours | interval covers | its width |
|---|---|---|---|---|---|---|---|---|
${rows.join('\n')}

Not corrected: ${refused.join('; ')}.
`;
}
