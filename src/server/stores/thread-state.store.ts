import { sql } from 'kysely';
import type { Db, Tx } from '../db/database';

/** Columns of a thread's row, in the order in which `threadRowsOf` answers them. */
export const THREAD_COLUMNS = [
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
] as const;

/**
 * A thread's row from its turns: of these threads, or of all (`null`).
 *
 * `replies` are our public turns, `root_at` is when an inbound root was said, `first_reply_at` our first public turn at or after it (an earlier one is
 * another clock, never an answer), `waiting_since` the first inbound turn after our last public one. `inbound_days`
 * are distinct days of UTC: a change of the workspace's zone makes no thread more persistent. `opening_id` is the
 * earliest inbound turn, else the earliest. Source and language are the opening's.
 */
export function threadRowsOf(threadIds: readonly string[] | null) {
  const chosen = threadIds === null ? sql`` : sql`where member.thread_id = any(${threadIds}::uuid[])`;
  return sql`
    with turn as (
      select member.thread_id, m.id, m.at, m.source, m.author, m.followers, m.sentiment, m.complaint, m.lang,
        m.direction = 'inbound' as is_inbound,
        m.direction = 'outbound' and not m.private as is_reply,
        max(m.at) filter (where m.direction = 'outbound' and not m.private)
          over (partition by member.thread_id) as our_last_at,
        max(m.at) filter (where m.id = member.thread_id and m.direction = 'inbound')
          over (partition by member.thread_id) as root_at,
        first_value(m.id) over (
          partition by member.thread_id order by m.direction, m.at, m.id
        ) as opening_id
      from thread_member member join mention m on m.id = member.mention_id ${chosen}
    )
    select thread_id, min(at), max(at),
      count(*)::integer,
      (count(*) filter (where is_inbound))::integer,
      (count(*) filter (where not is_inbound))::integer,
      (count(*) filter (where is_reply))::integer,
      max(root_at),
      min(at) filter (where is_reply and at >= root_at),
      min(at) filter (where is_inbound and (our_last_at is null or at > our_last_at)),
      (count(distinct (at at time zone 'UTC')::date) filter (where is_inbound))::integer,
      (count(distinct (source, author)) filter (where is_inbound))::integer,
      max(followers) filter (where is_inbound),
      (count(*) filter (where is_inbound and sentiment = 'positive'))::integer,
      (count(*) filter (where is_inbound and sentiment = 'neutral'))::integer,
      (count(*) filter (where is_inbound and sentiment = 'negative'))::integer,
      (count(*) filter (where complaint))::integer,
      min(source) filter (where id = opening_id),
      min(lang) filter (where id = opening_id),
      (min(opening_id::text))::uuid
    from turn group by thread_id`;
}

/** Makes the rows of these threads what their turns say; a thread without turns has none. */
export async function refreshThreads(tx: Tx, threadIds: readonly string[]): Promise<void> {
  if (threadIds.length === 0) return;
  const columns = sql.raw(THREAD_COLUMNS.join(', '));
  const kept = sql.join(
    THREAD_COLUMNS.slice(1).map((column) => sql`${sql.id(column)} = excluded.${sql.id(column)}`),
  );
  await sql`insert into thread (${columns}) ${threadRowsOf(threadIds)}
    on conflict (thread_id) do update set ${kept}`.execute(tx);
  await sql`delete from thread where thread_id = any(${threadIds}::uuid[])
    and not exists (select from thread_member member where member.thread_id = thread.thread_id)`.execute(tx);
}

/** Threads whose row is not what their turns say, and rows of threads that are none; empty when all agree. */
export async function compareThreads(db: Db): Promise<{ key: string; stored: string; recounted: string }[]> {
  const columns = sql.raw(THREAD_COLUMNS.join(', '));
  const { rows } = await sql<{ key: string; stored: string | null; recounted: string | null }>`
    with recounted (${columns}) as (${threadRowsOf(null)})
    select coalesce(stored.thread_id, recounted.thread_id)::text as key,
      case when stored.thread_id is not null then stored::text end as stored,
      case when recounted.thread_id is not null then recounted::text end as recounted
    from (select ${columns} from thread) stored full join recounted using (thread_id)
    where stored is distinct from recounted limit 1000`.execute(db);
  return rows.map(({ key, stored, recounted }) => ({
    key,
    stored: stored ?? 'none',
    recounted: recounted ?? 'none',
  }));
}
