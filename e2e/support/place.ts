import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A data folder of its own for one server, removed by `clear`. */
export function newDataDir(): { dataDir: string; clear(): void } {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'eddyline-e2e-'));
  return { dataDir, clear: () => rmSync(dataDir, { recursive: true, force: true }) };
}

/** A port nobody listens on right now. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port.');
  return address.port;
}
