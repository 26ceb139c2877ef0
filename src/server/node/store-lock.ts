import { createHash, randomBytes } from 'node:crypto';
import { link, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { identifyProcess, type ProcessIdentity } from './process-identity';

/** The sole right to open the store in a folder, held by this process until `release` or its end. */
export interface StoreLock {
  /** Random secret of this run: who can read the lock file may speak to the server as its owner. */
  token: string;
  /** Tells other processes of this user where the holder's server listens. */
  publishAddress(url: string): Promise<void>;
  /** Gives the store free; calling it again does nothing. */
  release(): Promise<void>;
}

/** The living holder of a store, as others see it; `address` is `null` until it serves. */
export interface StoreHolder {
  pid: number;
  address: string | null;
  token: string;
}

/** Another living process (or this one, a second time) has the store open. */
export class StoreHeldError extends Error {
  override name = 'StoreHeldError';
  readonly pid: number;
  readonly address: string | null;

  constructor(dir: string, holder: StoreHolder) {
    const where = holder.address === null ? '' : `, serving ${holder.address}`;
    super(`The store in ${dir} is already open in process ${holder.pid}${where}. Stop it first.`);
    this.pid = holder.pid;
    this.address = holder.address;
  }
}

type LockRecord = ProcessIdentity & StoreHolder;

/**
 * Takes the sole right to open the store in `dir` (which exists): of any number of processes at once exactly one gets
 * it, the others a `StoreHeldError`. A lock whose process is gone, killed or replaced by another of the same pid, is
 * taken over. Says nothing about processes in other containers or on other machines that share the folder.
 */
export async function acquireStoreLock(dir: string): Promise<StoreLock> {
  const identity = await identifyProcess(process.pid);
  if (identity === null)
    throw new Error('Cannot read the start time of this process, needed to lock the store.');
  const token = randomBytes(32).toString('base64url');
  const path = join(dir, 'lock');
  const record = (address: string | null): LockRecord => ({ ...identity, token, address });

  const ownFile = await writeOwnFile(dir, record(null));
  try {
    const holder = await claim(dir, path, ownFile);
    if (holder !== null) throw new StoreHeldError(dir, holder);
  } finally {
    await unlink(ownFile);
  }

  const isOurs = async () => parseRecord(await readOrNull(path))?.token === token;
  return {
    token,
    async publishAddress(url) {
      if (!(await isOurs())) throw new Error(`The lock of the store in ${dir} is no longer held.`);
      await rename(await writeOwnFile(dir, record(url)), path);
    },
    async release() {
      if (await isOurs()) await unlink(path);
    },
  };
}

/** Who has the store in `dir` open; `null` when nobody alive has. */
export async function readStoreLock(dir: string): Promise<StoreHolder | null> {
  const record = await livingRecord(await readOrNull(join(dir, 'lock')));
  return record === null ? null : { pid: record.pid, address: record.address, token: record.token };
}

/**
 * Links `ownFile` to `path` and answers `null`, or answers the living holder of `path`.
 *
 * A dead holder's file is removed only by who holds the claim on *that very file*, which is taken in the same way.
 * Removing it without would race: a slow process could remove the lock that a faster one has just put in its place.
 */
async function claim(dir: string, path: string, ownFile: string): Promise<LockRecord | null> {
  for (;;) {
    try {
      await link(ownFile, path);
      return null;
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
    }
    const seen = await readOrNull(path);
    if (seen === null) continue;
    const holder = await livingRecord(seen);
    if (holder !== null) return holder;

    const removal = join(dir, `lock.remove-${createHash('sha256').update(seen).digest('hex').slice(0, 24)}`);
    if ((await claim(dir, removal, ownFile)) !== null) {
      await sleep(5);
      continue;
    }
    try {
      if ((await readOrNull(path)) === seen) await unlink(path);
    } finally {
      await unlink(removal);
    }
  }
}

async function writeOwnFile(dir: string, record: LockRecord): Promise<string> {
  const path = join(dir, `lock.${record.pid}-${randomBytes(6).toString('hex')}`);
  await writeFile(path, JSON.stringify(record), { mode: 0o600, flag: 'wx' });
  return path;
}

async function livingRecord(text: string | null): Promise<LockRecord | null> {
  const record = parseRecord(text);
  if (record === null) return null;
  const living = await identifyProcess(record.pid);
  const isSameRun = living?.startedAt === record.startedAt && living.bootId === record.bootId;
  return isSameRun ? record : null;
}

/** A file cut short by a power loss names no holder, so it counts as one left behind. */
function parseRecord(text: string | null): LockRecord | null {
  try {
    const value: Partial<LockRecord> | null = JSON.parse(text ?? 'null');
    if (typeof value?.pid !== 'number' || typeof value.startedAt !== 'string') return null;
    if (typeof value.token !== 'string') return null;
    const { pid, startedAt, token, bootId = null, address = null } = value;
    return { pid, startedAt, token, bootId, address };
  } catch {
    return null;
  }
}

async function readOrNull(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
