import { listMovers, type Mover } from '../../contract/topics';
import { defineTable } from './table';

/** What moved, one line a topic. */
export const MOVERS_TABLE = defineTable({
  path: '/topics/movers.csv',
  title: 'What moved',
  query: listMovers.query,
  columns: [
    { name: 'topic', says: 'its name', of: ({ name }: Mover) => name },
    { name: 'topic_id', says: 'its id', of: ({ topicId }) => topicId },
    { name: 'topic_version', says: 'version of its query', of: ({ topicVersion }) => topicVersion },
    { name: 'owner', says: 'team that owns it', of: ({ ownerTeam }) => ownerTeam?.name ?? null },
    { name: 'mentions', says: 'inbound mentions of the window', of: ({ totals }) => totals.mentions },
    { name: 'compared_now', says: 'mentions of what can be compared', of: ({ compared }) => compared.now },
    { name: 'compared_before', says: 'the same of the window before', of: ({ compared }) => compared.before },
    { name: 'change_percent', says: 'change of the rate', of: ({ change }) => change?.percent ?? null },
    { name: 'change_low_95', says: 'its lower bound', of: ({ change }) => change?.low ?? null },
    { name: 'change_high_95', says: 'its upper bound', of: ({ change }) => change?.high ?? null },
    {
      name: 'net_sentiment_points',
      says: 'net sentiment as counted',
      of: ({ totals }) => totals.netSentiment,
    },
    {
      name: 'net_sentiment_change',
      says: 'points against before',
      of: ({ netSentimentPoints }) => netSentimentPoints,
    },
    {
      name: 'net_corrected_change',
      says: 'the same, corrected for what the engine mistakes',
      of: ({ netCorrectedPoints }) => netCorrectedPoints?.value ?? null,
    },
    {
      name: 'net_corrected_low_95',
      says: 'its lower bound',
      of: ({ netCorrectedPoints }) => netCorrectedPoints?.low ?? null,
    },
    {
      name: 'net_corrected_high_95',
      says: 'its upper bound',
      of: ({ netCorrectedPoints }) => netCorrectedPoints?.high ?? null,
    },
    { name: 'state', says: 'state in a word', of: ({ state }) => state },
    { name: 'in_words', says: 'state with what it rests on', of: ({ words }) => words },
    {
      name: 'campaigns_now',
      says: 'running campaigns about it',
      of: ({ campaigns }) => campaigns.map(({ name }) => name).join('; '),
    },
    {
      name: 'net_corrected_points',
      says: 'net sentiment of the window, corrected for what the engine mistakes',
      of: ({ totals }) => totals.netCorrected?.value ?? null,
    },
  ],
  read: async (ask, query) => {
    const { items, before, stretches, method, freshAsOf, ...answer } = await ask(listMovers, query);
    return {
      rows: items,
      about: [
        ['from', answer.query.from],
        ['to_exclusive', answer.query.to],
        ['earlier_window', `${before.from} to ${before.to}`],
        ['compared', stretches && `${stretches.now.from} to ${stretches.now.to}`],
        ['compared_with', stretches && `${stretches.before.from} to ${stretches.before.to}`],
        ['zone', answer.query.zone],
        ['source', answer.query.source.join(' ') || 'all'],
        ['lang', answer.query.lang.join(' ') || 'all'],
        ['sources_compared', answer.sourcesCompared.join(' ')],
        ['sources_left_out', answer.sourcesLeftOut.map(({ source }) => source).join(' ')],
        ['method', method],
        ['fresh_as_of', freshAsOf],
      ],
    };
  },
});
