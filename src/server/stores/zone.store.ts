import { sql } from 'kysely';
import type { Db, Tx } from '../db/database';
import type { CountedZone } from '../ingest/rollup-deltas';

/**
 * The zones to count in, behind a lock: `share` by everyone who changes counts, `update` by who builds or flips a
 * version, so that no change is in flight while a version is built. Take it before locking any mention row.
 */
export async function lockZones(tx: Tx, strength: 'share' | 'update'): Promise<CountedZone[]> {
  const gate = tx.selectFrom('workspace').select('id');
  await (strength === 'share' ? gate.forShare() : gate.forUpdate()).execute();
  // A statement of its own: one that had waited for the lock would still see the versions of before the wait.
  const rows = await tx
    .selectFrom('zone_version')
    .select(['version', 'zone', 'state', 'built_to'])
    .where('state', '<>', 'retired')
    .orderBy('version')
    .execute();
  return rows.map((row) => ({
    version: row.version,
    zone: row.zone,
    builtTo: row.state === 'active' ? 'all' : row.built_to,
  }));
}

/** The version whose counts are shown now. */
export async function activeZone(db: Db | Tx): Promise<{ version: number; zone: string }> {
  return db
    .selectFrom('zone_version')
    .select(['version', 'zone'])
    .where('state', '=', 'active')
    .executeTakeFirstOrThrow();
}

/** The version being built, the id it holds everything up to, and the share that is; `null` when none is built. */
export async function buildingZone(
  db: Db | Tx,
): Promise<{ version: number; zone: string; builtTo: string | null; share: number } | null> {
  const row = await db
    .selectFrom('zone_version')
    .select(['version', 'zone', 'built_to'])
    .where('state', '=', 'building')
    .executeTakeFirst();
  if (!row) return null;
  // Ids are hashes, spread evenly: the first 32 bits say how far a walk in id order has come.
  const share = row.built_to === null ? 0 : Number.parseInt(row.built_to.slice(0, 8), 16) / 0xffffffff;
  return { version: row.version, zone: row.zone, builtTo: row.built_to, share };
}

/** Begins a new version beside the active one; a version being built for another zone is given up. */
export async function beginZone(tx: Tx, zone: string): Promise<number> {
  await lockZones(tx, 'update');
  await dropZones(tx, 'building');
  const { newest } = await tx
    .selectFrom('zone_version')
    .select((eb) => eb.fn.max('version').as('newest'))
    .executeTakeFirstOrThrow();
  const version = Number(newest) + 1;
  await tx.insertInto('zone_version').values({ version, zone, state: 'building', built_to: null }).execute();
  return version;
}

export async function setBuiltTo(tx: Tx, version: number, builtTo: string): Promise<void> {
  await tx.updateTable('zone_version').set({ built_to: builtTo }).where('version', '=', version).execute();
}

/** Makes a built version the one that is shown and removes the counts of the one before. */
export async function flipZone(tx: Tx, version: number): Promise<void> {
  await dropZones(tx, 'active');
  await tx.updateTable('zone_version').set({ state: 'active' }).where('version', '=', version).execute();
}

/** Gives up a version being built. */
export async function abandonZone(tx: Tx): Promise<void> {
  await lockZones(tx, 'update');
  await dropZones(tx, 'building');
}

async function dropZones(tx: Tx, state: 'active' | 'building'): Promise<void> {
  for (const rollup of ['currents_hour', 'currents_day'] as const) {
    await sql`delete from ${sql.table(rollup)} where zone_version in
      (select version from zone_version where state = ${state})`.execute(tx);
  }
  await tx.updateTable('zone_version').set({ state: 'retired' }).where('state', '=', state).execute();
}
