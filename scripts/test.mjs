import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { findChromium } from './find-chromium.mjs';
import { ensureInstalled } from './install.mjs';
import { countPlaywright, countVitest } from './test-report.mjs';

/** What needs one core and nothing of the others: these run side by side, each counted as one passed or failed. */
const CHECKS = [
  { name: 'types', command: 'npm run -s types' },
  { name: 'format and lint', command: `npm run -s lint${process.env.CI ? ' -- --colors=off' : ''}` },
  { name: 'directions', command: 'npm run -s directions' },
  { name: 'unused code', command: 'npm run -s unused' },
];

/** What uses the whole machine, one after the other, counted by its tests. */
const STEPS = [
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
const running = new Set();
process.once('SIGTERM', () => {
  for (const child of running) child.kill('SIGTERM');
  process.exit(143);
});

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

// What each says comes in one piece, in this order.
const checks = CHECKS.map((check) => ({ ...check, outcome: timed(() => runQuietly(check.command)) }));
for (const { name, command, outcome } of checks) {
  printHeader(`${name}: ${command}`);
  const { result, seconds } = await outcome;
  process.stdout.write(result.said);
  if (result.code === 0) total.passed += 1;
  else fail(name, 'found faults');
  console.log(`(${seconds} s)`);
}
for (const step of STEPS) {
  printHeader(`${step.name}: ${step.command}`);
  const { seconds } = await timed(() => runStep(step));
  console.log(`(${seconds} s)`);
}
if (testsRun === 0) fail('tests', 'Not one test ran.');
summarise();

async function runStep({ name, command, reportFile, count, needsChromium }) {
  if (needsChromium && chromium === null) {
    console.log('Not run: Chromium is missing.');
    return;
  }
  rmSync(join(root, reportFile), { force: true });
  const code = await run(command);
  const counts = count(join(root, reportFile));
  if (counts === null) {
    fail(name, 'ended without a report');
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
  return ended(
    typeof command === 'string'
      ? spawn(command, { ...options, shell: true })
      : spawn(command[0], command.slice(1), options),
  );
}

/** Runs a command that says nothing meanwhile; answers its code and all it said. */
async function runQuietly(command) {
  const child = spawn(command, { cwd: root, env, shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (piece) => {
      said += piece;
    });
  }
  return { code: await ended(child), said };
}

function ended(child) {
  running.add(child);
  return new Promise((resolve) => {
    const end = (code) => {
      running.delete(child);
      resolve(code);
    };
    child.once('error', () => end(1));
    child.once('close', (code) => end(code ?? 1));
  });
}

async function timed(work) {
  const startedAt = performance.now();
  const result = await work();
  return { result, seconds: ((performance.now() - startedAt) / 1000).toFixed(1) };
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
