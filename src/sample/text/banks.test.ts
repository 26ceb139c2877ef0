import { describe, expect, it } from 'vitest';
import { de } from './de/de';
import { en } from './en/en';
import { fr } from './fr/fr';
import { type Bank, TOPIC_KEYS } from './language-pack';
import { type Phrase, parsePhrase } from './phrase';

const GIVEN =
  'place place2 placeTag north device competitor other first first2 initials carer today weekday since daypart daypartPlain url'.split(
    ' ',
  );

function banksIn(value: unknown): Bank[] {
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string') ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(banksIn) : [];
}

function slotsOf(phrase: Phrase): string[] {
  return phrase.flatMap((piece) => {
    if (typeof piece === 'string' || 'low' in piece) return [];
    return 'slot' in piece ? [piece.slot] : piece.either.flatMap(slotsOf);
  });
}

const SLOT_NAMES = new Set(
  [...GIVEN, 'abroad', 'spot', 'money', 'clock'].filter(
    (name) => !['first', 'today', 'other', 'abroad', 'device', 'spot'].includes(name),
  ),
);

/** Alternatives that are a single plain piece. */
function wordsOf(phrase: Phrase): string[] {
  return phrase.flatMap((piece) => {
    if (typeof piece === 'string' || !('either' in piece)) return [];
    return piece.either.flatMap((way) =>
      way.length === 1 && typeof way[0] === 'string' ? [way[0]] : wordsOf(way),
    );
  });
}

describe.each([en, de, fr])('the banks of $lang', (pack) => {
  it('hold phrases that can be read and slots that are known', () => {
    const known = new Set([...GIVEN, ...Object.keys(pack.slots)]);
    const unknown = banksIn(pack)
      .flatMap((bank) => bank.flatMap((source) => slotsOf(parsePhrase(source))))
      .filter((slot) => !known.has(slot));
    expect(unknown).toEqual([]);
  });

  it('never say the name of a slot for what should stand in it', () => {
    const said = banksIn(pack)
      .flat()
      .flatMap((source) => wordsOf(parsePhrase(source)));
    expect(said.filter((word) => SLOT_NAMES.has(word.toLowerCase()))).toEqual([]);
  });

  it('say nothing twice within a bank', () => {
    const twice = banksIn({ ...pack, slots: {}, dayPart: {}, care: {} }).flatMap((bank) =>
      bank.filter((source, index) => bank.indexOf(source) !== index),
    );
    expect(twice).toEqual([]);
  });

  it('have something to say in every mood about every topic', () => {
    for (const topic of TOPIC_KEYS)
      for (const bank of Object.values(pack.topics[topic])) expect(bank.length).toBeGreaterThan(0);
  });

  it('use the typographic apostrophe, which habits then turn into others', () => {
    expect(
      banksIn(pack)
        .flat()
        .filter((source) => /\p{L}'\p{L}/u.test(source)),
    ).toEqual([]);
  });
});
