import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  chownSync,
  closeSync,
  cpSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  statSync,
} from 'node:fs';
import { chmod, chown, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { findPostgresBinaries, type PostgresBinaries } from './postgres-binaries';

/** A server of its own for tests and benchmarks: empty, on loopback, gone without trace after `stop`. */
export interface TestPostgres {
  /** Superuser's address of the database `postgres`; make others with `createTestDatabase`. */
  url: string;
  /** Such as `15.14`. */
  version: string;
  /** Stops the server and deletes its data; calling it again waits for the same end. */
  stop(): Promise<void>;
}

export interface TestPostgresOptions {
  /** Come after the fast ones of tests, such as `{ fsync: 'on' }` for a benchmark. */
  settings?: Readonly<Record<string, string>>;
  /** Others than the ones found on this machine. */
  binaries?: PostgresBinaries;
}

/** What makes loading fast and a power loss fatal, which test data may be. */
const FAST_SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
};
const START_TIMEOUT_MS = 30_000;
const STOP_GRACE_MS = 5_000;
const PORT_ATTEMPTS = 5;

/** Who a server runs as, and where it stands, once that user can reach it all. */
interface Installation {
  folder: string;
  bin: string;
  user: { uid: number; gid: number } | null;
}

/**
 * Starts PostgreSQL ≥ 15 on a free port of 127.0.0.1, with data in a fresh temp folder; as root under an unprivileged
 * user. Text sorts and folds as in PGlite (collation C, ctype UTF-8). The server ends with this process, however that
 * ends. Throws one line when no binaries are found, and the server's last words when it does not start.
 */
export async function startPostgres(options: TestPostgresOptions = {}): Promise<TestPostgres> {
  const binaries = options.binaries ?? (await findPostgresBinaries());
  const installation = await prepareInstallation(binaries);
  try {
    await initialise(installation);
    return await launch(installation, binaries.version, { ...FAST_SETTINGS, ...options.settings });
  } catch (error) {
    await rm(installation.folder, { recursive: true, force: true });
    throw error;
  }
}

/** Creates an empty database of a new name on the server of `url` and answers its address. */
export async function createTestDatabase(url: string): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // template1 cannot be copied while anyone is connected to it.
    await client.query(`create database ${name} template template0`);
  } finally {
    await client.end();
  }
  const created = new URL(url);
  created.pathname = `/${name}`;
  return created.href;
}

async function prepareInstallation({ bin, bundle }: PostgresBinaries): Promise<Installation> {
  const user = process.getuid?.() === 0 ? unprivilegedUser() : null;
  const temp = user === null || isReachableByOthers(tmpdir()) ? tmpdir() : '/tmp';
  const folder = mkdtempSync(join(temp, 'eddyline-postgres-'));
  if (user !== null) await chown(folder, user.uid, user.gid);
  const missingLinks = bundle?.links.filter(({ target }) => !existsSync(join(bundle.root, target))) ?? [];
  if (bundle === null || (missingLinks.length === 0 && (user === null || isReachableByOthers(bin)))) {
    return { folder, bin, user };
  }
  const copy = join(folder, 'installation');
  cpSync(bundle.root, copy, { recursive: true, verbatimSymlinks: true });
  for (const { source, target } of missingLinks) {
    await symlink(relative(dirname(target), source), join(copy, target));
  }
  await chmod(copy, 0o755);
  return { folder, bin: join(copy, relative(bundle.root, bin)), user };
}

async function initialise({ folder, bin, user }: Installation): Promise<void> {
  const ctype = process.platform === 'darwin' ? 'UTF-8' : 'C.UTF-8';
  const args = ['-D', join(folder, 'data'), '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'];
  args.push('--locale=C', `--lc-ctype=${ctype}`);
  try {
    await promisify(execFile)(join(bin, 'initdb'), args, { cwd: folder, env: serverEnvironment(), ...user });
  } catch (error) {
    const words = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    throw new Error(`PostgreSQL's initdb failed: ${words.trim()}`, { cause: error });
  }
  const access = 'host all all 127.0.0.1/32 trust\n';
  await writeFile(join(folder, 'data/pg_hba.conf'), access);
}

async function launch(
  { folder, bin, user }: Installation,
  version: string,
  settings: Readonly<Record<string, string>>,
): Promise<TestPostgres> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await findFreePort();
    const all = {
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      port: String(port),
      timezone: 'UTC',
      ...settings,
    };
    const options = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const logFile = join(folder, 'log');
    const log = openSync(logFile, 'w');
    if (user !== null) chownSync(logFile, user.uid, user.gid);
    const server = spawn(join(bin, 'postgres'), ['-D', join(folder, 'data'), ...options], {
      cwd: folder,
      env: serverEnvironment(),
      stdio: ['ignore', log, log],
      // Out of the terminal's process group: Ctrl-C reaches it through the guard, never half of the time before.
      detached: true,
      ...user,
    });
    closeSync(log);
    const ended = once(server, 'exit').then(
      () => undefined,
      () => undefined,
    );
    const guard = startGuard(server, folder);
    const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
    let stopping: Promise<void> | null = null;
    const stop = async () => {
      if (isRunning(server)) server.kill('SIGINT');
      const harder = setTimeout(() => server.kill('SIGQUIT'), STOP_GRACE_MS);
      await ended;
      clearTimeout(harder);
      guard.kill('SIGKILL');
    };
    if (await answers(url, server)) {
      server.unref();
      return {
        url,
        version,
        stop() {
          stopping ??= stop().then(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
          return stopping;
        },
      };
    }
    await stop();
    const words = readFileSync(logFile, 'utf8').trim();
    if (!/address already in use/i.test(words) || attempt === PORT_ATTEMPTS) {
      throw new Error(`PostgreSQL ${version} did not start: ${words.slice(-2_000)}`);
    }
  }
}

/**
 * Waits, as a process of its own, for the end of this one: its end of the pipe closes then, SIGKILL included. Then it
 * ends the server and deletes its data.
 */
function startGuard(server: ChildProcess, folder: string): ChildProcess {
  const script = `read -r _; kill -QUIT "$1"; n=0
    while kill -0 "$1" && [ $n -lt 100 ]; do sleep 0.05; n=$((n + 1)); done
    rm -rf "$2"`;
  const guard = spawn('/bin/sh', ['-c', script, 'sh', String(server.pid), folder], {
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  guard.unref();
  const pipe: unknown = guard.stdin;
  if (typeof pipe === 'object' && pipe !== null && 'unref' in pipe && typeof pipe.unref === 'function')
    pipe.unref();
  return guard;
}

async function answers(url: string, server: ChildProcess): Promise<boolean> {
  for (const deadline = Date.now() + START_TIMEOUT_MS; Date.now() < deadline && isRunning(server); ) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      return true;
    } catch {
      await sleep(30);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  return false;
}

function isRunning(server: ChildProcess): boolean {
  return server.pid !== undefined && server.exitCode === null && server.signalCode === null;
}

/** Nothing of the caller's environment may steer the server: `PGPORT`, `LANG` and the like differ by machine. */
function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
}

function unprivilegedUser(): { uid: number; gid: number } {
  for (const name of ['postgres', 'nobody']) {
    try {
      const idOf = (flag: string) =>
        Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: idOf('-u'), gid: idOf('-g') };
    } catch {}
  }
  throw new Error('PostgreSQL refuses to run as root, and neither user "postgres" nor "nobody" exists.');
}

function isReachableByOthers(path: string): boolean {
  for (let at = path; ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port on 127.0.0.1.');
  return address.port;
}
