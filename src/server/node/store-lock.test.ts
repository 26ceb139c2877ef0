import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { identifyProcess } from './process-identity';
import { acquireStoreLock, readStoreLock, StoreHeldError } from './store-lock';

let root = '';
let compiledLock = '';
let dir = '';
const children = new Set<ChildProcess>();

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'eddyline-lock-'));
  compiledLock = join(root, 'store-lock.mjs');
  const entryPoints = [join(import.meta.dirname, 'store-lock.ts')];
  await build({ entryPoints, bundle: true, platform: 'node', format: 'esm', outfile: compiledLock });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

beforeEach(() => {
  dir = mkdtempSync(join(root, 'store-'));
});
afterEach(async () => {
  for (const child of children) await kill(child);
});

/** Runs JavaScript in a process of its own, with `acquireStoreLock` in scope; it lives until it is killed. */
function run(body: string): { child: ChildProcess; firstLine: Promise<string> } {
  const script = `import { acquireStoreLock } from ${JSON.stringify(compiledLock)};\n${body}\nsetInterval(() => {}, 1e6);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.add(child);
  const firstLine = once(createInterface({ input: child.stdout }), 'line').then(([line]) => String(line));
  return { child, firstLine };
}

async function kill(child: ChildProcess): Promise<void> {
  children.delete(child);
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

function holdElsewhere(): { child: ChildProcess; firstLine: Promise<string> } {
  return run(`
    const lock = await acquireStoreLock(${JSON.stringify(dir)});
    await lock.publishAddress('http://localhost:4100');
    console.log(lock.token);`);
}

async function writeLockOfDeadProcess(into: string): Promise<void> {
  const self = await identifyProcess(process.pid);
  writeFileSync(join(into, 'lock'), JSON.stringify({ ...self, startedAt: '1', token: 'old', address: null }));
}

describe('acquireStoreLock', () => {
  it('writes a lock file that only its owner can read, and nothing else', async () => {
    const lock = await acquireStoreLock(dir);
    expect(readdirSync(dir)).toEqual(['lock']);
    expect(statSync(join(dir, 'lock')).mode & 0o777).toBe(0o600);
    await lock.publishAddress('http://localhost:4000');
    expect(readdirSync(dir)).toEqual(['lock']);
    expect(statSync(join(dir, 'lock')).mode & 0o777).toBe(0o600);
    expect(await readStoreLock(dir)).toEqual({
      pid: process.pid,
      address: 'http://localhost:4000',
      token: lock.token,
    });
    await lock.release();
  });

  it('refuses a second taking, even by the same process, and names the holder', async () => {
    const lock = await acquireStoreLock(dir);
    await lock.publishAddress('http://localhost:4000');
    const refusal = await acquireStoreLock(dir).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(StoreHeldError);
    expect(refusal).toMatchObject({ pid: process.pid, address: 'http://localhost:4000' });
    expect(readdirSync(dir)).toEqual(['lock']);
    await lock.release();
  });

  it('is free again after release, which may be called twice', async () => {
    const first = await acquireStoreLock(dir);
    await first.release();
    expect(existsSync(join(dir, 'lock'))).toBe(false);
    const second = await acquireStoreLock(dir);
    await first.release();
    expect((await readStoreLock(dir))?.token).toBe(second.token);
    await second.release();
  });

  it('never publishes an address over the lock of another', async () => {
    const first = await acquireStoreLock(dir);
    await first.release();
    const second = await acquireStoreLock(dir);
    await expect(first.publishAddress('http://localhost:1')).rejects.toThrow(/no longer held/);
    await second.release();
  });

  it('refuses while another process holds it and replaces that process once it is killed', async () => {
    const { child, firstLine } = holdElsewhere();
    const token = await firstLine;
    expect(await readStoreLock(dir)).toEqual({ pid: child.pid, address: 'http://localhost:4100', token });
    await expect(acquireStoreLock(dir)).rejects.toMatchObject({
      pid: child.pid,
      address: 'http://localhost:4100',
    });

    await kill(child);
    expect(await readStoreLock(dir)).toBeNull();
    const lock = await acquireStoreLock(dir);
    expect(readdirSync(dir)).toEqual(['lock']);
    await lock.release();
  });

  it('does not take a process for the holder that only has its pid', async () => {
    await writeLockOfDeadProcess(dir);
    expect(await readStoreLock(dir)).toBeNull();
    await (await acquireStoreLock(dir)).release();
  });

  it.each(['', '{"pid":', 'null', '{"pid":1}'])('replaces the unreadable lock file "%s"', async (content) => {
    writeFileSync(join(dir, 'lock'), content);
    expect(await readStoreLock(dir)).toBeNull();
    await (await acquireStoreLock(dir)).release();
    expect(readdirSync(dir)).toEqual([]);
  });

  it('goes on where a process died in the middle of taking over', async () => {
    const { child, firstLine } = holdElsewhere();
    await firstLine;
    const killed = readFileSync(join(dir, 'lock'), 'utf8');
    await kill(child);
    await writeLockOfDeadProcess(dir);
    const stale = readFileSync(join(dir, 'lock'));
    const { createHash } = await import('node:crypto');
    const claimOf = (content: string | Buffer) =>
      join(dir, `lock.remove-${createHash('sha256').update(content).digest('hex').slice(0, 24)}`);
    writeFileSync(claimOf(stale), killed);
    writeFileSync(claimOf(killed), killed.replace('"address"', '"was"'));
    await (await acquireStoreLock(dir)).release();
    expect(readdirSync(dir)).toEqual([]);
  });

  it.each(['free', 'left behind by a dead process'])(
    'gives the store to exactly one of eight processes when it is %s',
    async (state) => {
      const rounds = Array.from({ length: 40 }, (_, round) => join(dir, `round-${round}`));
      for (const round of rounds) {
        mkdirSync(round);
        if (state !== 'free') await writeLockOfDeadProcess(round);
      }
      const startAt = Date.now() + 700;
      const racers = Array.from({ length: 8 }, () =>
        run(`
          const won = [];
          const rounds = ${JSON.stringify(rounds)};
          for (const [index, round] of rounds.entries()) {
            while (Date.now() < ${startAt} + index * 40) await new Promise((go) => setTimeout(go, 0));
            await acquireStoreLock(round).then(() => won.push(index), (e) => {
              if (e.name !== 'StoreHeldError') throw e;
            });
          }
          console.log(JSON.stringify(won));`),
      );
      const wins = (await Promise.all(racers.map((racer) => racer.firstLine))).flatMap((line): number[] =>
        JSON.parse(line),
      );
      expect(wins.toSorted((a, b) => a - b)).toEqual(rounds.map((_, index) => index));
      expect(rounds.map((round) => readdirSync(round))).toEqual(rounds.map(() => ['lock']));
    },
    30_000,
  );
});
