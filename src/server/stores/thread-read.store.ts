import { type Selectable, sql } from 'kysely';
import type { ThreadTurn } from '../../domain/thread-order';
import type { Db, Tx } from '../db/database';
import type { Direction, MentionTable } from '../db/mention-tables';

/** The thread that an id names: its own, one it was joined into, or one a mention of this id is a turn of. */
export async function findThread(db: Db, id: string): Promise<string | null> {
  const { rows } = await sql<{ thread_id: string | null }>`
    with recursive joined (thread_id) as (
      select ${id}::uuid
      union
      select alias.joined_into from thread_alias alias join joined on joined.thread_id = alias.thread_id
    )
    select coalesce(
      (select member.thread_id from thread_member member where member.thread_id = ${id}::uuid limit 1),
      (select member.thread_id from thread_member member where member.mention_id = ${id}::uuid limit 1),
      (select member.thread_id from joined join thread_member member on member.thread_id = joined.thread_id limit 1)
    ) as thread_id`.execute(db);
  return rows[0]?.thread_id ?? null;
}

/** What order and counts of a thread need of each turn. */
export type ThreadOutline = ThreadTurn & { direction: Direction; isPrivate: boolean };

export async function readOutline(db: Db, threadId: string): Promise<ThreadOutline[]> {
  const rows = await db
    .selectFrom('thread_member')
    .innerJoin('mention', 'mention.id', 'thread_member.mention_id')
    .select(['mention.id', 'mention.in_reply_to_id', 'mention.at', 'mention.direction', 'mention.private'])
    .where('thread_id', '=', threadId)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    parentId: row.in_reply_to_id,
    atMs: row.at.getTime(),
    direction: row.direction,
    isPrivate: row.private,
  }));
}

export type TurnRow = Pick<
  Selectable<MentionTable>,
  | 'id'
  | 'at'
  | 'direction'
  | 'source'
  | 'author'
  | 'author_name'
  | 'followers'
  | 'text'
  | 'url'
  | 'lang'
  | 'sentiment'
  | 'engine'
  | 'complaint'
  | 'labels'
>;

/** Whole mentions by id, tombstones included. */
export async function readTurns(db: Db, ids: readonly string[]): Promise<Map<string, TurnRow>> {
  const rows = await db
    .selectFrom('mention')
    .select(['id', 'at', 'direction', 'source', 'author', 'author_name', 'followers', 'text', 'url'])
    .select(['lang', 'sentiment', 'engine', 'complaint', 'labels'])
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Ids of the topics that any turn of a thread counts in. */
export async function topicsOfThread(db: Db, threadId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('thread_member')
    .innerJoin('mention_topic', 'mention_topic.mention_id', 'thread_member.mention_id')
    .innerJoin('topic_version', 'topic_version.version', 'mention_topic.topic_version')
    .innerJoin('topic', 'topic.id', 'topic_version.topic_id')
    .select('topic_id')
    .distinct()
    .where('thread_id', '=', threadId)
    .where('state', '=', 'active')
    .orderBy('topic_id')
    .execute();
  return rows.map((row) => row.topic_id);
}

/** The mention each of these threads opens with, by thread; ids of no thread are left out. */
export async function openingsOf(db: Db | Tx, threadIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('thread')
    .select(['thread_id', 'opening_id'])
    .where('thread_id', '=', sql<string>`any(${threadIds}::uuid[])`)
    .orderBy('thread_id')
    .execute();
  return new Map(rows.map((row) => [row.thread_id, row.opening_id]));
}

export async function membersOfThread(db: Db, threadId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('thread_member')
    .select('mention_id')
    .where('thread_id', '=', threadId)
    .execute();
  return rows.map((row) => row.mention_id);
}
