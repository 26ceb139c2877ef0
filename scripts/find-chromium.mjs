import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC_APPS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const APT = 'apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium';

/**
 * The path and version of a Chromium that starts: `CHROMIUM_PATH`, else one on PATH, else Playwright's own; when there
 * is none it is installed, by apt where that is allowed, else by Playwright. Throws one line when all of that fails.
 *
 * @param {string} root folder of package.json
 * @returns {Promise<{ path: string, version: string }>}
 */
export async function findChromium(root) {
  const { CHROMIUM_PATH: chosen } = process.env;
  if (chosen) {
    const version = versionOf(chosen);
    if (version === null) throw new Error(`CHROMIUM_PATH=${chosen} does not start.`);
    return { path: chosen, version };
  }
  const found = await firstThatStarts();
  if (found !== null) return found;
  for (const install of installers()) {
    console.log(`Chromium is missing; trying: ${install}`);
    spawnSync(install, {
      shell: true,
      stdio: 'inherit',
      cwd: root,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    const installed = await firstThatStarts();
    if (installed !== null) return installed;
  }
  throw new Error('Chromium is missing and could not be installed: install it, or set CHROMIUM_PATH.');
}

async function firstThatStarts() {
  const onPath = NAMES.map((name) =>
    spawnSync(`command -v ${name}`, { shell: true, encoding: 'utf8' }).stdout?.trim(),
  );
  for (const path of [...onPath, ...MAC_APPS, await playwrightsOwn()]) {
    if (!path || !existsSync(path)) continue;
    const version = versionOf(path);
    if (version !== null) return { path, version };
  }
  return null;
}

async function playwrightsOwn() {
  const { chromium } = await import('@playwright/test');
  return chromium.executablePath();
}

function versionOf(path) {
  try {
    const options = { encoding: 'utf8', timeout: 30_000, stdio: ['ignore', 'pipe', 'ignore'] };
    return /\d+(\.\d+)+/.exec(execFileSync(path, ['--version', '--no-sandbox'], options))?.[0] ?? null;
  } catch {
    return null;
  }
}

function installers() {
  const hasApt = spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;
  const isRoot = process.getuid?.() === 0;
  const maySudo = !isRoot && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
  const playwright = 'npx --no-install playwright install chromium';
  if (hasApt && isRoot) return [APT, playwright];
  if (hasApt && maySudo) return [`sudo -n sh -c '${APT}'`, playwright];
  return [playwright];
}
