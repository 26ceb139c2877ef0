import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { sql } from 'kysely';
import type { ImportReport } from '../src/contract/imports';
import { edgesOf } from '../src/server/ingest/change-zone';
import { readConfig } from '../src/server/node/config';
import { fileStream } from '../src/server/node/file-stream';
import { openStore } from '../src/server/node/river-store';
import { addRecount } from '../src/server/stores/rollup.store';
import { createTestDatabase, startPostgres } from '../src/server/testing/postgres-server';
import { memoryOf, type ServerProcess, startServer } from '../src/server/testing/server-process';
import { MENTION_HEADER, mentionLines, writeMentionFile } from './mention-file';

const ROOT = path.resolve(import.meta.dirname, '..');
const RESULTS = path.join(import.meta.dirname, 'results');
const PORT = 4655;
const STORED = 1_000_000;
const IMPORTED = 100_000;
const ROUNDS = 3;
const REQUESTS = 200;
const PAGE_ROUNDS = 8;
const CURRENTS = '/api/v1/currents?from=2026-08-20T00:00:00Z&to=2026-11-18T00:00:00Z&bucket=day';

interface Figure {
  bench: string;
  store: string;
  unit: string;
  /** Every measured value, in the order it was measured. */
  rounds: number[][];
  summary: Record<string, number>;
}

type StoreKind = 'pglite' | 'postgres';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true },
      store: { type: 'string', multiple: true },
      large: { type: 'boolean', default: false },
    },
  });
  const stores = (values.store ?? ['pglite', 'postgres']) as StoreKind[];
  const benches = values.only ?? ['start', 'page', 'currents', 'import', 'memory'];
  const figures: Figure[] = [];
  const note = (figure: Figure) => {
    figures.push(figure);
    console.log(`${figure.bench} on ${figure.store}: ${JSON.stringify(figure.summary)} ${figure.unit}`);
  };
  for (const store of stores) {
    if (benches.includes('start') && store === 'pglite') await benchStart(note);
    if (benches.includes('page') && store === 'pglite') await benchPage(note);
    if (benches.includes('currents')) await benchCurrents(store, note);
    if (benches.includes('import')) await benchImport(store, { count: IMPORTED }, note);
    if (benches.includes('memory')) await benchImport(store, { bytes: 100 * 1024 * 1024 }, note);
    if (values.large && store === 'postgres') await benchImport(store, { bytes: 1024 * 1024 * 1024 }, note);
  }
  keep(figures);
}

async function withStore<Result>(
  kind: StoreKind,
  work: (place: { dataDir: string; databaseUrl: string | undefined }) => Promise<Result>,
): Promise<Result> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'eddyline-bench-'));
  const server = kind === 'postgres' ? await startPostgres() : null;
  try {
    return await work({ dataDir, databaseUrl: server ? await createTestDatabase(server.url) : undefined });
  } finally {
    await server?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function benchStart(note: (figure: Figure) => void): Promise<void> {
  await withStore('pglite', async (place) => {
    const rounds: number[][] = [];
    for (let round = 0; round < ROUNDS + 1; round++) {
      const server = await startServer({ port: PORT, ...place });
      rounds.push([server.startedInMs]);
      await server.stop();
    }
    const [first, ...later] = rounds.map(([ms]) => ms as number);
    note({
      bench: 'start to first answer',
      store: 'pglite',
      unit: 'ms',
      rounds,
      summary: { first: Math.round(first as number), later: Math.round(Math.max(...later)) },
    });
  });
}

/** From navigation to the first figures and to the drawn chart, in a new browser context each round. */
async function benchPage(note: (figure: Figure) => void): Promise<void> {
  await withStore('pglite', async (place) => {
    const server = await startServer({ port: PORT, ...place });
    await fetch(`${server.url}/api/v1/imports/mentions`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv' },
      body: MENTION_HEADER + [...mentionLines(30_000)].join(''),
    });
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
    });
    const rounds: number[][] = [];
    for (let round = 0; round < PAGE_ROUNDS; round++) {
      const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
      const began = performance.now();
      await page.goto(server.url, { waitUntil: 'commit' });
      await page.waitForFunction(() =>
        /\d/.test(document.querySelector('.river-figures')?.textContent ?? ''),
      );
      const figures = performance.now() - began;
      await page.getByRole('slider').waitFor();
      rounds.push([figures, performance.now() - began]);
      await page.context().close();
    }
    await browser.close();
    await server.stop();
    const worst = (index: number) =>
      Math.round(Math.max(...rounds.slice(1).map((round) => round[index] as number)));
    note({
      bench: 'River, 30,000 mentions: navigation to figures, to chart',
      store: 'pglite',
      unit: 'ms',
      rounds,
      summary: { figuresWorst: worst(0), chartWorst: worst(1) },
    });
  });
}

async function benchCurrents(kind: StoreKind, note: (figure: Figure) => void): Promise<void> {
  await withStore(kind, async (place) => {
    const raw = await fillStore(place);
    const server = await startServer({ port: PORT, ...place });
    const rounds: number[][] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const times: number[] = [];
      for (let request = 0; request < REQUESTS; request++)
        times.push(await timed(() => read(server, CURRENTS)));
      rounds.push(times);
    }
    await server.stop();
    note({
      bench: `GET /currents, 90 days by day, ${STORED} mentions`,
      store: kind,
      unit: 'ms',
      rounds,
      summary: spread(rounds),
    });
    note({
      bench: `the same by raw group-by, ${STORED} mentions`,
      store: kind,
      unit: 'ms',
      rounds: [raw],
      summary: spread([raw]),
    });
  });
}

/** A million mentions straight into the tables, counted by the recount; answers times of the raw group-by. */
async function fillStore(place: { dataDir: string; databaseUrl: string | undefined }): Promise<number[]> {
  const config = readConfig({
    ...(place.databaseUrl === undefined ? {} : { DATABASE_URL: place.databaseUrl }),
  });
  const { db } = await openStore(config, place.dataDir, 'real', (error) => console.error(error));
  const importId = crypto.randomUUID();
  await sql`insert into mention (id, source, at, learned_at, direction, author, followers, text, lang, private, labels,
      sentiment, engine, complaint, import_id)
    select md5(i::text)::uuid, (array['bluesky','mastodon','forum','reviews'])[1 + i % 4],
      timestamptz '2026-08-20' + (i::double precision * 7776 / ${STORED}::double precision * 1000) * interval '1 second', now(), 'inbound',
      'user_' || (i % 20000), i % 5000, 'the network is down again, mention number ' || i,
      (array['en','de','fr'])[1 + i % 3], false, '{}',
      (array['positive','neutral','negative', null])[1 + i % 4], 'afinn-1', i % 4 = 2, ${importId}::uuid
    from generate_series(1, ${STORED}) as i`.execute(db);
  const extent = { firstMs: Date.UTC(2026, 7, 20), lastMs: Date.UTC(2026, 10, 19) };
  const ids = { after: null, to: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };
  await db.transaction().execute(async (tx) => {
    await addRecount(tx, 'currents_hour', 1, edgesOf(extent, 'hour', 'UTC'), ids);
    await addRecount(tx, 'currents_day', 1, edgesOf(extent, 'day', 'UTC'), ids);
  });
  await sql`insert into source select distinct source, true, now() from currents_day`.execute(db);
  await sql`insert into coverage select source, min(bucket), max(bucket) + interval '1 day', ${importId}::uuid
    from currents_day group by source`.execute(db);
  await sql`analyze`.execute(db);
  const times: number[] = [];
  for (let round = 0; round < 5; round++) {
    times.push(
      await timed(() =>
        sql`select date_trunc('day', at, 'UTC') as bucket, count(*), count(*) filter (where sentiment = 'positive'),
            count(*) filter (where sentiment = 'neutral'), count(*) filter (where sentiment = 'negative')
          from mention where direction = 'inbound' and at >= '2026-08-20' and at < '2026-11-18' group by 1`.execute(
          db,
        ),
      ),
    );
  }
  await db.destroy();
  return times;
}

async function benchImport(
  kind: StoreKind,
  size: { count: number } | { bytes: number },
  note: (figure: Figure) => void,
): Promise<void> {
  await withStore(kind, async (place) => {
    const file = path.join(place.dataDir, '..', `${path.basename(place.dataDir)}.csv`);
    const { rows, bytes } = await writeMentionFile(file, size);
    const server = await startServer({ port: PORT, ...place });
    try {
      await sleep(1000);
      const idle = memoryOf(server.pid);
      let slowestReadMs = 0;
      const began = performance.now();
      const report = await importFile(server, file, async () => {
        slowestReadMs = Math.max(slowestReadMs, await timed(() => read(server, CURRENTS)));
      });
      const seconds = (performance.now() - began) / 1000;
      if (report.accepted !== rows) throw new Error(`Of ${rows} rows ${report.accepted} were accepted.`);
      const check = (await read(server, '/api/v1/check')) as { ok: boolean };
      if (!check.ok) throw new Error('The rollups differ from a recount.');
      note({
        bench: `import of ${rows} mentions, ${Math.round(bytes / 1048576)} MB`,
        store: kind,
        unit: 'rows/s, MB, ms',
        rounds: [[seconds]],
        summary: {
          rowsPerSecond: Math.round(rows / seconds),
          memoryAboveIdleMb: Math.round(memoryOf(server.pid).peakMb - idle.nowMb),
          slowestReadMs: Math.round(slowestReadMs),
        },
      });
    } finally {
      await server.stop();
      rmSync(file);
    }
  });
}

async function importFile(
  server: ServerProcess,
  file: string,
  meanwhile: () => Promise<void>,
): Promise<ImportReport> {
  const taken = await fetch(`${server.url}/api/v1/imports/mentions`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv', prefer: 'respond-async' },
    body: fileStream(file),
    duplex: 'half',
  } as RequestInit);
  const location = taken.headers.get('location');
  if (location === null) throw new Error(`The import was not taken: ${taken.status} ${await taken.text()}`);
  for (;;) {
    const report = (await read(server, location)) as ImportReport;
    if (report.state === 'done') return report;
    if (report.state !== 'running') throw new Error(`The import is ${report.state}: ${report.failure}`);
    await meanwhile();
    await sleep(200);
  }
}

async function read(server: ServerProcess, at: string): Promise<unknown> {
  const response = await fetch(server.url + at);
  if (!response.ok) throw new Error(`${at} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function spread(rounds: readonly number[][]): Record<string, number> {
  const sorted = rounds.flat().sort((a, b) => a - b);
  const at = (share: number) =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0) * 10) / 10;
  return { median: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** Raw rounds, with the machine and the commit they were measured on. */
function keep(figures: readonly Figure[]): void {
  const commit = execFileSync('git', ['describe', '--always', '--dirty'], {
    cwd: ROOT,
    encoding: 'utf8',
  }).trim();
  const measuredAt = new Date().toISOString();
  const machine = {
    cpu: cpus()[0]?.model,
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    platform: process.platform,
  };
  mkdirSync(RESULTS, { recursive: true });
  const file = path.join(RESULTS, `${measuredAt.slice(0, 19).replaceAll(':', '')}-${commit}.json`);
  writeFileSync(file, `${JSON.stringify({ commit, measuredAt, machine, figures }, null, 1)}\n`);
  console.log(`Raw rounds: ${path.relative(ROOT, file)}`);
}

await main();
