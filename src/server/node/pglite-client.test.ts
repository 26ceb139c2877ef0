import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectPGliteWorker, openPGlite, type PGliteClient, PGliteError } from './pglite-client';

const projectRoot = join(import.meta.dirname, '../../..');
let root = '';
let seed = '';

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'eddyline-pglite-'));
  seed = join(root, 'seed');
  const source = await PGlite.create({ dataDir: seed });
  await source.exec("create table seeded (word text); insert into seeded values ('river')");
  await source.close();
}, 60_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('openPGlite', () => {
  let db: PGliteClient;
  beforeAll(async () => {
    db = await openPGlite({ dataDir: null });
  }, 60_000);
  afterAll(() => db.close());

  it('answers int8 and numeric as numbers, alone and in arrays, and timestamptz as Date', async () => {
    const { rows } = await db.query(
      `select 5::int8 as big, count(*), 1.5::numeric as exact, array[1,2]::int8[] as bigs, array[0.5]::numeric[] as exacts,
              timestamptz '2024-05-01T12:00:00Z' as at, null::int8 as nothing, '{"a":[1]}'::jsonb as json`,
      [],
    );
    expect(rows).toEqual([
      {
        big: 5,
        count: 1,
        exact: 1.5,
        bigs: [1, 2],
        exacts: [0.5],
        at: new Date('2024-05-01T12:00:00Z'),
        nothing: null,
        json: { a: [1] },
      },
    ]);
  });

  it('counts written rows and loads arrays by unnest', async () => {
    await db.query('create table loaded (id int primary key, at timestamptz, body text)');
    const at = new Date('2024-05-01T00:00:00Z');
    const insert = 'insert into loaded select * from unnest($1::int[], $2::timestamptz[], $3::text[])';
    const params = [
      [1, 2, 3],
      [at, null, at],
      ['plain', null, 'a "quoted", {braced} \\ 🛶'],
    ];
    expect(await db.query(insert, params)).toEqual({ rows: [], affectedRows: 3 });
    expect((await db.query('update loaded set id = id + 10 where id > $1', [1])).affectedRows).toBe(2);
    expect((await db.query('select at, body from loaded where id in (1, 13) order by id')).rows).toEqual([
      { at, body: 'plain' },
      { at, body: 'a "quoted", {braced} \\ 🛶' },
    ]);
  });

  it('runs several statements when there are no parameters', async () => {
    const script = 'create table several (n int); insert into several values (1), (2); select n from several';
    expect((await db.query(script)).rows).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it('sends undefined as NULL', async () => {
    expect((await db.query('select $1::text as word', [undefined])).rows).toEqual([{ word: null }]);
  });

  it('carries SQLSTATE, detail and constraint of an error across the thread', async () => {
    await db.query('create table unique_words (word text constraint one_of_each unique)');
    await db.query('insert into unique_words values ($1)', ['eddy']);
    const error = await db.query('insert into unique_words values ($1)', ['eddy']).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(PGliteError);
    expect(error).toMatchObject({
      message: expect.stringContaining('duplicate key'),
      code: '23505',
      detail: 'Key (word)=(eddy) already exists.',
      constraint: 'one_of_each',
    });
  });

  it('keeps a transaction open between statements and rolls it back', async () => {
    await db.query('create table kept (n int)');
    await db.query('begin');
    await db.query('insert into kept values (1)');
    await expect(db.query('select 1 / 0')).rejects.toMatchObject({ code: '22012' });
    await expect(db.query('insert into kept values (2)')).rejects.toMatchObject({ code: '25P02' });
    await db.query('rollback');
    expect((await db.query('select * from kept')).rows).toEqual([]);
  });

  it('refuses a parameter that cannot cross the thread, and goes on', async () => {
    await expect(db.query('select $1::text', [() => 0])).rejects.toThrow(/could not be cloned/);
    expect((await db.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  it('leaves the event loop free while a long query runs', async () => {
    let finished = false;
    const long = db.query('select count(*) from generate_series(1, 3000000)').then(() => {
      finished = true;
    });
    let longestGapMs = 0;
    const startedAt = performance.now();
    for (let last = performance.now(); !finished; ) {
      await sleep(5);
      longestGapMs = Math.max(longestGapMs, performance.now() - last);
      last = performance.now();
    }
    await long;
    expect(longestGapMs).toBeLessThan((performance.now() - startedAt) / 2);
  });
});

describe('a database in a folder', () => {
  it('keeps its rows over a close, in a folder only its owner can enter', async () => {
    const dataDir = join(root, 'kept');
    const first = await openPGlite({ dataDir });
    await first.query('create table words (word text)');
    await first.query('insert into words values ($1)', ['eddy']);
    await first.close();
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    const second = await openPGlite({ dataDir, copyOf: seed });
    expect((await second.query('select word from words')).rows).toEqual([{ word: 'eddy' }]);
    await second.close();
  }, 60_000);

  it('starts as a copy of another, in a folder only its owner can enter', async () => {
    const dataDir = join(root, 'copied');
    const db = await openPGlite({ dataDir, copyOf: seed });
    expect((await db.query('select word from seeded')).rows).toEqual([{ word: 'river' }]);
    await db.close();
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  }, 60_000);

  it('is created anew when an earlier creation was cut short', async () => {
    const dataDir = join(root, 'cut-short');
    mkdirSync(dataDir);
    writeFileSync(join(dataDir, 'PG_VERSION'), '18\n');
    writeFileSync(`${dataDir}.incomplete`, '');
    const db = await openPGlite({ dataDir, copyOf: seed });
    expect((await db.query('select word from seeded')).rows).toEqual([{ word: 'river' }]);
    await db.close();
    expect(existsSync(`${dataDir}.incomplete`)).toBe(false);
  }, 60_000);

  it('fails to open with the reason when what it is to copy is missing', async () => {
    const missing = { dataDir: join(root, 'copy-of-none'), copyOf: join(root, 'none') };
    await expect(openPGlite(missing)).rejects.toThrow(/ENOENT/);
  });
});

describe('close', () => {
  it('comes after the statements asked before it, and nothing may be asked after it', async () => {
    const db = await openPGlite({ dataDir: null });
    const before = db.query('select count(*) from generate_series(1, 300000)');
    const [first, second] = [db.close(), db.close()];
    await expect(db.query('select 1')).rejects.toThrow(/closed/);
    await Promise.all([first, second]);
    expect((await before).rows).toEqual([{ count: 300_000 }]);
  });
});

describe('a thread that dies unasked', () => {
  const dying = `
    const { parentPort } = require('node:worker_threads');
    parentPort.postMessage({ id: 0, rows: [], affectedRows: 0 });
    parentPort.once('message', () => { throw new Error('out of memory'); });`;

  it('fails the waiting query and all later ones, and says so once', async () => {
    const db = await connectPGliteWorker(new Worker(dying, { eval: true }));
    const failures: string[] = [];
    db.onFailure((error) => failures.push(error.message));
    await expect(db.query('select 1')).rejects.toThrow('out of memory');
    await expect(db.query('select 2')).rejects.toThrow('out of memory');
    await db.close();
    expect(failures).toEqual(['out of memory']);
    db.onFailure((error) => failures.push(`late: ${error.message}`));
    expect(failures).toHaveLength(1);
  });

  it('tells who asks only after it died', async () => {
    const db = await connectPGliteWorker(new Worker(dying, { eval: true }));
    await expect(db.query('select 1')).rejects.toThrow('out of memory');
    const failures: string[] = [];
    db.onFailure((error) => failures.push(error.message));
    expect(failures).toEqual(['out of memory']);
  });
});

describe('outside the test runner', () => {
  const program = (clientUrl: string, dataDir: string, then: string) => `
    import { openPGlite } from ${JSON.stringify(clientUrl)};
    const db = await openPGlite({ dataDir: ${JSON.stringify(dataDir)}, copyOf: ${JSON.stringify(seed)} });
    await db.query('insert into seeded values ($1)', ['eddy']);
    console.log((await db.query('select count(*) as words from seeded')).rows[0].words);
    ${then}`;

  it('works from TypeScript under tsx', () => {
    const client = join(import.meta.dirname, 'pglite-client.ts');
    const script = program(client, join(root, 'tsx'), 'await db.close();');
    const args = ['--import', 'tsx', '--input-type=module', '-e', script];
    expect(execFileSync(process.execPath, args, { cwd: projectRoot, encoding: 'utf8' })).toBe('2\n');
  }, 60_000);

  it('works bundled by esbuild, with PGlite left in node_modules', async () => {
    const server = join(root, 'project/dist/server');
    mkdirSync(server, { recursive: true });
    symlinkSync(join(projectRoot, 'node_modules'), join(root, 'project/node_modules'));
    const main = join(root, 'project/main.ts');
    writeFileSync(
      main,
      program(join(import.meta.dirname, 'pglite-client'), join(root, 'bundled'), 'await db.close();'),
    );
    await build({
      entryPoints: [main, join(import.meta.dirname, 'pglite-worker.ts')],
      outdir: server,
      entryNames: '[name]',
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      external: ['@electric-sql/pglite'],
    });
    expect(readdirSync(server).toSorted()).toEqual(['main.js', 'pglite-worker.js']);
    expect(execFileSync(process.execPath, [join(server, 'main.js')], { cwd: '/', encoding: 'utf8' })).toBe(
      '2\n',
    );
  }, 60_000);

  it('keeps what was committed when its process is killed', async () => {
    const client = join(import.meta.dirname, 'pglite-client.ts');
    const dataDir = join(root, 'killed');
    const script = program(client, dataDir, 'setInterval(() => {}, 1e6);');
    const args = ['--import', 'tsx', '--input-type=module', '-e', script];
    const child: ChildProcess = spawn(process.execPath, args, { cwd: projectRoot });
    if (child.stdout === null) throw new Error('no output');
    const [counted] = await once(child.stdout, 'data');
    expect(String(counted)).toBe('2\n');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const db = await openPGlite({ dataDir });
    expect((await db.query('select word from seeded order by word')).rows).toEqual([
      { word: 'eddy' },
      { word: 'river' },
    ]);
    await db.close();
  }, 60_000);
});
