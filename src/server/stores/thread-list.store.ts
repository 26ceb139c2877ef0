import { type RawBuilder, sql } from 'kysely';
import type { RoutedBy, ThreadFilter, ThreadItem, ThreadSort, ThreadState } from '../../contract/thread-list';
import type { Db, ThreadTable } from '../db/database';
import { type MatchedRule, mayBeRoutedTo, routeColumns } from './route.store';

/** Where a page begins: after this value of the sorted column, and this thread among equals. */
export interface ThreadPlace {
  value: string;
  id: string;
}

/** The column a list is sorted by, and whether its greatest comes first. */
const SORTED: Readonly<Record<ThreadSort, { column: keyof ThreadTable; cast: string; descending: boolean }>> =
  {
    recent: { column: 'last_at', cast: 'timestamptz', descending: true },
    waiting: { column: 'waiting_since', cast: 'timestamptz', descending: false },
    size: { column: 'mentions', cast: 'integer', descending: true },
    persistence: { column: 'inbound_days', cast: 'integer', descending: true },
  };

/** A thread of a list before its topics, route and found turn are put into words. */
export type ListedThread = Omit<ThreadItem, 'topics' | 'found' | 'route'> & {
  place: ThreadPlace;
  routed: { by: RoutedBy; teamId: string | null; ruleId: string | null };
};

/** What a filter means beside the thread's own row: versions of its topics, and the clock. */
export interface FilterContext {
  topicVersions: readonly number[];
  rules: readonly MatchedRule[];
  now: Date;
}

/** A page of threads, each with where it opened. */
export async function listThreadRows(
  db: Db,
  filter: ThreadFilter,
  context: FilterContext,
  { sort, limit, after }: { sort: ThreadSort; limit: number; after: ThreadPlace | null },
): Promise<ListedThread[]> {
  const { column, cast, descending } = SORTED[sort];
  const sorted = sql.ref(`thread.${column}`);
  const [order, beyond] = descending ? [sql`desc`, sql`<`] : [sql`asc`, sql`>`];
  const route = routeColumns(context.rules);
  const conditions = conditionsOf(filter, context);
  if (sort === 'waiting') conditions.push(sql`thread.waiting_since is not null`);
  if (after) {
    conditions.push(
      sql`(${sorted}, thread.thread_id) ${beyond} (${after.value}::${sql.raw(cast)}, ${after.id}::uuid)`,
    );
  }
  const { rows } = await sql<ListedRow>`
    select thread.*, ${STATE} as state, opening.author, opening.author_name, opening.sentiment,
      case when not opening.private then opening.text end as text,
      ${sorted}::text as place,
      ${route.by} as routed_by, ${route.team} as routed_team, ${route.rule} as routed_rule
    from thread left join mention opening on opening.id = thread.opening_id
    ${whereOf(conditions)}
    order by ${sorted} ${order}, thread.thread_id ${order} limit ${limit}`.execute(db);
  return rows.map(toItem);
}

/** One thread as a list would show it; `null` when there is none. */
export async function readListedThread(
  db: Db,
  threadId: string,
  rules: readonly MatchedRule[],
): Promise<ListedThread | null> {
  const route = routeColumns(rules);
  const { rows } = await sql<ListedRow>`
    select thread.*, ${STATE} as state, opening.author, opening.author_name, opening.sentiment,
      case when not opening.private then opening.text end as text, '' as place,
      ${route.by} as routed_by, ${route.team} as routed_team, ${route.rule} as routed_rule
    from thread left join mention opening on opening.id = thread.opening_id
    where thread.thread_id = ${threadId}::uuid`.execute(db);
  return rows[0] ? toItem(rows[0]) : null;
}

/** How many threads a filter finds, by state, looking at no more than `cap`. */
export async function countThreadRows(
  db: Db,
  filter: ThreadFilter,
  context: FilterContext,
  cap: number,
): Promise<Map<ThreadState, number>> {
  const { rows } = await sql<{ state: ThreadState; threads: number }>`
    select state, count(*)::integer as threads
    from (select ${STATE} as state from thread ${whereOf(conditionsOf(filter, context))} limit ${cap}) found
    group by state`.execute(db);
  return new Map(rows.map(({ state, threads }) => [state, threads]));
}

/** Ids of the topics that any turn of these threads counts in, as they are shown. */
export async function topicsOfThreads(db: Db, threadIds: readonly string[]): Promise<Map<string, string[]>> {
  const members = await db
    .selectFrom('thread_member')
    .selectAll()
    .where('thread_id', '=', sql<string>`any(${threadIds}::uuid[])`)
    .execute();
  // By mention, in a step of its own: a planner without statistics would walk the topics instead.
  const counted = await db
    .selectFrom('mention_topic')
    .innerJoin('topic_version', 'topic_version.version', 'mention_topic.topic_version')
    .innerJoin('topic', 'topic.id', 'topic_version.topic_id')
    .select(['mention_topic.mention_id', 'topic.id'])
    .where('mention_id', '=', sql<string>`any(${members.map(({ mention_id }) => mention_id)}::uuid[])`)
    .where('topic_version.state', '=', 'active')
    .execute();
  const threadOf = new Map(members.map(({ mention_id, thread_id }) => [mention_id, thread_id]));
  const topics = new Map<string, Set<string>>();
  for (const { mention_id, id } of counted) {
    const threadId = threadOf.get(mention_id) as string;
    topics.set(threadId, (topics.get(threadId) ?? new Set()).add(id));
  }
  return new Map([...topics].map(([threadId, ids]) => [threadId, [...ids].sort()]));
}

/** Of each thread the earliest turn that holds the words. */
export async function turnsWithWords(
  db: Db,
  threadIds: readonly string[],
  words: string,
): Promise<Map<string, { id: string; author: string | null; text: string }>> {
  const { rows } = await sql<{ thread_id: string; id: string; author: string | null; text: string }>`
    select distinct on (member.thread_id) member.thread_id, m.id, m.author, m.text
    from thread_member member join mention m on m.id = member.mention_id
    where member.thread_id = any(${threadIds}::uuid[]) and not m.private and ${holds(words)}
    order by member.thread_id, m.at, m.id`.execute(db);
  return new Map(rows.map(({ thread_id, ...turn }) => [thread_id, turn]));
}

type ListedRow = ThreadTable & {
  author: string | null;
  author_name: string | null;
  text: string | null;
  sentiment: ThreadItem['opening']['sentiment'];
  state: ThreadState;
  place: string;
  routed_by: RoutedBy;
  routed_team: string | null;
  routed_rule: string | null;
};

const STATE = sql<ThreadState>`case
  when thread.inbound = 0 then 'ours'
  when thread.waiting_since is null then 'answered'
  when thread.replies = 0 then 'unanswered'
  else 'waiting' end`;

function conditionsOf(
  filter: ThreadFilter,
  { topicVersions, rules, now }: FilterContext,
): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [];
  const add = (isAsked: unknown, condition: () => RawBuilder<unknown>) => {
    if (isAsked) conditions.push(condition());
  };
  add(filter.state.length, () => sql`${STATE} = any(${filter.state}::text[])`);
  add(filter.source.length, () => sql`thread.source = any(${filter.source}::text[])`);
  add(filter.lang.length, () => sql`thread.lang = any(${filter.lang}::text[])`);
  add(filter.sentiment.length, () => sql`(${sql.join(filter.sentiment.map(hasClass), sql` or `)})`);
  add(filter.complaint === 'yes', () => sql`thread.complaints > 0`);
  add(filter.complaint === 'no', () => sql`thread.complaints = 0`);
  add(filter.answered === 'yes', () => sql`thread.replies > 0`);
  add(filter.answered === 'no', () => sql`thread.replies = 0`);
  add(filter.waitingHours, () => {
    const since = new Date(now.getTime() - (filter.waitingHours ?? 0) * 3_600_000);
    return sql`thread.waiting_since <= ${since.toISOString()}::timestamptz`;
  });
  add(filter.followers, () => sql`thread.followers >= ${filter.followers}`);
  add(filter.from, () => sql`thread.last_at >= ${filter.from}::timestamptz`);
  add(filter.to, () => sql`thread.last_at < ${filter.to}::timestamptz`);
  for (const label of filter.label) {
    const [name, value] = [label.slice(0, label.indexOf(':')), label.slice(label.indexOf(':') + 1)];
    conditions.push(sql`exists (select from thread_member member join mention m on m.id = member.mention_id
      where member.thread_id = thread.thread_id and m.labels ->> ${name} = ${value})`);
  }
  add(filter.flaw.length, () => sql`false`);
  const route = routeColumns(rules);
  add(filter.routed.length, () => sql`${route.by} = any(${filter.routed}::text[])`);
  add(
    filter.team,
    () => sql`${mayBeRoutedTo(filter.team ?? '', rules)} and ${route.team} = ${filter.team}::uuid`,
  );
  add(
    filter.topic.length,
    () => sql`thread.thread_id in (
      select member.thread_id from mention_topic counted
      join thread_member member on member.mention_id = counted.mention_id
      where counted.topic_version = any(${topicVersions}::integer[]))`,
  );
  add(
    filter.q,
    () => sql`thread.thread_id in (
      select member.thread_id from mention m join thread_member member on member.mention_id = m.id
      where not m.private and ${holds(filter.q ?? '')})`,
  );
  return conditions;
}

function hasClass(sentiment: ThreadFilter['sentiment'][number]): RawBuilder<unknown> {
  return sentiment === 'unscored'
    ? sql`(thread.inbound > 0 and thread.positive + thread.neutral + thread.negative = 0)`
    : sql`${sql.ref(`thread.${sentiment}`)} > 0`;
}

function holds(words: string): RawBuilder<unknown> {
  return sql`m.text is not null and to_tsvector('simple', m.text) @@ websearch_to_tsquery('simple', ${words})`;
}

function whereOf(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`;
}

function toItem(row: ListedRow): ListedThread {
  return {
    id: row.thread_id,
    startedAt: row.started_at.toISOString(),
    lastAt: row.last_at.toISOString(),
    mentions: row.mentions,
    inbound: row.inbound,
    outbound: row.outbound,
    state: row.state,
    firstReplySeconds:
      row.root_at && row.first_reply_at
        ? (row.first_reply_at.getTime() - row.root_at.getTime()) / 1000
        : null,
    waitingSince: row.waiting_since?.toISOString() ?? null,
    inboundDays: row.inbound_days,
    people: row.people,
    followers: row.followers,
    positive: row.positive,
    neutral: row.neutral,
    negative: row.negative,
    complaints: row.complaints,
    source: row.source,
    lang: row.lang,
    flaws: [],
    opening: {
      id: row.opening_id,
      author: row.author,
      authorName: row.author_name,
      text: row.text,
      sentiment: row.sentiment,
    },
    place: { value: row.place, id: row.thread_id },
    routed: { by: row.routed_by, teamId: row.routed_team, ruleId: row.routed_rule },
  };
}
