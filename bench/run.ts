import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { ImportReport } from '../src/contract/imports';
import { fileStream } from '../src/server/node/file-stream';
import { memoryOf, type ServerProcess, startServer } from '../src/server/testing/server-process';
import { benchBoard } from './board';
import { benchEffect } from './effect';
import { flawFigures } from './flaws';
import { benchInsight } from './insight';
import { benchLighthouse } from './lighthouse';
import { type Figure, read, type StoreKind, spread, timed } from './measure';
import { writeMentionFile } from './mention-file';
import { benchNab } from './nab';
import { benchPage } from './page';
import { plantedFound } from './planted-changes';
import { quietLists } from './quiet-lists';
import { quietAlerts } from './quiet-series';
import { benchReactions } from './reactions';
import { keepSpikeSection } from './spike-section';
import { fillStore, STORED, withStore } from './stores';
import { benchThreads } from './threads';
import { benchTopicEdit } from './topic-edit';
import { benchTopicMatch } from './topic-match';
import { benchVoices } from './voices';

const ROOT = path.resolve(import.meta.dirname, '..');
const RESULTS = path.join(import.meta.dirname, 'results');
const PORT = 4655;
const IMPORTED = 100_000;
const ROUNDS = 3;
const REQUESTS = 200;
const PLANTED_MEANS = [2, 5, 10, 20, 50];
const PLANTED_SEEDS = 40;
const CURRENTS = '/api/v1/currents?from=2026-08-20T00:00:00Z&to=2026-11-18T00:00:00Z&bucket=day';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true },
      store: { type: 'string', multiple: true },
      large: { type: 'boolean', default: false },
      series: { type: 'string', default: '1000' },
      resume: { type: 'boolean', default: false },
    },
  });
  const stores = (values.store ?? ['pglite', 'postgres']) as StoreKind[];
  const benches = values.only ?? [
    'start',
    'page',
    'board',
    'currents',
    'import',
    'memory',
    'topic-match',
    'topic-edit',
    'reactions',
    'spikes',
    'flaws',
    'insight',
    'effect',
    'threads',
    'voices',
  ];
  const figures: Figure[] = [];
  const note = (figure: Figure) => {
    figures.push(figure);
    console.log(`${figure.bench} on ${figure.store}: ${JSON.stringify(figure.summary)} ${figure.unit}`);
  };
  for (const store of stores) {
    if (benches.includes('start') && store === 'pglite') await benchStart(note);
    if (benches.includes('page') && store === 'pglite') {
      for (const figure of await benchPage(PORT)) note(figure);
    }
    if (benches.includes('lighthouse') && store === 'pglite') {
      for (const figure of await benchLighthouse(PORT)) note(figure);
    }
    if (benches.includes('board')) for (const figure of await benchBoard(store, PORT)) note(figure);
    if (benches.includes('currents')) await benchCurrents(store, note);
    if (benches.includes('import')) await benchImport(store, { count: IMPORTED }, note);
    if (benches.includes('memory')) await benchImport(store, { bytes: 100 * 1024 * 1024 }, note);
    if (benches.includes('topic-match') && store === 'pglite') await noteTopicMatch(note);
    if (benches.includes('threads')) for (const figure of await benchThreads(store, PORT)) note(figure);
    if (benches.includes('voices')) for (const figure of await benchVoices(store, PORT)) note(figure);
    if (benches.includes('topic-edit') && store === 'postgres') note(await benchTopicEdit(store, PORT));
    if (benches.includes('reactions')) for (const figure of await benchReactions(store, PORT)) note(figure);
    if (values.large && store === 'postgres') await benchImport(store, { bytes: 1024 * 1024 * 1024 }, note);
  }
  if (benches.includes('spikes')) noteSpikes(note);
  if (benches.includes('flaws')) for (const figure of flawFigures()) note(figure);
  if (benches.includes('insight')) noteInsight(note);
  if (benches.includes('effect')) noteEffect(note, Number(values.series), values.resume);
  keep(figures);
}

function noteEffect(note: (figure: Figure) => void, series: number, resume: boolean): void {
  for (const [group, { falseClear, coverage, power }] of Object.entries(benchEffect(series, resume)))
    note({
      bench: `effects in ${group} series`,
      store: 'none',
      unit: '%',
      rounds: [power],
      summary: {
        falseClear: falseClear.pooled,
        worstFalseClear: falseClear.worst,
        coverage: coverage.pooled,
        worstCoverage: coverage.worst,
      },
    });
}

function noteInsight(note: (figure: Figure) => void): void {
  const summary = benchInsight();
  if (summary === null) console.log('The labelled posts are not here: sentiment is not judged.');
  else note({ bench: 'sentiment', store: 'none', unit: 'share, texts/s, bytes', rounds: [], summary });
}

function noteSpikes(note: (figure: Figure) => void): void {
  const plain = { store: 'none', rounds: [] };
  const labelled = benchNab();
  if (labelled === null) console.log('The labelled series are not here: only quiet ones are judged.');
  else note({ ...plain, bench: 'spikes in labelled series', unit: 'points', summary: labelled });
  const quiet = { independent: quietAlerts(false, 4), wandering: quietAlerts(true, 4) };
  note({ ...plain, bench: 'alerts of series in which nothing happens', unit: 'a week', summary: quiet });
  const lists = (['hour', 'day'] as const).flatMap((grain) =>
    [false, true].map((wandering) => {
      const words = `by ${grain}, ${wandering ? 'levels wander' : 'independent'}`;
      const alarms = quietLists(grain, wandering, grain === 'hour' ? 25 : 40);
      note({
        ...plain,
        bench: `false alarms where nothing happens, ${words}`,
        unit: 'a week',
        summary: alarms,
      });
      return { words, alarms };
    }),
  );
  const planted = [false, true].flatMap((wandering) =>
    PLANTED_MEANS.map((mean) => {
      const found = plantedFound(mean, wandering, PLANTED_SEEDS);
      const words = `${mean} an hour${wandering ? ', level wanders' : ''}`;
      note({ ...plain, bench: `planted changes found, ${words}`, unit: 'share', summary: { ...found } });
      return { mean, wandering, found };
    }),
  );
  keepSpikeSection({ labelled, quiet, lists, planted });
}

async function noteTopicMatch(note: (figure: Figure) => void): Promise<void> {
  const { rounds, microsPerMention, topics, compileMs } = await benchTopicMatch();
  note({
    bench: `a mention against ${topics} topics`,
    store: 'none',
    unit: 'µs, ms',
    rounds: [rounds],
    summary: { ...microsPerMention, compileMs },
  });
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
