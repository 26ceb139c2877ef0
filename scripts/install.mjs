import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { exclusively } from './exclusively.mjs';

const OLDEST_NODE = [20, 19];

/**
 * Installs the locked dependencies when they are missing or others than the lock file names; else does nothing, in a
 * few milliseconds. Ends the process with one line when Node is too old or the installation fails.
 *
 * @param {string} root folder of package.json
 */
export async function ensureInstalled(root) {
  requireNode();
  if (reasonToInstall(root) === null) return;
  const code = await exclusively(join(root, '.cache', 'install.lock'), () => install(root));
  if (code !== 0) endWith(`Installing dependencies failed (npm ci ended with ${code}); see the lines above.`);
}

async function install(root) {
  // Another start may have installed while this one waited.
  const reason = reasonToInstall(root);
  if (reason === null) return 0;
  if (!isAsLocked(root)) {
    console.log(`Installing dependencies (npm ci): ${reason}.`);
    const code = await runNpmCi(root);
    if (code !== 0) return code;
  }
  writeFileSync(stampFile(root), stampOf(root));
  return 0;
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  endWith(`Eddyline needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}.`);
}

function reasonToInstall(root) {
  if (!existsSync(join(root, 'node_modules'))) return 'node_modules is missing';
  if (!existsSync(stampFile(root))) return 'node_modules was not installed completely';
  return readFileSync(stampFile(root), 'utf8') === stampOf(root)
    ? null
    : 'package-lock.json or Node has changed';
}

/** Whether somebody's own `npm ci` or `npm install` has brought exactly what is locked: then nothing is to do. */
function isAsLocked(root) {
  const installedFile = join(root, 'node_modules', '.package-lock.json');
  if (existsSync(stampFile(root)) || !existsSync(installedFile)) return false;
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
  const { '': _project, ...locked } = JSON.parse(
    readFileSync(join(root, 'package-lock.json'), 'utf8'),
  ).packages;
  const isInstalled = (name) =>
    installed[name]?.version === locked[name].version && existsSync(join(root, name, 'package.json'));
  return (
    Object.keys(installed).every((name) => name in locked) &&
    Object.keys(locked).every((name) => (locked[name].optional && !installed[name]) || isInstalled(name))
  );
}

function stampFile(root) {
  return join(root, 'node_modules', '.eddyline-installed');
}

function stampOf(root) {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  return `${lock} node${process.versions.node.split('.')[0]} ${process.platform}-${process.arch}\n`;
}

/** @returns {Promise<number>} exit code */
function runNpmCi(root) {
  // Under `npm start` the same npm runs again; else the one on PATH.
  const npm = process.env.npm_execpath?.endsWith('npm-cli.js') ? process.env.npm_execpath : null;
  // NODE_ENV=production must not leave out what the build needs.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  const options = { cwd: root, stdio: 'inherit' };
  const child =
    npm === null
      ? spawn(`npm ${args.join(' ')}`, { ...options, shell: true })
      : spawn(process.execPath, [npm, ...args], options);
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

function endWith(line) {
  console.error(line);
  process.exit(1);
}
