import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exclusively } from './exclusively.mjs';

let dir = '';
let lock = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'eddyline-exclusively-'));
  lock = join(dir, 'deep/work.lock');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('exclusively', () => {
  it('answers what the work answers and gives the lock back, even when the work fails', async () => {
    expect(await exclusively(lock, async () => 'done')).toBe('done');
    await expect(exclusively(lock, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(existsSync(lock)).toBe(false);
  });

  it('clears away the lock of a process that has died', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    mkdirSync(lock, { recursive: true });
    writeFileSync(join(lock, 'pid'), String(pid));
    expect(await exclusively(lock, async () => 'done')).toBe('done');
  });

  it('waits for a living process', async () => {
    mkdirSync(lock, { recursive: true });
    writeFileSync(join(lock, 'pid'), String(process.ppid));
    let isDone = false;
    const work = exclusively(lock, async () => {
      isDone = true;
    });
    await sleep(300);
    expect(isDone).toBe(false);
    rmSync(lock, { recursive: true });
    await work;
    expect(isDone).toBe(true);
  });
});
