import { z } from 'zod';
import { listThreads, type ThreadItem } from '../../contract/thread-list';
import { listTopics } from '../../contract/topics';
import { defineTable, manyPages } from './table';

const PER_PAGE = 200;
const MOST = 5000;

type Row = ThreadItem & { topicNames: string };

/** Conversations as filtered, up to 5,000 a call. */
export const THREADS_TABLE = defineTable({
  path: '/threads.csv',
  title: 'Threads',
  query: listThreads.query.extend({ limit: z.coerce.number().int().min(1).max(MOST).default(1000) }),
  columns: [
    { name: 'id', says: 'id of the conversation', of: ({ id }: Row) => id },
    {
      name: 'state',
      says: '`unanswered`, `waiting`, `answered`, `handled` or `ours`',
      of: ({ state }) => state,
    },
    { name: 'last_at_utc', says: 'its last turn', of: ({ lastAt }) => lastAt },
    { name: 'started_at_utc', says: 'its first turn', of: ({ startedAt }) => startedAt },
    { name: 'waiting_since_utc', says: 'since when somebody waits', of: ({ waitingSince }) => waitingSince },
    {
      name: 'first_reply_seconds',
      says: 'until our first public answer',
      of: ({ firstReplySeconds }) => firstReplySeconds,
    },
    { name: 'turns', says: 'turns, ours included', of: ({ mentions }) => mentions },
    { name: 'turns_in', says: 'turns of people', of: ({ inbound }) => inbound },
    { name: 'turns_ours', says: 'turns of ours', of: ({ outbound }) => outbound },
    { name: 'people', says: 'people who spoke', of: ({ people }) => people },
    { name: 'days', says: 'days (UTC) on which people spoke', of: ({ inboundDays }) => inboundDays },
    { name: 'most_followers', says: 'most followers of who spoke', of: ({ followers }) => followers },
    { name: 'positive', says: 'positive turns', of: ({ positive }) => positive },
    { name: 'neutral', says: 'neutral turns', of: ({ neutral }) => neutral },
    { name: 'negative', says: 'negative turns', of: ({ negative }) => negative },
    { name: 'complaints', says: 'complaints', of: ({ complaints }) => complaints },
    { name: 'source', says: 'source', of: ({ source }) => source },
    { name: 'lang', says: 'language of the opening', of: ({ lang }) => lang },
    { name: 'topics', says: 'topics, separated by “; ”', of: ({ topicNames }) => topicNames },
    { name: 'team', says: 'team it is routed to', of: ({ route }) => route.team?.name ?? null },
    { name: 'routed_by', says: 'what routed it there', of: ({ route }) => route.by },
    { name: 'author', says: 'handle of who opened it', of: ({ opening }) => opening.author },
    { name: 'author_name', says: 'their name', of: ({ opening }) => opening.authorName },
    {
      name: 'opening_text',
      says: 'opening; empty once deleted or erased',
      of: ({ opening }) => opening.text,
    },
    { name: 'opening_sentiment', says: 'its class', of: ({ opening }) => opening.sentiment },
    {
      name: 'handled_at_utc',
      says: 'when somebody said that nothing is left to do',
      of: ({ handled }) => handled?.at ?? null,
    },
    { name: 'handled_reason', says: 'how it was handled', of: ({ handled }) => handled?.reason ?? null },
  ],
  read: async (ask, { limit, cursor, ...filters }) => {
    const { items, nextCursor } = await manyPages(
      limit,
      PER_PAGE,
      (page) => ask(listThreads, { ...filters, ...page }),
      cursor,
    );
    const topics = await ask(listTopics, { limit: 1000 });
    const names = new Map(topics.items.map(({ id, name }) => [id, name]));
    const chosen = Object.entries(filters).filter(([, value]) => value !== undefined && String(value) !== '');
    return {
      rows: items.map((thread) => ({
        ...thread,
        topicNames: thread.topics.map((id) => names.get(id) ?? id).join('; '),
      })),
      about: chosen.map(([name, value]) => [name, String(value)] as const),
      nextCursor,
    };
  },
});
