import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { IMPORT_KINDS, type ImportReport } from '../../contract/imports';
import type { Mark } from '../../contract/marks';
import type { Problem } from '../../contract/problem';
import type { Check } from '../../contract/upkeep';
import { readConfig } from './config';
import { openDataDir } from './data-dir';
import { effectLines, effectOfFile, readEffectOptions } from './effect-command';
import { fileStream } from './file-stream';
import { readMarkCommand } from './mark-command';
import { openRiverHost } from './river-host';
import { readScoreOptions, scoreLines } from './score-command';
import { openSentimentEngine } from './sentiment-engine';
import { readSpikesOptions, spikeLine, spikesOfFile } from './spikes-command';
import { acquireStoreLock, readStoreLock } from './store-lock';

const PROJECT_ROOT = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../..' : '../..', import.meta.url),
);
const POLL_MS = 400;
const SHOWN_REJECTIONS = 20;

const USAGE = `Usage: npm run -s eddyline -- COMMAND

  import mentions|campaigns|posts|marks|exposure FILE   take in a CSV, NDJSON or JSON file
      --map PRESET|JSON   how its columns are read: a preset, or {"at":"Date","text":"Post"}
      --source NAME       source of rows that name none
      --tz ZONE           zone of times that carry none, such as Europe/Berlin
      --dates dmy|mdy     order of day and month where the file does not show it
      --covers FROM/TO    what was collected, when that is more than first to last row
      --encoding NAME     when the file is neither UTF-8 nor Windows-1252
  mark --type release|fix|incident|note --label TEXT   write a mark on the time axis, as a deploy pipeline would
      --at TIME --end TIME   with zone; now when left out
      --version V, --url ADDRESS
      --key KEY           the same key writes once; by default what the mark says, when --at is given
  effect --csv FILE --value COLUMN --pre-rows N   how far rows after the first N ran from what these led to expect
      --controls A,B      columns the start did not touch, that move as the value does
      --time COLUMN       dates: steps without a row are gaps, days have weekdays; rows are equal steps without
      --log               on the scale of ratios, as counts are
      --json              {averageEffect, averageInterval, cumulativeEffect, …, verdict, reasons, placebo}
  spikes --csv FILE   which counts are unusual, each by those before it alone
      --time COLUMN --value COLUMN   timestamp and value when left out
      --json              a line a row: {timestamp, value, expected, upper, score, alert}
  score                                        one text a line on standard input → label and probabilities, NDJSON
      --lang TAG          the language of every line; each line's is detected when left out
  imports                                      list imports
  withdraw IMPORT                              take an import back
  erase AUTHOR [--source NAME]                 erase a person's words and name
  check                                        recount every mention and compare with the rollups

Works while the server runs (through it) and while it does not.`;

/** A way to the API: through the living server, or over the store opened here. */
interface Api {
  call(path: string, init?: RequestInit): Promise<Response>;
  close(): Promise<void>;
}

class UsageError extends Error {}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      map: { type: 'string' },
      source: { type: 'string' },
      tz: { type: 'string' },
      dates: { type: 'string' },
      covers: { type: 'string' },
      encoding: { type: 'string' },
      type: { type: 'string' },
      at: { type: 'string' },
      end: { type: 'string' },
      label: { type: 'string' },
      url: { type: 'string' },
      version: { type: 'string' },
      key: { type: 'string' },
      csv: { type: 'string' },
      value: { type: 'string' },
      controls: { type: 'string' },
      'pre-rows': { type: 'string' },
      time: { type: 'string' },
      log: { type: 'boolean' },
      json: { type: 'boolean' },
      lang: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const [command, ...rest] = positionals;
  if (values.help || command === undefined) {
    console.log(USAGE);
    return values.help ? 0 : 2;
  }
  if (command === 'effect') return printEffect(values);
  if (command === 'spikes') return printSpikes(values);
  if (command === 'score') return printScores(values);
  const run = commandOf(command, rest, values);
  const api = await openApi();
  try {
    return await run(api);
  } finally {
    await api.close();
  }
}

/** Reads a file alone: the store is not opened. */
function printEffect(options: Options): number {
  const asked = usage(() => readEffectOptions(options));
  const effect = effectOfFile(readFileSync(fileOf(asked.csv), 'utf8'), asked);
  if (options.json) console.log(JSON.stringify(effect));
  else console.log(effectLines(effect).join('\n'));
  return 0;
}

/** Reads a file alone: the store is not opened. */
async function printSpikes(options: Options): Promise<number> {
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

/** Reads standard input alone: the store is not opened. Whoever reads may stop before the end. */
async function printScores(options: Options): Promise<number> {
  const lang = usage(() => readScoreOptions(options));
  try {
    await scoreLines(process.stdin, process.stdout, openSentimentEngine(PROJECT_ROOT), lang);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
  return 0;
}

function fileOf(name: string): string {
  return path.resolve(process.env.INIT_CWD ?? process.cwd(), name);
}

type Options = Record<string, string | boolean | undefined>;

function commandOf(
  command: string,
  rest: readonly string[],
  options: Options,
): (api: Api) => Promise<number> {
  const one = (what: string) => {
    if (rest.length !== 1 || rest[0] === undefined) throw new UsageError(`${command} takes one ${what}.`);
    return rest[0];
  };
  switch (command) {
    case 'import': {
      const [kind, file] = rest;
      if (!IMPORT_KINDS.some((known) => known === kind) || file === undefined || rest.length > 2) {
        throw new UsageError(`import takes a kind (${IMPORT_KINDS.join(', ')}) and a file.`);
      }
      return (api) => importFile(api, kind as string, file, options);
    }
    case 'mark': {
      const { body, key } = usage(() => readMarkCommand(options, new Date()));
      return (api) => writeMark(api, body, key);
    }
    case 'imports':
      return listImports;
    case 'withdraw': {
      const id = one('import id');
      return (api) => withdraw(api, id);
    }
    case 'erase': {
      const author = one('author');
      return (api) => erase(api, author, options.source as string | undefined);
    }
    case 'check':
      return check;
    default:
      throw new UsageError(`There is no command ${command}.`);
  }
}

async function importFile(api: Api, kind: string, file: string, options: Options): Promise<number> {
  const fullPath = fileOf(file);
  const { size } = statSync(fullPath);
  const query = new URLSearchParams({ fileName: path.basename(file) });
  for (const name of ['map', 'source', 'tz', 'dates', 'covers', 'encoding']) {
    if (typeof options[name] === 'string') query.set(name, options[name]);
  }
  const taken = await api.call(`/api/v1/imports/${kind}?${query}`, {
    method: 'POST',
    headers: { 'content-type': contentTypeOf(fullPath), prefer: 'respond-async' },
    body: fileStream(fullPath),
    duplex: 'half',
  } as RequestInit);
  if (!taken.ok) throw await problemOf(taken);
  const location = taken.headers.get('location') ?? '';
  let report = await json<ImportReport>(api, location);
  while (report.state === 'running') {
    if (process.stderr.isTTY) {
      const share = size === 0 ? 100 : Math.min(100, Math.round((100 * report.bytesRead) / size));
      process.stderr.write(`\r${report.rows.toLocaleString('en')} rows, ${share} % `);
    }
    await sleep(POLL_MS);
    report = await json<ImportReport>(api, location);
  }
  if (process.stderr.isTTY) process.stderr.write('\r');
  printReport(report);
  return report.state === 'done' ? 0 : 1;
}

function printReport(report: ImportReport): void {
  const { accepted, duplicate, changed, rejected } = report;
  console.log(`import ${report.id}: ${report.state}`);
  console.log(`accepted ${accepted}, duplicate ${duplicate}, changed ${changed}, rejected ${rejected}`);
  if (report.failure !== null) console.log(`failed: ${report.failure}`);
  for (const warning of report.warnings) console.log(`note: ${warning.message}`);
  for (const { line, field, message } of report.rejections.slice(0, SHOWN_REJECTIONS)) {
    console.log(`line ${line}${field === null ? '' : `, ${field}`}: ${message}`);
  }
  if (rejected > SHOWN_REJECTIONS) {
    console.log(`… and ${rejected - SHOWN_REJECTIONS} more: /api/v1/imports/${report.id}/rejections`);
  }
}

async function listImports(api: Api): Promise<number> {
  const { items } = await json<{ items: ImportReport[] }>(api, '/api/v1/imports?limit=1000');
  for (const { id, kind, state, startedAt, rows, accepted, rejected, fileName } of items) {
    console.log(
      `${id}  ${startedAt}  ${kind}  ${state}  ${accepted}/${rows} rows, ${rejected} rejected  ${fileName ?? ''}`,
    );
  }
  if (items.length === 0) console.log('No imports yet.');
  return 0;
}

async function withdraw(api: Api, id: string): Promise<number> {
  const report = await json<ImportReport>(api, `/api/v1/imports/${encodeURIComponent(id)}/withdraw`, {
    method: 'POST',
  });
  console.log(`import ${report.id}: ${report.state}`);
  return 0;
}

/** What a command line says; a sentence that it throws is for whoever typed it. */
function usage<Read>(read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

async function writeMark(api: Api, body: object, key: string | null): Promise<number> {
  const mark = await json<Mark>(api, '/api/v1/marks', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(key === null ? {} : { 'idempotency-key': encodeURIComponent(key) }),
    },
    body: JSON.stringify(body),
  });
  console.log(`${mark.kind} ${mark.id} at ${mark.at}: ${mark.label}`);
  return 0;
}

async function erase(api: Api, author: string, source: string | undefined): Promise<number> {
  const { erasedMentions } = await json<{ erasedMentions: number }>(api, '/api/v1/erasures', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ author, source: source ?? null }),
  });
  console.log(`${erasedMentions} mentions emptied; their counts stay.`);
  return 0;
}

async function check(api: Api): Promise<number> {
  const found = await json<Check>(api, '/api/v1/check');
  console.log(
    `${found.mentions} mentions, ${found.comparedRows} rollup rows: ${found.ok ? 'they agree' : 'they DIFFER'}`,
  );
  for (const { rollup, key, stored, recounted } of found.differences) {
    console.log(`${rollup} ${key}: stored ${stored}, recounted ${recounted}`);
  }
  return found.ok ? 0 : 1;
}

async function openApi(): Promise<Api> {
  const dataDir = openDataDir(process.env, PROJECT_ROOT);
  const holder = await readStoreLock(dataDir);
  if (holder !== null) {
    const { address, token } = holder;
    if (address === null) throw new Error('The server is still opening its store; try again in a moment.');
    return {
      call: (at, init) => fetch(`${address}${withRiver(at)}`, withToken(init, token)),
      close: async () => {},
    };
  }
  const lock = await acquireStoreLock(dataDir);
  const config = { ...readConfig(process.env), EDDYLINE_SAMPLE: 'off' as const };
  const { version } = JSON.parse(readFileSync(path.join(PROJECT_ROOT, 'package.json'), 'utf8')) as {
    version: string;
  };
  const host = await openRiverHost({
    config,
    dataDir,
    version,
    door: { port: config.PORT, token: lock.token, publicOrigin: null },
    engine: openSentimentEngine(PROJECT_ROOT),
    say: console.error,
    onFailure: (error) => {
      console.error(error.message);
      process.exit(1);
    },
  });
  return {
    call: async (at, init) =>
      host.fetch(new Request(`http://localhost:${config.PORT}${withRiver(at)}`, init)),
    async close() {
      await host.close();
      await lock.release();
    },
  };
}

/** The command line speaks of the real river; the sample company needs no commands. */
function withRiver(at: string): string {
  return `${at}${at.includes('?') ? '&' : '?'}river=real`;
}

function withToken(init: RequestInit | undefined, token: string): RequestInit {
  return { ...init, headers: { ...init?.headers, authorization: `Bearer ${token}` } };
}

async function json<Answer>(api: Api, at: string, init?: RequestInit): Promise<Answer> {
  const response = await api.call(at, init);
  if (!response.ok) throw await problemOf(response);
  return (await response.json()) as Answer;
}

async function problemOf(response: Response): Promise<Error> {
  const problem = (await response.json().catch(() => null)) as Problem | null;
  return new Error(
    problem ? `${problem.title}: ${problem.detail ?? ''}` : `The server answered ${response.status}.`,
  );
}

function contentTypeOf(file: string): string {
  if (/\.(ndjson|jsonl)$/i.test(file)) return 'application/x-ndjson';
  return /\.json$/i.test(file) ? 'application/json' : 'text/csv';
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    if (error instanceof UsageError || (error instanceof TypeError && 'code' in error))
      console.error(`\n${USAGE}`);
    process.exit(error instanceof UsageError ? 2 : 1);
  },
);
