import { expect, test } from '@playwright/test';
import { MENTION_HEADER, mentionLines } from '../bench/mention-file';
import type { ImportReport } from '../src/contract/imports';
import type { Check } from '../src/contract/upkeep';
import { type ServerProcess, startServer } from '../src/server/testing/server-process';
import { freePort } from './support/place';
import { newDirFrom } from './support/template-place';

const KILLS = 20;
const ROWS = 12_000;

const read = async <Answer>(server: ServerProcess, at: string) =>
  (await (await fetch(server.url + at)).json()) as Answer;

async function send(server: ServerProcess, body: string): Promise<string> {
  const taken = await fetch(`${server.url}/api/v1/imports/mentions`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv', prefer: 'respond-async' },
    body,
  });
  expect(taken.status).toBe(202);
  return taken.headers.get('location') as string;
}

test('20 kills in the middle of imports lose no acknowledged row, double none, and leave rollups exact', async () => {
  test.setTimeout(480_000);
  const { dataDir, clear } = await newDirFrom('empty');
  const port = await freePort();
  const csv = MENTION_HEADER + [...mentionLines(ROWS)].join('');
  let acknowledged = 0;
  try {
    for (let kill = 0; kill < KILLS; kill++) {
      const server = await startServer({ port, dataDir });
      const stored = await read<Check>(server, '/api/v1/check');
      expect(stored.differences).toEqual([]);
      expect(stored.mentions).toBeGreaterThanOrEqual(acknowledged);
      acknowledged = stored.mentions;
      const location = await send(server, csv);
      const killAt = performance.now() + Math.random() * 600;
      while (performance.now() < killAt) {
        const report = await read<ImportReport>(server, location);
        acknowledged = Math.max(acknowledged, report.accepted + report.duplicate);
      }
      await server.stop('SIGKILL');
    }
    const server = await startServer({ port, dataDir });
    const { items } = await read<{ items: ImportReport[] }>(server, '/api/v1/imports?limit=100');
    expect(new Set(items.map((report) => report.state))).not.toContain('running');
    const location = await send(server, csv);
    await expect
      .poll(async () => (await read<ImportReport>(server, location)).state, { timeout: 60_000 })
      .toBe('done');
    const report = await read<ImportReport>(server, location);
    expect(report.accepted + report.duplicate).toBe(ROWS);
    expect(report.duplicate).toBeGreaterThanOrEqual(Math.min(acknowledged, ROWS));
    expect(report).toMatchObject({ rejected: 0, changed: 0 });
    expect(await read<Check>(server, '/api/v1/check')).toMatchObject({ ok: true, mentions: ROWS });
    expect(await server.stop()).toBe(0);
  } finally {
    clear();
  }
});
