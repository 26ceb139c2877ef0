import { spawn } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
await ensureInstalled(root);
if (process.env.EDDYLINE_API === undefined) {
  const code = await run([process.execPath, '--import', 'tsx', 'src/mocks/node/build-seed.ts']);
  if (code !== 0) process.exit(code);
}
process.exit(await run([process.execPath, 'node_modules/vite/bin/vite.js', ...process.argv.slice(2)]));

/** Runs a program to its end, passes signals on, and answers its exit code. */
function run([command, ...args]) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit' });
  const pass = (signal) => child.kill(signal);
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, pass);
  return new Promise((resolve) => {
    child.once('exit', (code) => {
      for (const signal of ['SIGTERM', 'SIGINT']) process.off(signal, pass);
      resolve(code ?? 1);
    });
  });
}
