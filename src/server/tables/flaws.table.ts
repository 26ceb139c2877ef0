import type { FlawItem } from '../../contract/flaw-schemas';
import { listFlaws } from '../../contract/flaws';
import { defineTable } from './table';

/** Flaws by rank. */
export const FLAWS_TABLE = defineTable({
  path: '/flaws.csv',
  title: 'Flaws',
  query: listFlaws.query,
  columns: [
    { name: 'id', says: 'id of the flaw', of: ({ id }: FlawItem) => id },
    { name: 'title', says: 'what is wrong', of: ({ title }) => title },
    { name: 'state', says: 'its state', of: ({ state }) => state },
    { name: 'state_since_utc', says: 'since when', of: ({ stateAt }) => stateAt },
    { name: 'topic', says: 'its topic', of: ({ topic }) => topic?.name ?? null },
    { name: 'owner_team', says: 'team that owns it', of: ({ ownerTeam }) => ownerTeam?.name ?? null },
    { name: 'owner_person', says: 'person who owns it', of: ({ ownerPerson }) => ownerPerson?.name ?? null },
    { name: 'complaints', says: 'conversations people put on it', of: ({ figures }) => figures.complaints },
    {
      name: 'proposed',
      says: 'so many more its rule proposes, undecided',
      of: ({ figures }) => figures.proposed,
    },
    { name: 'people', says: 'distinct people', of: ({ figures }) => figures.people },
    { name: 'days', says: 'distinct days of the workspace’s zone', of: ({ figures }) => figures.days },
    { name: 'sources', says: 'distinct sources', of: ({ figures }) => figures.sources },
    { name: 'first_at_utc', says: 'first complaint', of: ({ figures }) => figures.firstAt },
    { name: 'last_at_utc', says: 'last complaint', of: ({ figures }) => figures.lastAt },
    { name: 'rank_score', says: 'persistence, breadth and volume together', of: ({ rank }) => rank.score },
    { name: 'rank_words', says: 'why it ranks there', of: ({ rank }) => rank.words },
    { name: 'fix', says: 'newest fix', of: ({ fix }) => fix?.label ?? null },
    { name: 'fix_version', says: 'version it came with', of: ({ fix }) => fix?.version ?? null },
    { name: 'tracker_url', says: 'its issue', of: ({ tracker }) => tracker?.url ?? null },
    { name: 'in_words', says: 'what its state rests on', of: ({ words }) => words },
  ],
  read: async (ask, query) => {
    const { items, nextCursor } = await ask(listFlaws, query);
    return {
      rows: items,
      about: [
        ['sort', query.sort],
        ['state', query.state.join(' ') || 'all'],
        ['flaws', items.length],
        ['rank_method', items[0]?.rank.method ?? null],
      ],
      nextCursor,
    };
  },
});
