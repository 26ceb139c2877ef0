import { z } from 'zod';
import { type ListedVoice, listVoices } from '../../contract/voice-people';
import { defineTable, manyPages } from './table';

const PER_PAGE = 100;
const MOST = 500;

/** People who speak about us, through a lens. */
export const VOICES_TABLE = defineTable({
  path: '/voices.csv',
  title: 'Voices',
  query: listVoices.query.extend({ limit: z.coerce.number().int().min(1).max(MOST).default(PER_PAGE) }),
  columns: [
    { name: 'source', says: 'where they speak', of: ({ source }: ListedVoice) => source },
    { name: 'author', says: 'their handle', of: ({ author }) => author },
    { name: 'author_name', says: 'their name', of: ({ authorName }) => authorName },
    { name: 'kind', says: '`person`, `likely-bot` or `syndicated`', of: ({ kind }) => kind },
    { name: 'followers', says: 'followers when last learnt', of: ({ followers }) => followers },
    { name: 'mentions', says: 'what they said', of: ({ mentions }) => mentions },
    { name: 'days', says: 'days on which they spoke', of: ({ days }) => days },
    { name: 'complaints', says: 'complaints', of: ({ complaints }) => complaints },
    {
      name: 'complaint_days',
      says: 'days on which they complained',
      of: ({ complaintDays }) => complaintDays,
    },
    { name: 'unanswered', says: 'complaints we never answered', of: ({ unanswered }) => unanswered },
    { name: 'positive', says: 'positive mentions', of: ({ positive }) => positive },
    { name: 'helped', says: 'complaints of others they spoke in', of: ({ helped }) => helped },
    { name: 'flaws_noticed_first', says: 'accepted flaws they spoke of first', of: ({ noticed }) => noticed },
    { name: 'first_at_utc', says: 'first of these mentions', of: ({ firstAt }) => firstAt },
    { name: 'last_at_utc', says: 'last of them', of: ({ lastAt }) => lastAt },
  ],
  read: async (ask, { limit, cursor, ...filters }) => {
    const first = await ask(listVoices, { ...filters, limit: Math.min(limit, PER_PAGE), cursor });
    const rest =
      first.nextCursor === null || limit <= PER_PAGE
        ? { items: [], nextCursor: first.nextCursor }
        : await manyPages(
            limit - PER_PAGE,
            PER_PAGE,
            (page) => ask(listVoices, { ...filters, ...page }),
            first.nextCursor,
          );
    return {
      rows: [...first.items, ...rest.items],
      about: [
        ['from', first.from],
        ['to_exclusive', first.to],
        ['read_from', first.read.from],
        ['zone', first.zone],
        ['lens', first.lens],
        ['show', filters.show],
        ['topic', filters.topic ?? 'all'],
        ['source', filters.source.join(' ') || 'all'],
        ['lang', filters.lang.join(' ') || 'all'],
        ['voices_in_lens', first.inLens],
        ['definition', first.definition],
      ],
      nextCursor: rest.nextCursor,
    };
  },
});
