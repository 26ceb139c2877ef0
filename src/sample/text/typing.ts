import type { Dice } from '../prng';
import type { LanguagePack } from './language-pack';

/** How one person types, the same in all their texts. */
export interface TypingHabits {
  lowerCase: boolean;
  plainApostrophe: boolean;
  dropsApostrophe: boolean;
  /** No umlauts, no accents. */
  plainLetters: boolean;
  /** What stands between sentences that have no end mark of their own. */
  joiner: '. ' | '... ' | '! ' | ', ' | ' - ' | '\n' | ' … ';
  endMark: '' | '.' | '!' | '!!' | '...';
  shortcuts: boolean;
  /** Chance of a slip of the finger per text. */
  slips: number;
  /** Chance of an emoji per text. */
  emoji: number;
  hashtags: number;
  /** Chance of naming the company’s handle. */
  handle: number;
  shouts: boolean;
  /** 0 terse … 1 long-winded. */
  length: number;
}

/** Draws the habits of a person who writes in this source. */
export function typingHabits(dice: Dice, source: string, lang: string): TypingHabits {
  const social = source === 'bluesky' || source === 'mastodon';
  const careless = dice.unit();
  return {
    lowerCase: dice.chance(social ? 0.2 : 0.08),
    plainApostrophe: dice.chance(0.7),
    dropsApostrophe: dice.chance(careless * 0.35),
    plainLetters: dice.chance(lang === 'fr' ? 0.12 : 0.06),
    joiner: JOINERS[dice.weighted(JOINER_WEIGHTS)],
    endMark: END_MARKS[dice.weighted(END_WEIGHTS)],
    shortcuts: dice.chance(social ? 0.16 : 0.05),
    slips: dice.chance(0.35) ? careless * 0.6 : 0.03,
    emoji: dice.chance(social ? 0.4 : 0.12) ? 0.15 + dice.unit() * 0.6 : 0.02,
    hashtags: dice.chance(social ? 0.15 : 0) ? 0.35 : 0.01,
    handle: social ? (dice.chance(0.5) ? 0.7 : 0.12) : 0,
    shouts: dice.chance(0.05),
    length: Math.min(1, Math.max(0, (social ? 0.36 : 0.56) + 0.22 * dice.normal())),
  };
}

const JOINER_WEIGHTS = { stop: 62, dots: 9, bang: 8, comma: 7, dash: 5, line: 5, ellipsis: 4 };
const JOINERS = {
  stop: '. ',
  dots: '... ',
  bang: '! ',
  comma: ', ',
  dash: ' - ',
  line: '\n',
  ellipsis: ' … ',
} as const;
const END_WEIGHTS = { none: 44, stop: 38, bang: 9, bangs: 4, dots: 5 };
const END_MARKS = { none: '', stop: '.', bang: '!', bangs: '!!', dots: '...' } as const;
const ENDED = /[.?!…:;,)\p{Extended_Pictographic}]$/u;
const PROTECTED = /(https?:\/\/\S+|[@#][\p{L}\p{N}_.-]+)/u;
const PLAIN_GERMAN: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  Ä: 'Ae',
  Ö: 'Oe',
  Ü: 'Ue',
};

/** Joins what is said to a text the way this person types. */
export function typed(
  sentences: readonly string[],
  habits: TypingHabits,
  pack: LanguagePack,
  dice: Dice,
  mood: 'positive' | 'neutral' | 'negative',
): string {
  let text = joined(sentences, habits).replace(/ {2,}/g, ' ');
  if (habits.shouts && mood === 'negative' && dice.chance(0.5)) text = shouted(text, dice);
  if (habits.shortcuts) text = abbreviated(text, pack, dice);
  if (dice.chance(habits.slips)) text = slipped(text, dice);
  if (habits.lowerCase) text = outside(text, (part) => part.toLowerCase());
  if (habits.dropsApostrophe && pack.lang === 'en') text = text.replace(/(\w)’(\w)/g, '$1$2');
  else if (habits.plainApostrophe) text = text.replaceAll('’', "'");
  if (habits.plainLetters) text = plain(text, pack.lang);
  if (dice.chance(habits.emoji)) {
    const emoji = dice.pick(pack.emoji[mood]);
    text += ` ${emoji}${dice.chance(0.15) ? emoji + (dice.chance(0.4) ? emoji : '') : ''}`;
  }
  return text;
}

function joined(sentences: readonly string[], habits: TypingHabits): string {
  let text = '';
  sentences.forEach((sentence, index) => {
    if (sentence === '') return;
    if (text !== '') {
      if (text.endsWith('\n')) text += '';
      else if (ENDED.test(text)) text += habits.joiner === '\n' ? '\n' : ' ';
      else text += habits.joiner;
    }
    text +=
      habits.joiner === ', ' && text !== '' && /[^.?!…]$/.test(text.trimEnd()) && pronoun(sentence)
        ? lowerFirst(sentence)
        : sentence;
    if (index === sentences.length - 1 && !ENDED.test(text)) text += habits.endMark;
  });
  return text;
}

const LOWERABLE = new Set([
  'The',
  'My',
  'And',
  'Now',
  'That’s',
  'No',
  'Not',
  'It',
  'We',
  'You',
  'Had',
  'Still',
  'Der',
  'Die',
  'Das',
  'Und',
  'Ich',
  'Wir',
  'Jetzt',
  'Bin',
  'Habe',
  'Kann',
  'Le',
  'La',
  'Les',
  'Et',
  'Je',
  'On',
  'Mon',
  'Ma',
  'Pas',
]);
const pronoun = (sentence: string) => LOWERABLE.has(sentence.slice(0, Math.max(0, sentence.indexOf(' '))));
const lowerFirst = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1);

function shouted(text: string, dice: Dice): string {
  const words = text.split(' ');
  const from = dice.between(0, Math.max(0, words.length - 2));
  const to = dice.chance(0.25) ? words.length : from + dice.between(1, 3);
  return words
    .map((word, index) => (index >= from && index < to && !/^[@#h]/.test(word) ? word.toUpperCase() : word))
    .join(' ');
}

function abbreviated(text: string, pack: LanguagePack, dice: Dice): string {
  let short = text;
  for (const word in pack.shortcuts) {
    if (!dice.chance(0.6)) continue;
    short = short.replace(wordPattern(word), pack.shortcuts[word] as string);
  }
  return short;
}

const patterns = new Map<string, RegExp>();
function wordPattern(word: string): RegExp {
  let pattern = patterns.get(word);
  if (!pattern) {
    pattern = new RegExp(`(?<![\\p{L}@#’])${word}(?![\\p{L}’])`, 'gu');
    patterns.set(word, pattern);
  }
  return pattern;
}

/** One slip: two letters swapped, one left out or one twice, inside a longer word. */
function slipped(text: string, dice: Dice): string {
  const words = text.split(' ');
  for (let attempt = 0; attempt < 6; attempt++) {
    const index = dice.between(0, words.length - 1);
    const word = words[index] as string;
    if (word.length < 5 || !/^[\p{L}]+$/u.test(word)) continue;
    const at = dice.between(1, word.length - 3);
    const a = word.charAt(at);
    const b = word.charAt(at + 1);
    const kind = dice.unit();
    const middle = kind < 0.45 ? b + a : kind < 0.75 ? b : a + a + b;
    words[index] = word.slice(0, at) + middle + word.slice(at + 2);
    break;
  }
  return words.join(' ');
}

function plain(text: string, lang: string): string {
  if (lang === 'de') return text.replace(/[äöüßÄÖÜ]/g, (letter) => PLAIN_GERMAN[letter] as string);
  return text.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
}

function outside(text: string, change: (part: string) => string): string {
  return text
    .split(PROTECTED)
    .map((part, index) => (index % 2 === 1 ? part : change(part)))
    .join('');
}
