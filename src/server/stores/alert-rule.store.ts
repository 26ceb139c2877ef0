import { sql } from 'kysely';
import type { AlertRule } from '../../contract/alert-rules';
import type { RegressionReading } from '../../contract/flaw-schemas';
import type { AlertRuleTable } from '../db/alert-tables';
import type { Db, Tx } from '../db/database';
import { toActor } from './person.store';

/** A rule with its channels and what came of it, but for what it looks for in words. */
export type StoredRule = Omit<AlertRule, 'words'>;

/** Every rule that was not removed, by name. */
export async function listAlertRules(db: Db | Tx): Promise<StoredRule[]> {
  const rows = await ruleQuery(db)
    .where('alert_rule.removed_at', 'is', null)
    .orderBy(sql`lower(alert_rule.name)`)
    .orderBy('alert_rule.id')
    .execute();
  return rows.map(toRule);
}

export async function readAlertRule(db: Db | Tx, id: string): Promise<StoredRule | null> {
  const row = await ruleQuery(db)
    .where('alert_rule.id', '=', id)
    .where('alert_rule.removed_at', 'is', null)
    .executeTakeFirst();
  return row ? toRule(row) : null;
}

/** Rules that are switched on. */
export async function rulesSwitchedOn(db: Db): Promise<RuleRow[]> {
  return db
    .selectFrom('alert_rule')
    .selectAll()
    .where('enabled', '=', true)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute();
}

/** A rule as it stands, kept from being looked at or changed by anybody else until the transaction ends. */
export async function lockAlertRule(tx: Tx, id: string): Promise<RuleRow | null> {
  const row = await tx
    .selectFrom('alert_rule')
    .selectAll()
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

export type RuleRow = Omit<AlertRuleTable, 'looks_for'> & { looks_for: AlertRule['looksFor'] };
type RuleValues = Partial<Omit<RuleRow, 'id'>>;

export async function insertAlertRule(tx: Tx, rule: RuleRow): Promise<void> {
  await tx
    .insertInto('alert_rule')
    .values({ ...rule, looks_for: JSON.stringify(rule.looks_for) })
    .execute();
}

export async function updateAlertRule(tx: Tx, id: string, values: RuleValues): Promise<void> {
  if (Object.keys(values).length === 0) return;
  const { looks_for, ...others } = values;
  await tx
    .updateTable('alert_rule')
    .set({ ...others, ...(looks_for === undefined ? {} : { looks_for: JSON.stringify(looks_for) }) })
    .where('id', '=', id)
    .execute();
}

/** Sends what a rule raises to these channels and no others. */
export async function setRuleChannels(tx: Tx, id: string, channelIds: readonly string[]): Promise<void> {
  await tx.deleteFrom('alert_rule_channel').where('rule_id', '=', id).execute();
  if (channelIds.length === 0) return;
  await tx
    .insertInto('alert_rule_channel')
    .values([...new Set(channelIds)].map((channel) => ({ rule_id: id, channel_id: channel })))
    .execute();
}

/** Moves with everything that was counted, decided or drawn: while it stands still, nothing new can be found. */
export async function newestChange(db: Db): Promise<number> {
  const { rows } = await sql<{ id: number }>`select coalesce(max(id), 0) as id from event
    where name in ('currents', 'marks', 'topics', 'settings', 'flaw')`.execute(db);
  return rows[0]?.id ?? 0;
}

/**
 * When what a series counts was last defined anew: a later version of its topic, another engine of sentiment. `null`: it is
 * defined as it always was.
 */
export async function definedAgainAt(
  db: Db,
  topicId: string | null,
  withScores: boolean,
): Promise<number | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select greatest(
      (select shown.created_at from topic_version shown where shown.topic_id = ${topicId}::uuid
        and shown.state = 'active' and exists (select from topic_version earlier
          where earlier.topic_id = shown.topic_id and earlier.version < shown.version)),
      (select max(done_at) from rescoring where ${withScores}::boolean
        and (select count(*) from rescoring) > 1)
    ) as at`.execute(db);
  return rows[0]?.at?.getTime() ?? null;
}

/** Flaws that came back in a window, and when they were dealt with again. */
export async function regressionsSince(
  db: Db,
  { from, to, flaw, topic }: { from: Date; to: Date; flaw: string | null; topic: string | null },
): Promise<
  {
    flawId: string;
    title: string;
    at: Date;
    leftAt: Date | null;
    words: string;
    regression: RegressionReading | null;
  }[]
> {
  const rows = await db
    .selectFrom('flaw_step as step')
    .innerJoin('flaw', 'flaw.id', 'step.flaw_id')
    .select(['flaw.id', 'flaw.title', 'step.at', 'step.words', 'step.regression'])
    .select((eb) =>
      eb
        .selectFrom('flaw_step as later')
        .select((inner) => inner.fn.min('later.at').as('left_at'))
        .whereRef('later.flaw_id', '=', 'step.flaw_id')
        .whereRef('later.id', '>', 'step.id')
        .as('left_at'),
    )
    .where('step.to_state', '=', 'regressed')
    .where('step.at', '<', to)
    .$if(flaw !== null, (query) => query.where('flaw.id', '=', flaw as string))
    .$if(topic !== null, (query) => query.where('flaw.topic_id', '=', topic as string))
    .orderBy('step.at')
    .execute();
  return rows
    .map(({ id, title, at, left_at, words, regression }) => ({
      flawId: id,
      title,
      at,
      leftAt: left_at,
      words,
      regression,
    }))
    .filter(({ at, leftAt }) => leftAt === null || leftAt >= from || at >= from);
}

function ruleQuery(db: Db | Tx) {
  return (db as Db)
    .selectFrom('alert_rule')
    .leftJoin('person', 'person.id', 'alert_rule.switched_by')
    .leftJoin('team', 'team.id', 'alert_rule.team_id')
    .selectAll('alert_rule')
    .select(['person.id as actor_id', 'person.name as actor_name', 'team.name as team_name'])
    .select((eb) => [
      eb
        .selectFrom('alert_rule_channel as sent')
        .innerJoin('alert_channel as channel', 'channel.id', 'sent.channel_id')
        .select(sql<string[] | null>`array_agg(channel.id::text order by channel.id)`.as('ids'))
        .whereRef('sent.rule_id', '=', 'alert_rule.id')
        .where('channel.removed_at', 'is', null)
        .as('channel_ids'),
      eb
        .selectFrom('alert')
        .select((inner) => inner.fn.countAll<number>().as('alerts'))
        .whereRef('alert.rule_id', '=', 'alert_rule.id')
        .where('alert.state', '=', 'open')
        .as('open_alerts'),
      eb
        .selectFrom('alert')
        .select((inner) => inner.fn.max('alert.opened_at').as('last'))
        .whereRef('alert.rule_id', '=', 'alert_rule.id')
        .as('last_alert_at'),
    ]);
}

type QueriedRule = Awaited<ReturnType<ReturnType<typeof ruleQuery>['executeTakeFirstOrThrow']>>;

function toRule(row: QueriedRule): StoredRule {
  return {
    id: row.id,
    name: row.name,
    kind: row.looks_for.kind,
    looksFor: row.looks_for,
    team: row.team_id === null || row.team_name === null ? null : { id: row.team_id, name: row.team_name },
    channelIds: row.channel_ids ?? [],
    tellExpected: row.tell_expected,
    enabled: row.enabled,
    switchedAt: row.switched_at?.toISOString() ?? null,
    switchedBy: toActor(row),
    lookedAt: row.looked_at?.toISOString() ?? null,
    problem: row.enabled ? row.problem : null,
    openAlerts: row.open_alerts ?? 0,
    lastAlertAt: row.last_alert_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
  };
}
