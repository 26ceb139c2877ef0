import { sql } from 'kysely';
import type { Db } from '../db/database';
import type { StoredSubject } from './topic-match.store';

/** An inbound mention of the window as a query sees it, with the thread it is in. */
export type WindowSubject = StoredSubject & { at: Date; threadId: string | null };

interface Window {
  from: Date;
  to: Date;
}

/** Inbound mentions of a window that still have words, in id order, up to `limit`: ids are hashes, so evenly drawn. */
export async function drawFromWindow(db: Db, window: Window, limit: number): Promise<WindowSubject[]> {
  return inWindow(db, window)
    .leftJoin('thread_member as member', 'member.mention_id', 'mention.id')
    .select([
      'mention.id',
      'text',
      'author',
      'lang',
      'source',
      'labels',
      'at',
      'member.thread_id as threadId',
    ])
    .orderBy('mention.id')
    .limit(limit)
    .execute();
}

/** How many mentions `drawFromWindow` draws from. */
export async function countInWindow(db: Db, window: Window): Promise<number> {
  const row = await inWindow(db, window)
    .select((eb) => eb.fn.countAll<number>().as('mentions'))
    .executeTakeFirstOrThrow();
  return row.mentions;
}

/** How many of these mentions count in each topic as it is shown, most first. */
export async function namedMatches(
  db: Db,
  ids: readonly string[],
): Promise<{ topicId: string; name: string; mentions: number }[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('mention_topic')
    .innerJoin('topic_version as shown', 'shown.version', 'mention_topic.topic_version')
    .innerJoin('topic', 'topic.id', 'shown.topic_id')
    .select((eb) => ['topic.id as topicId', 'topic.name', eb.fn.countAll<number>().as('mentions')])
    .where('shown.state', '=', 'active')
    .where('mention_topic.mention_id', '=', sql<string>`any(${ids}::uuid[])`)
    .groupBy(['topic.id', 'topic.name'])
    .orderBy('mentions', 'desc')
    .orderBy('topic.name')
    .execute();
}

function inWindow(db: Db, { from, to }: Window) {
  return db
    .selectFrom('mention')
    .where('mention.direction', '=', 'inbound')
    .where('mention.text', 'is not', null)
    .where('mention.at', '>=', from)
    .where('mention.at', '<', to);
}
