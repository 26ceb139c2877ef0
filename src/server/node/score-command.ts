import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { detectLanguage } from '../../domain/text/language';
import type { SentimentEngine } from '../../domain/text/sentiment-score';
import { readLanguage } from '../ingest/read/language-tags';

/** The language every line is in, from `--lang`; `null` when each is to be detected. Throws a sentence otherwise. */
export function readScoreOptions(options: Record<string, string | boolean | undefined>): string | null {
  if (typeof options.lang !== 'string') return null;
  const read = readLanguage(options.lang);
  if (typeof read !== 'string') throw new Error('--lang takes a language tag such as en or pt.');
  return read;
}

/**
 * One text a line in, one JSON object a line out, in order, as they come. A text in a language that is not scored, or
 * without anything to read, has `null` for label, probabilities and engine.
 */
export async function scoreLines(
  input: Readable,
  output: Writable,
  engine: SentimentEngine,
  lang: string | null,
): Promise<void> {
  const decoder = new TextDecoder();
  await pipeline(
    input,
    async function* (chunks: AsyncIterable<Buffer>) {
      let rest = '';
      for await (const chunk of chunks) {
        const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
        rest = lines.pop() as string;
        if (lines.length > 0) yield lines.map((line) => scoredLine(line, engine, lang)).join('');
      }
      rest += decoder.decode();
      if (rest !== '') yield scoredLine(rest, engine, lang);
    },
    output,
    { end: false },
  );
}

function scoredLine(line: string, engine: SentimentEngine, lang: string | null): string {
  const text = line.endsWith('\r') ? line.slice(0, -1) : line;
  const language = lang ?? detectLanguage(text);
  const score = engine.score(text, language);
  const share = (whole: number | null | undefined) => (typeof whole === 'number' ? whole / 10_000 : null);
  const answer = {
    label: score?.label ?? null,
    negative: share(score?.pNegative),
    neutral: share(score?.pNeutral),
    positive: share(score?.pPositive),
    language,
    engine: score?.engine ?? null,
  };
  return `${JSON.stringify(answer)}\n`;
}
