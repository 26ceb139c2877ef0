import { sql } from 'kysely';
import { RULE_KINDS, type RuleKind } from '../../contract/reaction-kinds';
import type { Actor } from '../../contract/teams';
import type { Db, Tx } from '../db/database';
import type { AttributionRuleTable } from '../db/paddling-tables';
import { toActor } from './person.store';

/** A rule of a campaign as it stands. */
export interface StoredRule {
  id: string;
  kind: RuleKind;
  value: string | null;
  topicId: string | null;
  topicName: string | null;
  enabled: boolean;
  byDefault: boolean;
  /** Whose matches it shows: its own version, or its topic's; `null` for replies and while there is none to show. */
  version: number | null;
  actor: Actor;
  createdAt: Date;
}

/** The rules of a campaign, most specific kind first, then oldest first. */
export async function listRules(db: Db | Tx, campaignId: string): Promise<StoredRule[]> {
  const rows = await (db as Db)
    .selectFrom('attribution_rule as rule')
    .leftJoin('topic', 'topic.id', 'rule.topic_id')
    .leftJoin('topic_version as shown', (join) =>
      join
        .on('shown.topic_id', '=', sql<string>`coalesce(rule.topic_id, rule.id)`)
        .on('shown.state', '=', 'active'),
    )
    .leftJoin('person', 'person.id', 'rule.actor')
    .selectAll('rule')
    .select(['topic.name as topic_name', 'shown.version'])
    .select(['person.id as actor_id', 'person.name as actor_name'])
    .where('rule.campaign_id', '=', campaignId)
    .orderBy(sql`array_position(${[...RULE_KINDS]}::text[], rule.kind)`)
    .orderBy('rule.created_at')
    .orderBy('rule.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    value: row.value,
    topicId: row.topic_id,
    topicName: row.topic_name,
    enabled: row.enabled,
    byDefault: row.by_default,
    version: row.version,
    actor: toActor(row),
    createdAt: row.created_at,
  }));
}

/** Adds a rule; answers whether it was added: a campaign has each rule once. */
export async function insertRule(tx: Db | Tx, rule: AttributionRuleTable): Promise<boolean> {
  const result = await tx
    .insertInto('attribution_rule')
    .values(rule)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}

/** A rule that every campaign has, or has because it is about a topic. */
export async function insertDefaultRule(
  tx: Db | Tx,
  { campaignId, topicId }: { campaignId: string; topicId: string | null },
  now: Date,
): Promise<void> {
  await insertRule(tx, {
    id: crypto.randomUUID(),
    campaign_id: campaignId,
    kind: topicId === null ? 'reply' : 'topic',
    value: null,
    topic_id: topicId,
    enabled: true,
    by_default: true,
    actor: null,
    created_at: now,
  });
}

export async function setRuleEnabled(
  tx: Tx,
  id: string,
  { enabled, actor }: { enabled: boolean; actor: string | null },
): Promise<void> {
  await tx.updateTable('attribution_rule').set({ enabled, actor }).where('id', '=', id).execute();
}

/** Which rules go: one, all of some campaigns, or what stands for a topic a campaign is no longer about. */
type RulesGone =
  | { id: string }
  | { campaignIds: readonly string[] }
  | { campaignId: string; topicId: string };

/** Removes rules and retires what they looked for. Call it behind `lockZones('update')`, as for any version. */
export async function deleteRules(tx: Tx, gone: RulesGone): Promise<void> {
  const which =
    'id' in gone
      ? sql`id = ${gone.id}::uuid`
      : 'campaignIds' in gone
        ? sql`campaign_id = any(${gone.campaignIds}::uuid[])`
        : sql`campaign_id = ${gone.campaignId}::uuid and topic_id = ${gone.topicId}::uuid and by_default`;
  await sql`update topic_version set state = 'retired' where state <> 'retired'
    and topic_id in (select id from attribution_rule where ${which})`.execute(tx);
  await sql`delete from attribution_rule where ${which}`.execute(tx);
}

/** Texts of a campaign's posts, newest first. */
export async function postTexts(db: Db, campaignId: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('post')
    .select('text')
    .where('campaign_id', '=', campaignId)
    .orderBy('at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ text }) => text);
}
