import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Kysely } from 'kysely';
import { COMPANY_ZONE } from '../../sample/calendar';
import type { Database, Db } from '../db/database';
import { migrate } from '../db/migrate';
import { SingleConnectionDialect } from '../db/single-connection-dialect';
import type { Config } from './config';
import { openPGlite } from './pglite-client';
import { openPostgres } from './postgres';

/** Stands beside the built server; run from source there is none, and a new store is made from nothing. */
const NEW_STORE = fileURLToPath(new URL('./new-store', import.meta.url));

export type RiverName = 'sample' | 'real';

export interface OpenStore {
  db: Db;
  kind: 'pglite' | 'postgres';
}

/**
 * Opens the store of one river at its newest schema: a folder of its own for the embedded store, a schema of its own
 * on PostgreSQL. The caller holds the lock of the data folder. `onFailure` is called when an embedded store dies.
 */
export async function openStore(
  config: Config,
  dataDir: string,
  river: RiverName,
  onFailure: (error: Error) => void,
): Promise<OpenStore> {
  const kind = config.DATABASE_URL === undefined ? 'pglite' : 'postgres';
  const schema = kind === 'pglite' || river === 'real' ? 'public' : 'eddyline_sample';
  const db =
    config.DATABASE_URL === undefined
      ? await openEmbedded(path.join(dataDir, river), onFailure)
      : await openPostgres(config.DATABASE_URL, schema);
  // The invented company lives in a zone of its own, in which its days are whole.
  const zone = river === 'sample' ? COMPANY_ZONE : config.EDDYLINE_ZONE;
  await migrate(db, { zone, weekStart: 1, schema });
  return { db, kind };
}

async function openEmbedded(dataDir: string, onFailure: (error: Error) => void): Promise<Db> {
  const client = await openPGlite({ dataDir, ...(existsSync(NEW_STORE) && { copyOf: NEW_STORE }) });
  client.onFailure(onFailure);
  return new Kysely<Database>({ dialect: new SingleConnectionDialect(client) });
}
