import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { exclusively } from './exclusively.mjs';

const SERVER_ENTRIES = ['main', 'cli', 'pglite-worker', 'make-new-store'];
const SOURCES = [
  'src',
  'public',
  'index.html',
  'vite.config.ts',
  'package-lock.json',
  'scripts/build.mjs',
  'scripts/page-shells.mjs',
];
const NOT_BUILT = /\.(test|case|bench|spec)\.tsx?$/;
const COMPRESSIBLE = /\.(css|html|js|json|mjs|svg|txt|wasm|webmanifest|xml)$/;
const MIN_COMPRESSED_BYTES = 1_024;
const OLD_LEFTOVER_MS = 3_600_000;
const UNDER_LOCK = '--under-lock';

/**
 * Builds `dist/web` and `dist/server` when their sources have changed since the last build; else does nothing, in some
 * milliseconds. Safe when two starts build at once, and when one is killed. Ends the process when the build fails.
 *
 * @param {string} root folder of package.json
 */
export async function ensureBuilt(root) {
  if (isBuilt(root, hashSources(root))) return;
  const isDone = await exclusively(lockOf(root), async () => {
    // Another start may have built while this one waited.
    if (isBuilt(root, hashSources(root))) return true;
    console.log('Building (the sources have changed since the last build).');
    const startedAt = performance.now();
    const code = await buildInChild(root);
    if (code === 0) console.log(`Built in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);
    return code === 0;
  });
  if (isDone) return;
  console.error('The build failed; see the lines above.');
  process.exit(1);
}

/** In a process of its own: bundlers keep threads and memory that a server has no use for. */
function buildInChild(root) {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), UNDER_LOCK, root], {
    stdio: 'inherit',
  });
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', resolve);
  });
}

function lockOf(root) {
  return join(root, '.cache', 'build.lock');
}

function isBuilt(root, hash) {
  const stamp = join(root, 'dist', '.stamp');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== hash) return false;
  return existsSync(join(root, 'dist/web/index.html')) && existsSync(join(root, 'dist/server/main.js'));
}

function hashSources(root) {
  const paths = [];
  const collect = (path) => {
    const stats = statSync(join(root, path), { throwIfNoEntry: false });
    if (stats?.isDirectory()) for (const name of readdirSync(join(root, path))) collect(`${path}/${name}`);
    else if (stats?.isFile() && !NOT_BUILT.test(path)) paths.push(path);
  };
  for (const source of SOURCES) collect(source);
  const hash = createHash('sha256');
  for (const path of paths.sort()) {
    const content = readFileSync(join(root, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

async function buildAll(root) {
  const hash = hashSources(root);
  const dist = join(root, 'dist');
  clearLeftovers(dist);
  const temp = join(dist, `.building-${process.pid}`);
  mkdirSync(temp, { recursive: true });
  try {
    const server = join(temp, 'server');
    mkdirSync(server);
    await Promise.all([
      buildWeb(root, join(temp, 'web')),
      buildServer(root, server).then(() => makeNewStore(server)),
    ]);
    // Without a stamp nothing is trusted: a kill between these lines only costs another build.
    rmSync(join(dist, '.stamp'), { force: true });
    for (const part of ['web', 'server']) {
      if (existsSync(join(dist, part))) renameSync(join(dist, part), join(temp, `old-${part}`));
      renameSync(join(temp, part), join(dist, part));
    }
    writeFileSync(join(temp, '.stamp'), hash);
    renameSync(join(temp, '.stamp'), join(dist, '.stamp'));
  } finally {
    rmSync(temp, { recursive: true, force: true });
  }
}

async function buildWeb(root, outDir) {
  const { build } = await import('vite');
  await build({ root, logLevel: 'warn', build: { outDir, emptyOutDir: true, reportCompressedSize: false } });
  await compressFiles(outDir);
}

async function buildServer(root, outdir) {
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: root,
    entryPoints: SERVER_ENTRIES.map((name) => `src/server/node/${name}.ts`),
    outdir,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
  });
}

/** The store that new rivers are copies of: to make one takes seconds. In this process, which ends with the build. */
async function makeNewStore(server) {
  const { makeNewStore } = await import(pathToFileURL(join(server, 'make-new-store.js')).href);
  await makeNewStore(join(server, 'new-store'));
}

/** Writes `.br` and `.gz` beside each file that gains by it, so that the server never compresses while it answers. */
async function compressFiles(dir) {
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && COMPRESSIBLE.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  await Promise.all(
    paths.map(async (path) => {
      const plain = await readFile(path);
      if (plain.length < MIN_COMPRESSED_BYTES) return;
      const params = {
        [constants.BROTLI_PARAM_QUALITY]: 9,
        [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
      };
      const [br, gz] = await Promise.all([
        promisify(brotliCompress)(plain, { params }),
        promisify(gzip)(plain, { level: 9 }),
      ]);
      if (br.length < plain.length) await writeFile(`${path}.br`, br);
      if (gz.length < plain.length) await writeFile(`${path}.gz`, gz);
    }),
  );
}

/** Folders of builds that were killed; a younger one may still be at work without the lock. */
function clearLeftovers(dist) {
  if (!existsSync(dist)) return;
  for (const name of readdirSync(dist).filter((each) => each.startsWith('.building-'))) {
    const path = join(dist, name);
    if (Date.now() - statSync(path).mtimeMs > OLD_LEFTOVER_MS) rmSync(path, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [option, root = fileURLToPath(new URL('..', import.meta.url))] = process.argv.slice(2);
  if (option === UNDER_LOCK) await buildAll(root);
  else await exclusively(lockOf(root), () => buildAll(root));
}
