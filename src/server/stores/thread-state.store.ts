import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../db/database';
import type { ThreadTable } from '../db/thread-tables';
import { lookAgain, refreshFlawThreads } from './flaw-thread.store';
import { enabledRules, type MatchedRule, type OwnedTopic, ownedTopics, routedThreads } from './route.store';
import { turnsOf } from './thread.store';
import { FACETS } from './thread-facet.store';
import { liveVersions } from './topic-version.store';

/** Columns that a thread's turns say, in the order in which `threadRowsOf` answers them. */
const TURN_COLUMNS = [
  'thread_id',
  'started_at',
  'last_at',
  'mentions',
  'inbound',
  'outbound',
  'replies',
  'root_at',
  'first_reply_at',
  'waiting_since',
  'handled_at',
  'inbound_days',
  'people',
  'followers',
  'positive',
  'neutral',
  'negative',
  'complaints',
  'source',
  'lang',
  'opening_id',
] as const satisfies (keyof ThreadTable)[];

/** All columns of a thread's row. */
const THREAD_COLUMNS = [
  ...TURN_COLUMNS,
  'routed_by',
  'routed_team',
  'routed_rule',
  'undecided_since',
  'facets',
] as const satisfies (keyof ThreadTable)[];

const listed = (columns: readonly string[]) => sql.join(columns.map((column) => sql.id(column)));

/** What is told of a thread's turns on the way to its row, in the order in which `threadRowsOf` answers it after those. */
const TOLD_BESIDE = [
  /** Versions in use that any turn counts in, and those the opening counts in, as words: `3 12`. */
  'topics',
  'opening_topics',
  'flaws',
  'labels',
  /** What people chose: how many different things, the one thing, the teams, and when the last choice was made. */
  'choices',
  'chosen_team',
  'chosen_teams',
  'chosen_at',
];

/** What a row follows from besides its turns. */
interface RowContext {
  rules: readonly MatchedRule[];
  owned: readonly OwnedTopic[];
  liveVersions: readonly number[];
  hasBots: boolean;
}

async function readContext(db: Db | Tx): Promise<RowContext> {
  const bot = await db
    .selectFrom('our_account')
    .select('handle')
    .where('is_bot', '=', true)
    .limit(1)
    .execute();
  const live = await liveVersions(db);
  return {
    rules: await enabledRules(db as Db),
    owned: await ownedTopics(db as Db),
    liveVersions: live.map(({ version }) => version),
    hasBots: bot.length > 0,
  };
}

/**
 * A thread's row from its turns: of these threads, or of all (`null`).
 *
 * `replies` are public turns of our people: what a bot of ours says answers nobody. `root_at` is when an inbound root
 * was said, `first_reply_at` our first reply at or after it (an earlier one is another clock, never an answer),
 * `waiting_since` the first inbound turn after our last reply, unless somebody said that nothing is left to do and people
 * have said nothing since: then `handled_at` says when that was. `inbound_days` are distinct days of UTC: a change of
 * the workspace's zone makes no thread more persistent. `opening_id` is the earliest inbound turn, else the earliest.
 * Source and language are the opening's.
 */
function threadRowsOf(
  threadIds: readonly string[] | null,
  { hasBots, liveVersions }: RowContext,
): RawBuilder<unknown> {
  const chosen = threadIds === null ? sql`` : sql`where ${turnsOf(threadIds)}`;
  const byPerson = hasBots
    ? sql`and not exists (select from our_account bot where bot.is_bot and bot.source in ('', m.source)
        and lower(ltrim(bot.handle, '@')) = lower(ltrim(m.author, '@')))`
    : sql``;
  // Asked mention by mention, with a sum in place of the version: a planner without statistics would walk all topics.
  const topics =
    liveVersions.length === 0
      ? sql`null::text`
      : sql`(select string_agg(counted.topic_version::text, ' ') from mention_topic counted
          where counted.mention_id = m.id and counted.topic_version + 0 = any(${liveVersions}::integer[]))`;
  const isAwaited = sql`is_inbound and (our_last_at is null or at > our_last_at)`;
  return sql`
    with said as (
      select member.thread_id, m.id, m.at, m.source, m.author, m.followers, m.sentiment, m.complaint, m.lang,
        m.direction = 'inbound' as is_inbound,
        m.direction = 'outbound' and not m.private ${byPerson} as is_reply,
        case when m.labels <> '{}' then m.labels end as labels,
        ${topics} as topics,
        route.mention_id as route_of, route.team_id, route.at as routed_at,
        handled.at as handled_at, handled.up_to as handled_up_to
      from thread_member member join mention m on m.id = member.mention_id
      left join route on route.mention_id = m.id
        and (route.team_id is null or exists (select from team where team.id = route.team_id))
      left join thread_handled handled on handled.mention_id = m.id
      ${chosen}
    ), turn as (
      select *,
        max(at) filter (where is_reply) over (partition by thread_id) as our_last_at,
        max(at) filter (where id = thread_id and is_inbound) over (partition by thread_id) as root_at,
        first_value(id) over (partition by thread_id order by is_inbound desc, at, id) as opening_id,
        coalesce(max(handled_up_to) over (partition by thread_id)
          >= max(at) filter (where is_inbound) over (partition by thread_id), false) as is_handled
      from said
    )
    select thread_id, min(at), max(at),
      count(*)::integer,
      (count(*) filter (where is_inbound))::integer,
      (count(*) filter (where not is_inbound))::integer,
      (count(*) filter (where is_reply))::integer,
      max(root_at),
      min(at) filter (where is_reply and at >= root_at),
      min(at) filter (where ${isAwaited} and not is_handled),
      case when bool_or(${isAwaited} and is_handled) then max(handled_at) end,
      (count(distinct (at at time zone 'UTC')::date) filter (where is_inbound))::integer,
      (count(distinct (source, author)) filter (where is_inbound))::integer,
      max(followers) filter (where is_inbound),
      (count(*) filter (where is_inbound and sentiment = 'positive'))::integer,
      (count(*) filter (where is_inbound and sentiment = 'neutral'))::integer,
      (count(*) filter (where is_inbound and sentiment = 'negative'))::integer,
      (count(*) filter (where complaint))::integer,
      min(source) filter (where id = opening_id),
      min(lang) filter (where id = opening_id),
      (min(opening_id::text))::uuid,
      string_agg(topics, ' '),
      min(topics) filter (where id = opening_id),
      (select string_agg(distinct flaw.root_id::text, ' ') from flaw_thread hung
        join flaw on flaw.id = hung.flaw_id where hung.thread_id = turn.thread_id),
      jsonb_agg(labels) filter (where labels is not null),
      count(distinct coalesce(team_id::text, 'none')) filter (where route_of is not null),
      min(team_id::text)::uuid,
      array_agg(distinct team_id) filter (where team_id is not null),
      max(routed_at)
    from turn group by thread_id`;
}

/** Whole rows: what turns say, where that is routed, and the facets of both. */
function wholeRowsOf(threadIds: readonly string[] | null, context: RowContext): RawBuilder<unknown> {
  const columns = listed([...TURN_COLUMNS, ...TOLD_BESIDE]);
  const turns = sql`(${threadRowsOf(threadIds, context)}) as thread (${columns})`;
  const routed = sql`(${routedThreads(turns, context)}) as thread`;
  return sql`select ${listed(THREAD_COLUMNS.slice(0, -1))}, ${FACETS} from ${routed}`;
}

/**
 * Makes the rows of these threads what their turns, the rules and people's decisions say; a thread without turns has
 * none. With `look` the rules of flaws look at them again. Behind `lockThreads`.
 */
export async function refreshThreads(
  tx: Tx,
  threadIds: readonly string[],
  { look } = { look: true },
): Promise<void> {
  if (threadIds.length === 0) return;
  await refreshFlawThreads(tx, threadIds);
  const kept = THREAD_COLUMNS.slice(1);
  const now = sql.join(kept.map((column) => sql.ref(`thread.${column}`)));
  const next = sql.join(kept.map((column) => sql.ref(`excluded.${column}`)));
  // A row that would stay as it is, is not written: each writing costs every index of it.
  await sql`insert into thread (${listed(THREAD_COLUMNS)}) ${wholeRowsOf(threadIds, await readContext(tx))}
    on conflict (thread_id) do update set (${listed(kept)}) = row(${next})
    where (${now}) is distinct from (${next})`.execute(tx);
  await sql`delete from thread where thread_id = any(${threadIds}::uuid[])
    and not exists (select from thread_member member where member.thread_id = thread.thread_id)`.execute(tx);
  if (look) await lookAgain(tx, threadIds);
}

/**
 * Threads whose row or words are not what their turns say, and rows of threads that are none; empty when all agree.
 * Facets of topic versions that are retired stay until a thread changes: nobody can ask for them.
 */
export async function compareThreads(db: Db): Promise<{ key: string; stored: string; recounted: string }[]> {
  const context = await readContext(db);
  const live = context.liveVersions.map((version) => `topic:${version}`);
  const stored = sql`select ${listed(THREAD_COLUMNS.slice(0, -1))},
    array(select facet from unnest(facets) facet where facet not like 'topic:%' or facet = any(${live}::text[]))
      as facets from thread`;
  const { rows } = await sql<{ key: string; stored: string | null; recounted: string | null }>`
    with recounted (${listed(THREAD_COLUMNS)}) as (${wholeRowsOf(null, context)})
    select coalesce(stored.thread_id, recounted.thread_id)::text as key,
      case when stored.thread_id is not null then stored::text end as stored,
      case when recounted.thread_id is not null then recounted::text end as recounted
    from (${stored}) stored full join recounted using (thread_id)
    where stored is distinct from recounted limit 1000`.execute(db);
  return rows.map(({ key, stored, recounted }) => ({
    key,
    stored: stored ?? 'none',
    recounted: recounted ?? 'none',
  }));
}
