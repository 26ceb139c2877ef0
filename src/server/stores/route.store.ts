import { type RawBuilder, sql } from 'kysely';
import { type ColumnTypes, columnList, unnestRows } from '../db/bulk';
import type { Db, Tx } from '../db/database';
import type { RouteTable, RoutingRuleTable } from '../db/thread-tables';

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

/** Does what opens a stored thread count in a version of a topic? */
const countsStored = (version: number) => sql`exists (select from mention_topic counted
  where counted.mention_id = thread.opening_id and counted.topic_version = ${version}::integer)`;

/** The same of a row that tells which versions those are. */
const countsAsTold = (version: number) =>
  sql`${version}::integer = any(string_to_array(thread.opening_topics, ' ')::integer[])`;

/** Whether a thread is what a rule looks for. */
export function matchesRule(rule: MatchedRule, countsIn = countsStored): RawBuilder<boolean> {
  const conditions: RawBuilder<unknown>[] = [];
  if (rule.topicVersion === 'gone') return sql<boolean>`false`;
  if (rule.topicVersion !== null) conditions.push(countsIn(rule.topicVersion));
  if (rule.words !== null) {
    conditions.push(sql`exists (select from mention said where said.id = thread.opening_id and said.text is not null
      and to_tsvector('simple', said.text) @@ websearch_to_tsquery('simple', ${rule.words}))`);
  }
  if (rule.source !== null) conditions.push(sql`thread.source = ${rule.source}`);
  if (rule.lang !== null) conditions.push(sql`thread.lang = ${rule.lang}`);
  if (rule.min_followers !== null) conditions.push(sql`thread.followers >= ${rule.min_followers}`);
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`;
}

/** A version that is shown of a topic that belongs to a team. */
export interface OwnedTopic {
  version: number;
  teamId: string;
}

export async function ownedTopics(db: Db): Promise<OwnedTopic[]> {
  const rows = await db
    .selectFrom('topic')
    .innerJoin('topic_version', 'topic_version.topic_id', 'topic.id')
    .select(['version', 'owner_team_id'])
    .where('state', '=', 'active')
    .where('owner_team_id', 'is not', null)
    .orderBy('version')
    .execute();
  return rows.map(({ version, owner_team_id }) => ({ version, teamId: owner_team_id as string }));
}

/**
 * The one place that decides where a thread goes: a person, else the last rule, else the only owner of its topics.
 * Answers all columns of `threads`, rows called `thread`, and beside them the route, since when somebody must decide
 * (nobody must where it is handled), and between whom. People who decided differently before two threads turned out to be one contradict each other:
 * neither wins.
 */
export function routedThreads(
  threads: RawBuilder<unknown>,
  { rules, owned }: { rules: readonly MatchedRule[]; owned: readonly OwnedTopic[] },
): RawBuilder<unknown> {
  const lastFirst = [...rules.entries()].reverse();
  const matching =
    rules.length === 0
      ? sql`null::integer`
      : sql`case ${sql.join(
          lastFirst.map(
            ([index, rule]) => sql`when ${matchesRule(rule, countsAsTold)} then ${sql.lit(index + 1)}`,
          ),
          sql` `,
        )} end`;
  const nth = (ids: readonly string[]) => sql`(${ids}::uuid[])[rule.number]`;
  const owners =
    owned.length === 0
      ? sql`null::uuid[]`
      : sql`case when thread.opening_topics is not null then (
    select array_agg(distinct owner.team) from
      unnest(${owned.map(({ version }) => version)}::integer[], ${owned.map(({ teamId }) => teamId)}::uuid[])
        owner (version, team)
    where owner.version = any(string_to_array(thread.opening_topics, ' ')::integer[])) end`;
  return sql`
    select thread.*, how.by as routed_by,
      case how.by when 'person' then thread.chosen_team
        when 'rule' then ${nth(rules.map(({ team_id }) => team_id))}
        when 'topic' then owning.teams[1] end as routed_team,
      case how.by when 'rule' then ${nth(rules.map(({ id }) => id))} end as routed_rule,
      case when thread.handled_at is not null then null
        when how.by = 'conflict' then thread.chosen_at
        when how.by in ('several', 'none') and thread.inbound > 0 then thread.started_at end as undecided_since,
      case how.by when 'conflict' then thread.chosen_teams when 'several' then owning.teams end as owners
    from ${threads}
    cross join lateral (select case when thread.choices = 0 then ${matching} end as number offset 0) rule
    cross join lateral (select ${owners} as teams offset 0) owning
    cross join lateral (select case when thread.choices > 1 then 'conflict' when thread.choices = 1 then 'person'
      when rule.number is not null then 'rule'
      else case coalesce(cardinality(owning.teams), 0) when 0 then 'none' when 1 then 'topic' else 'several' end
      end as by offset 0) how`;
}

const ROUTE_COLUMNS: ColumnTypes<RouteTable> = {
  mention_id: 'uuid',
  team_id: 'uuid',
  reason: 'text',
  actor: 'uuid',
  at: 'timestamptz',
};

/** Routes the conversations that open with mentions, whatever was decided before. */
export async function writeRoutes(tx: Tx, routes: readonly RouteTable[]): Promise<void> {
  if (routes.length === 0) return;
  await sql`insert into route (${columnList(ROUTE_COLUMNS)}) select * from ${unnestRows(routes, ROUTE_COLUMNS)}
    on conflict (mention_id) do update set
      team_id = excluded.team_id, reason = excluded.reason, actor = excluded.actor, at = excluded.at`.execute(
    tx,
  );
}

/** Takes decisions back, as if nobody had decided about what opens with these mentions. */
export async function dropRoutes(tx: Tx, mentionIds: readonly string[]): Promise<void> {
  await tx.deleteFrom('route').where('mention_id', '=', sql<string>`any(${mentionIds}::uuid[])`).execute();
}

/** A choice somebody made about where a conversation goes. */
export interface RouteChoice {
  mentionId: string;
  teamId: string | null;
  reason: string;
  actorId: string | null;
  actor: string | null;
  at: Date;
}

/** What people chose for each of these threads, oldest first; more than one where threads turned out to be one. */
export async function choicesOf(
  db: Db | Tx,
  threadIds: readonly string[],
): Promise<Map<string, RouteChoice[]>> {
  const rows = await (db as Db)
    .selectFrom('thread_member as member')
    .innerJoin('route', 'route.mention_id', 'member.mention_id')
    .leftJoin('person', 'person.id', 'route.actor')
    .select(['member.thread_id', 'route.mention_id', 'route.team_id', 'route.reason', 'route.at'])
    .select(['route.actor', 'person.name'])
    .where('member.thread_id', '=', sql<string>`any(${threadIds}::uuid[])`)
    .orderBy('route.at')
    .orderBy('route.mention_id')
    .execute();
  const choices = new Map<string, RouteChoice[]>();
  for (const { thread_id, mention_id, team_id, actor, name, ...row } of rows) {
    const choice = { ...row, mentionId: mention_id, teamId: team_id, actorId: actor, actor: name };
    choices.set(thread_id, [...(choices.get(thread_id) ?? []), choice]);
  }
  return choices;
}
