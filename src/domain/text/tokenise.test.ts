import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, withoutAccents } from './fold';
import { tokenise } from './tokenise';

const forms = (text: string) => tokenise(text).tokens.map(({ form }) => form);
const tags = (text: string) => tokenise(text).hashtags.map(({ form }) => form);

const AWKWARD = [
  ...[
    '#',
    '＃',
    '@',
    '&',
    '_',
    '*',
    ' ',
    '\n',
    '’',
    "'",
    'ʼ',
    '-',
    '.',
    'ﬁ',
    'ß',
    'ẞ',
    'İ',
    'ς',
    'Σ',
    'é',
    '½',
  ],
  ...[
    '\u0301',
    '\u200d',
    '\u00ad',
    '\ufe0f',
    '\u20e3',
    '1',
    'a',
    'Z',
    '漢',
    'カ',
    '\u3099',
    'ｶ',
    'ﾞ',
    'ก',
    '่',
    'ำ',
  ],
  ...[
    '😡',
    '👍',
    '🏽',
    '👨',
    '🇩',
    '🇪',
    '❤',
    '™',
    '𝐇',
    '𠮷',
    '\ud83d',
    '\ude00',
    'https://x.y',
    'www.x',
    'ক',
    'ি',
    '한',
  ],
];
const awkwardText = fc.array(fc.constantFrom(...AWKWARD), { maxLength: 30 }).map((parts) => parts.join(''));

describe('tokenise', () => {
  it('parts words at everything but letters, marks and digits', () => {
    expect(forms("L'antenne de T-Mobile, c’est 5G!")).toEqual([
      ...['l', 'antenne', 'de', 't', 'mobile', 'c', 'est', '5g'],
    ]);
    expect(forms('ʻokina nʼt')).toEqual(['okina', 'n', 't']);
    expect(forms('Netz\u00adausfall')).toEqual(['netzausfall']);
    expect(forms('')).toEqual([]);
  });

  it('gives words with and without accents, and offsets of the text as written', () => {
    const text = 'Ein Cafe\u0301 in der Straße';
    expect(tokenise(text).tokens[1]).toEqual({ form: 'café', bare: 'cafe', start: 4, end: 9 });
    expect(text.slice(4, 9)).toBe('Cafe\u0301');
    expect(forms(text).at(-1)).toBe('strasse');
    expect(forms('ΟΔΟΣ οδος')).toEqual(['οδοσ', 'οδοσ']);
    expect(tokenise('İstanbul').tokens[0]?.bare).toBe('istanbul');
  });

  it('gives one token a character in scripts without spaces, with its marks', () => {
    expect(forms('通信5G障害')).toEqual(['通', '信', '5g', '障', '害']);
    expect(forms('ネット')).toEqual(forms('ﾈｯﾄ'));
    expect(forms('カ\u3099')).toEqual(['ガ']);
    expect(forms('ｶﾞ')).toEqual(['ガ']);
    expect(forms('ที่นี่')).toEqual(['ที่', 'นี่']);
    expect(forms('네트워크 장애')).toEqual(['네트워크', '장애']);
    expect(forms('नेटवर्क')).toEqual(['नेटवर्क']);
  });

  it('takes an emoji with all that belongs to it as one token', () => {
    expect(forms('😡😡')).toEqual(['😡', '😡']);
    expect(forms('❤️❤')).toEqual(['❤', '❤']);
    expect(tokenise('👍🏽').tokens).toEqual([{ form: '👍🏽', bare: '👍', start: 0, end: 4 }]);
    expect(forms('👨‍👩‍👧x')).toHaveLength(2);
    expect(forms('🇩🇪🇫🇷')).toEqual(['🇩🇪', '🇫🇷']);
    expect(forms('1️⃣ and 2⃣')).toEqual(['1⃣', 'and', '2⃣']);
    expect(forms('Halvora™ app')).toEqual(['halvora', 'app']);
  });

  it('leaves addresses out', () => {
    expect(forms('see https://x.example/a?b=c, WWW.example.com now')).toEqual(['see', 'now']);
    expect(forms('障害https://x.example/a障害')).toEqual(['障', '害', '障', '害']);
    expect(forms('https is safe, www. too')).toEqual(['https', 'is', 'safe', 'www', 'too']);
  });

  it('finds hashtags and their words', () => {
    expect(tokenise('so #No_Service!').hashtags).toEqual([
      { form: 'no_service', bare: 'no_service', start: 3, end: 14, firstToken: 1, lastToken: 2 },
    ]);
    expect(tags('#障害情報 #网络#不好 ＃Été')).toEqual(['障害情報', '网络', 'été']);
    expect(tags('#1 a#b &#39; # #_ ## #5G')).toEqual(['5g']);
    expect(tags('#www.example.com')).toEqual(['www']);
    expect(forms('thanks @halvora_care')).toEqual(['thanks', 'halvora', 'care']);
  });

  it('answers tokens in order, inside the text and not empty, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(awkwardText, fc.string({ unit: 'binary' })), (text) => {
        const { tokens, hashtags } = tokenise(text);
        let end = 0;
        for (const token of tokens) {
          expect(token.start).toBeGreaterThanOrEqual(end);
          expect(token.end).toBeGreaterThan(token.start);
          expect(token.form).not.toBe('');
          expect(token.bare).not.toBe('');
          end = token.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
        for (const tag of hashtags) {
          expect(tag.lastToken).toBeGreaterThanOrEqual(tag.firstToken);
          expect(tokens[tag.firstToken]?.start).toBeGreaterThan(tag.start);
          expect(tokens[tag.lastToken]?.end).toBeLessThanOrEqual(tag.end);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('folds what is folded to itself', () => {
    fc.assert(
      fc.property(awkwardText, (text) => {
        const folded = fold(text);
        expect(fold(folded)).toBe(folded);
        const bare = withoutAccents(folded);
        expect(withoutAccents(bare)).toBe(bare);
      }),
      { numRuns: 2000 },
    );
  });
});
