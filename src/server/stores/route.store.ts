import { type RawBuilder, sql } from 'kysely';
import type { RoutedBy } from '../../contract/thread-list';
import type { Db, RoutingRuleTable, Tx } from '../db/database';

/** A rule as it is matched: its topic as the version that is shown, `null` when that is none. */
export type MatchedRule = Pick<
  RoutingRuleTable,
  'id' | 'words' | 'source' | 'lang' | 'min_followers' | 'team_id'
> & {
  topicVersion: number | 'gone' | null;
};

/** Rules that are switched on, in their order. */
export async function enabledRules(db: Db): Promise<MatchedRule[]> {
  const rows = await db
    .selectFrom('routing_rule')
    // A rule of a team that was removed routes nothing.
    .innerJoin('team', 'team.id', 'routing_rule.team_id')
    .leftJoin('topic_version as shown', (join) =>
      join.onRef('shown.topic_id', '=', 'routing_rule.topic_id').on('shown.state', '=', 'active'),
    )
    .select(['routing_rule.id', 'words', 'source', 'lang', 'min_followers', 'team_id'])
    .select(['routing_rule.topic_id', 'shown.version'])
    .where('enabled', '=', true)
    .orderBy('position')
    .orderBy('routing_rule.id')
    .execute();
  return rows.map(({ topic_id, version, ...rule }) => ({
    ...rule,
    topicVersion: topic_id === null ? null : (version ?? 'gone'),
  }));
}

/** Whether a thread is what a rule looks for. */
export function matchesRule(rule: MatchedRule): RawBuilder<boolean> {
  const conditions: RawBuilder<unknown>[] = [];
  if (rule.topicVersion === 'gone') return sql<boolean>`false`;
  if (rule.topicVersion !== null) {
    conditions.push(sql`exists (select from mention_topic counted
      where counted.mention_id = thread.opening_id and counted.topic_version = ${rule.topicVersion}::integer)`);
  }
  if (rule.words !== null) {
    conditions.push(sql`exists (select from mention said where said.id = thread.opening_id and said.text is not null
      and to_tsvector('simple', said.text) @@ websearch_to_tsquery('simple', ${rule.words}))`);
  }
  if (rule.source !== null) conditions.push(sql`thread.source = ${rule.source}`);
  if (rule.lang !== null) conditions.push(sql`thread.lang = ${rule.lang}`);
  if (rule.min_followers !== null) conditions.push(sql`thread.followers >= ${rule.min_followers}`);
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`;
}

/** How a thread is routed, as columns of `thread`: by whom, to which team, and by which rule. */
export interface RouteColumns {
  by: RawBuilder<RoutedBy>;
  team: RawBuilder<string | null>;
  rule: RawBuilder<string | null>;
}

/** The one place that decides where a thread goes: a person, else the last rule, else the only owner of its topics. */
export function routeColumns(rules: readonly MatchedRule[]): RouteColumns {
  const lastFirst = [...rules].reverse();
  const byRule = (then: (rule: MatchedRule) => RawBuilder<unknown>) =>
    sql.join(
      lastFirst.map((rule) => sql`when ${matchesRule(rule)} then ${then(rule)}`),
      sql` `,
    );
  const rulesAs = (then: (rule: MatchedRule) => RawBuilder<unknown>) =>
    rules.length === 0 ? sql`` : byRule(then);
  return {
    by: sql<RoutedBy>`case when ${HAS_PERSON} then 'person'
      ${rulesAs(() => sql`'rule'`)}
      else case ${OWNERS} when 0 then 'none' when 1 then 'topic' else 'several' end end`,
    team: sql<string | null>`case when ${HAS_PERSON} then (${PERSON_TEAM})
      ${rulesAs((rule) => sql`${rule.team_id}::uuid`)}
      else case when ${OWNERS} = 1 then (${OWNER}) end end`,
    rule: sql<string | null>`case when ${HAS_PERSON} then null
      ${rulesAs((rule) => sql`${rule.id}::uuid`)} end`,
  };
}

const DECIDED = sql`from route join thread_member decided on decided.mention_id = route.mention_id
  where decided.thread_id = thread.thread_id`;
const HAS_PERSON = sql`exists (select ${DECIDED})`;
// What was decided last holds, also where two decided conversations turned out to be one.
const PERSON_TEAM = sql`select route.team_id ${DECIDED} order by route.at desc, route.mention_id limit 1`;
const OWNING = sql`from mention_topic counted
  join topic_version version on version.version = counted.topic_version and version.state = 'active'
  join topic on topic.id = version.topic_id
  where counted.mention_id = thread.opening_id and topic.owner_team_id is not null`;
const OWNERS = sql`(select count(distinct topic.owner_team_id)::integer ${OWNING})`;
const OWNER = sql`select topic.owner_team_id ${OWNING} limit 1`;

/** Routes the conversation that opens with this mention, whatever was decided before. */
export async function writeRoute(
  tx: Tx,
  route: { mention_id: string; team_id: string | null; reason: string; actor: string | null; at: Date },
): Promise<void> {
  const { mention_id, ...decided } = route;
  await tx
    .insertInto('route')
    .values({ mention_id, ...decided })
    .onConflict((conflict) => conflict.column('mention_id').doUpdateSet(decided))
    .execute();
}

/** What a person decided about each of these threads, the last decision of each. */
export async function decisionsOf(
  db: Db,
  threadIds: readonly string[],
): Promise<Map<string, { teamId: string | null; reason: string; actor: string | null }>> {
  const { rows } = await sql<{
    thread_id: string;
    team_id: string | null;
    reason: string;
    name: string | null;
  }>`
    select distinct on (member.thread_id) member.thread_id, route.team_id, route.reason, person.name
    from thread_member member join route on route.mention_id = member.mention_id
    left join person on person.id = route.actor
    where member.thread_id = any(${threadIds}::uuid[])
    order by member.thread_id, route.at desc, route.mention_id`.execute(db);
  return new Map(
    rows.map((row) => [row.thread_id, { teamId: row.team_id, reason: row.reason, actor: row.name }]),
  );
}

/** Narrows to threads that may be routed to a team, before it is decided for each: what else would ask every thread. */
export function mayBeRoutedTo(teamId: string, rules: readonly MatchedRule[]): RawBuilder<boolean> {
  const ways: RawBuilder<unknown>[] = [
    sql`thread.thread_id in (select decided.thread_id from route
      join thread_member decided on decided.mention_id = route.mention_id where route.team_id = ${teamId}::uuid)`,
    sql`thread.opening_id in (select counted.mention_id from topic
      join topic_version version on version.topic_id = topic.id and version.state = 'active'
      join mention_topic counted on counted.topic_version = version.version
      where topic.owner_team_id = ${teamId}::uuid)`,
    ...rules.filter((rule) => rule.team_id === teamId).map(matchesRule),
  ];
  return sql<boolean>`(${sql.join(ways, sql` or `)})`;
}
