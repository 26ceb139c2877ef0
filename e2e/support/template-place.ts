import { cpSync, existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { exclusively } from '../../scripts/exclusively.mjs';
import { startServer } from '../../src/server/testing/server-process';
import { freePort, newDataDir } from './place';

const TEMPLATES = path.resolve(import.meta.dirname, '../../.cache/e2e-templates');

/** A data folder of its own that holds what a first start with `env` leaves: made once a run, then copied. */
export async function newDirFrom(
  name: string,
  env: Record<string, string> = {},
): Promise<{ dataDir: string; clear(): void }> {
  const template = path.join(TEMPLATES, name);
  // Two workers may want the same one at once.
  if (!existsSync(template)) {
    await exclusively(`${template}.lock`, async () => {
      if (!existsSync(template)) await makeTemplate(template, env);
    });
  }
  const place = newDataDir();
  cpSync(template, place.dataDir, { recursive: true });
  return place;
}

/** Specs never meet a store that an older build made. */
export function dropTemplates(): void {
  rmSync(TEMPLATES, { recursive: true, force: true });
}

async function makeTemplate(template: string, env: Record<string, string>): Promise<void> {
  const begun = `${template}.begun`;
  rmSync(begun, { recursive: true, force: true });
  const server = await startServer({ port: await freePort(), dataDir: begun, env });
  await server.stop();
  renameSync(begun, template);
}
