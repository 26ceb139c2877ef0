import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { COMPLAINT_VERSION, isComplaint } from '../src/domain/complaint';
import { proportionInterval } from '../src/domain/proportion-interval';
import type { SentimentModel } from '../src/domain/text/sentiment/sentiment-model';
import { readCareRows } from './care-dialogs';

const FILE = path.resolve(import.meta.dirname, '../../shared/data/threads/care_dialogs.csv');
const LABELS = path.join(import.meta.dirname, 'labels/complaints.json');
/** Said of whatever is written to a care account, for comparison. */
const ALWAYS = 'always';

/** How right the rule of complaints is on hand-read posts to care accounts, beside calling each of them one. */
export function complaintSection(model: SentimentModel): string {
  if (!existsSync(FILE)) return '';
  const { complaints } = JSON.parse(readFileSync(LABELS, 'utf8')) as { complaints: Record<string, boolean> };
  const posts = readCareRows(readFileSync(FILE, 'utf8')).flatMap(([id = '', , text = '']) => {
    const truth = complaints[id];
    return truth === undefined ? [] : [{ truth, text }];
  });
  const rules: [string, (text: string) => boolean][] = [
    [
      COMPLAINT_VERSION,
      (text) => isComplaint({ direction: 'inbound', sentiment: model.score(text, 'en')?.label ?? null }),
    ],
    [ALWAYS, () => true],
  ];
  const rows = rules.map(([name, rule]) => {
    const found = posts.filter(({ truth, text }) => truth && rule(text)).length;
    const called = posts.filter(({ text }) => rule(text)).length;
    const all = posts.filter(({ truth }) => truth).length;
    const f1 = (2 * found) / (called + all);
    return `| ${[name, shareOf(found, called), shareOf(found, all), f1.toFixed(2).replace(/^0/, '')].join(' | ')} |`;
  });
  return `## Complaints
${posts.length} inbound posts to care accounts, drawn at random and read by one reader who saw no scores; ${posts.filter(({ truth }) => truth).length} say that something of the
company's went wrong for them. \`${COMPLAINT_VERSION}\` (inbound and negative) misses what is told without a harsh word: "files required
to play could not be downloaded. Help?" is neutral, and a complaint. It stays the rule until one is there that is better
on posts which it never saw; labels for that are what audits keep.

| rule | of what it calls so, are complaints | of complaints, it finds | F1 |
|---|---|---|---|
${rows.join('\n')}
`;
}

function shareOf(part: number, all: number): string {
  const { estimate, low, high } = proportionInterval(part, all);
  const percent = (share: number) => `${Math.round(100 * share)}`;
  return `${percent(estimate)} % (${percent(low)} to ${percent(high)})`;
}
