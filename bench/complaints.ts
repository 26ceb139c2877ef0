import { existsSync } from 'node:fs';
import path from 'node:path';
import { COMPLAINT_FROM, COMPLAINT_VERSION, isComplaint } from '../src/domain/complaint';
import { proportionInterval } from '../src/domain/proportion-interval';
import type { SentimentModel } from '../src/domain/text/sentiment/sentiment-model';
import { type LabelledText, readLabelledComplaints } from '../training/labelled-complaints';
import { randomOf } from '../training/linear-svm';

const DATA = path.resolve(import.meta.dirname, '../../shared/data');
const DRAWS = 2_000;
/** A list of words, for comparison. */
const WORDS =
  /\b(not work|n['’]?t work|error|issue|problem|crash|broken|fail|can['’]?t|cannot|won['’]?t|unable|still|fix|refund|hacked|stuck|down|slow|lost|missing|wrong|never)/i;

type Rule = (text: string) => boolean;

/** How right the model of complaints is on hand-read posts that no training saw, beside simpler rules. */
export function complaintSection(model: SentimentModel): string {
  if (!existsSync(path.join(DATA, 'threads'))) return '';
  const { training, test } = readLabelledComplaints(DATA);
  const rules: [string, Rule][] = [
    [COMPLAINT_VERSION, (text) => calls(model, text)],
    ['negative (complaint-0)', (text) => model.score(text, 'en')?.label === 'negative'],
    ['a list of words', (text) => WORDS.test(text)],
    ['all', () => true],
  ];
  const rowsOf = (set: string, posts: readonly LabelledText[]) =>
    rules.map(([name, rule]) => `| ${[set, name, ...figuresOf(posts, rule)].join(' | ')} |`);
  const wrong = rules.map(([name, rule]) => {
    const calm = test.general.filter(({ complaint }) => !complaint);
    return `| ${name} | ${shareOf(calm.filter(({ text }) => rule(text)).length, calm.length)} |`;
  });
  return `## Complaints
A complaint says that something of a company's does not work or went wrong for its writer. \`${COMPLAINT_VERSION}\` is a
logistic model over the n-grams that the sentiment engine has read anyway, groups of cues (what fails, what is not there,
what was tried, mishaps of one's own) and the tone found. A post is one from a probability of ½ on, a negative post from
${COMPLAINT_FROM.negative / 1e4} on: of training posts of unseen brands that finds a tenth more and costs two points of precision, and short plain
complaints of other branches, which the model is timid about, stay found. Learned from
${training.care.length} hand-read posts to care accounts, ${training.general.length} hand-read negative posts to nobody and 530 posts of general matters; calibrated on what models
said of brands they had not seen. It speaks English; elsewhere, and where the tone was stated, what is inbound and negative
is a complaint, as it was in \`complaint-0\`.

${test.care.length} inbound posts to care accounts of ${new Set(test.care.map(({ brand }) => brand)).size} brands of which no training saw any, and ${test.other.length} of another set of support
threads; read by one reader at a time without scores, the split drawn before the first result. After a first
look at them features and the bound for negative posts were changed, on training posts: figures of new brands may be a
little lower. Brackets: 95 % of ${DRAWS.toLocaleString('en')}
bootstrap draws. Calibration error of the probability on the posts of unseen brands: ${calibrationError(model, test.care)}.

| posts | rule | of what it calls so, are complaints | of complaints, it finds | F1 |
|---|---|---|---|---|
${[...rowsOf('care accounts', test.care), ...rowsOf('other threads', test.other)].join('\n')}

Of ${test.general.length} negative posts to nobody ("tweets" about politics, sports, weather), ${test.general.filter(({ complaint }) => complaint).length} are complaints. Of the others, this share is called one:

| rule | wrongly called a complaint |
|---|---|
${wrong.join('\n')}

What it gets wrong: mishaps of one's own ("I lost my phone, please remove the second step") and jokes without a word for
what failed. How far two readers agree on these labels was not measured.
`;
}

function calls(model: SentimentModel, text: string): boolean {
  const score = model.score(text, 'en');
  return isComplaint({
    direction: 'inbound',
    sentiment: score?.label ?? null,
    pComplaint: score?.pComplaint ?? null,
  });
}

function probability(model: SentimentModel, text: string): number | null {
  const p = model.score(text, 'en')?.pComplaint ?? null;
  return p === null ? null : p / 1e4;
}

function figuresOf(posts: readonly LabelledText[], rule: Rule): string[] {
  const judged = posts.map(({ text, complaint }) => ({ complaint, called: rule(text) }));
  const { found, called, all } = countsOf(judged);
  const random = randomOf(11);
  const draws = Array.from({ length: DRAWS }, () =>
    f1Of(judged.map(() => judged[Math.floor(random() * judged.length)] as (typeof judged)[number])),
  ).sort((a, b) => a - b);
  const at = (share: number) => short(draws[Math.floor(share * DRAWS)] as number);
  return [
    shareOf(found, called),
    shareOf(found, all),
    `${short(f1Of(judged))} (${at(0.025)} to ${at(0.975)})`,
  ];
}

function countsOf(judged: readonly { complaint: boolean; called: boolean }[]) {
  return {
    found: judged.filter(({ complaint, called }) => complaint && called).length,
    called: judged.filter(({ called }) => called).length,
    all: judged.filter(({ complaint }) => complaint).length,
  };
}

function f1Of(judged: readonly { complaint: boolean; called: boolean }[]): number {
  const { found, called, all } = countsOf(judged);
  return (2 * found) / (called + all);
}

/** Mean gap between probability and share of complaints, over five bins of equal width. */
function calibrationError(model: SentimentModel, posts: readonly LabelledText[]): string {
  const gaps = new Float64Array(5);
  for (const { text, complaint } of posts) {
    const p = probability(model, text) ?? 0;
    const bin = Math.min(4, Math.floor(5 * p));
    gaps[bin] = (gaps[bin] as number) + p - (complaint ? 1 : 0);
  }
  return short(gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / posts.length);
}

function short(share: number): string {
  return share.toFixed(2).replace(/^0/, '');
}

function shareOf(part: number, all: number): string {
  const { estimate, low, high } = proportionInterval(part, all);
  const percent = (share: number) => `${Math.round(100 * share)}`;
  return `${percent(estimate)} % (${percent(low)} to ${percent(high)})`;
}
