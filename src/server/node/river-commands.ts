import { statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ImportReport } from '../../contract/imports';
import type { Mark } from '../../contract/marks';
import type { Check } from '../../contract/upkeep';
import { type Api, json, problemOf } from './command-api';
import type { Options } from './command-usage';
import { fileOf } from './file-commands';
import { fileStream } from './file-stream';

const POLL_MS = 400;

const SHOWN_REJECTIONS = 20;

/** Takes in a file, waits for its end and prints the report; answers the exit code. */
export async function importFile(api: Api, kind: string, file: string, options: Options): Promise<number> {
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

/** Prints every import. */
export async function listImports(api: Api): Promise<number> {
  const { items } = await json<{ items: ImportReport[] }>(api, '/api/v1/imports?limit=1000');
  for (const { id, kind, state, startedAt, rows, accepted, rejected, fileName } of items) {
    console.log(
      `${id}  ${startedAt}  ${kind}  ${state}  ${accepted}/${rows} rows, ${rejected} rejected  ${fileName ?? ''}`,
    );
  }
  if (items.length === 0) console.log('No imports yet.');
  return 0;
}

/** Takes an import back. */
export async function withdraw(api: Api, id: string): Promise<number> {
  const report = await json<ImportReport>(api, `/api/v1/imports/${encodeURIComponent(id)}/withdraw`, {
    method: 'POST',
  });
  console.log(`import ${report.id}: ${report.state}`);
  return 0;
}

/** Writes a mark on the time axis; the same `key` writes once. */
export async function writeMark(api: Api, body: object, key: string | null): Promise<number> {
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

/** Empties what a person said, of one source or of every one. */
export async function erase(api: Api, author: string, source: string | undefined): Promise<number> {
  const { erasedMentions } = await json<{ erasedMentions: number }>(api, '/api/v1/erasures', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ author, source: source ?? null }),
  });
  console.log(`${erasedMentions} mentions emptied; their counts stay.`);
  return 0;
}

/** Prints whether rollups equal a recount; answers the exit code. */
export async function check(api: Api): Promise<number> {
  const found = await json<Check>(api, '/api/v1/check');
  console.log(
    `${found.mentions} mentions, ${found.comparedRows} rollup rows: ${found.ok ? 'they agree' : 'they DIFFER'}`,
  );
  for (const { rollup, key, stored, recounted } of found.differences) {
    console.log(`${rollup} ${key}: stored ${stored}, recounted ${recounted}`);
  }
  return found.ok ? 0 : 1;
}

function contentTypeOf(file: string): string {
  if (/\.(ndjson|jsonl)$/i.test(file)) return 'application/x-ndjson';
  return /\.json$/i.test(file) ? 'application/json' : 'text/csv';
}
