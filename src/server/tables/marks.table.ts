import { z } from 'zod';
import { instant } from '../../contract/common';
import { listMarks, type Mark } from '../../contract/marks';
import { defineTable } from './table';

const DAY_MS = 86_400_000;

/** What we did: campaigns, posts, releases, fixes, incidents, notes. */
export const MARKS_TABLE = defineTable({
  path: '/marks.csv',
  title: 'Marks',
  // A spreadsheet asks the same address each day: without a window it gets the last days, and what is planned tomorrow.
  query: listMarks.query.extend({
    from: instant.optional(),
    to: instant.optional(),
    days: z.coerce.number().int().min(1).max(3660).default(90),
  }),
  columns: [
    { name: 'id', says: 'id of the mark', of: ({ id }: Mark) => id },
    { name: 'kind', says: 'kind of mark', of: ({ kind }) => kind },
    { name: 'at_utc', says: 'when, or when it began', of: ({ at }) => at },
    { name: 'end_exclusive_utc', says: 'end of what lasts', of: ({ endExclusive }) => endExclusive },
    { name: 'label', says: 'what it says', of: ({ label }) => label },
    { name: 'version', says: 'version of a release or fix', of: ({ version }) => version },
    { name: 'channel', says: 'channel of a post', of: ({ channel }) => channel },
    { name: 'campaign_id', says: 'campaign of a post', of: ({ campaignId }) => campaignId },
    { name: 'url', says: 'its address', of: ({ url }) => url },
    { name: 'written_by', says: 'who wrote it last', of: ({ actor }) => actor?.name ?? null },
  ],
  read: async (ask, { days, ...query }, now) => {
    const to = query.to ?? new Date(now.getTime() + DAY_MS).toISOString();
    const from = query.from ?? new Date(Date.parse(to) - days * DAY_MS).toISOString();
    const { items, nextCursor } = await ask(listMarks, { ...query, from, to });
    return {
      rows: items,
      about: [
        ['from', from],
        ['to_exclusive', to],
        ['kind', query.kind.join(' ') || 'all'],
      ],
      nextCursor,
    };
  },
});
