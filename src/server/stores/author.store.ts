import { sql } from 'kysely';
import type { AuthorMention } from '../../contract/authors';
import type { Db } from '../db/database';

/** What an author said on a source, newest first, after a place; the author as `toHandle` writes them. */
export async function mentionsBy(
  db: Db,
  { source, author }: { source: string; author: string },
  { limit, cursor }: { limit: number; cursor: { at: string; id: string } | null },
): Promise<AuthorMention[]> {
  const rows = await db
    .selectFrom('mention')
    .innerJoin('thread_member as member', 'member.mention_id', 'mention.id')
    .innerJoin('thread', 'thread.thread_id', 'member.thread_id')
    .select(['mention.id', 'member.thread_id', 'mention.at', 'mention.direction', 'mention.url'])
    .select(['mention.sentiment', 'mention.complaint', 'thread.opening_id'])
    .select(sql<string | null>`case when not mention.private then mention.text end`.as('text'))
    .where(sql`lower(ltrim(mention.author, '@'))`, '=', author)
    .where('mention.source', '=', source)
    .where('mention.author', 'is not', null)
    .$if(cursor !== null, (query) =>
      query.where(sql<boolean>`(mention.at, mention.id) < (${cursor?.at}::timestamptz, ${cursor?.id}::uuid)`),
    )
    .orderBy('mention.at', 'desc')
    .orderBy('mention.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ thread_id, opening_id, at, ...row }) => ({
    ...row,
    threadId: thread_id,
    at: at.toISOString(),
    opens: row.id === opening_id,
  }));
}
