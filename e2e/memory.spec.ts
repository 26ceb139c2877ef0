import { once } from 'node:events';
import { createWriteStream, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { expect } from '@playwright/test';
import type { ImportReport } from '../src/contract/imports';
import { fileStream } from '../src/server/node/file-stream';
import { memoryOf } from '../src/server/testing/server-process';
import { test } from './support/app';

const FILE_BYTES = 100 * 1024 * 1024;
const TEXT_CHARS = 4000;
const ABOVE_IDLE_MB = 300;

test('a file of 100 MB is imported within 300 MB above idle', async ({ server }, info) => {
  test.setTimeout(240_000);
  const file = path.join(info.outputDir, 'large.csv');
  const rows = Math.ceil(FILE_BYTES / TEXT_CHARS);
  await writeRows(file, rows);
  const idleMb = memoryOf(server.pid).nowMb;
  const taken = await fetch(`${server.url}/api/v1/imports/mentions`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv' },
    body: fileStream(file),
    duplex: 'half',
  } as RequestInit);
  expect(taken.status).toBe(202);
  const location = taken.headers.get('location');
  const report = async () => (await (await fetch(server.url + location)).json()) as ImportReport;
  await expect.poll(async () => (await report()).state, { timeout: 200_000 }).toBe('done');
  expect(await report()).toMatchObject({ accepted: rows, rejected: 0 });
  expect(memoryOf(server.pid).peakMb - idleMb).toBeLessThan(ABOVE_IDLE_MB);
  rmSync(file);
});

async function writeRows(file: string, rows: number): Promise<void> {
  mkdirSync(path.dirname(file), { recursive: true });
  const output = createWriteStream(file);
  output.write('id,at,text,author,source\n');
  const words = 'the network is down again and nobody answers '
    .repeat(TEXT_CHARS / 45)
    .slice(0, TEXT_CHARS - 60);
  for (let row = 0; row < rows; row++) {
    const line = `${row},2026-11-02T10:00:${String(row % 60).padStart(2, '0')}Z,"${words} ${row}",user_${row % 500},forum\n`;
    if (!output.write(line)) await once(output, 'drain');
  }
  output.end();
  await finished(output);
}
