import type { Settings } from '../../contract/settings';
import type { WeekStart } from '../../domain/buckets';
import type { Db, Tx } from '../db/database';
import { activeZone, buildingZone } from './zone.store';

/** How time is cut: the zone version shown and the weekday weeks start on. */
export interface Calendar {
  zone: { version: number; zone: string };
  weekStart: WeekStart;
}

export async function readCalendar(db: Db): Promise<Calendar> {
  const row = await db
    .selectFrom('workspace')
    .innerJoin('zone_version', (join) => join.onTrue())
    .select(['week_start', 'version', 'zone'])
    .where('state', '=', 'active')
    .executeTakeFirstOrThrow();
  return { zone: { version: row.version, zone: row.zone }, weekStart: row.week_start as WeekStart };
}

/** The workspace's settings, with the change of zone that is under way. */
export async function readSettings(db: Db): Promise<Settings> {
  const workspace = await db.selectFrom('workspace').select('week_start').executeTakeFirstOrThrow();
  const zone = await activeZone(db);
  const building = await buildingZone(db);
  return {
    zone: zone.zone,
    weekStart: workspace.week_start,
    ourAccounts: await readOurAccounts(db),
    zoneChange: building && { zone: building.zone, share: building.share },
  };
}

export async function readOurAccounts(db: Db | Tx): Promise<Settings['ourAccounts']> {
  const rows = await db.selectFrom('our_account').selectAll().orderBy('source').orderBy('handle').execute();
  return rows.map((row) => ({
    source: row.source === '' ? null : row.source,
    handle: row.handle,
    ...(row.is_bot ? { bot: true } : {}),
  }));
}

export async function setWeekStart(tx: Tx, weekStart: number): Promise<void> {
  await tx.updateTable('workspace').set({ week_start: weekStart }).execute();
}

export async function setOurAccounts(tx: Tx, accounts: Settings['ourAccounts']): Promise<void> {
  await tx.deleteFrom('our_account').execute();
  if (accounts.length === 0) return;
  await tx
    .insertInto('our_account')
    .values(
      accounts.map(({ source, handle, bot }) => ({ source: source ?? '', handle, is_bot: bot ?? false })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
