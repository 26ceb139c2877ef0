import type { SentimentEngine } from '../domain/text/sentiment-score';
import { COMPANY_ZONE } from '../sample/calendar';
import { noMessenger } from '../server/alerts/messenger-service';
import { createApp } from '../server/app';
import type { Db } from '../server/db/database';
import { migrate } from '../server/db/migrate';
import { EventFeed } from '../server/event-feed';
import type { Services } from '../server/services';
import { noTracker } from '../server/tracker/tracker-service';

export interface Backend {
  db: Db;
  services: Services;
  fetch(request: Request): Response | Promise<Response>;
}

/** The server's own app over a database in this page; the same code as in Node, with the same schema. */
export async function createBackend(db: Db, now: () => Date, engine: SentimentEngine): Promise<Backend> {
  await migrate(db, { zone: COMPANY_ZONE, weekStart: 1 });
  const services: Services = {
    db,
    now,
    version: 'development',
    storeKind: 'pglite',
    river: 'sample',
    rivers: async () => ({ sample: true, real: false }),
    engine,
    feed: new EventFeed(db, false),
    tracker: noTracker('No tracker is called from a page: link an address instead.'),
    messenger: noMessenger('Nothing is sent from a page: alerts stand in the app.'),
    picture: null,
    origin: globalThis.location?.origin ?? 'http://localhost:4610',
    isPublic: false,
    async spool(body) {
      const blob = await new Response(body).blob();
      return { bytes: blob.size, open: () => blob.stream(), discard: async () => {} };
    },
    stopping: new AbortController().signal,
    inBackground: (work) => void work.catch((error: unknown) => console.error(error)),
  };
  const app = createApp(services, null);
  return { db, services, fetch: (request) => app.fetch(request) };
}
