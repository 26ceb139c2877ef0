import { sql } from 'kysely';
import type { VoiceName } from '../../domain/voice-id';
import type { Db } from '../db/database';
import type { SentimentLabel } from '../db/mention-tables';
import { HANDLE } from './voice-list.store';

/** Something a voice said, as its page counts it. */
export interface SaidRow {
  id: string;
  atMs: number;
  isInbound: boolean;
  author: string;
  authorName: string | null;
  followers: number | null;
  sentiment: SentimentLabel | null;
  complaint: boolean;
  day: string;
  threadId: string;
  /** It opened its conversation, and what became of that. */
  opens: boolean;
  replies: number;
  waits: boolean;
  replyMs: number | null;
  /** Somebody else opened the conversation with a complaint. */
  helps: boolean;
}

/** What a voice said in public, newest first, at most so much. */
export async function readSaid(
  db: Db,
  { source, handle }: VoiceName,
  { limit, zone }: { limit: number; zone: string },
): Promise<SaidRow[]> {
  const { rows } = await sql<SaidRow>`
    select said.id, (extract(epoch from said.at) * 1000)::bigint as "atMs", said.direction = 'inbound' as "isInbound",
      said.author, said.author_name as "authorName", said.followers, said.sentiment, said.complaint,
      to_char(said.at at time zone ${zone}, 'YYYY-MM-DD') as day, thread.thread_id as "threadId",
      thread.opening_id = said.id as opens, thread.replies, thread.waiting_since is not null as waits,
      (extract(epoch from thread.first_reply_at - thread.root_at) * 1000)::bigint as "replyMs",
      thread.opening_id <> said.id and not said.complaint and opening.complaint
        and (opening.author is null or lower(ltrim(opening.author, '@')) <> ${handle}) as helps
    from (
      select m.* from mention m
      where ${HANDLE} = ${handle} and m.source = ${source} and m.author is not null and not m.private
      order by m.at desc, m.id desc limit ${limit}
    ) said
    join thread_member member on member.mention_id = said.id
    join thread on thread.thread_id = member.thread_id
    left join mention opening on opening.id = thread.opening_id
    order by said.at desc, said.id desc`.execute(db);
  return rows;
}

/** Topics these mentions count in, most mentions first. */
export async function topicsOfSaid(
  db: Db,
  ids: readonly string[],
): Promise<{ id: string; name: string; mentions: number }[]> {
  const { rows } = await sql<{ id: string; name: string; mentions: number }>`
    select topic.id, topic.name, count(*)::integer as mentions
    from mention_topic counted
    join topic_version version on version.version = counted.topic_version and version.state = 'active'
    join topic on topic.id = version.topic_id
    where counted.mention_id = any(${ids}::uuid[])
    group by 1, 2 order by 3 desc, 2, 1`.execute(db);
  return rows;
}

/** Sources on which somebody speaks under the same handle. */
export async function sourcesOfHandle(db: Db, handle: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from source where exists (select from mention m
      where ${HANDLE} = ${handle} and m.source = source.id and m.author is not null)
    order by id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Conversations in which a voice spoke in public, by when it last did, after a place. */
export async function threadsOfVoice(
  db: Db,
  { source, handle }: VoiceName,
  { limit, cursor, most }: { limit: number; cursor: { at: string; id: string } | null; most: number },
): Promise<{ id: string; at: string }[]> {
  const after =
    cursor === null
      ? sql`true`
      : sql`(max(said.at), member.thread_id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)`;
  const { rows } = await sql<{ id: string; at: Date }>`
    select member.thread_id as id, max(said.at) as at
    from (
      select m.id, date_trunc('milliseconds', m.at) as at from mention m
      where ${HANDLE} = ${handle} and m.source = ${source} and m.author is not null and not m.private
      order by m.at desc, m.id desc limit ${most}
    ) said
    join thread_member member on member.mention_id = said.id
    group by member.thread_id having ${after}
    order by 2 desc, 1 desc limit ${limit}`.execute(db);
  return rows.map(({ id, at }) => ({ id, at: at.toISOString() }));
}
