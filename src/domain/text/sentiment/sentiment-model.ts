import type { SentimentClass, SentimentEngine, SentimentScore } from '../sentiment-score';
import type { ComplaintFeatures } from './complaint-features';
import { ComplaintModel } from './complaint-model';
import { SCORED_LANGUAGES, type ScoredLanguage } from './hints';
import { Lexicon } from './lexicon';
import { type PartHeader, readModelFile } from './model-file';
import { bucketOf, dampedCount } from './n-grams';
import { DENSE_FEATURES, FeatureReader, type Lexicons } from './text-features';

const WHOLE = 10_000;

/** One linear model and the languages it speaks for. */
interface Part {
  header: PartHeader;
  shift: number;
  sharpness: number;
  /** Negative and positive against neutral, one after the other, by bucket. */
  weights: Int8Array;
}

/**
 * The sentiment engine: a linear model over hashed words and characters and word lists. Probabilities speak for a
 * stream in which the three classes are equally frequent; the label is the most probable one, so that a stream full of
 * complaints is not read as the calm one on which the model was trained. A language it was not trained on, and a text
 * in which there is nothing to read, are not scored.
 */
export class SentimentModel implements SentimentEngine {
  readonly languages: readonly string[];
  readonly engine: string;
  readonly complaints: string | null;
  private readonly reader: FeatureReader;
  private readonly parts = new Map<string, Part>();
  private readonly complaint: ComplaintModel | null;
  private readonly evidence = new Float64Array(2);

  constructor(bytes: Uint8Array) {
    const { header, lexicons, parts, complaint } = readModelFile(bytes);
    this.engine = header.engine;
    this.complaints = header.complaint?.version ?? null;
    this.complaint = header.complaint && complaint ? new ComplaintModel(header.complaint, complaint) : null;
    const lists: { -readonly [Lang in keyof Lexicons]: (Lexicon | null)[] } = {};
    header.lexicons.forEach(({ languages, slot }, i) => {
      const { keys, tenths } = lexicons[i] as (typeof lexicons)[number];
      const lexicon = new Lexicon(keys, tenths);
      for (const lang of languages) {
        lists[lang] ??= [null, null];
        (lists[lang] as (Lexicon | null)[])[slot] = lexicon;
      }
    });
    this.reader = new FeatureReader(lists);
    header.parts.forEach((part, i) => {
      const { buckets, planes } = parts[i] as (typeof parts)[number];
      const weights = new Int8Array(2 << part.bits);
      for (let b = 0; b < buckets.length; b++) {
        const at = 2 * (buckets[b] as number);
        weights[at] = planes[0]?.[b] as number;
        weights[at + 1] = planes[1]?.[b] as number;
      }
      part.languages.forEach((lang, at) => {
        const sharpness = part.sharpness[at] as number;
        this.parts.set(lang, { header: part, shift: 32 - part.bits, sharpness, weights });
      });
    });
    this.languages = SCORED_LANGUAGES.filter((lang) => this.parts.has(lang));
  }

  score(text: string, lang: string): SentimentScore | null {
    const part = this.parts.get(lang);
    if (!part) return null;
    this.reader.read(text, lang as ScoredLanguage);
    if (this.reader.tokens === 0) return null;
    this.weigh(part, lang as ScoredLanguage);
    const negative = part.sharpness * (this.evidence[0] as number);
    const positive = part.sharpness * (this.evidence[1] as number);
    const most = Math.max(negative, positive, 0);
    const parts = [Math.exp(negative - most), Math.exp(-most), Math.exp(positive - most)] as const;
    const sum = parts[0] + parts[1] + parts[2];
    const pNegative = Math.round((parts[0] / sum) * WHOLE);
    const pPositive = Math.round((parts[2] / sum) * WHOLE);
    const pNeutral = WHOLE - pNegative - pPositive;
    return {
      label: labelOf(pNegative, pNeutral, pPositive),
      pNegative,
      pNeutral,
      pPositive,
      engine: this.engine,
      pComplaint: this.complaint?.probability(this.reader, lang, { pNegative, pPositive }) ?? null,
    };
  }

  /** Reads a text into the features of the model of complaints: for its training. */
  readComplaint(text: string, lang: string, features: ComplaintFeatures): void {
    const score = this.score(text, lang);
    features.read(this.reader, {
      pNegative: score?.pNegative ?? 3_333,
      pPositive: score?.pPositive ?? 3_333,
    });
  }

  /** Sums what speaks for negative and for positive, each against neutral, into `evidence`. */
  private weigh({ header, shift, weights }: Part, lang: ScoredLanguage): void {
    const { reader, evidence } = this;
    const { hashes, counts, blocks, size } = reader;
    const tag = header.tagged ? languageTag(lang) : 0;
    let wordSquares = 0;
    let charSquares = 0;
    let wordNegative = 0;
    let wordPositive = 0;
    let charNegative = 0;
    let charPositive = 0;
    for (let i = 0; i < size; i++) {
      const value = dampedCount(counts[i] as number);
      const hash = hashes[i] as number;
      let at = bucketOf(hash, shift) << 1;
      let negative = weights[at] as number;
      let positive = weights[at + 1] as number;
      if (tag !== 0) {
        at = bucketOf(hash ^ tag, shift) << 1;
        negative += weights[at] as number;
        positive += weights[at + 1] as number;
      }
      if (blocks[i] === 0) {
        wordSquares += value * value;
        wordNegative += value * negative;
        wordPositive += value * positive;
      } else {
        charSquares += value * value;
        charNegative += value * negative;
        charPositive += value * positive;
      }
    }
    const words = wordSquares === 0 ? 0 : 1 / Math.sqrt(wordSquares);
    const chars = charSquares === 0 ? 0 : CHARACTER_SHARE / Math.sqrt(charSquares);
    evidence[0] =
      this.given(header, 0, lang) +
      (words * wordNegative + chars * charNegative) * (header.steps[0] as number);
    evidence[1] =
      this.given(header, 1, lang) +
      (words * wordPositive + chars * charPositive) * (header.steps[1] as number);
  }

  /** Bias and dense features of a plane. */
  private given(header: PartHeader, plane: 0 | 1, lang: ScoredLanguage): number {
    const { dense } = this.reader;
    const weights = header.dense[plane] as readonly number[];
    const own = header.tagged ? DENSE_FEATURES * (1 + SCORED_LANGUAGES.indexOf(lang)) : -1;
    let sum = header.bias[plane] as number;
    for (let i = 0; i < DENSE_FEATURES; i++) {
      const weight = (weights[i] as number) + (own < 0 ? 0 : (weights[own + i] as number));
      sum += weight * (dense[i] as number);
    }
    return sum;
  }
}

/** Characters count this much beside words, whose block has length 1. */
export const CHARACTER_SHARE = 0.85;

/** What an n-gram's hash is mixed with to be one of its language alone. */
export function languageTag(lang: ScoredLanguage): number {
  return Math.imul(SCORED_LANGUAGES.indexOf(lang) + 1, 0x632be5ab);
}

function labelOf(negative: number, neutral: number, positive: number): SentimentClass {
  if (neutral >= negative && neutral >= positive) return 'neutral';
  return negative > positive ? 'negative' : 'positive';
}
