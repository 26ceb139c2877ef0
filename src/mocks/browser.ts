import { setupWorker } from 'msw/browser';
import { createBackend } from './backend';
import { apiHandlers } from './handlers';
import { openPageDatabase } from './page-database';
import { scenarioOf } from './scenarios';

const SEED_URL = '/dev-seed.tar.gz';

/** Starts the page's own server: database from the seed, the app over it, MSW in front. Development only. */
export async function startMockApi(): Promise<void> {
  const scenario = scenarioOf(location.search);
  const seedUrl = scenario.empty ? null : new URL(SEED_URL, location.origin).href;
  const now = await seedClock();
  const opening = openPageDatabase(seedUrl).then((db) => createBackend(db, now));
  const prepared = opening.then(async (backend) => {
    await scenario.prepare?.(backend);
    return backend;
  });
  const worker = setupWorker(...apiHandlers(async (request) => (await prepared).fetch(request), scenario));
  await worker.start({ quiet: true, onUnhandledRequest: 'bypass' });
}

/** The clock stands at the seed's anchor, so that the sample company's last day is today. */
async function seedClock(): Promise<() => Date> {
  const startedMs = performance.now();
  const anchorMs = Date.parse(import.meta.env.VITE_EDDYLINE_NOW ?? '') || Date.now();
  return () => new Date(anchorMs + performance.now() - startedMs);
}
