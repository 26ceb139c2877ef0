import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, parse, resolve } from 'node:path';

const ANYONE_ELSE = 0o077;

/**
 * The absolute path of the folder of all stores: `EDDYLINE_DATA_DIR` (a relative one counts from the project), else
 * `.eddyline` in the project. It exists and only its owner may enter it when this returns. Throws when the name is that
 * of a folder others use too (home, project, temp, `/`), which must not be closed to them.
 */
export function openDataDir(env: Readonly<Record<string, string | undefined>>, projectRoot: string): string {
  const dir = resolve(projectRoot, env.EDDYLINE_DATA_DIR?.trim() || '.eddyline');
  const sharedPlaces = [projectRoot, dirname(resolve(projectRoot)), homedir(), tmpdir(), parse(dir).root];
  if (sharedPlaces.some((place) => resolve(place) === dir)) {
    throw new Error(`EDDYLINE_DATA_DIR must name a folder of its own, not ${dir}.`);
  }
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  if ((statSync(dir).mode & ANYONE_ELSE) !== 0) chmodSync(dir, 0o700);
  return dir;
}
