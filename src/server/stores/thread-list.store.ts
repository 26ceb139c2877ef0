import { sql } from 'kysely';
import type { RoutedBy, ThreadState } from '../../contract/thread-kinds';
import type { ThreadFilter, ThreadItem } from '../../contract/thread-list';
import type { Db } from '../db/database';
import type { ThreadTable } from '../db/thread-tables';
import { findBy } from './find-by';
import type { ThreadQuery } from './thread-candidate.store';
import { facetConditions, hasFacets, THREAD_STATE, type ThreadExtent } from './thread-facet.store';
import { holdsWords, queryOf, threadsWithWords } from './thread-words.store';

/** A thread of a list before its topics, route and found turn are put into words. */
export type ListedThread = Omit<ThreadItem, 'topics' | 'found' | 'route' | 'handled'> & {
  routed: { by: RoutedBy; teamId: string | null; ruleId: string | null };
  undecidedSince: Date | null;
};

/** What a filter looks for, with topics as the versions that are shown. */
export async function threadQueryOf(
  db: Db,
  filter: ThreadFilter,
  context: { topicVersions: readonly number[]; now: Date },
): Promise<ThreadQuery> {
  const asksTimes =
    filter.waitingHours !== undefined ||
    filter.from !== undefined ||
    filter.to !== undefined ||
    filter.begunFrom !== undefined;
  const extent = asksTimes
    ? await readExtent(db)
    : { firstLastAt: null, lastLastAt: null, firstWaiting: null };
  return { ...facetConditions(filter, { ...context, extent }), words: filter.q || null };
}

async function readExtent(db: Db): Promise<ThreadExtent> {
  const { rows } = await sql<ThreadExtent>`select (select min(last_at) from thread) as "firstLastAt",
    (select max(last_at) from thread) as "lastLastAt",
    (select min(waiting_since) from thread where waiting_since is not null) as "firstWaiting"`.execute(db);
  return rows[0] as ThreadExtent;
}

/** These threads as a list shows them, in this order; ids of none are left out. */
export async function readListedThreads(db: Db, ids: readonly string[]): Promise<ListedThread[]> {
  const { rows } = await sql<ListedRow>`
    select thread.*, ${THREAD_STATE} as state, opening.author, opening.author_name, opening.sentiment,
      case when not opening.private then opening.text end as text
    from thread left join mention opening on opening.id = thread.opening_id
    where thread.thread_id = any(${ids}::uuid[])`.execute(db);
  const items = new Map(rows.map((row) => [row.thread_id, toItem(row)]));
  return ids.flatMap((id) => items.get(id) ?? []);
}

/** What a count asks of a thread, and no more: thousands are kept at once. */
const COUNTED = sql`thread_id, inbound, replies, waiting_since, handled_at, started_at, root_at, last_at, opening_id, followers,
  facets`;

/** Threads a count looks at, at most, when there is more to ask of each than its facets. */
const MOST_EXAMINED = 20_000;

/**
 * How many threads a query finds, by state, up to `cap`; `capped` when there are more, or may be: what has to be asked
 * of each thread is asked of so many only.
 */
export async function countThreadRows(
  db: Db,
  query: ThreadQuery,
  cap: number,
): Promise<{ byState: Map<ThreadState, number>; capped: boolean }> {
  if (query.groups.some((group) => group.length === 0)) return { byState: new Map(), capped: false };
  await findBy(db, query.groups.length > 0 || query.words !== null ? 'content' : 'order');
  const byWords =
    query.words === null || query.among ? null : await countCandidates(db, query, cap, query.words);
  return byWords ?? ((await countCandidates(db, query, cap, null)) as NonNullable<typeof byWords>);
}

/** `words`: the candidates are what holds them, `null` when that is too much; else they are what the facets find. */
async function countCandidates(
  db: Db,
  query: ThreadQuery,
  cap: number,
  words: string | null,
): Promise<{ byState: Map<ThreadState, number>; capped: boolean } | null> {
  const wanted = [...query.exact];
  if (query.among) wanted.push(hasFacets(query.groups));
  if (words !== null) wanted.push(hasFacets(query.groups));
  else if (query.words !== null) wanted.push(holdsWords(query.words));
  const most = query.among ? query.among.length + 1 : wanted.length === 0 ? cap + 1 : MOST_EXAMINED + 1;
  const source = query.among
    ? sql`select ${COUNTED} from thread where thread_id = any(${query.among}::uuid[])`
    : words === null
      ? sql`select ${COUNTED} from thread where ${hasFacets(query.groups)} limit ${most}`
      : sql`select ${COUNTED} from thread where thread_id = any(array(${threadsWithWords(words, query.groups, most)}))`;
  const matching = wanted.length === 0 ? sql`true` : sql.join(wanted, sql` and `);
  const { rows } = await sql<{ state: ThreadState | null; threads: number }>`
    with candidate as materialized (${source})
    select state, count(*)::integer as threads
    from (select ${THREAD_STATE} as state from candidate as thread where ${matching} limit ${cap + 1}) found
    group by state
    union all select null, count(*)::integer from candidate`.execute(db);
  const examined = rows.find(({ state }) => state === null)?.threads ?? 0;
  if (words !== null && examined >= most) return null;
  const byState = new Map(
    rows.flatMap(({ state, threads }) => (state === null ? [] : [[state, threads] as const])),
  );
  const found = [...byState.values()].reduce((sum, threads) => sum + threads, 0);
  return { byState, capped: found > cap || examined >= most };
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
    where member.thread_id = any(${threadIds}::uuid[]) and not m.private
      and m.text is not null and to_tsvector('simple', m.text) @@ ${queryOf(words)}
    order by member.thread_id, m.at, m.id`.execute(db);
  return new Map(rows.map(({ thread_id, ...turn }) => [thread_id, turn]));
}

type ListedRow = ThreadTable & {
  author: string | null;
  author_name: string | null;
  text: string | null;
  sentiment: ThreadItem['opening']['sentiment'];
  state: ThreadState;
};

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
    flaws: row.facets.flatMap((facet) => (facet.startsWith('flaw:') ? [facet.slice('flaw:'.length)] : [])),
    opening: {
      id: row.opening_id,
      author: row.author,
      authorName: row.author_name,
      text: row.text,
      sentiment: row.sentiment,
    },
    undecidedSince: row.undecided_since,
    routed: { by: row.routed_by, teamId: row.routed_team, ruleId: row.routed_rule },
  };
}

const LABELS_AMONG = 5000;
const MOST_LABELS = 100;

/** Labels of the newest conversations, most common first: of all of them would cost a walk over the store. */
export async function readThreadLabels(db: Db): Promise<{ label: string; threads: number }[]> {
  const { rows } = await sql<{ label: string; threads: number }>`
    select substr(facet, length('label:') + 1) as label, count(*)::integer as threads
    from (select facets from thread order by last_at desc, thread_id desc limit ${sql.lit(LABELS_AMONG)}) newest
    cross join lateral unnest(newest.facets) facet where facet like 'label:%'
    group by facet order by threads desc, label limit ${sql.lit(MOST_LABELS)}`.execute(db);
  return rows;
}
