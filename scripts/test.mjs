import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { findChromium } from './find-chromium.mjs';
import { ensureInstalled } from './install.mjs';
import { countPlaywright, countVitest } from './test-report.mjs';

/** All of `npm test`, in order. A step with `count` is counted by its tests, any other as one passed or failed. */
const STEPS = [
  { name: 'types', command: 'npm run -s types' },
  { name: 'format and lint', command: `npm run -s lint${process.env.CI ? ' -- --colors=off' : ''}` },
  { name: 'directions', command: 'npm run -s directions' },
  { name: 'unused code', command: 'npm run -s unused' },
  {
    name: 'tests',
    command: 'vitest run --reporter=default --reporter=json --outputFile=.cache/vitest.json',
    reportFile: '.cache/vitest.json',
    count: countVitest,
  },
  {
    name: 'end to end',
    command: 'playwright test --reporter=list,json',
    reportFile: '.cache/playwright.json',
    count: countPlaywright,
    needsChromium: true,
  },
];

const CHECK_POSTGRES = `
  const { startPostgres } = await import('./src/server/testing/postgres-server.ts');
  try {
    const server = await startPostgres();
    console.log('PostgreSQL ' + server.version);
    await server.stop();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }`;

const root = fileURLToPath(new URL('..', import.meta.url));
const total = { passed: 0, failed: 0, skipped: [], unsteady: [] };
const failures = [];
let testsRun = 0;

await ensureInstalled(root);
mkdirSync(join(root, '.cache'), { recursive: true });
const env = environment();

printHeader('what the tests need');
const chromium = await findChromium(root).catch((error) => {
  fail('Chromium', error.message);
  return null;
});
if (chromium !== null) {
  console.log(`Chromium ${chromium.version}`);
  env.CHROMIUM_PATH = chromium.path;
}
const postgresCode = await run([
  process.execPath,
  '--import',
  'tsx',
  '--input-type=module',
  '-e',
  CHECK_POSTGRES,
]);
if (postgresCode !== 0) fail('PostgreSQL', 'PostgreSQL is missing or does not start; see the line above.');

for (const step of STEPS) {
  printHeader(`${step.name}: ${step.command}`);
  const startedAt = performance.now();
  await runStep(step);
  console.log(`(${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
}
if (testsRun === 0) fail('tests', 'Not one test ran.');
summarise();

async function runStep({ name, command, reportFile, count, needsChromium }) {
  if (needsChromium && chromium === null) {
    console.log('Not run: Chromium is missing.');
    return;
  }
  if (reportFile !== undefined) rmSync(join(root, reportFile), { force: true });
  const code = await run(command);
  const counts = count?.(join(root, reportFile)) ?? null;
  if (counts === null) {
    if (code === 0 && count === undefined) total.passed += 1;
    else fail(name, count === undefined ? 'found faults' : 'ended without a report');
    return;
  }
  testsRun += counts.passed + counts.failed;
  total.passed += counts.passed;
  total.skipped.push(...counts.skipped.map((test) => `${name}: ${test}`));
  total.unsteady.push(...(counts.unsteady ?? []).map((test) => `${name}: ${test}`));
  if (counts.failed > 0) {
    total.failed += counts.failed;
    failures.push(`${name}: ${counts.failed} failed`);
  } else if (code !== 0) {
    fail(name, 'ended with an error outside all tests');
  }
}

/** @param {string | string[]} command */
function run(command) {
  const options = { cwd: root, env, stdio: 'inherit' };
  const child =
    typeof command === 'string'
      ? spawn(command, { ...options, shell: true })
      : spawn(command[0], command.slice(1), options);
  const stop = () => {
    child.kill('SIGTERM');
    process.exit(143);
  };
  process.once('SIGTERM', stop);
  return new Promise((resolve) => {
    const end = (code) => {
      process.off('SIGTERM', stop);
      resolve(code);
    };
    child.once('error', () => end(1));
    child.once('exit', (code) => end(code ?? 1));
  });
}

function fail(name, why) {
  console.error(why);
  total.failed += 1;
  failures.push(`${name}: ${why}`);
}

function environment() {
  const all = {
    ...process.env,
    PATH: [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter),
    EDDYLINE_RETRIES: '1',
    PLAYWRIGHT_JSON_OUTPUT_FILE: join(root, '.cache/playwright.json'),
  };
  if (process.env.CI) {
    delete all.FORCE_COLOR;
    all.NO_COLOR = '1';
  }
  return all;
}

function printHeader(title) {
  console.log(`\n── ${title} ${'─'.repeat(Math.max(0, 90 - title.length))}`);
}

function summarise() {
  const { passed, failed, skipped, unsteady } = total;
  printHeader('result');
  for (const test of skipped) console.log(`skipped  ${test}`);
  for (const test of unsteady) console.log(`UNSTEADY ${test} (passed on its second try)`);
  for (const failure of failures) console.log(`FAILED   ${failure}`);
  const end = skipped.length === 0 ? '' : `, ${skipped.length} skipped`;
  process.exitCode = failed === 0 ? 0 : 1;
  console.log(`${passed} passed, ${failed} failed${end}`);
}
