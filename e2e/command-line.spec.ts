import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { startServer } from '../src/server/testing/server-process';
import { freePort, newDataDir } from './support/place';

const ROOT = path.resolve(import.meta.dirname, '..');
const FILE =
  'id,at,text,author,source\n1,2026-11-02T10:00:00Z,No signal,ann,twitter\n2,then,Hello,bob,twitter\n';

async function eddyline(dataDir: string, ...args: string[]): Promise<string> {
  const env = { ...process.env, EDDYLINE_DATA_DIR: dataDir, INIT_CWD: dataDir };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [path.join(ROOT, 'scripts/eddyline.mjs'), ...args],
    { env },
  );
  return stdout;
}

test('the command line imports, checks, erases and withdraws, with and without a living server', async () => {
  const { dataDir, clear } = newDataDir();
  writeFileSync(path.join(dataDir, 'file.csv'), FILE);
  const first = await eddyline(dataDir, 'import', 'mentions', 'file.csv');
  expect(first).toContain('accepted 1, duplicate 0, changed 0, rejected 1');
  expect(first).toContain('line 3, at');

  const server = await startServer({ port: await freePort(), dataDir });
  const second = await eddyline(dataDir, 'import', 'mentions', 'file.csv');
  expect(second).toContain('accepted 0, duplicate 1');
  expect(await eddyline(dataDir, 'check')).toContain('they agree');
  expect(await eddyline(dataDir, 'erase', '@ann')).toContain('1 mentions emptied');
  for (const output of [first, second]) {
    const id = /import (\S+):/.exec(output)?.[1] as string;
    expect(await eddyline(dataDir, 'withdraw', id)).toContain('withdrawn');
  }
  expect(await eddyline(dataDir, 'check')).toContain('0 mentions');
  await server.stop();
  clear();
});

test('a deploy pipeline writes its release once, however often it runs', async () => {
  const { dataDir, clear } = newDataDir();
  const server = await startServer({ port: await freePort(), dataDir });
  const args = ['mark', '--type', 'release', '--at', '2026-11-02T10:00:00Z', '--label', 'app 8.4 – größer'];
  const first = await eddyline(dataDir, ...args);
  expect(first).toContain('app 8.4 – größer');
  expect(await eddyline(dataDir, ...args)).toBe(first);
  const window = 'from=2026-11-01T00:00:00Z&to=2026-11-03T00:00:00Z&river=real';
  const marks = await fetch(`${server.url}/api/v1/marks?${window}`);
  expect(((await marks.json()) as { items: object[] }).items).toHaveLength(1);
  await expect(eddyline(dataDir, 'mark', '--type', 'party', '--label', 'x')).rejects.toThrow(
    '--type must be',
  );
  await server.stop();
  clear();
});
