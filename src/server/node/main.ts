import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { guardDoor, sendSecurityHeaders } from '../door';
import { readConfig } from './config';
import { openDataDir } from './data-dir';
import { docsPages } from './docs-pages';
import { listen } from './listen';
import { openRiverHost } from './river-host';
import { openSentimentEngine } from './sentiment-engine';
import { clearSpool } from './spool';
import { staticFiles } from './static-files';
import { acquireStoreLock } from './store-lock';

/** From `dist/server/main.js` as from `src/server/node/main.ts`: the folder that holds package.json. */
const PROJECT_ROOT = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../..' : '../..', import.meta.url),
);

/**
 * Starts the server: data folder, lock, stores, then the door. SIGTERM and SIGINT stop it cleanly; what keeps it from
 * starting is said in one line.
 */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const { version } = JSON.parse(readFileSync(path.join(PROJECT_ROOT, 'package.json'), 'utf8')) as {
    version: string;
  };
  const dataDir = openDataDir(process.env, PROJECT_ROOT);
  const lock = await acquireStoreLock(dataDir);
  const fail = (error: Error) => {
    console.error(`Eddyline has to stop: ${error.message}. What was acknowledged is stored; start it again.`);
    process.exit(1);
  };
  try {
    const publicOrigin = config.EDDYLINE_PUBLIC_URL ?? null;
    const door = { port: config.PORT, token: lock.token, publicOrigin };
    let answer: ((request: Request) => Response | Promise<Response>) | null = null;
    let doing = '';
    // The port is taken first: a second start must fail before it has opened anything.
    const server = await listen((request) => (answer ? answer(request) : openingSoon(request, doing)), {
      port: config.PORT,
      host: config.HOST,
    });
    await clearSpool(path.join(dataDir, 'uploads'));
    const host = await openRiverHost({
      config,
      dataDir,
      version,
      door,
      engine: openSentimentEngine(PROJECT_ROOT),
      say: (line) => {
        doing = line;
        console.log(line);
      },
      onFailure: fail,
    });
    const app = new Hono();
    app.use(sendSecurityHeaders, guardDoor(door));
    app.use(docsPages());
    // Tables and lists shrink to a sixth: on a slow network that is what one waits for.
    app.use('/api/*', compress());
    app.all('/api/*', (context) => host.fetch(context.req.raw));
    app.get('/openapi.json', (context) => context.redirect('/api/v1/openapi.json'));
    // One that was never made is a page that says so.
    app.get('/s/:id', async (context, next) => (await host.followLink(context.req.raw)) ?? next());
    app.use(staticFiles(path.join(PROJECT_ROOT, 'dist/web')));
    stopOnSignal(async () => {
      const closed = server.close();
      await host.close();
      await closed;
      await lock.release();
    });
    answer = (request) => app.fetch(request);
    await lock.publishAddress(server.url);
    console.log(`Eddyline is at ${server.url}`);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Ends the process after `stop` at the first SIGTERM or SIGINT; further ones change nothing. */
function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const begin = () => {
    if (stopping) return;
    stopping = true;
    void stop().then(() => process.exit(0));
  };
  process.on('SIGTERM', begin);
  process.on('SIGINT', begin);
}

/** What is answered until the store is open, with what is done meanwhile; a browser asks again by itself. */
function openingSoon(request: Request, doing: string): Response {
  const words = 'Eddyline is opening its store; ask again in a moment.';
  const isPage = request.headers.get('accept')?.includes('text/html') ?? false;
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="1">
    <meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
    <title>Eddyline is opening</title><h1>Eddyline is opening its store</h1>
    <p role="status">${doing || 'A moment …'}</p><p>This page asks again by itself.</p></html>`;
  return new Response(isPage ? page : `${words}\n${doing}`, {
    status: 503,
    headers: { 'retry-after': '1', 'content-type': `text/${isPage ? 'html' : 'plain'}; charset=utf-8` },
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
