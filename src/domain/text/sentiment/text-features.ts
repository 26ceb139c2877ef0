import { APOSTROPHE, type CharacterTables, characterTables, IGNORED, SPACE, WORD } from './characters';
import { EMOJI_VALENCES, INTENSIFIERS, NEGATORS, SCORED_LANGUAGES, type ScoredLanguage } from './hints';
import type { Lexicon } from './lexicon';

/** More of a text makes no score surer, only slower. */
const MOST_UNITS = 2_000;
const TABLE_BITS = 15;
const TABLE_SIZE = 1 << TABLE_BITS;
/** Where the table is full enough to be slow, further n-grams are left out. */
const MOST_FEATURES = TABLE_SIZE >> 1;
const MOST_TOKENS = 1_024;

const PRIME = 0x01000193;
const START = hashOf('\u0001start');
const END = hashOf('\u0001end');
const NAME = hashOf('\u0001name');
const LINK = hashOf('\u0001link');
const NEGATED = 0x5bd1e995;
const PAIR = 0x2545f491;
const CHARS = 0x3c6ef372;
const LEXICON_WORD = 0x7f4a7c15;
const LEXICON_PAIR = 0x1b873593;

const LONGEST_GRAM = 5;
/** Letters that a word keeps when its ending is left out. */
export const SHORTEST_STEM = 4;
const NEGATION_REACH = 4;
const NEGATION_FACTOR = -0.7;
const INTENSITY_FACTOR = 1.3;
const LEXICONS = 2;
const PER_LEXICON = 9;
const PER_TEXT = 12;

/** Numbers from the lexicons; after them come those of how a text is written, the first of which is always 1. */
export const LEXICON_FEATURES = LEXICONS * PER_LEXICON;
/** Numbers that are no n-grams: from the lexicons, and how a text is written. */
export const DENSE_FEATURES = LEXICON_FEATURES + PER_TEXT;

/** The word lists a language is read with: AFINN, or its translation, and for English VADER's. */
export type Lexicons = Partial<Record<ScoredLanguage, readonly (Lexicon | null)[]>>;

/** Is a token a word, a mark, or something a valence is known of? */
const TOKEN_WORD = 0;
const TOKEN_MARK = 1;
const TOKEN_BREAK = 2;

/**
 * Reads a text into hashed n-grams with their counts and dense features. One reader owns its buffers: what `read` left
 * stands until the next call. Nothing is allocated for an n-gram: hashes roll over an array of units.
 */
export class FeatureReader {
  /** Distinct features of the text read last: the first `size` entries of each. */
  readonly hashes = new Int32Array(MOST_FEATURES);
  readonly counts = new Uint16Array(MOST_FEATURES);
  /** 0: words and pairs of words; 1: characters. */
  readonly blocks = new Uint8Array(MOST_FEATURES);
  size = 0;
  readonly dense = new Float32Array(DENSE_FEATURES);

  private readonly table = new Int32Array(TABLE_SIZE);
  private readonly stamps = new Int32Array(TABLE_SIZE);
  private stamp = 0;
  private readonly raw = new Uint16Array(MOST_UNITS + 2);
  private readonly units = new Uint16Array(MOST_UNITS + 4);
  private readonly tokenHashes = new Int32Array(MOST_TOKENS);
  private readonly tokenKinds = new Uint8Array(MOST_TOKENS);
  private readonly valences = new Float32Array(MOST_TOKENS * LEXICONS);
  private tokenCount = 0;
  private readonly tables: CharacterTables = characterTables();
  private readonly hints = new Map<string, Map<number, number>>();

  private capitals = 0;
  private elongated = 0;
  private exclamations = 0;
  private questions = 0;
  private names = 0;
  private links = 0;
  private tags = 0;
  private emoji = 0;

  constructor(private readonly lexicons: Lexicons) {
    for (const lang of SCORED_LANGUAGES) this.hints.set(lang, hintsOf(lang));
  }

  /** Words and marks of the text read last. */
  get tokens(): number {
    return this.tokenCount;
  }

  read(text: string, lang: ScoredLanguage): void {
    this.begin();
    this.tokenise(cleaned(text), lang);
    this.addWords(lang);
  }

  private begin(): void {
    this.size = 0;
    this.tokenCount = 0;
    this.stamp++;
    this.capitals = this.elongated = this.exclamations = this.questions = 0;
    this.names = this.links = this.tags = this.emoji = 0;
    this.dense.fill(0);
  }

  private add(hash: number, block: number): void {
    const { table, stamps, stamp } = this;
    let slot = Math.imul(hash, 0x9e3779b1) >>> (32 - TABLE_BITS);
    while (stamps[slot] === stamp) {
      const known = table[slot] as number;
      if (this.hashes[known] === hash) {
        (this.counts[known] as number)++;
        return;
      }
      slot = (slot + 1) & (TABLE_SIZE - 1);
    }
    if (this.size === MOST_FEATURES) return;
    stamps[slot] = stamp;
    table[slot] = this.size;
    this.hashes[this.size] = hash;
    this.counts[this.size] = 1;
    this.blocks[this.size] = block;
    this.size++;
  }

  private tokenise(text: string, lang: ScoredLanguage): void {
    const { raw } = this;
    const { kind } = this.tables;
    const joinsApostrophes = lang === 'en' || lang === 'hi';
    const length = Math.min(text.length, MOST_UNITS);
    for (let i = 0; i < length; i++) raw[i] = text.charCodeAt(i);
    raw[length] = raw[length + 1] = 0x20;
    let at = 0;
    while (at < length && this.tokenCount < MOST_TOKENS - 1) {
      const unit = raw[at] as number;
      const what = kind[unit] as number;
      if (what === SPACE || what === IGNORED) at++;
      else if (unit === 0x40 && kind[raw[at + 1] as number] === WORD) at = this.readName(at + 1);
      else if (isLink(raw, at, length)) at = this.readLink(at, length);
      else if (unit === 0x23 && kind[raw[at + 1] as number] === WORD) {
        this.tags++;
        at++;
      } else {
        const face = faceAt(raw, at, kind);
        if (face !== 0) {
          this.push(face > 0 ? hashOf('\u0001:)') : hashOf('\u0001:('), TOKEN_MARK, face > 0 ? 2 : -2);
          at += Math.abs(face);
        } else if (what === WORD) at = this.readWord(at, length, joinsApostrophes, lang);
        else at = this.readMarks(at, length);
      }
    }
  }

  private readName(from: number): number {
    this.names++;
    this.push(NAME, TOKEN_WORD, 0);
    let at = from;
    while (this.tables.kind[this.raw[at] as number] === WORD) at++;
    return at;
  }

  private readLink(from: number, length: number): number {
    this.links++;
    this.push(LINK, TOKEN_WORD, 0);
    let at = from;
    while (at < length && this.tables.kind[this.raw[at] as number] !== SPACE) at++;
    return at;
  }

  /** A word: letters repeated more than twice are cut to two, digits are read as one digit. */
  private readWord(from: number, length: number, joins: boolean, lang: ScoredLanguage): number {
    const { raw, units } = this;
    const { kind, readAs } = this.tables;
    let at = from;
    let size = 1;
    let upper = 0;
    let run = 0;
    let wasCut = false;
    units[0] = 0x20;
    let hash = 0;
    let shorter = 0;
    let shortest = 0;
    for (; at < length; at++) {
      const unit = raw[at] as number;
      const what = kind[unit] as number;
      if (what === IGNORED) continue;
      if (what === APOSTROPHE) {
        if (joins && kind[raw[at + 1] as number] === WORD) continue;
        break;
      }
      if (what !== WORD) break;
      let read = readAs[unit] as number;
      if (read !== unit) upper++;
      if (read >= 0x30 && read <= 0x39) read = 0x30;
      run = read === units[size - 1] ? run + 1 : 1;
      if (run > 2) {
        wasCut ||= read !== 0x30;
        continue;
      }
      units[size++] = read;
      shortest = shorter;
      shorter = hash;
      hash = Math.imul(hash ^ read, PRIME);
      hash ^= hash >>> 15;
    }
    units[size] = 0x20;
    if (upper >= 2 && upper >= size - 2) this.capitals++;
    if (wasCut) this.elongated++;
    this.push(hash, TOKEN_WORD, 0);
    this.lookUp(hash, lang);
    // Lists hold one form of a word; where endings change, one or two letters less may be another.
    if (lang !== 'en' && !this.isKnown() && size > SHORTEST_STEM + 1) {
      this.lookUp(shorter, lang);
      if (!this.isKnown() && size > SHORTEST_STEM + 2) this.lookUp(shortest, lang);
    }
    this.addCharacters(size + 1);
    return at;
  }

  /** Gives the token pushed last the valences of a word. */
  private lookUp(hash: number, lang: ScoredLanguage): void {
    const lists = this.lexicons[lang];
    const last = (this.tokenCount - 1) * LEXICONS;
    for (let i = 0; i < LEXICONS; i++) this.valences[last + i] = lists?.[i]?.valenceOf(hash) ?? 0;
  }

  private isKnown(): boolean {
    const last = (this.tokenCount - 1) * LEXICONS;
    return this.valences[last] !== 0 || this.valences[last + 1] !== 0;
  }

  private addCharacters(end: number): void {
    const { units } = this;
    for (let start = 0; start < end - 1; start++) {
      let hash = Math.imul(CHARS ^ (units[start] as number), PRIME);
      const stop = Math.min(end, start + LONGEST_GRAM);
      for (let at = start + 1; at < stop; at++) {
        hash = Math.imul(hash ^ (units[at] as number), PRIME);
        hash ^= hash >>> 15;
        this.add(hash, 1);
      }
    }
  }

  /** A run of one mark, or one emoji. */
  private readMarks(from: number, length: number): number {
    const { raw } = this;
    const unit = this.tables.readAs[raw[from] as number] as number;
    if (unit >= 0xd800 && unit <= 0xdbff && from + 1 < length) {
      const code = ((unit - 0xd800) << 10) + ((raw[from + 1] as number) - 0xdc00) + 0x10000;
      if (code >= 0x1f3fb && code <= 0x1f3ff) return from + 2;
      this.emoji++;
      this.push(hashOfCode(code), TOKEN_MARK, EMOJI.get(code) ?? 0);
      return from + 2;
    }
    let at = from + 1;
    while (at < length && this.tables.readAs[raw[at] as number] === unit) at++;
    const count = at - from;
    if (unit === 0x21) this.exclamations += count;
    else if (unit === 0x3f) this.questions += count;
    if (unit === 0x22 || unit === 0x5c) return at;
    const breaks = unit === 0x2e || unit === 0x2c || unit === 0x21 || unit === 0x3f || unit === 0x3b;
    this.push(
      hashOfCode(unit) + (count > 1 ? 1 : 0),
      breaks ? TOKEN_BREAK : TOKEN_MARK,
      EMOJI.get(unit) ?? 0,
    );
    return at;
  }

  private push(hash: number, kind: number, valence: number): void {
    const at = this.tokenCount++;
    this.tokenHashes[at] = hash;
    this.tokenKinds[at] = kind;
    for (let i = 0; i < LEXICONS; i++) this.valences[at * LEXICONS + i] = valence;
  }

  private addWords(lang: ScoredLanguage): void {
    const { tokenHashes, tokenCount, tokenKinds, valences } = this;
    const hints = this.hints.get(lang) as Map<number, number>;
    let before = START;
    let negated = 0;
    let stronger = false;
    let negators = 0;
    for (let at = 0; at < tokenCount; at++) {
      const token = tokenHashes[at] as number;
      this.add(token, 0);
      this.add(pairOf(before, token), 0);
      if (tokenKinds[at] === TOKEN_BREAK) negated = 0;
      else if (negated > 0 && tokenKinds[at] === TOKEN_WORD) this.add(token ^ NEGATED, 0);
      const factor =
        (negated > 0 && tokenKinds[at] === TOKEN_WORD ? NEGATION_FACTOR : 1) *
        (stronger ? INTENSITY_FACTOR : 1);
      const strongest = this.weigh(at, factor);
      if (strongest !== 0) {
        const hit = LEXICON_WORD + Math.round(strongest);
        this.add(hit, 0);
        this.add(pairOf(hit ^ LEXICON_PAIR, before), 0);
      }
      const hint = hints.get(token) ?? 0;
      stronger = hint === 2;
      if (hint === 1) {
        negated = NEGATION_REACH;
        negators++;
      } else if (negated > 0 && tokenKinds[at] === TOKEN_WORD) negated--;
      before = token;
    }
    this.add(pairOf(before, END), 0);
    for (let list = 0; list < LEXICONS; list++) this.summarise(list, valences);
    this.describe(negators);
  }

  /** Turns a token's valences by what stands before it; answers the strongest. */
  private weigh(at: number, factor: number): number {
    let strongest = 0;
    for (let i = at * LEXICONS; i < (at + 1) * LEXICONS; i++) {
      const valence = (this.valences[i] as number) * factor;
      this.valences[i] = valence;
      if (Math.abs(valence) > Math.abs(strongest)) strongest = valence;
    }
    return strongest;
  }

  private summarise(list: number, valences: Float32Array): void {
    let positive = 0;
    let negative = 0;
    let positives = 0;
    let negatives = 0;
    let highest = 0;
    let lowest = 0;
    let last = 0;
    for (let at = 0; at < this.tokenCount; at++) {
      const valence = valences[at * LEXICONS + list] as number;
      if (valence > 0) {
        positive += valence;
        positives++;
        highest = Math.max(highest, valence);
      } else if (valence < 0) {
        negative -= valence;
        negatives++;
        lowest = Math.min(lowest, valence);
      }
      if (valence !== 0) last = valence;
    }
    const { dense } = this;
    const from = list * PER_LEXICON;
    dense[from] = squash(positive);
    dense[from + 1] = squash(negative);
    dense[from + 2] = squash(positive - negative);
    dense[from + 3] = Math.log1p(positives) / 2;
    dense[from + 4] = Math.log1p(negatives) / 2;
    dense[from + 5] = highest / 4;
    dense[from + 6] = lowest / 4;
    dense[from + 7] = last / 4;
    dense[from + 8] = (positive - negative) / (3 * Math.sqrt(1 + this.tokenCount));
  }

  private describe(negators: number): void {
    const { dense } = this;
    const from = LEXICON_FEATURES;
    dense[from] = 1;
    dense[from + 1] = Math.log1p(this.tokenCount) / 4;
    dense[from + 2] = Math.log1p(this.capitals) / 2;
    dense[from + 3] = Math.log1p(this.elongated);
    dense[from + 4] = Math.log1p(this.exclamations) / 2;
    dense[from + 5] = Math.log1p(this.questions) / 2;
    dense[from + 6] = Math.log1p(this.names) / 2;
    dense[from + 7] = Math.log1p(this.links);
    dense[from + 8] = Math.log1p(this.tags) / 2;
    dense[from + 9] = Math.log1p(this.emoji) / 2;
    dense[from + 10] = Math.log1p(negators) / 2;
    dense[from + 11] = this.exclamations > 0 && this.questions > 0 ? 0.5 : 0;
  }
}

/** The hash of a word as the reader forms it; for word lists. The word is lower-cased and read unit by unit. */
export function hashOf(word: string): number {
  let hash = 0;
  for (let i = 0; i < word.length; i++) {
    hash = Math.imul(hash ^ word.charCodeAt(i), PRIME);
    hash ^= hash >>> 15;
  }
  return hash;
}

/** A word of a list in the form in which the reader meets it, or `null` when it is more than one word. */
export function readForm(word: string): string | null {
  const { kind, readAs } = characterTables();
  let form = '';
  for (let i = 0; i < word.length; i++) {
    const read = readAs[word.charCodeAt(i)] as number;
    const what = kind[read];
    if (what === IGNORED || what === APOSTROPHE) continue;
    if (what !== WORD) return null;
    const unit = String.fromCharCode(read >= 0x30 && read <= 0x39 ? 0x30 : read);
    if (form.endsWith(unit + unit)) continue;
    form += unit;
  }
  return form === '' ? null : form;
}

function hashOfCode(code: number): number {
  return Math.imul(code ^ 0x1f3d, 0x85ebca6b) & ~1;
}

function pairOf(first: number, second: number): number {
  const hash = Math.imul(first ^ PAIR, 0x85ebca6b) + second;
  return Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) | 0;
}

function squash(sum: number): number {
  return sum / Math.sqrt(sum * sum + 15);
}

const EMOJI: ReadonlyMap<number, number> = new Map(
  Object.entries(EMOJI_VALENCES).flatMap(([valence, emoji]) =>
    Array.from(emoji, (each): [number, number] => [each.codePointAt(0) as number, Number(valence)]),
  ),
);

function hintsOf(lang: ScoredLanguage): Map<number, number> {
  const hints = new Map<number, number>();
  for (const word of INTENSIFIERS[lang].split(' ')) hints.set(hashOf(readForm(word) ?? word), 2);
  for (const word of NEGATORS[lang].split(' ')) hints.set(hashOf(readForm(word) ?? word), 1);
  return hints;
}

const ESCAPES = /&(amp|lt|gt|quot|apos|nbsp|#39|#x27);|\\u([0-9a-f]{4})|\\[nrt"']/gi;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** Entities and escapes that exports leave are undone; compatibility forms are read as what they stand for. */
function cleaned(text: string): string {
  let clean = text.length > 4 * MOST_UNITS ? text.slice(0, 4 * MOST_UNITS) : text;
  if (clean.includes('&') || clean.includes('\\')) {
    clean = clean.replace(ESCAPES, (all, entity: string | undefined, code: string | undefined) => {
      if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
      if (entity === undefined) return all === '\\"' || all === "\\'" ? all.slice(1) : ' ';
      return ENTITIES[entity.toLowerCase()] ?? "'";
    });
  }
  return clean.normalize('NFKC');
}

function isLink(raw: Uint16Array, at: number, length: number): boolean {
  const first = raw[at] as number;
  if (first !== 0x68 && first !== 0x77 && first !== 0x48 && first !== 0x57) return false;
  if (at > 0 && isAsciiWord(raw[at - 1] as number)) return false;
  const four = (i: number) => (at + i < length ? String.fromCharCode((raw[at + i] as number) | 0x20) : ' ');
  if (first === 0x77 || first === 0x57) return four(1) === 'w' && four(2) === 'w' && raw[at + 3] === 0x2e;
  if (four(1) !== 't' || four(2) !== 't' || four(3) !== 'p') return false;
  const next = raw[at + 4] as number;
  return !isAsciiWord(next) || (next | 0x20) === 0x73;
}

function isAsciiWord(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}

const GLAD_MOUTHS = new Set([...')]dDpP*3}'].map((mouth) => mouth.charCodeAt(0)));
const SAD_MOUTHS = new Set([...'([/\\|{@cC'].map((mouth) => mouth.charCodeAt(0)));

/** Units of a face written with marks that begins here, negative when it is a sad one; 0 where there is none. */
function faceAt(raw: Uint16Array, at: number, kind: Uint8Array): number {
  const first = raw[at] as number;
  const isEye = (unit: number) => unit === 0x3a || unit === 0x3b || unit === 0x3d;
  if (first === 0x3c) {
    if (raw[at + 1] === 0x33) return 2;
    return raw[at + 1] === 0x2f && raw[at + 2] === 0x33 ? -3 : 0;
  }
  const hasNose = (unit: number) => unit === 0x2d || unit === 0x27 || unit === 0x5e || unit === 0x6f;
  if (isEye(first)) {
    const nose = hasNose(raw[at + 1] as number) && at + 2 < raw.length ? 1 : 0;
    const mouth = raw[at + 1 + nose] as number;
    const length = 2 + nose;
    if (isAsciiWord(mouth) && kind[raw[at + length] as number] === WORD) return 0;
    if (GLAD_MOUTHS.has(mouth)) return length;
    return SAD_MOUTHS.has(mouth) ? -length : 0;
  }
  if (first !== 0x28 && first !== 0x29) return 0;
  const nose = raw[at + 1] === 0x2d ? 1 : 0;
  const eye = raw[at + 1 + nose] as number;
  if (!isEye(eye) || kind[raw[at + 2 + nose] as number] !== SPACE) return 0;
  return first === 0x28 ? 2 + nose : -(2 + nose);
}
