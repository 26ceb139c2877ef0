// What to run before a commit, in under a minute: no browser, no PostgreSQL.
import { spawn } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const STEPS = [
  'npm run -s types',
  'npm run -s lint',
  'npm run -s directions',
  'npm run -s unused',
  "vitest run --exclude '**/*.postgres.test.ts' --exclude '**/node/**' --exclude '**/testing/**' --reporter=dot",
];

await ensureInstalled(root);
let failed = 0;
for (const step of STEPS) {
  const began = performance.now();
  const code = await run(step);
  if (code !== 0) failed++;
  console.log(
    `${code === 0 ? 'ok    ' : 'FAILED'} ${step.split(' --')[0]} (${((performance.now() - began) / 1000).toFixed(1)} s)`,
  );
}
process.exit(failed === 0 ? 0 : 1);

function run(command) {
  const env = { ...process.env, PATH: `${root}node_modules/.bin:${process.env.PATH}` };
  const child = spawn(command, { cwd: root, shell: true, stdio: 'inherit', env });
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}
