import { listSpikes, type Spikes } from '../../contract/spikes';
import { localTime } from '../../domain/local-day';
import { defineTable } from './table';

/** Bursts, newest first. */
export const SPIKES_TABLE = defineTable({
  path: '/spikes.csv',
  title: 'Spikes',
  query: listSpikes.query,
  columns: [
    { name: 'start_utc', says: 'when it began', of: ({ start }: Row) => start },
    { name: 'peak_utc', says: 'its highest bucket', of: ({ peak }) => peak },
    {
      name: 'end_exclusive_utc',
      says: 'its end; empty while it lasts',
      of: ({ endExclusive }) => endExclusive,
    },
    {
      name: 'topic',
      says: 'the topic it is of; empty: all mentions',
      of: ({ topic }) => topic?.name ?? null,
    },
    { name: 'topic_id', says: 'its id', of: ({ topic }) => topic?.id ?? null },
    { name: 'hours', says: 'how long it lasted so far', of: ({ hours }) => hours },
    { name: 'mentions', says: 'mentions at the peak', of: ({ mentions }) => mentions },
    { name: 'expected', says: 'what was usual there', of: ({ expected }) => expected },
    { name: 'upper', says: 'bound it lies beyond', of: ({ upper }) => upper },
    { name: 'ratio', says: 'seen over usual', of: ({ ratio }) => ratio },
    { name: 'excess', says: 'mentions above the usual, over all of it', of: ({ excess }) => excess },
    { name: 'severity', says: 'standard deviations above the level', of: ({ severity }) => severity },
    { name: 'kind', says: '`expected` or `unexpected`', of: ({ kind }) => kind },
    { name: 'reason', says: 'what decided that', of: ({ reason }) => reason },
    { name: 'campaign', says: 'campaign that explains it', of: ({ campaign }) => campaign?.name ?? null },
    { name: 'incident', says: 'incident it began with', of: ({ incident }) => incident?.name ?? null },
    { name: 'in_words', says: 'all of it in words', of: ({ words }) => words },
    { name: 'direction', says: '`above`, or `below` for a quiet day', of: ({ direction }) => direction },
    { name: 'found_by', says: '`burst`, or `daily-check`: by one look a day', of: ({ foundBy }) => foundBy },
    {
      name: 'peak_end_exclusive_utc',
      says: 'where its peak ends',
      of: ({ peakEndExclusive }) => peakEndExclusive,
    },
    { name: 'start_local', says: 'when it began, local date and time', of: ({ startLocal }) => startLocal },
  ],
  read: async (ask, query) => {
    const { items, ...answer } = await ask(listSpikes, query);
    return {
      rows: items.map((item) => ({
        ...item,
        startLocal: localTime(Date.parse(item.start), answer.query.zone),
      })),
      about: [
        ['from', answer.query.from],
        ['to_exclusive', answer.query.to],
        ['bucket', answer.query.bucket],
        ['zone', answer.query.zone],
        ['topic', answer.query.topic.join(' ') || 'all'],
        ['series_judged', answer.seriesJudged],
        ['method', `${answer.method}, ${answer.correction}`],
        ['false_alarms_a_week', answer.falseAlarmsAWeek],
      ],
    };
  },
});

type Row = Spikes['items'][number] & { startLocal: string };
