import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect } from '@playwright/test';
import { test } from './support/app';

const WEB = path.resolve(import.meta.dirname, '../dist/web');
const FIRST_FIGURES_BYTES = 180_000;
const WITH_CHART_BYTES = 330_000;

const files = () =>
  readdirSync(WEB, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(js|html|css|json)$/.test(file),
  );

/** Chunks of these names, and all that they import at once. */
function importedBy(names: readonly string[]): Set<string> {
  const chunks = files().filter((file) => file.endsWith('.js'));
  const waiting = chunks
    .map((file) => path.basename(file))
    .filter((file) => names.some((name) => file.startsWith(`${name}-`)));
  const found = new Set<string>();
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    const text = readFileSync(path.join(WEB, 'assets', file), 'utf8');
    for (const [, imported] of text.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g))
      waiting.push(imported as string);
  }
  return found;
}

/** In the window that the River opens with, on whatever day this runs. */
const yesterday = () => new Date(Date.now() - 86_400_000).toISOString();

test('the production bundle holds neither msw nor PGlite, nor a worker script of theirs, nor the page of components', () => {
  expect(files().length).toBeGreaterThan(5);
  expect(files().filter((file) => /mockServiceWorker|pglite|worker/i.test(file))).toEqual([]);
  for (const file of files()) {
    const text = readFileSync(path.join(WEB, file), 'utf8');
    for (const trace of [
      'mockServiceWorker',
      'electric-sql',
      'PGlite',
      'setupWorker',
      'dev-seed',
      'dev/ui',
      'gallery',
    ]) {
      expect(text.includes(trace), `${file} holds ${trace}`).toBe(false);
    }
  }
});

test('the first figures need at most 180 kB of gzipped JavaScript, the chart 330 kB', async ({
  page,
  server,
}) => {
  const loaded = new Map<string, number>();
  page.on('response', async (response) => {
    const name = new URL(response.url()).pathname;
    if (!name.endsWith('.js')) return;
    loaded.set(name, gzipSync(readFileSync(path.join(WEB, name)), { level: 9 }).length);
  });
  await fetch(`${server.url}/api/v1/imports/mentions`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv' },
    body: `id,at,text,author,source\n1,${yesterday()},No signal again today,ann,twitter\n`,
  });
  await page.goto(server.url);
  await expect(page.locator('.river-figures')).toContainText('1');
  await expect(page.getByRole('slider')).toBeVisible();
  const total = [...loaded.values()].reduce((sum, bytes) => sum + bytes, 0);
  const first = importedBy(['index', 'river-page']);
  const firstBytes = [...first].reduce((sum, name) => sum + (loaded.get(`/assets/${name}`) ?? 0), 0);
  expect([...loaded.keys()].some((name) => name.includes('river-chart'))).toBe(true);
  expect([...first].some((name) => name.includes('river-chart'))).toBe(false);
  expect(firstBytes).toBeGreaterThan(100_000);
  expect(firstBytes).toBeLessThan(FIRST_FIGURES_BYTES);
  expect(total).toBeLessThan(WITH_CHART_BYTES);
});

test('answers are compressed for those who can read that, a stream of events never', async ({ server }) => {
  const encodingOf = async (path: string, accepted: string) => {
    const stop = new AbortController();
    const answer = await fetch(`${server.url}/api/v1${path}`, {
      headers: { 'accept-encoding': accepted },
      signal: stop.signal,
    });
    const { headers } = answer;
    stop.abort();
    return headers.get('content-encoding');
  };
  expect(await encodingOf('/openapi.json', 'gzip')).toBe('gzip');
  expect(await encodingOf('/openapi.json', 'identity')).toBeNull();
  expect(await encodingOf('/stream', 'gzip')).toBeNull();
});

test('it can be installed: the manifest names icons that are there, in the sizes it says, one of them maskable', () => {
  interface Manifest {
    display: string;
    start_url: string;
    icons: { src: string; sizes: string; purpose: string }[];
  }
  const manifest = JSON.parse(readFileSync(path.join(WEB, 'manifest.webmanifest'), 'utf8')) as Manifest;
  expect(readFileSync(path.join(WEB, 'index.html'), 'utf8')).toContain('rel="manifest"');
  expect([manifest.display, manifest.start_url]).toEqual(['standalone', '/']);
  for (const { src, sizes } of manifest.icons) {
    const icon = readFileSync(path.join(WEB, src));
    if (sizes !== 'any') expect(`${icon.readUInt32BE(16)}x${icon.readUInt32BE(20)}`, src).toBe(sizes);
  }
  expect(manifest.icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`)).toEqual(
    expect.arrayContaining(['192x192 any', '512x512 any', '512x512 maskable']),
  );
});
