import type { Settings } from '../../contract/settings';
import type { WeekStart } from '../../domain/buckets';
import { DEFAULT_FLOW_LIMITS, type FlowLimits } from '../../domain/flow/find-dams';
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
  const workspace = await db
    .selectFrom('workspace')
    .select(['week_start', 'flow_limits'])
    .executeTakeFirstOrThrow();
  const zone = await activeZone(db);
  const building = await buildingZone(db);
  return {
    zone: zone.zone,
    weekStart: workspace.week_start,
    ourAccounts: await readOurAccounts(db),
    flowLimits: workspace.flow_limits ?? DEFAULT_FLOW_LIMITS,
    zoneChange: building && { zone: building.zone, share: building.share },
  };
}

export async function readOurAccounts(db: Db | Tx): Promise<Settings['ourAccounts']> {
  const rows = await db.selectFrom('our_account').selectAll().orderBy('source').orderBy('handle').execute();
  return rows.map((row) => ({
    source: row.source === '' ? null : row.source,
    handle: row.handle,
    ...(row.is_bot ? { bot: true } : {}),
    ...(row.is_partner ? { partner: true } : {}),
  }));
}

/** How long each stage of the flow may take, in hours. */
export async function readFlowLimits(db: Db): Promise<FlowLimits> {
  const row = await db.selectFrom('workspace').select('flow_limits').executeTakeFirstOrThrow();
  return row.flow_limits ?? DEFAULT_FLOW_LIMITS;
}

export async function setFlowLimits(tx: Tx, limits: FlowLimits): Promise<void> {
  await tx
    .updateTable('workspace')
    .set({ flow_limits: JSON.stringify(limits) })
    .execute();
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
      accounts.map(({ source, handle, bot, partner }) => ({
        source: source ?? '',
        handle,
        is_bot: bot ?? false,
        is_partner: partner ?? false,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
