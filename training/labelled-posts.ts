import { readFileSync } from 'node:fs';

export const CLASSES = ['negative', 'neutral', 'positive'] as const;
export type ClassIndex = 0 | 1 | 2;

export interface LabelledPost {
  label: ClassIndex;
  text: string;
}

/** Reads `label<TAB>text` with a head line; a text in quotes has its quotes doubled. */
export function readPosts(file: string): LabelledPost[] {
  const lines = readFileSync(file, 'utf8').split(/\r?\n/).slice(1);
  return lines.flatMap((line, at) => {
    const tab = line.indexOf('\t');
    if (tab < 0) return [];
    const label = CLASSES.indexOf(line.slice(0, tab) as (typeof CLASSES)[number]);
    if (label < 0) throw new Error(`${file}:${at + 2}: no class ${JSON.stringify(line.slice(0, tab))}`);
    return [{ label: label as ClassIndex, text: unquoted(line.slice(tab + 1)) }];
  });
}

function unquoted(field: string): string {
  return /^".*"$/.test(field) ? field.slice(1, -1).replaceAll('""', '"') : field;
}

/** A text without case, marks, names and links: what two copies of one post have in common. */
export function normalisedText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/&\w+;|\\u[0-9a-f]{4}|\\[nrt]/g, ' ')
    .replace(/https?\S*|[@]\w+/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The posts whose text stands in none of `held`: a figure over texts seen in training would be none. */
export function withoutShared(
  posts: readonly LabelledPost[],
  held: readonly (readonly LabelledPost[])[],
): LabelledPost[] {
  const texts = textsOf(held.flat());
  return posts.filter(({ text }) => !texts.has(normalisedText(text)));
}

/** Throws when training and validation share a text. */
export function assertApart(train: readonly LabelledPost[], validation: readonly LabelledPost[]): void {
  const texts = textsOf(validation);
  const shared = train.filter(({ text }) => texts.has(normalisedText(text)));
  if (shared.length > 0) throw new Error(`${shared.length} texts stand in training and in validation.`);
}

function textsOf(posts: readonly LabelledPost[]): Set<string> {
  const texts = new Set(posts.map(({ text }) => normalisedText(text)));
  texts.delete('');
  return texts;
}
