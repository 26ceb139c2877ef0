import { sql } from 'kysely';
import type { RoutingRule } from '../../contract/routing';
import type { Db, Tx } from '../db/database';
import type { RoutingRuleTable } from '../db/thread-tables';
import { toActor } from './person.store';

/** Every rule, in its order. */
export async function listRules(db: Db | Tx): Promise<RoutingRule[]> {
  const rows = await ruleQuery(db).orderBy('position').orderBy('routing_rule.id').execute();
  return rows.map(toRule);
}

export async function readRule(db: Db | Tx, id: string): Promise<RoutingRule | null> {
  const row = await ruleQuery(db).where('routing_rule.id', '=', id).executeTakeFirst();
  return row ? toRule(row) : null;
}

/** Adds a rule behind the others. */
export async function insertRule(tx: Tx, rule: Omit<RoutingRuleTable, 'position'>): Promise<void> {
  await sql`lock table routing_rule in share row exclusive mode`.execute(tx);
  await tx
    .insertInto('routing_rule')
    .values((eb) => ({
      ...rule,
      position: eb
        .selectFrom('routing_rule as other')
        .select((inner) => sql<number>`coalesce(${inner.fn.max('other.position')}, 0) + 1`.as('next')),
    }))
    .execute();
}

export async function setRuleEnabled(tx: Tx, id: string, enabled: boolean): Promise<void> {
  await tx.updateTable('routing_rule').set({ enabled }).where('id', '=', id).execute();
}

/** Puts rules into this order, from 1. */
export async function orderRules(tx: Tx, ids: readonly string[]): Promise<void> {
  for (const [index, id] of ids.entries())
    await tx
      .updateTable('routing_rule')
      .set({ position: index + 1 })
      .where('id', '=', id)
      .execute();
}

export async function deleteRule(tx: Tx, id: string): Promise<boolean> {
  const result = await tx.deleteFrom('routing_rule').where('id', '=', id).executeTakeFirst();
  return Number(result.numDeletedRows) > 0;
}

function ruleQuery(db: Db | Tx) {
  return (db as Db)
    .selectFrom('routing_rule')
    .leftJoin('person', 'person.id', 'routing_rule.actor')
    .selectAll('routing_rule')
    .select(['person.id as actor_id', 'person.name as actor_name']);
}

type RuleRow = Awaited<ReturnType<ReturnType<typeof ruleQuery>['executeTakeFirstOrThrow']>>;

function toRule(row: RuleRow): RoutingRule {
  return {
    id: row.id,
    topic: row.topic_id,
    words: row.words,
    source: row.source,
    lang: row.lang,
    minFollowers: row.min_followers,
    teamId: row.team_id,
    position: row.position,
    enabled: row.enabled,
    actor: toActor(row),
    createdAt: row.created_at.toISOString(),
  };
}
