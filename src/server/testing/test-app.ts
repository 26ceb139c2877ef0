import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, sql } from 'kysely';
import { noMessenger } from '../alerts/messenger-service';
import { createApp } from '../app';
import type { Database, Db } from '../db/database';
import { ensureWorkspace, migrate, type WorkspaceDefaults } from '../db/migrate';
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
const WORKSPACE: WorkspaceDefaults = { zone: 'UTC', weekStart: 1 };
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

/** A store with the schema and nothing in it. */
export interface TestStore {
  db: Db;
  kind: Services['storeKind'];
  close(): Promise<void>;
}

/** PGlite in memory. */
export async function newPGliteStore(): Promise<TestStore> {
  const pglite = await PGlite.create({ parsers: { 20: Number, 1700: Number } });
  const db = new Kysely<Database>({ dialect: new SingleConnectionDialect(pglite as never) });
  await migrate(db, WORKSPACE);
  return { db, kind: 'pglite', close: () => db.destroy() };
}

/** A database of a PostgreSQL of its own, started for the test. */
export async function newPostgresStore(): Promise<TestStore> {
  const server = await startPostgres();
  const db = await openPostgres(await createTestDatabase(server.url), 'public');
  await migrate(db, WORKSPACE);
  const close = async () => {
    await db.destroy();
    await server.stop();
  };
  return { db, kind: 'postgres', close };
}

/** The app over a PGlite of its own. */
export const openPGliteApp: OpenTestApp = async () => {
  const store = await newPGliteStore();
  return testApp(store, { close: store.close });
};

type AppFetch = (request: Request) => Response | Promise<Response>;
/** How requests reach the app where no network stands before it. */
export type Host = (fetch: AppFetch) => { fetch: AppFetch; close(): void };

/**
 * Apps over one store, one after the other: to make a store takes seconds, to empty it a tenth of one. Each app is new, its
 * services and its clock with it, and finds the store empty. With `host` there is no network, so no door.
 */
export function appsOverOneStore(
  newStore: () => Promise<TestStore>,
  host?: Host,
): { open: OpenTestApp; close(): Promise<void> } {
  let store: Promise<TestStore> | null = null;
  let isTaken = false;
  return {
    async open() {
      if (isTaken) throw new Error('The app before over the same store is still open.');
      isTaken = true;
      store ??= newStore();
      const app = testApp(await store, {
        host,
        async close() {
          await app.settle();
          isTaken = false;
        },
      });
      await app.reset();
      return app;
    },
    close: async () => (await store)?.close(),
  };
}

function testApp(
  { db, kind: storeKind }: TestStore,
  { host, close }: { host?: Host | undefined; close(): Promise<void> },
): TestApp {
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
  const app = createApp(services, host ? null : DOOR);
  const direct: AppFetch = (request) => app.fetch(request);
  const hosted = host?.(direct) ?? { fetch: direct, close: () => {} };
  const closeAll = async () => {
    hosted.close();
    await close();
  };
  return driveApp(hosted.fetch, { db, services, clock, background, close: closeAll });
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
      await empty(db);
      await ensureWorkspace(db, WORKSPACE);
    },
    close,
  };
}

/** Empties what was written to: to empty a table that is empty already takes as long. */
async function empty(db: Db): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = current_schema()::regnamespace and relkind = 'r' and relname not like 'kysely_%'
      and pg_relation_size(oid) > 0`.execute(db);
  if (rows.length === 0) return;
  await sql`truncate ${sql.join(rows.map((row) => sql.table(row.name)))} restart identity cascade`.execute(
    db,
  );
}
