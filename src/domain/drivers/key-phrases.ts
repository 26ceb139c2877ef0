import { benjaminiHochberg } from '../benjamini-hochberg';
import { phrasesOf, sameTextKey } from './phrases-of';

/** A text that was said, and in which language. */
export interface SaidText {
  text: string;
  lang: string;
}

/** A phrase that was said more often than before, as a share of what was said. */
export interface KeyPhrase {
  phrase: string;
  lang: string;
  /** Different texts that hold it. */
  now: number;
  before: number;
  /** Log-odds ratio over its standard error. */
  z: number;
}

const MIN_TEXTS = 3;
/** Fewer different texts of a language say nothing about its phrases. */
const MIN_TEXTS_OF_LANGUAGE = 10;
/** What the prior weighs, in texts. */
const PRIOR_TEXTS = 50;
/** Of the phrases that are named so many may be there by chance. */
const FALSE_SHARE = 0.05;
/** A phrase inside a longer one that is nearly as frequent adds nothing. */
const NEARLY_AS_OFTEN = 0.75;

/**
 * The phrases that set a window apart from its baseline: log-odds ratio with an informative Dirichlet prior (Monroe,
 * Colaresi and Quinn 2008), language by language. Counts are of different texts, near-identical ones once; the prior is
 * what both hold together, worth 50 texts, so that rare and common words need their evidence. Named are those that hold
 * when all are looked at together (Benjamini–Hochberg at 5 %), most surely more frequent first.
 */
export function keyPhrases(now: readonly SaidText[], before: readonly SaidText[], most: number): KeyPhrase[] {
  const langs = new Set(now.map(({ lang }) => lang));
  return [...langs]
    .flatMap((lang) => phrasesOfLanguage(lang, now, before))
    .sort((one, other) => other.z - one.z || (one.phrase < other.phrase ? -1 : 1))
    .slice(0, most);
}

function phrasesOfLanguage(lang: string, now: readonly SaidText[], before: readonly SaidText[]): KeyPhrase[] {
  const [here, there] = [countTexts(now, lang), countTexts(before, lang)];
  if (here.texts < MIN_TEXTS_OF_LANGUAGE || there.texts < MIN_TEXTS_OF_LANGUAGE) return [];
  const candidates = [...here.phrases].flatMap(([phrase, count]): KeyPhrase[] => {
    if (count < MIN_TEXTS) return [];
    const other = there.phrases.get(phrase) ?? 0;
    const z = logOddsZ({ count, texts: here.texts }, { count: other, texts: there.texts });
    return [{ phrase, lang, now: count, before: other, z: Math.round(100 * z) / 100 }];
  });
  const held = benjaminiHochberg(
    candidates.map(({ z }) => oneSidedChance(z)),
    FALSE_SHARE,
  );
  return withoutRepeats(candidates.filter((_, index) => held[index]));
}

function countTexts(texts: readonly SaidText[], lang: string) {
  const seen = new Set<string>();
  const phrases = new Map<string, number>();
  for (const said of texts) {
    if (said.lang !== lang) continue;
    const key = sameTextKey(said.text);
    if (key === '' || seen.has(key)) continue;
    seen.add(key);
    for (const phrase of phrasesOf(said.text, lang)) phrases.set(phrase, (phrases.get(phrase) ?? 0) + 1);
  }
  return { texts: seen.size, phrases };
}

interface Counted {
  count: number;
  texts: number;
}

/** How surely a phrase is more frequent in one set of texts than in another. */
export function logOddsZ(here: Counted, there: Counted): number {
  const share = (here.count + there.count) / (here.texts + there.texts);
  const prior = PRIOR_TEXTS * share;
  const odds = ({ count, texts }: Counted) => (count + prior) / (texts + PRIOR_TEXTS - count - prior);
  if (share >= 1) return 0;
  const variance = 1 / (here.count + prior) + 1 / (there.count + prior);
  return Math.log(odds(here) / odds(there)) / Math.sqrt(variance);
}

/** Upper bound of the normal tail (Chernoff): no phrase passes that a nearer value would not let pass. */
function oneSidedChance(z: number): number {
  return z <= 0 ? 1 : Math.exp(-(z * z) / 2) / 2;
}

/** A longer phrase stands for its parts where it is nearly as frequent; of others only the surest of its words stays. */
function withoutRepeats(phrases: readonly KeyPhrase[]): KeyPhrase[] {
  const holds = (long: string, short: string) => long !== short && ` ${long} `.includes(` ${short} `);
  const whole = phrases.filter(
    ({ phrase, now }) =>
      !phrases.some((other) => holds(other.phrase, phrase) && other.now >= NEARLY_AS_OFTEN * now),
  );
  const kept: KeyPhrase[] = [];
  for (const candidate of [...whole].sort((one, other) => other.z - one.z)) {
    const repeats = kept.some(
      ({ phrase }) => holds(phrase, candidate.phrase) || holds(candidate.phrase, phrase),
    );
    if (!repeats) kept.push(candidate);
  }
  return kept;
}
