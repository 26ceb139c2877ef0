import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, sql } from 'kysely';
import { noMessenger } from '../alerts/messenger-service';
import { createApp } from '../app';
import type { Database, Db } from '../db/database';
import { migrate } from '../db/migrate';
import { SingleConnectionDialect } from '../db/single-connection-dialect';
import type { Door } from '../door';
import { EventFeed } from '../event-feed';
import { openPostgres } from '../node/postgres';
import { openSentimentEngine } from '../node/sentiment-engine';
import type { Services } from '../services';
import { noTracker } from '../tracker/tracker-service';
import { createTestDatabase, startPostgres } from './postgres-server';

export const TEST_ORIGIN = 'http://localhost:4600';
const ENGINE = openSentimentEngine(fileURLToPath(new URL('../../..', import.meta.url)));
const DOOR: Door = { port: 4600, token: 'test-token', publicOrigin: 'https://river.example' };

/** An app over a real store, for tests: requests by path, a clock that stands, a store that can be emptied. */
export interface TestApp {
  db: Db;
  services: Services;
  /** The instant every request sees as now. */
  clock: { now: Date };
  request(path: string, init?: RequestInit): Promise<Response>;
  /** Answers the JSON of a call; throws with the problem when it was refused. */
  json<Answer>(path: string, init?: RequestInit): Promise<Answer>;
  /** Imports rows as NDJSON and answers the report. */
  importRows<Answer>(kind: string, rows: readonly object[], query?: string): Promise<Answer>;
  /** Waits for work that goes on behind answered requests. */
  settle(): Promise<void>;
  /** Back to a new workspace in UTC. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** How a suite gets its app; one implementation a host. */
export type OpenTestApp = () => Promise<TestApp>;

/** The app over PGlite in memory. */
export const openPGliteApp: OpenTestApp = async () => {
  const pglite = await PGlite.create({ parsers: { 20: Number, 1700: Number } });
  const db = new Kysely<Database>({ dialect: new SingleConnectionDialect(pglite as never) });
  return testApp(db, 'pglite', { close: () => db.destroy() });
};

/** The app over PGlite in memory, reached as `throughHost` reaches it; no network, so no door. */
export const openHostedApp = (
  throughHost: (fetch: AppFetch) => { fetch: AppFetch; close(): void },
): OpenTestApp => {
  return async () => {
    const pglite = await PGlite.create({ parsers: { 20: Number, 1700: Number } });
    const db = new Kysely<Database>({ dialect: new SingleConnectionDialect(pglite as never) });
    return testApp(db, 'pglite', { close: () => db.destroy(), throughHost });
  };
};

/** The app over a PostgreSQL of its own, started for the test. */
export const openPostgresApp: OpenTestApp = async () => {
  const server = await startPostgres();
  const db = await openPostgres(await createTestDatabase(server.url), 'public');
  return testApp(db, 'postgres', {
    async close() {
      await db.destroy();
      await server.stop();
    },
  });
};

type AppFetch = (request: Request) => Response | Promise<Response>;

interface Host {
  close(): Promise<void>;
  throughHost?: (fetch: AppFetch) => { fetch: AppFetch; close(): void };
}

async function testApp(
  db: Db,
  storeKind: Services['storeKind'],
  { close, throughHost }: Host,
): Promise<TestApp> {
  await migrate(db, { zone: 'UTC', weekStart: 1 });
  const clock = { now: new Date('2026-11-20T12:00:00Z') };
  const background = new Set<Promise<void>>();
  const services: Services = {
    db,
    now: () => clock.now,
    version: 'test',
    storeKind,
    river: 'real',
    rivers: async () => ({ sample: false, real: true }),
    engine: ENGINE,
    feed: new EventFeed(db, storeKind === 'postgres'),
    tracker: noTracker('Nothing is called in tests.'),
    messenger: noMessenger('Nothing is sent in tests.'),
    picture: null,
    origin: TEST_ORIGIN,
    isPublic: false,
    async spool(body) {
      const blob = await new Response(body).blob();
      return { bytes: blob.size, open: () => blob.stream(), discard: async () => {} };
    },
    stopping: new AbortController().signal,
    inBackground: (work) => {
      background.add(work);
      void work.finally(() => background.delete(work)).catch(() => {});
    },
  };
  const app = createApp(services, throughHost ? null : DOOR);
  const direct: AppFetch = (request) => app.fetch(request);
  const host = throughHost?.(direct) ?? { fetch: direct, close: () => {} };
  const closeAll = async () => {
    host.close();
    await close();
  };
  return driveApp(host.fetch, { db, services, clock, background, close: closeAll });
}

interface Driven {
  db: Db;
  services: Services;
  clock: { now: Date };
  background: Set<Promise<void>>;
  close(): Promise<void>;
}

/** The calls of a `TestApp` over any way to reach the app. */
function driveApp(fetch: AppFetch, { db, services, clock, background, close }: Driven): TestApp {
  const request: TestApp['request'] = async (path, init) => fetch(new Request(TEST_ORIGIN + path, init));
  const json = async <Answer>(path: string, init?: RequestInit): Promise<Answer> => {
    const response = await request(path, init);
    const body: unknown = response.status === 204 ? null : await response.json();
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${JSON.stringify(body)}`);
    return body as Answer;
  };
  const settle = async () => {
    while (background.size > 0) await Promise.allSettled([...background]);
  };
  return {
    db,
    services,
    clock,
    request,
    json,
    importRows: (kind, rows, query = '') =>
      json(`/api/v1/imports/${kind}${query}`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-ndjson' },
        body: rows.map((row) => JSON.stringify(row)).join('\n'),
      }),
    settle,
    async reset() {
      // What the test before left running would meet the tables while they are emptied.
      await settle();
      const { rows } = await sql<{ name: string }>`
        select table_name as name from information_schema.tables
        where table_schema = current_schema() and table_type = 'BASE TABLE' and table_name not like 'kysely_%'`.execute(
        db,
      );
      await sql`truncate ${sql.join(rows.map((row) => sql.table(row.name)))} restart identity`.execute(db);
      await migrate(db, { zone: 'UTC', weekStart: 1 });
    },
    close,
  };
}
