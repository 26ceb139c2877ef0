import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { startServer } from '../src/server/testing/server-process';
import { freePort, newDataDir } from './support/place';

const ROOT = path.resolve(import.meta.dirname, '..');

/** Runs `npm start`'s own script from another folder; answers its exit code and what it said. */
function start(env: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [path.join(ROOT, 'scripts/start.mjs')], {
    cwd: '/',
    env: { ...process.env, EDDYLINE_SAMPLE: 'off', ...env },
  });
  let said = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  child.stderr.on('data', (chunk) => (said += chunk));
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, said: said.trim() })));
}

test('a start on a taken port says in one line what to do', async () => {
  const one = newDataDir();
  const other = newDataDir();
  const port = await freePort();
  const server = await startServer({ port, dataDir: one.dataDir });
  const { code, said } = await start({ PORT: String(port), EDDYLINE_DATA_DIR: other.dataDir });
  expect(code).toBe(1);
  expect(said).toContain('PORT=');
  expect(said.split('\n')).toHaveLength(1);
  await server.stop();
  one.clear();
  other.clear();
});

test('a second start on the same store says who has it and leaves it alone', async () => {
  const { dataDir, clear } = newDataDir();
  const server = await startServer({ port: await freePort(), dataDir });
  const { code, said } = await start({ PORT: String(await freePort()), EDDYLINE_DATA_DIR: dataDir });
  expect(code).toBe(1);
  expect(said).toContain(String(server.pid));
  expect(said.split('\n')).toHaveLength(1);
  expect((await fetch(`${server.url}/api/v1/health`)).ok).toBe(true);
  await server.stop();
  clear();
});

test.describe('refuses to start', () => {
  for (const [name, env] of [
    ['on an address other machines reach', { HOST: '0.0.0.0' }],
    ['with a port that is none', { PORT: 'many' }],
    ['with a zone that is none', { EDDYLINE_ZONE: 'Mars/Olympus' }],
  ] as const) {
    test(name, async () => {
      const { dataDir, clear } = newDataDir();
      const { code, said } = await start({
        PORT: String(await freePort()),
        EDDYLINE_DATA_DIR: dataDir,
        ...env,
      });
      expect(code).toBe(1);
      expect(said.split('\n')).toHaveLength(1);
      expect(said).toContain(Object.keys(env)[0]);
      clear();
    });
  }
});

test('SIGTERM stops it cleanly, the lock goes, and the folder is its owner’s alone', async () => {
  const { dataDir, clear } = newDataDir();
  const server = await startServer({ port: await freePort(), dataDir });
  expect(statSync(dataDir).mode & 0o077).toBe(0);
  expect(statSync(path.join(dataDir, 'lock')).mode & 0o077).toBe(0);
  expect(await server.stop('SIGTERM')).toBe(0);
  expect(existsSync(path.join(dataDir, 'lock'))).toBe(false);
  clear();
});
