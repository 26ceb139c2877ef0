import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const PARENT_CHECK_MS = 100;

if (process.env.npm_lifecycle_event !== undefined) stopWithParent();
await ensureInstalled(root);
await ensureBuilt(root);
process.setSourceMapsEnabled(true);
// In this very process, so that a signal sent to it is the server's own.
await import(pathToFileURL(join(root, 'dist/server/main.js')).href);

/** npm passes SIGTERM to the shell between it and this process, and many shells end of it without passing it on. */
function stopWithParent() {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, PARENT_CHECK_MS);
  watch.unref();
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.once(signal, endWatch);

  // While these listeners stand alone (installing, building), the signal must still end the process.
  function endWatch(signal) {
    clearInterval(watch);
    for (const each of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.off(each, endWatch);
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  }
}
