import { type Dice, dice } from './prng';
import type { LanguageKey } from './text/language-pack';
import { DEVICES, FIRST_NAMES, HANDLE_WORDS, NORTHERN_PLACES, PLACES } from './text/names';
import { type TypingHabits, typingHabits } from './text/typing';

export const SOURCES = ['bluesky', 'mastodon', 'forum', 'reviews'] as const;
export type SourceKey = (typeof SOURCES)[number];

/** Somebody who writes about the company; everything about them follows from the seed and their number. */
export interface Person {
  source: SourceKey;
  lang: LanguageKey;
  handle: string;
  displayName: string;
  firstName: string;
  /** `null` where the source reports none. */
  followers: number | null;
  home: string;
  northern: string;
  device: string;
  habits: TypingHabits;
}

/** The people of one source and language. */
export interface Crowd {
  /** Person number `index`; the same person every time. */
  person(index: number): Person;
  /** Somebody at random: a few write a lot, most write once or twice. */
  someone(dice: Dice): Person;
}

/** The crowd of a source and language, `size` people strong; holds none of them in memory. */
export function crowdOf(seed: number, source: SourceKey, lang: LanguageKey, size: number): Crowd {
  const person = (index: number) =>
    makePerson(dice(seed, 'person', source, lang, index), source, lang, index);
  return {
    person,
    someone: (chance) => person(Math.min(size - 1, Math.floor(size * chance.unit() ** ACTIVITY_SKEW))),
  };
}

const ACTIVITY_SKEW = 2.05;

function makePerson(chance: Dice, source: SourceKey, lang: LanguageKey, index: number): Person {
  const firstName = chance.pick<string>(FIRST_NAMES[lang]);
  const plainName = firstName.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const word = chance.pick(HANDLE_WORDS);
  const tag = tagOf(index, lang);
  const handle = [
    () => `${plainName}_${word}${tag}`,
    () => `${word}${chance.pick(HANDLE_WORDS)}${tag}`,
    () => `${plainName}${tag}${word.slice(0, 3)}`,
    () => `the_${word}_${tag}`,
    () => `${plainName}.${word}.${tag.toString(36)}`,
  ][chance.between(0, 4)] as () => string;
  const nickname = chance.chance(source === 'reviews' || source === 'forum' ? 0.6 : 0.4);
  return {
    source,
    lang,
    handle: handle(),
    displayName: nickname
      ? `${word}${chance.between(1, 99)}`
      : `${firstName} ${String.fromCharCode(65 + chance.between(0, 22))}.`,
    firstName,
    followers: followersIn(chance, source),
    home: chance.pick<string>(PLACES),
    northern: chance.pick<string>(NORTHERN_PLACES),
    device: chance.pick<string>(DEVICES.slice(0, 9)),
    habits: typingHabits(chance, source, lang),
  };
}

const TAGS = 99_991;

/** A number that nobody else of the source has and that does not tell how early in the crowd the person stands. */
function tagOf(index: number, lang: LanguageKey): number {
  const place = index * 3 + ({ en: 0, de: 1, fr: 2 } as const)[lang];
  return place < TAGS ? (place * 7919 + 13) % TAGS : place;
}

function followersIn(chance: Dice, source: SourceKey): number | null {
  if (source === 'reviews') return null;
  if (source === 'forum') return Math.floor(Math.exp(1.6 + 1.1 * chance.normal()));
  const usual = Math.exp(4.7 + 1.5 * chance.normal());
  return Math.floor(chance.chance(0.006) ? usual * 60 + 8000 : usual);
}
