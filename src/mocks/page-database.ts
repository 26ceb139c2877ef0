import { PGliteWorker } from '@electric-sql/pglite/worker';
import { Kysely } from 'kysely';
import type { Database, Db } from '../server/db/database';
import { SingleConnectionDialect } from '../server/db/single-connection-dialect';

const INT8 = 20;
const NUMERIC = 1700;

/** A database in a worker of this page, from a seed or empty. */
export async function openPageDatabase(seedUrl: string | null): Promise<Db> {
  const thread = new Worker(new URL('./pglite.worker.ts', import.meta.url), { type: 'module' });
  // An id of its own: with a shared one, tabs would join one connection and each other's transactions.
  const pglite = await PGliteWorker.create(thread, { id: crypto.randomUUID(), meta: seedUrl });
  const parsers = { [INT8]: Number, [NUMERIC]: Number };
  const dialect = new SingleConnectionDialect({
    query: (text, parameters) => pglite.query<Record<string, unknown>>(text, parameters, { parsers }),
    close: () => pglite.close(),
  });
  return new Kysely<Database>({ dialect });
}
