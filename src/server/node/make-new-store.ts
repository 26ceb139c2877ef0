import { Kysely } from 'kysely';
import type { Database } from '../db/database';
import { toNewestSchema } from '../db/migrate';
import { SingleConnectionDialect } from '../db/single-connection-dialect';
import { openPGlite } from './pglite-client';

/**
 * Makes the store that every new embedded river is a copy of, at the newest schema and with nothing in it, in the
 * folder `dataDir`. The build does: from nothing it takes seconds. Nothing of it is a secret or a setting.
 */
export async function makeNewStore(dataDir: string): Promise<void> {
  const db = new Kysely<Database>({
    dialect: new SingleConnectionDialect(await openPGlite({ dataDir })),
  });
  await toNewestSchema(db, 'public');
  await db.destroy();
}
