import { getReplyTimes, type ReplyTimes } from '../../contract/reply-times';
import { defineTable } from './table';

type Row = ReplyTimes & { id: string | null; name: string };

/** How long people waited for our first answer: all of them, then each source, topic or team. */
export const REPLY_TIMES_TABLE = defineTable({
  path: '/reply-times.csv',
  title: 'First reply times',
  query: getReplyTimes.query,
  columns: [
    {
      name: 'group',
      says: 'source, topic or team as `by` says; `all` is the whole',
      of: ({ name }: Row) => name,
    },
    { name: 'group_id', says: 'its id', of: ({ id }) => id },
    { name: 'threads', says: 'conversations people began', of: ({ threads }) => threads },
    { name: 'answered', says: 'of them answered in public', of: ({ answered }) => answered },
    {
      name: 'never_answered',
      says: 'not answered as far as was watched',
      of: ({ neverAnswered }) => neverAnswered,
    },
    {
      name: 'kaplan_meier_median_seconds',
      says: 'median of all, those still waiting counted in; empty when not reached',
      of: ({ medianOfAllSeconds }) => medianOfAllSeconds,
    },
    {
      name: 'median_seconds_of_answered',
      says: 'median of the answered',
      of: ({ medianSeconds }) => medianSeconds,
    },
    {
      name: 'p90_seconds_of_answered',
      says: 'nine of ten of the answered within',
      of: ({ p90Seconds }) => p90Seconds,
    },
    { name: 'watched_seconds', says: 'longest that was watched', of: ({ watchedSeconds }) => watchedSeconds },
  ],
  read: async (ask, query) => {
    const { from, to, all, groups, definition } = await ask(getReplyTimes, query);
    return {
      rows: [{ ...all, id: null, name: 'all' }, ...groups],
      about: [
        ['from', from],
        ['to_exclusive', to],
        ['by', query.by ?? null],
        ['source', query.source.join(' ') || 'all'],
        ['topic', query.topic ?? 'all'],
        ['definition', definition],
      ],
    };
  },
});
