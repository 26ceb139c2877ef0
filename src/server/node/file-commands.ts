import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { PROJECT_ROOT } from './command-api';
import { type Options, usage } from './command-usage';
import { effectLines, effectOfFile, readEffectOptions } from './effect-command';
import { readScoreOptions, scoreLines } from './score-command';
import { openSentimentEngine } from './sentiment-engine';
import { readSpikesOptions, spikeLine, spikesOfFile } from './spikes-command';

/** Prints how far rows of a file ran from what was to be expected. Reads a file alone: the store is not opened. */
export function printEffect(options: Options): number {
  const asked = usage(() => readEffectOptions(options));
  const effect = effectOfFile(readFileSync(fileOf(asked.csv), 'utf8'), asked);
  if (options.json) console.log(JSON.stringify(effect));
  else console.log(effectLines(effect).join('\n'));
  return 0;
}

/** Prints which counts of a file are unusual. Reads a file alone: the store is not opened. */
export async function printSpikes(options: Options): Promise<number> {
  const asked = usage(() => readSpikesOptions(options));
  const print = options.json ? (row: object) => JSON.stringify(row) : spikeLine;
  const rows = spikesOfFile(readFileSync(fileOf(asked.csv), 'utf8'), asked);
  // Waits for the reader: a process that exits before a pipe is read cuts it short.
  await pipeline(
    Readable.from(rows).map((row) => `${print(row)}\n`),
    process.stdout,
    { end: false },
  ).catch((error: NodeJS.ErrnoException) => {
    // Who has read enough, as `head` does, hangs up.
    if (error.code !== 'EPIPE') throw error;
  });
  return 0;
}

/** Prints how lines sound. Reads standard input alone: the store is not opened. Whoever reads may stop before the end. */
export async function printScores(options: Options): Promise<number> {
  const lang = usage(() => readScoreOptions(options));
  try {
    await scoreLines(process.stdin, process.stdout, openSentimentEngine(PROJECT_ROOT), lang);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
  return 0;
}

/** A file as it was named where the command was typed. */
export function fileOf(name: string): string {
  return path.resolve(process.env.INIT_CWD ?? process.cwd(), name);
}
