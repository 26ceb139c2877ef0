import { sql } from 'kysely';
import type { Alert, AlertCounts, AlertEvent, Mute } from '../../contract/alerts';
import { ALERTS_VERSION, type AlertState, type AlertVerdict } from '../../domain/alerts/alert-kinds';
import type { Finding } from '../../domain/alerts/finding';
import type { KnownAlert } from '../../domain/alerts/reconcile-alerts';
import type { AlertMuteTable, AlertTable } from '../db/alert-tables';
import type { Db, Tx } from '../db/database';
import { toActor } from './person.store';

/** An alert as it is stored, its finding read. */
export type AlertRow = Omit<AlertTable, 'finding'> & { finding: Finding };

interface Narrowed {
  state: readonly AlertState[];
  verdict: readonly AlertVerdict[];
  rule: readonly string[];
  team: string | null;
}

/** Alerts, newest first. */
export async function listAlerts(
  db: Db,
  { state, verdict, rule, team }: Narrowed,
  page: { limit: number; cursor: { at: string; id: string } | null },
): Promise<Alert[]> {
  const rows = await alertQuery(db)
    .$if(state.length > 0, (query) => query.where('alert.state', 'in', state))
    .$if(verdict.length > 0, (query) => query.where('alert.verdict', 'in', verdict))
    .$if(rule.length > 0, (query) => query.where('alert.rule_id', 'in', rule))
    .$if(team !== null, (query) => query.where('alert_rule.team_id', '=', team as string))
    .$if(page.cursor !== null, (query) =>
      query.where(
        sql<boolean>`(alert.opened_at, alert.id) < (${page.cursor?.at}::timestamptz, ${page.cursor?.id}::uuid)`,
      ),
    )
    .orderBy('alert.opened_at', 'desc')
    .orderBy('alert.id', 'desc')
    .limit(page.limit)
    .execute();
  return rows.map(toAlert);
}

export async function readAlert(db: Db | Tx, id: string): Promise<Alert | null> {
  const row = await alertQuery(db).where('alert.id', '=', id).executeTakeFirst();
  return row ? toAlert(row) : null;
}

/** The same of several, oldest first. */
export async function readAlerts(db: Db | Tx, ids: readonly string[]): Promise<Alert[]> {
  if (ids.length === 0) return [];
  const rows = await alertQuery(db).where('alert.id', 'in', ids).orderBy('alert.opened_at').execute();
  return rows.map(toAlert);
}

export async function countAlerts(db: Db): Promise<AlertCounts> {
  const { rows } = await sql<{ state: AlertState; alerts: number; pressing: number }>`
    select state, count(*)::integer as alerts,
      (count(*) filter (where state = 'open' and verdict <> 'expected'))::integer as pressing
    from alert group by state`.execute(db);
  const of = (state: AlertState) => rows.find((row) => row.state === state)?.alerts ?? 0;
  return {
    open: of('open'),
    acknowledged: of('acknowledged'),
    snoozed: of('snoozed'),
    resolved: of('resolved'),
    pressing: rows.reduce((sum, { pressing }) => sum + pressing, 0),
  };
}

/** An alert to change, kept from anybody else until the transaction ends. */
export async function lockAlert(tx: Tx, id: string): Promise<AlertRow | null> {
  const row = await tx.selectFrom('alert').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row ?? null;
}

/** Alerts of a rule that stand or ended after an instant. */
export async function knownAlerts(tx: Tx, ruleId: string, since: Date): Promise<KnownAlert[]> {
  const rows = await tx
    .selectFrom('alert')
    .select(['id', 'subject', 'finding'])
    .where('rule_id', '=', ruleId)
    .where((where) => where.or([where('until', 'is', null), where('until', '>=', since)]))
    .orderBy('since')
    .execute();
  return rows.map(({ id, subject, finding }) => ({
    id,
    subject,
    sinceMs: finding.sinceMs,
    untilMs: finding.untilMs,
  }));
}

/** Adds an alert; answers `false` when the same burst has one already, which somebody else raised meanwhile. */
export async function insertAlert(tx: Tx, alert: AlertRow): Promise<boolean> {
  const row = await tx
    .insertInto('alert')
    .values({ ...alert, finding: JSON.stringify(alert.finding) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Notes what is known of a burst now; the place of an alert in lists stays. */
export async function updateFinding(tx: Tx, id: string, finding: Finding): Promise<void> {
  await tx
    .updateTable('alert')
    .set({
      verdict: finding.verdict,
      until: finding.untilMs === null ? null : new Date(finding.untilMs),
      finding: JSON.stringify(finding),
    })
    .where('id', '=', id)
    .execute();
}

export async function setAlertState(
  tx: Tx,
  id: string,
  state: AlertState,
  snoozedUntil: Date | null,
): Promise<void> {
  await tx.updateTable('alert').set({ state, snoozed_until: snoozedUntil }).where('id', '=', id).execute();
}

/** Ids of snoozed alerts whose time has come. */
export async function alertsToWake(db: Db, now: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('alert')
    .select('id')
    .where('state', '=', 'snoozed')
    .where('snoozed_until', '<=', now)
    .execute();
  return rows.map(({ id }) => id);
}

export interface NewAlertEvent {
  alertId: string;
  at: Date;
  kind: AlertEvent['kind'];
  by: AlertEvent['by'];
  actor: string | null;
  from: { state: AlertState; snoozedUntil: Date | null } | null;
  to: AlertState;
  words: string;
}

/** Adds to an alert's history; nothing ever leaves it. */
export async function addAlertEvent(tx: Tx, event: NewAlertEvent): Promise<void> {
  const { alertId, from, to, ...values } = event;
  await tx
    .insertInto('alert_event')
    .values({
      ...values,
      alert_id: alertId,
      from_state: from?.state ?? null,
      from_snoozed_until: from?.snoozedUntil ?? null,
      to_state: to,
    })
    .execute();
}

/** An alert's history, oldest first. */
export async function alertHistory(db: Db | Tx, alertId: string): Promise<AlertEvent[]> {
  const rows = await (db as Db)
    .selectFrom('alert_event as event')
    .leftJoin('person', 'person.id', 'event.actor')
    .select(['event.at', 'event.kind', 'event.by', 'event.to_state', 'event.words'])
    .select(['person.id as actor_id', 'person.name as actor_name'])
    .where('alert_id', '=', alertId)
    .orderBy('event.id')
    .execute();
  return rows.map((row) => ({
    at: row.at.toISOString(),
    kind: row.kind,
    by: row.by,
    actor: toActor(row),
    state: row.to_state,
    words: row.words,
  }));
}

/** What a person did last and nobody has taken back or overtaken since. */
export async function lastAct(
  db: Db | Tx,
  alertId: string,
): Promise<{ kind: AlertEvent['kind']; state: AlertState; snoozedUntil: Date | null } | null> {
  const row = await db
    .selectFrom('alert_event')
    .select(['kind', 'by', 'from_state', 'from_snoozed_until'])
    .where('alert_id', '=', alertId)
    .where('kind', 'in', ['acknowledged', 'snoozed', 'resolved', 'woke', 'undone'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row?.by !== 'person' || row.kind === 'undone' || row.from_state === null) return null;
  return { kind: row.kind, state: row.from_state, snoozedUntil: row.from_snoozed_until };
}

/** Mute windows that have not ended. */
export async function listMutes(db: Db, now: Date): Promise<Mute[]> {
  const rows = await db
    .selectFrom('alert_mute as mute')
    .leftJoin('person', 'person.id', 'mute.actor')
    .leftJoin('alert_rule', 'alert_rule.id', 'mute.rule_id')
    .selectAll('mute')
    .select(['person.id as actor_id', 'person.name as actor_name', 'alert_rule.name as rule_name'])
    .where('mute.to', '>', now)
    .orderBy('mute.from')
    .orderBy('mute.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    rule: row.rule_id === null ? null : { id: row.rule_id, name: row.rule_name ?? 'removed' },
    from: row.from.toISOString(),
    to: row.to.toISOString(),
    reason: row.reason,
    actor: toActor(row),
    createdAt: row.created_at.toISOString(),
  }));
}

export async function insertMute(db: Db, mute: AlertMuteTable): Promise<void> {
  await db.insertInto('alert_mute').values(mute).execute();
}

export async function deleteMute(db: Db, id: string): Promise<boolean> {
  const result = await db.deleteFrom('alert_mute').where('id', '=', id).executeTakeFirst();
  return Number(result.numDeletedRows) > 0;
}

/** Is a rule mute at an instant, by itself or with all others? */
export async function isMuted(db: Db | Tx, ruleId: string, at: Date): Promise<boolean> {
  const row = await db
    .selectFrom('alert_mute')
    .select('id')
    .where((where) => where.or([where('rule_id', 'is', null), where('rule_id', '=', ruleId)]))
    .where('from', '<=', at)
    .where('to', '>', at)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

function alertQuery(db: Db | Tx) {
  return (db as Db)
    .selectFrom('alert')
    .innerJoin('alert_rule', 'alert_rule.id', 'alert.rule_id')
    .leftJoin('team', 'team.id', 'alert_rule.team_id')
    .selectAll('alert')
    .select(['alert_rule.name as rule_name', 'alert_rule.looks_for', 'alert_rule.removed_at'])
    .select(['team.id as team_id', 'team.name as team_name']);
}

type QueriedAlert = Awaited<ReturnType<ReturnType<typeof alertQuery>['executeTakeFirstOrThrow']>>;

function toAlert(row: QueriedAlert): Alert {
  const { finding } = row;
  const { about } = finding;
  return {
    id: row.id,
    rule: {
      id: row.rule_id,
      name: row.rule_name,
      kind: row.looks_for.kind,
      removed: row.removed_at !== null,
    },
    team: row.team_id === null || row.team_name === null ? null : { id: row.team_id, name: row.team_name },
    state: row.state,
    snoozedUntil: row.snoozed_until?.toISOString() ?? null,
    verdict: row.verdict,
    openedAt: row.opened_at.toISOString(),
    since: new Date(finding.sinceMs).toISOString(),
    until: finding.untilMs === null ? null : new Date(finding.untilMs).toISOString(),
    title: finding.title,
    why: finding.why,
    observed: finding.observed,
    expected: finding.expected,
    bound: finding.bound,
    ratio: finding.ratio,
    severity: finding.severity,
    topic: about.topic,
    source: about.source,
    campaign: about.campaign,
    flaw: about.flaw,
    damAt: about.team,
    muted: row.muted,
    method: ALERTS_VERSION,
  };
}
