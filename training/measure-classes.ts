import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type LabelledScore, type MeasuredClasses, measureClasses } from '../src/domain/quantify/class-means';
import { SCORED_LANGUAGES } from '../src/domain/text/sentiment/hints';
import { SentimentModel } from '../src/domain/text/sentiment/sentiment-model';
import type { ReadPost } from './feature-rows';
import { judge } from './judge';
import { readPosts } from './labelled-posts';
import type { Judged } from './quality';

const ROOT = path.resolve(import.meta.dirname, '..');

/** What `model` says of the validation posts of a language, with their labels. */
export function validationScores(
  model: SentimentModel,
  data: string,
  lang: ReadPost['lang'],
): LabelledScore[] {
  const file = lang === 'en' ? 'validation/en.tsv' : `multilingual/validation_${lang}.tsv`;
  const posts = readPosts(path.join(data, file)).map((post) => ({ ...post, lang }));
  return judge(model, posts).map(toScore);
}

function toScore({ truth, probabilities }: Judged): LabelledScore {
  return { truth, pNegative: probabilities[0], pPositive: probabilities[2] };
}

/** Measures the model that ships on the validation posts and writes what corrected shares rest on. */
function main(): void {
  const { values } = parseArgs({ options: { data: { type: 'string' } } });
  if (values.data === undefined) {
    console.error('npm run measure:sentiment -- --data DIR');
    process.exit(2);
  }
  const model = new SentimentModel(readFileSync(path.join(ROOT, 'models/sentiment.bin')));
  const data = values.data;
  const lines = SCORED_LANGUAGES.map(
    (lang) =>
      `  ${lang}: ${JSON.stringify(measureClasses(validationScores(model, data, lang)).map(rounded))},`,
  );
  const file = path.join(ROOT, 'src/domain/quantify/measured-classes.ts');
  writeFileSync(file, pageOf(model.engine, lines));
  console.log(`${file}: format it with npm run format`);
}

function rounded({ labels, mean, scatter }: MeasuredClasses[number]) {
  const short = (number: number) => Math.round(number * 1e5) / 1e5;
  return { labels, mean: mean.map(short), scatter: scatter.map(short) };
}

function pageOf(engine: string, lines: readonly string[]): string {
  return `import type { MeasuredClasses } from './class-means';

/** The engine that was measured. */
export const MEASURED_ENGINE = '${engine}';

/**
 * What it says of validation posts by their class, by language; made by \`npm run measure:sentiment -- --data DIR\`, for
 * a new model anew.
 */
export const MEASURED_CLASSES: Readonly<Record<string, MeasuredClasses>> = {
${lines.join('\n')}
};
`;
}

if (import.meta.url === `file://${process.argv[1]}`) main();
