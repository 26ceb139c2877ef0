import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** What tells one run of a process from every other: a pid alone is reused, sooner or later. */
export interface ProcessIdentity {
  pid: number;
  /** Start time as the system words it: clock ticks since boot on Linux, `ps -o lstart=` elsewhere. */
  startedAt: string;
  /** Linux: names the boot that the ticks count from; `null` elsewhere. */
  bootId: string | null;
}

/** The identity of the living process with this pid; `null` when there is none, or only a zombie not yet reaped. */
export async function identifyProcess(pid: number): Promise<ProcessIdentity | null> {
  return process.platform === 'linux' ? identifyByProc(pid) : identifyByPs(pid);
}

async function identifyByProc(pid: number): Promise<ProcessIdentity | null> {
  let stat: string;
  try {
    stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return null;
  }
  // The second field is the command in brackets and may itself hold blanks and brackets.
  const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const startedAt = rest[18];
  if (state === 'Z' || state === 'X' || startedAt === undefined) return null;
  const bootId = (await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '')).trim();
  return { pid, startedAt, bootId: bootId === '' ? null : bootId };
}

async function identifyByPs(pid: number): Promise<ProcessIdentity | null> {
  try {
    const columns = ['-o', 'stat=', '-o', 'lstart=', '-p', String(pid)];
    const { stdout } = await promisify(execFile)('ps', columns, {
      env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    });
    const [state, ...lstart] = stdout.trim().split(/\s+/);
    if (state === undefined || state.startsWith('Z') || lstart.length === 0) return null;
    return { pid, startedAt: lstart.join(' '), bootId: null };
  } catch {
    return null;
  }
}
