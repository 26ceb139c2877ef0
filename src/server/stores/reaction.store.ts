import { type RawBuilder, sql } from 'kysely';
import type { ReactionFilter, ReactionTotals } from '../../contract/reactions';
import type { Db, Tx } from '../db/database';

/** A rule as a place to look: replies to the campaign's posts, or the matches of a version in a stretch of time. */
export type Finder =
  | { rule: string; version: null }
  | { rule: string; version: number; fromMs: number; toMs: number };

/** Whose reactions are read, and by which rules. */
export interface Reach {
  campaignId: string;
  finders: readonly Finder[];
  /** Only what these rules find: what a person added counts when they find it, too. */
  narrowed: boolean;
}

export type MentionFilter = Omit<ReactionFilter, 'rule'>;

export interface Place {
  at: string;
  id: string;
}

/**
 * A page of mentions attributed to a campaign, each once, newest first. Of each rule no more is read than the page can
 * show: a page costs the same whatever lies behind it (but for replies, which are all looked up).
 */
export async function listReactionIds(
  db: Db | Tx,
  reach: Reach,
  filter: MentionFilter,
  { limit, after }: { limit: number; after: Place | null },
): Promise<{ id: string; at: Date }[]> {
  const beyond = after
    ? sql`and (found.at, found.mention_id) < (${after.at}::timestamptz, ${after.id}::uuid)`
    : sql``;
  const first = (source: RawBuilder<unknown>) => sql`(
    select found.mention_id, found.at from (${source}) found ${LOOKED_UP}
    where ${conditionsOf(reach, filter)} ${beyond}
    order by found.at desc, found.mention_id desc limit ${limit})`;
  const sources = sourcesOf(reach, filter);
  if (sources.length === 0) return [];
  const { rows } = await sql<{ mention_id: string; at: Date }>`
    ${repliesOf(reach)} select mention_id, at from (${sql.join(sources.map(first), sql` union `)}) shown
    order by at desc, mention_id desc limit ${limit}`.execute(db);
  return rows.map(({ mention_id, at }) => ({ id: mention_id, at }));
}

/** How many reactions a filter finds, each once, by what they say, and how many of them people chose. */
export async function countReactions(
  db: Db | Tx,
  reach: Reach,
  filter: MentionFilter,
): Promise<ReactionTotals> {
  const sources = sourcesOf(reach, filter);
  const { choice: _, ...without } = filter;
  const { rows } = await sql<ReactionTotals>`
    ${repliesOf(reach)}
    select ${TOTALS}, (${chosen(reach, without, 'added')}) as added, (${chosen(reach, without, 'removed')}) as removed
    from (${sources.length === 0 ? NOTHING : sql.join(sources, sql` union `)}) found
    ${LOOKED_UP}
    where ${conditionsOf(reach, filter)}`.execute(db);
  return rows[0] as ReactionTotals;
}

/** How many inbound mentions each rule finds, those a person removed left out. */
export async function countByRule(db: Db | Tx, reach: Reach): Promise<Map<string, number>> {
  if (reach.finders.length === 0) return new Map();
  const counts = reach.finders.map(
    (finder) => sql`select ${finder.rule}::uuid as rule, count(*)::integer as mentions
      from (${sourceOf(finder)}) found ${LOOKED_UP}
      where ${conditionsOf(reach, NO_FILTER)}`,
  );
  const { rows } = await sql<{ rule: string; mentions: number }>`
    ${repliesOf(reach)} ${sql.join(counts, sql` union all `)}`.execute(db);
  return new Map(rows.map(({ rule, mentions }) => [rule, mentions]));
}

/** Which of the rules find each of these mentions, in the order of the rules. */
export async function rulesFinding(
  db: Db | Tx,
  { campaignId, finders }: Reach,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  const found = new Map<string, Set<string>>(ids.map((id) => [id, new Set()]));
  const matches = await db
    .selectFrom('mention_topic')
    .select(['mention_id', 'topic_version', 'at'])
    .where('mention_id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
  for (const finder of finders) {
    if (finder.version === null) continue;
    for (const { mention_id, topic_version, at } of matches) {
      const isInside = at.getTime() >= finder.fromMs && at.getTime() < finder.toMs;
      if (topic_version === finder.version && isInside) found.get(mention_id)?.add(finder.rule);
    }
  }
  const replies = finders.find(({ version }) => version === null);
  if (replies) for (const id of await repliesAmong(db, campaignId, ids)) found.get(id)?.add(replies.rule);
  return new Map(
    [...found].map(([id, rules]) => [id, finders.map(({ rule }) => rule).filter((rule) => rules.has(rule))]),
  );
}

/** Which of these mentions answer a post of a campaign, however deep: what each answers is followed upwards. */
async function repliesAmong(db: Db | Tx, campaignId: string, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ mention_id: string }>`
    with recursive up (mention_id, at_id) as (
      select id, in_reply_to_id from mention where id = any(${ids}::uuid[]) and in_reply_to_id is not null
      union
      select up.mention_id, parent.in_reply_to_id from up join mention parent on parent.id = up.at_id
      where parent.in_reply_to_id is not null
    )
    select distinct up.mention_id from up join post on post.id = up.at_id
    where post.campaign_id = ${campaignId}::uuid`.execute(db);
  return rows.map(({ mention_id }) => mention_id);
}

/** What is needed to say whether a mention can be a reaction; `null` when there is none. */
export async function readCandidate(
  db: Db | Tx,
  of: { id: string } | { urls: readonly string[] },
): Promise<{ id: string; isInbound: boolean } | null> {
  const row = await db
    .selectFrom('mention')
    .select(['id', 'direction'])
    .$if('id' in of, (query) => query.where('id', '=', 'id' in of ? of.id : ''))
    .$if('urls' in of, (query) =>
      query.where('url', '=', sql<string>`any(${'urls' in of ? of.urls : []}::text[])`),
    )
    .orderBy(sql`direction = 'inbound'`, 'desc')
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row ? { id: row.id, isInbound: row.direction === 'inbound' } : null;
}

/** Which of these mentions were said in private. */
export async function privateAmong(db: Db | Tx, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('mention')
    .select('id')
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('private', '=', true)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

// Looked up one by one, whatever the planner makes of it: a join would read all mentions there are. The store that
// comes with the app has no statistics, and `offset 0` is what keeps a subquery from becoming a join.
const LOOKED_UP = sql`cross join lateral (
  select * from mention where mention.id = found.mention_id offset 0) m`;
const MEMBERS = sql`lateral (
    select mention_id from thread_member where thread_member.thread_id = thread.thread_id offset 0) member,
  lateral (select * from mention where mention.id = member.mention_id offset 0) m`;
const NO_FILTER: MentionFilter = { sentiment: [], source: [], lang: [] };
const NOTHING = sql`select null::uuid as mention_id, null::timestamptz as at where false`;
const TOTALS = sql`count(*)::integer as mentions,
  (count(*) filter (where m.sentiment = 'positive'))::integer as positive,
  (count(*) filter (where m.sentiment = 'neutral'))::integer as neutral,
  (count(*) filter (where m.sentiment = 'negative'))::integer as negative,
  (count(*) filter (where m.sentiment is null))::integer as unscored,
  (count(*) filter (where m.complaint))::integer as complaints`;

/** `with … reply`: everything that answers a post of the campaign, found through the threads its posts are in. */
function repliesOf({ campaignId, finders }: Reach): RawBuilder<unknown> {
  if (finders.every(({ version }) => version !== null)) return sql``;
  return sql`with recursive placed (post_id, thread_id) as materialized (
      select post.id, coalesce(member.thread_id, post.id)
      from post left join thread_member member on member.mention_id = post.id
      where post.campaign_id = ${campaignId}::uuid
    ), turn (id, parent_id, at) as materialized (
      select m.id, m.in_reply_to_id, m.at
      from (select distinct thread_id from placed where thread_id <> post_id) thread, ${MEMBERS}
    ), below (id) as (
      select turn.id from turn where turn.parent_id in (select post_id from placed)
      union
      select turn.id from below join turn on turn.parent_id = below.id
    ), reply (mention_id, at) as materialized (
      -- Everything in a thread hangs below the post it is named by.
      select m.id, m.at from placed thread, ${MEMBERS}
      where thread.thread_id = thread.post_id and m.id <> thread.post_id
      union
      select turn.id, turn.at from turn where turn.id in (select below.id from below)
    )`;
}

function sourceOf(finder: Finder): RawBuilder<unknown> {
  if (finder.version === null) return sql`select reply.mention_id, reply.at from reply`;
  return sql`select counted.mention_id, counted.at from mention_topic counted
    where counted.topic_version = ${finder.version}::integer
      and counted.at >= ${instant(finder.fromMs)} and counted.at < ${instant(finder.toMs)}`;
}

/** Where what a filter asks for may stand, each place with mentions and times. */
function sourcesOf(reach: Reach, filter: MentionFilter): RawBuilder<unknown>[] {
  const found = reach.finders.map(sourceOf);
  if (filter.choice) return [chosenSource(reach, filter.choice)];
  return reach.narrowed ? found : [...found, chosenSource(reach, 'added')];
}

function chosenSource({ campaignId }: Reach, kind: 'added' | 'removed'): RawBuilder<unknown> {
  return sql`select choice.mention_id, chosen.at from reaction_choice choice
    join mention chosen on chosen.id = choice.mention_id
    where choice.campaign_id = ${campaignId}::uuid and choice.kind = ${kind}`;
}

function chosen(reach: Reach, filter: MentionFilter, kind: 'added' | 'removed'): RawBuilder<unknown> {
  return sql`select count(*)::integer from (${chosenSource(reach, kind)}) found
    ${LOOKED_UP} where ${conditionsOf(reach, { ...filter, choice: kind })}`;
}

function conditionsOf(reach: Reach, filter: MentionFilter): RawBuilder<unknown> {
  const { campaignId, finders, narrowed } = reach;
  const conditions = [sql`m.direction = 'inbound'`];
  if (filter.choice && narrowed) {
    const found = finders.length === 0 ? NOTHING : sql.join(finders.map(sourceOf), sql` union all `);
    conditions.push(sql`m.id in (select found_too.mention_id from (${found}) found_too)`);
  }
  const scored = filter.sentiment.filter((label) => label !== 'unscored');
  if (filter.sentiment.length > 0) {
    const unscored = filter.sentiment.includes('unscored') ? sql` or m.sentiment is null` : sql``;
    conditions.push(sql`(m.sentiment = any(${scored}::text[])${unscored})`);
  }
  if (filter.source.length > 0) conditions.push(sql`m.source = any(${filter.source}::text[])`);
  if (filter.lang.length > 0) conditions.push(sql`m.lang = any(${filter.lang}::text[])`);
  if (filter.choice !== 'removed') {
    conditions.push(sql`m.id not in (select removed.mention_id from reaction_choice removed
      where removed.campaign_id = ${campaignId}::uuid and removed.kind = 'removed')`);
  }
  return sql.join(conditions, sql` and `);
}

const instant = (ms: number) => sql`${new Date(ms).toISOString()}::timestamptz`;
