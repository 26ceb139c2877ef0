import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeShares } from './change-shares';
import { keyPhrases, logOddsZ } from './key-phrases';
import { phrasesOf, sameTextKey } from './phrases-of';

const counted = fc
  .array(fc.record({ now: fc.nat(500), before: fc.nat(500) }), { minLength: 1, maxLength: 30 })
  .map((parts) => parts.map((part, index) => ({ key: `k${index}`, ...part })));
const wholeOf = (parts: readonly { now: number; before: number }[]) => ({
  now: parts.reduce((sum, { now }) => sum + now, 0),
  before: parts.reduce((sum, { before }) => sum + before, 0),
});

describe('changeShares', () => {
  it('adds up to the whole change, those named and the others together', () => {
    fc.assert(
      fc.property(
        counted,
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 9 }),
        (parts, k, most) => {
          const whole = wholeOf(parts);
          const found = changeShares(parts, whole, k, most);
          const all = [...found.parts, ...(found.others ? [found.others] : [])];
          expect(wholeOf(all)).toEqual(whole);
          const shares = all.map(({ share }) => share);
          if (k * whole.now === whole.before) expect(shares.every((share) => share === null)).toBe(true);
          else expect(shares.reduce<number>((sum, share) => sum + (share ?? 0), 0)).toBeCloseTo(1, 9);
        },
      ),
    );
  });

  it('gives what fell while the whole rose a share below zero', () => {
    const parts = [
      { key: 'a', now: 30, before: 10 },
      { key: 'b', now: 5, before: 15 },
    ];
    expect(changeShares(parts, wholeOf(parts), 1, 5).parts.map(({ share }) => share)).toEqual([2, -1]);
  });
});

describe('phrasesOf', () => {
  it('takes up to three words, none of them a stop word at either end, none over the end of a sentence', () => {
    expect([...phrasesOf('No signal at the hospital. Again!', 'en')].sort()).toEqual(
      ['again', 'hospital', 'signal']
        .concat(phrasesOf('no signal', 'en').has('no signal') ? ['no', 'no signal'] : [])
        .sort(),
    );
    expect(phrasesOf('signal hospital tower mast', 'en')).toContain('signal hospital tower');
  });

  it('takes neither links nor names, nor what stands around them as one', () => {
    const found = phrasesOf('signal @halvora_help tower https://halvora.example/a mast', 'en');
    expect([...found].sort()).toEqual(['mast', 'signal', 'tower']);
  });
});

describe('keyPhrases', () => {
  const said = (text: string, lang = 'en') => ({ text, lang });
  const filler = (count: number, salt: string) =>
    Array.from({ length: count }, (_, index) =>
      said(
        `ordinary chatter ${salt}${'abcdefghij'[index % 10]}${'klmnopqrst'[Math.floor(index / 10) % 10]} today`,
      ),
    );
  const burst = Array.from({ length: 30 }, (_, index) =>
    said(
      `${'abcdefghij'[index % 10]}${'uvwxyz'[index % 6]}${'klm'[index % 3]} says core network failed here`,
    ),
  );

  it('names what set the window apart, the whole phrase rather than its parts', () => {
    const found = keyPhrases([...filler(40, 'x'), ...burst], filler(80, 'y'), 5);
    expect(found[0]).toMatchObject({ phrase: 'core network failed', lang: 'en', before: 0 });
    expect(found.map(({ phrase }) => phrase)).not.toContain('network');
  });

  it('names nothing where both say the same', () => {
    expect(keyPhrases([...filler(60, 'x'), ...burst], [...filler(60, 'y'), ...burst], 5)).toEqual([]);
  });

  it('counts near-identical texts once, however often they are said', () => {
    const copies = Array.from({ length: 200 }, (_, index) =>
      said(`RT @user${index}: Win a free phone ${index} times https://spam.example/${index}`),
    );
    const base = [...filler(60, 'x'), ...burst];
    expect(keyPhrases([...base, ...copies], filler(80, 'y'), 9)).toEqual(
      keyPhrases([...base, copies[0] as (typeof copies)[0]], filler(80, 'y'), 9),
    );
    expect(sameTextKey('RT @a: Hello World 5')).toBe(sameTextKey('hello world 7!'));
  });

  it('keeps languages apart', () => {
    const german = burst.map(({ text }) => said(text, 'de'));
    const found = keyPhrases([...filler(40, 'x'), ...german], [...filler(80, 'y'), ...burst], 5);
    expect(found.some(({ lang, phrase }) => lang === 'en' && phrase.includes('network'))).toBe(false);
  });

  it('says the opposite of two sets that change places', () => {
    const counts = fc.record({ count: fc.nat(40), texts: fc.integer({ min: 41, max: 500 }) });
    fc.assert(
      fc.property(counts, counts, (here, there) => {
        fc.pre(here.count + there.count > 0);
        expect(logOddsZ(here, there)).toBeCloseTo(-logOddsZ(there, here), 9);
      }),
    );
  });
});
