import { cpSync, existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { startServer } from '../../src/server/testing/server-process';
import { freePort, newDataDir } from './place';

/** Every spec that looks at the sample company sees this evening: the outage is on the Friday before. */
export const SAMPLE_NOW = '2026-11-20T18:30:00Z';
export const SAMPLE_ENV = { EDDYLINE_SAMPLE: 'on', EDDYLINE_NOW: SAMPLE_NOW };

const TEMPLATE = path.resolve(import.meta.dirname, '../../.cache/e2e-sample');

/** A data folder of its own that holds the sample company: made once a run, then copied. */
export async function newSampleDir(): Promise<{ dataDir: string; clear(): void }> {
  if (!existsSync(TEMPLATE)) await makeTemplate();
  const place = newDataDir();
  cpSync(TEMPLATE, place.dataDir, { recursive: true });
  return place;
}

/** Specs never meet a company that an older build made. */
export function dropSampleTemplate(): void {
  rmSync(TEMPLATE, { recursive: true, force: true });
}

async function makeTemplate(): Promise<void> {
  const begun = `${TEMPLATE}.begun`;
  rmSync(begun, { recursive: true, force: true });
  const server = await startServer({ port: await freePort(), dataDir: begun, env: SAMPLE_ENV });
  await server.stop();
  renameSync(begun, TEMPLATE);
}
