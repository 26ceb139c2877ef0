import { setupWorker } from 'msw/browser';
import modelUrl from '../../models/sentiment.bin?url';
import { SentimentModel } from '../domain/text/sentiment/sentiment-model';
import { createBackend } from './backend';
import { apiHandlers } from './handlers';
import { openPageDatabase } from './page-database';
import { scenarioOf } from './scenarios';
import { SEED_NOW } from './seed-settings';

const SEED_URL = '/dev-seed.tar.gz';

/** Starts the page's own server: database from the seed, the app over it, MSW in front. Development only. */
export async function startMockApi(): Promise<void> {
  const scenario = scenarioOf(location.search);
  const seedUrl = scenario.empty ? null : new URL(SEED_URL, location.origin).href;
  const opening = Promise.all([openPageDatabase(seedUrl), fetchModel()]).then(([db, model]) =>
    createBackend(db, seedClock(), model),
  );
  const prepared = opening.then(async (backend) => {
    await scenario.prepare?.(backend);
    return backend;
  });
  const worker = setupWorker(...apiHandlers(async (request) => (await prepared).fetch(request), scenario));
  await worker.start({ quiet: true, onUnhandledRequest: 'bypass' });
}

async function fetchModel(): Promise<SentimentModel> {
  const response = await fetch(modelUrl);
  return new SentimentModel(new Uint8Array(await response.arrayBuffer()));
}

/** The clock starts in the evening of the seed's last day, whatever today is. */
function seedClock(): () => Date {
  const startedMs = performance.now();
  return () => new Date(Date.parse(SEED_NOW) + performance.now() - startedMs);
}
