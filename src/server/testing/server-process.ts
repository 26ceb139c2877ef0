import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = path.resolve(import.meta.dirname, '../../..');
/** A first start makes the sample company, which takes a while on a busy machine. */
const STARTED_WITHIN_MS = 300_000;

/** The built server in a process of its own, as people run it. */
export interface ServerProcess {
  url: string;
  pid: number;
  /** Milliseconds from start to the first answered health. */
  startedInMs: number;
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

export interface ServerOptions {
  port: number;
  dataDir: string;
  databaseUrl?: string | undefined;
  env?: Record<string, string>;
}

/** Starts `dist/server/main.js` with an empty real river and waits until it is healthy; throws with its output. */
export async function startServer({
  port,
  dataDir,
  databaseUrl,
  env,
}: ServerOptions): Promise<ServerProcess> {
  const began = performance.now();
  const child = spawn(process.execPath, [path.join(ROOT, 'dist/server/main.js')], {
    env: {
      ...process.env,
      PORT: String(port),
      EDDYLINE_DATA_DIR: dataDir,
      EDDYLINE_SAMPLE: 'off',
      ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout?.on('data', (chunk) => (output += chunk));
  child.stderr?.on('data', (chunk) => (output += chunk));
  const url = `http://localhost:${port}`;
  while (performance.now() - began < STARTED_WITHIN_MS && child.exitCode === null) {
    const healthy = await fetch(`${url}/api/v1/health`)
      .then((response) => response.ok)
      .catch(() => false);
    if (healthy) {
      return {
        url,
        pid: child.pid as number,
        startedInMs: performance.now() - began,
        stop: (signal) => stop(child, signal),
      };
    }
    await sleep(20);
  }
  child.kill('SIGKILL');
  throw new Error(`The server did not start: ${output}`);
}

async function stop(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  child.kill(signal);
  return exited;
}

/** Resident memory of a process in megabytes: now, and the most it ever was. */
export function memoryOf(pid: number): { nowMb: number; peakMb: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (field: string) =>
    Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) / 1024;
  return { nowMb: megabytes('VmRSS'), peakMb: megabytes('VmHWM') };
}
