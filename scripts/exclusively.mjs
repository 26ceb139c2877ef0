import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const OWNER_UNKNOWN_AFTER_MS = 10_000;
/** No work takes this long: the owner's pid has been given to another process. */
const TOO_OLD_MS = 20 * 60_000;

/**
 * Runs `work` while no other process runs work under the same `lockFolder`; waits for those that do. A folder left by
 * a process that has died is cleared away.
 *
 * @template T
 * @param {string} lockFolder
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function exclusively(lockFolder, work) {
  mkdirSync(dirname(lockFolder), { recursive: true });
  while (!tryLock(lockFolder)) {
    if (isAbandoned(lockFolder)) clearAway(lockFolder);
    else await sleep(100);
  }
  try {
    return await work();
  } finally {
    rmSync(lockFolder, { recursive: true, force: true });
  }
}

function tryLock(lockFolder) {
  try {
    mkdirSync(lockFolder);
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
  writeFileSync(join(lockFolder, 'pid'), String(process.pid));
  return true;
}

function isAbandoned(lockFolder) {
  const { mtimeMs } = statSync(lockFolder, { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() };
  const ageMs = Date.now() - mtimeMs;
  const owner = readOwner(lockFolder);
  // No pid yet: its owner is about to write it, or died before it could.
  if (owner === null) return ageMs > OWNER_UNKNOWN_AFTER_MS;
  // Containers start with the same pids again and again, so an old lock may even bear this process's own.
  return owner === process.pid || ageMs > TOO_OLD_MS || !isAlive(owner);
}

function readOwner(lockFolder) {
  try {
    return Number(readFileSync(join(lockFolder, 'pid'), 'utf8')) || null;
  } catch {
    return null;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function clearAway(lockFolder) {
  const aside = `${lockFolder}.${process.pid}`;
  try {
    renameSync(lockFolder, aside);
  } catch {
    return;
  }
  rmSync(aside, { recursive: true, force: true });
}
