import { Readable, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readScoreOptions, scoreLines } from './score-command';
import { openSentimentEngine } from './sentiment-engine';

const engine = openSentimentEngine(new URL('../../..', import.meta.url).pathname);

async function score(chunks: readonly (string | Buffer)[], lang: string | null = null) {
  let written = '';
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      written += chunk.toString();
      done();
    },
  });
  const bytes = chunks.map((chunk) => (typeof chunk === 'string' ? Buffer.from(chunk) : chunk));
  await scoreLines(Readable.from(bytes), output, engine, lang);
  const lines = written.split('\n');
  expect(lines.pop()).toBe('');
  return lines.map((line) => JSON.parse(line));
}

describe('scoreLines', () => {
  it('answers one object a line, in order, also for empty lines and a last one that does not end', async () => {
    const answers = await score(['I love it\r\n\nworst ser', 'vice ever']);
    expect(answers.map(({ label }) => label)).toEqual(['positive', null, 'negative']);
    expect(answers[0]).toMatchObject({ language: 'en', engine: 'sentiment-1' });
    expect(answers[0].negative + answers[0].neutral + answers[0].positive).toBeCloseTo(1, 8);
  });

  it('scores nothing in a language that it does not know', async () => {
    const none = { label: null, negative: null, neutral: null, positive: null, engine: null };
    expect(await score(['今日は良い日です\n'])).toEqual([{ ...none, language: 'ja' }]);
    expect(await score(['dit is leuk\n'], 'nl')).toEqual([{ ...none, language: 'nl' }]);
  });

  it('reads a letter that two chunks part', async () => {
    const whole = Buffer.from('très déçu\n');
    const parted = await score([whole.subarray(0, 3), whole.subarray(3)], 'fr');
    expect(parted).toEqual(await score([whole], 'fr'));
  });

  it('answers a line before the next one comes', async () => {
    const input = new Readable({ read() {} });
    const first = new Promise<string>((resolve) => {
      const output = new Writable({
        write(chunk: Buffer, _encoding, done) {
          resolve(chunk.toString());
          done();
        },
      });
      void scoreLines(input, output, engine, 'en');
    });
    input.push('thanks\n');
    expect(JSON.parse(await first)).toMatchObject({ label: 'positive' });
    input.push(null);
  });
});

describe('readScoreOptions', () => {
  it('takes a tag or a name of a language and refuses what is none', () => {
    expect(readScoreOptions({})).toBeNull();
    expect(readScoreOptions({ lang: 'pt-BR' })).toBe('pt');
    expect(() => readScoreOptions({ lang: 'no such' })).toThrow('--lang');
  });
});
