import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMPLAINT_VERSION, isComplaint } from '../../complaint';
import { SentimentModel } from './sentiment-model';

const FILE = new URL('../../../../models/sentiment.bin', import.meta.url);
const model = new SentimentModel(readFileSync(FILE));
const label = (text: string, lang = 'en') => model.score(text, lang)?.label ?? null;

describe('the model of complaints', () => {
  it('is of the version that figures name', () => {
    expect(model.complaints).toBe(COMPLAINT_VERSION);
  });

  it.each([
    ['files required to play could not be downloaded. Help?', true],
    ['Charged twice for the roaming pass, bad', true],
    ['@care why is my internet down again? third time this week', true],
    ['the president is a disgrace and so are his friends', false],
    ['how do I change my tariff?', false],
    ['thanks, that worked', false],
  ])('of %j says %s', (text, isOne) => {
    const { label = null, pComplaint = null } = model.score(text, 'en') ?? {};
    expect(isComplaint({ direction: 'inbound', sentiment: label, pComplaint })).toBe(isOne);
  });

  it('says nothing in a language that it was not taught', () => {
    expect(model.score('Meine App stürzt immer ab', 'de')).toMatchObject({ pComplaint: null });
  });
});

describe('SentimentModel', () => {
  it.each([
    ['en', 'I love it', 'positive'],
    ['en', 'worst service ever', 'negative'],
    ['en', 'My order arrives Tuesday', 'neutral'],
    ['de', 'Danke, super Service!', 'positive'],
    ['de', 'Netz schon wieder ausgefallen, so ein Mist', 'negative'],
    ['es', 'Muchas gracias, excelente servicio', 'positive'],
    ['pt', 'péssimo atendimento, não recomendo', 'negative'],
  ])('reads %s: %s', (lang, text, expected) => {
    expect(label(text, lang)).toBe(expected);
  });

  it('hears what negation turns, and a face or an emoji where there are no words', () => {
    expect(label('good')).toBe('positive');
    expect(label('not good')).toBe('negative');
    expect(label('😡')).toBe('negative');
    expect(label(':)')).toBe('positive');
  });

  it('scores no language that it was not trained on, and no text without anything to read', () => {
    expect(model.languages).toEqual(['ar', 'de', 'en', 'es', 'fr', 'hi', 'it', 'pt']);
    expect(model.score('これは最高です', 'ja')).toBeNull();
    expect(model.score('great', 'und')).toBeNull();
    expect(model.score('', 'en')).toBeNull();
    expect(model.score(' \n\u200d', 'en')).toBeNull();
  });

  it('reads entities, escapes, wide letters and typographic marks as what they stand for', () => {
    const plain = model.score('I don\'t like it & "it" is bad', 'en');
    expect(model.score('I don’t like it &amp; “it” is bad', 'en')).toEqual(plain);
    expect(model.score('I don\\u2019t like it & \\"it\\" is bad', 'en')).toEqual(plain);
    expect(model.score('Ｉ don\'t like it & "it" is bad', 'en')).toEqual(plain);
  });

  it('hears nothing in who is spoken to or which address is named', () => {
    const said = model.score('@anna see https://a.example/x?y=1 now', 'en');
    expect(model.score('@love_hate see http://worst.example now', 'en')).toEqual(said);
  });

  it('answers whole ten-thousandths that sum to one, the label the largest, whatever the text', () => {
    const lang = fc.constantFrom(...model.languages);
    const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 60 }));
    fc.assert(
      fc.property(anyText, lang, (text, tag) => {
        const score = model.score(text, tag);
        if (score === null) return;
        const all = {
          negative: score.pNegative as number,
          neutral: score.pNeutral as number,
          positive: score.pPositive as number,
        };
        expect(Object.values(all).reduce((sum, each) => sum + each, 0)).toBe(10_000);
        expect(Object.values(all).every((each) => Number.isInteger(each) && each >= 0)).toBe(true);
        expect(all[score.label]).toBe(Math.max(...Object.values(all)));
        expect(score.engine).toBe('sentiment-1');
      }),
    );
  });

  it('says the same of a text whatever it read before', () => {
    const fresh = new SentimentModel(readFileSync(FILE));
    model.score('LOVE!!! '.repeat(900), 'en');
    model.score('odio todo :(', 'es');
    expect(model.score('It is fine, I guess', 'en')).toEqual(fresh.score('It is fine, I guess', 'en'));
  });

  it('refuses a file that is no model, or half of one', () => {
    const bytes = readFileSync(FILE);
    expect(() => new SentimentModel(bytes.subarray(0, 4))).toThrow('no sentiment model');
    expect(() => new SentimentModel(bytes.subarray(0, bytes.length - 1))).toThrow('ends too early');
  });
});
