import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import type { Db } from '../src/server/db/database';
import { recountRange } from '../src/server/ingest/recount-range';
import { readConfig } from '../src/server/node/config';
import { openStore } from '../src/server/node/river-store';
import { openSentimentEngine } from '../src/server/node/sentiment-engine';
import { beginRescoring, setRescored } from '../src/server/stores/rescoring.store';
import { createTestDatabase, startPostgres } from '../src/server/testing/postgres-server';
import { type StoreKind, timed } from './measure';

export const STORED = 1_000_000;

/** Where a store is: a folder, and a database on PostgreSQL. */
export interface StorePlace {
  dataDir: string;
  databaseUrl: string | undefined;
}

/** Gives `work` a new store and takes it away after. */
export async function withStore<Result>(
  kind: StoreKind,
  work: (place: StorePlace) => Promise<Result>,
): Promise<Result> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'eddyline-bench-'));
  const server = kind === 'postgres' ? await startPostgres() : null;
  try {
    return await work({ dataDir, databaseUrl: server ? await createTestDatabase(server.url) : undefined });
  } finally {
    await server?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Says that what was put straight into the tables is scored: else history would be scored anew while one measures. */
export async function nothingToScore(db: Db): Promise<void> {
  const { engine } = openSentimentEngine(path.resolve(import.meta.dirname, '..'));
  const now = new Date();
  await db.transaction().execute(async (tx) => {
    await beginRescoring(tx, engine, now);
    await setRescored(tx, engine, { done_at: now });
  });
}

/** As a store is some minutes after an import: PostgreSQL's autovacuum or the app itself has been over it. */
async function rested(db: Db): Promise<void> {
  await sql`vacuum analyze`.execute(db);
}

/** A million mentions straight into the tables, counted by the recount; answers times of the raw group-by. */
export async function fillStore(place: StorePlace): Promise<number[]> {
  const config = readConfig({
    ...(place.databaseUrl === undefined ? {} : { DATABASE_URL: place.databaseUrl }),
  });
  const { db } = await openStore(config, place.dataDir, 'real', (error) => console.error(error));
  const importId = crypto.randomUUID();
  await sql`insert into mention (id, source, at, learned_at, direction, author, followers, text, lang, private, labels,
      sentiment, engine, complaint, import_id)
    select md5(i::text)::uuid, (array['bluesky','mastodon','forum','reviews'])[1 + i % 4],
      timestamptz '2026-08-20' + (i::double precision * 7776 / ${STORED}::double precision * 1000) * interval '1 second', now(), 'inbound',
      'user_' || (i % 20000), i % 5000, 'the network is down again, mention number ' || i,
      (array['en','de','fr'])[1 + i % 3], false, '{}',
      (array['positive','neutral','negative', null])[1 + i % 4], 'afinn-1', i % 4 = 2, ${importId}::uuid
    from generate_series(1, ${STORED}) as i`.execute(db);
  await sql`insert into thread_member select id, id from mention`.execute(db);
  const extent = { firstMs: Date.UTC(2026, 7, 20), lastMs: Date.UTC(2026, 10, 19) };
  const ids = { after: null, to: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };
  const plan = { zones: [{ version: 1, zone: 'UTC' }], topics: new Map() };
  await db.transaction().execute((tx) => recountRange(tx, plan, extent, ids));
  await sql`insert into source select distinct source, true, now() from currents_day`.execute(db);
  await sql`insert into coverage select source, min(bucket), max(bucket) + interval '1 day', ${importId}::uuid
    from currents_day group by source`.execute(db);
  await nothingToScore(db);
  await rested(db);
  const times: number[] = [];
  for (let round = 0; round < 5; round++) {
    times.push(
      await timed(() =>
        sql`select date_trunc('day', at, 'UTC') as bucket, count(*), count(*) filter (where sentiment = 'positive'),
            count(*) filter (where sentiment = 'neutral'), count(*) filter (where sentiment = 'negative')
          from mention where direction = 'inbound' and at >= '2026-08-20' and at < '2026-11-18' group by 1`.execute(
          db,
        ),
      ),
    );
  }
  await db.destroy();
  return times;
}

/** Each mention of a filled store is a conversation of its own. */
export async function openThreads(place: StorePlace): Promise<void> {
  const config = readConfig({
    ...(place.databaseUrl === undefined ? {} : { DATABASE_URL: place.databaseUrl }),
  });
  const { db } = await openStore(config, place.dataDir, 'real', (error) => console.error(error));
  await sql`insert into thread (thread_id, started_at, last_at, mentions, inbound, outbound, replies, root_at,
      waiting_since, inbound_days, people, followers, positive, neutral, negative, complaints, source, lang, opening_id)
    select id, at, at, 1, 1, 0, 0, at, at, 1, 1, followers, coalesce(sentiment = 'positive', false)::integer,
      coalesce(sentiment = 'neutral', false)::integer, coalesce(sentiment = 'negative', false)::integer, complaint::integer, source, lang, id
    from mention m`.execute(db);
  await rested(db);
  await db.destroy();
}
