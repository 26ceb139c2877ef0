import { isFiller } from '../drivers/stop-words';
import { tokenise } from '../text/tokenise';

/** Version of the rule below; it travels with every conversation it proposes. */
export const SIGNATURE_VERSION = 'signature-2';
/** Fewer examples than this say too little about what they share. */
export const MIN_EXAMPLES = 5;

/** What conversations about a flaw are recognised by. Plain data, so that it can be stored. */
export interface FlawSignature {
  version: typeof SIGNATURE_VERSION;
  /** How much each word, and each pair of neighbouring words, speaks for the flaw. */
  weights: Record<string, number>;
  /** A text is recognised from this sum on. */
  threshold: number;
  /** The pairs and words that speak for it most. */
  phrases: string[];
  examples: number;
  /** Share of the examples that the others would have recognised without them. */
  recall: number;
}

/** What somebody said, and the language it is written in; `null` when that is not known. */
export interface SignatureText {
  text: string;
  lang: string | null;
}

/** In how many of so many texts each word or pair stands, and how much of a text it is on average. */
interface Features {
  texts: number;
  counts: Map<string, number>;
  /** Sum of `share` over the texts that hold it. */
  shares: Map<string, number>;
}

/** Tried in this order: of so many examples each must be recognised by the others … */
const RECALLS = [0.85, 0.75, 0.6, 0.5];
/** … unless that finds more than this many others for each example: then it takes in what is not meant. */
const MAX_FOUND_PER_EXAMPLE = 2;
/** Few examples may stand for this many others all the same. */
const ALWAYS_FOUND = 30;
/** A text may fall short of what the examples say by this share at most. */
const MOST_MARGIN = 0.4;
/** How much more a rare word says; between counting (1) and tf–idf on both sides (2). */
const RARITY = 1.5;
/** Shorter texts are taken for so long: one word of a three-word text is no proof. */
const SHORTEST = 8;
const MAX_FEATURES = 600;
const SHOWN_PHRASES = 6;

/**
 * The distinct words of a text and its pairs of neighbours, folded. Numbers and single letters say nothing alone; words
 * that only hold a sentence together say nothing, alone or in pairs.
 */
export function textFeatures({ text, lang }: SignatureText): string[] {
  const words = tokenise(text).tokens.map(({ bare }) => bare);
  const saysNothing = words.map((word) => isFiller(word, lang));
  const features = new Set<string>();
  words.forEach((word, index) => {
    if (word.length > 1 && !/^\d+$/.test(word) && !saysNothing[index]) features.add(word);
    const next = words[index + 1];
    if (next !== undefined && !(saysNothing[index] && saysNothing[index + 1])) {
      features.add(`${word} ${next}`);
    }
  });
  return [...features];
}

/**
 * Learns what examples of a flaw share that other complaints of its topic do not: the difference of their mean texts
 * (Rocchio 1971), rare words weighing more. Without enough examples, or when they share nothing, `null`.
 */
export function learnSignature(
  examples: readonly SignatureText[],
  others: readonly SignatureText[],
): FlawSignature | null {
  if (examples.length < MIN_EXAMPLES) return null;
  const ownTexts = examples.map(textFeatures);
  const otherTexts = others.map(textFeatures);
  const own = featuresOf(ownTexts);
  const other = featuresOf(otherTexts);
  const weightWithout = (feature: string, left: number) => {
    const texts = own.texts - (left > 0 ? 1 : 0);
    const mean = ((own.shares.get(feature) ?? 0) - left) / texts;
    const elsewhere = (other.shares.get(feature) ?? 0) / Math.max(1, other.texts);
    const known = (own.counts.get(feature) ?? 0) + (other.counts.get(feature) ?? 0);
    return (mean - elsewhere) * Math.log((own.texts + other.texts + 1) / (known + 1)) ** RARITY;
  };
  const strongest = [...own.counts]
    // What only one example says is not shared.
    .filter(([, texts]) => texts > 1)
    .map(([feature]): [string, number] => [feature, weightWithout(feature, 0)])
    .sort(([a, one], [b, another]) => Math.abs(another) - Math.abs(one) || (a < b ? -1 : 1))
    .slice(0, MAX_FEATURES);
  const weights = new Map(strongest);
  const alone = ownTexts
    .map((features) =>
      scoreOf(features, (feature) => (weights.has(feature) ? weightWithout(feature, shareOf(features)) : 0)),
    )
    .sort((one, another) => one - another);
  const found = otherTexts
    .map((features) => scoreOf(features, (feature) => weights.get(feature) ?? 0))
    .sort((one, another) => another - one);
  const threshold = thresholdOf(alone, found);
  if (threshold === null) return null;
  return {
    version: SIGNATURE_VERSION,
    weights: Object.fromEntries(strongest.map(([feature, weight]) => [feature, round(weight)])),
    threshold,
    phrases: phrasesOf(strongest),
    examples: examples.length,
    recall: alone.filter((score) => score >= threshold).length / alone.length,
  };
}

/** How clearly a text, given as its features, is recognised: from 1 on it is. */
export function signatureMatch(features: readonly string[], { weights, threshold }: FlawSignature): number {
  const weightOf = (feature: string) => (Object.hasOwn(weights, feature) ? (weights[feature] as number) : 0);
  return scoreOf(features, weightOf) / threshold;
}

/** What in a text speaks for the flaw most; at most three phrases. */
export function matchedPhrases(features: readonly string[], { weights }: FlawSignature): string[] {
  const found = features
    .filter((feature) => Object.hasOwn(weights, feature))
    .map((feature): [string, number] => [feature, weights[feature] as number]);
  return phrasesOf(found.sort(([a, one], [b, another]) => another - one || (a < b ? -1 : 1))).slice(0, 3);
}

function thresholdOf(alone: readonly number[], found: readonly number[]): number | null {
  const thresholds = RECALLS.map((recall) => alone[Math.floor(alone.length * (1 - recall))] as number);
  const most = Math.max(alone.length * MAX_FOUND_PER_EXAMPLE, ALWAYS_FOUND);
  const chosen = thresholds.find((threshold) => (found[most] ?? Number.NEGATIVE_INFINITY) < threshold);
  const highest = chosen ?? Math.max(thresholds.at(-1) as number, found[most] as number);
  if (highest <= 0) return null;
  // Examples that say the same word for word would let nothing else in: half way to the nearest other text is as good.
  const nearest = found.find((score) => score < highest) ?? 0;
  return Math.max(highest * (1 - MOST_MARGIN), (highest + nearest) / 2);
}

function featuresOf(texts: readonly string[][]): Features {
  const counts = new Map<string, number>();
  const shares = new Map<string, number>();
  for (const features of texts) {
    const share = shareOf(features);
    for (const feature of features) {
      counts.set(feature, (counts.get(feature) ?? 0) + 1);
      shares.set(feature, (shares.get(feature) ?? 0) + share);
    }
  }
  return { texts: texts.length, counts, shares };
}

/** A long text holds more by chance: each of its features counts less. */
function shareOf(features: readonly string[]): number {
  return 1 / Math.sqrt(Math.max(SHORTEST, features.length));
}

function scoreOf(features: readonly string[], weightOf: (feature: string) => number): number {
  return features.reduce((sum, feature) => sum + weightOf(feature), 0) * shareOf(features);
}

/** Pairs and single words, strongest first; numbers alone are none, and a word that stands in a pair is not said twice. */
function phrasesOf(features: readonly (readonly [string, number])[]): string[] {
  const strong = features
    .filter(([feature, weight]) => weight > 0 && /\p{L}/u.test(feature))
    .slice(0, 3 * SHOWN_PHRASES);
  const pairs = strong.map(([feature]) => feature).filter((feature) => feature.includes(' '));
  const inPairs = new Set(pairs.flatMap((pair) => pair.split(' ')));
  const phrases = strong.map(([feature]) => feature).filter((feature) => !inPairs.has(feature));
  return phrases.slice(0, SHOWN_PHRASES);
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
