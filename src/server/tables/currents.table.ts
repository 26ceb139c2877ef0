import { type CorrectedBucket, type Currents, getCurrents } from '../../contract/currents';
import { localDay, localTime } from '../../domain/local-day';
import { defineTable } from './table';

/** Volume and sentiment, one line a bucket. */
export const CURRENTS_TABLE = defineTable({
  path: '/currents.csv',
  title: 'Currents',
  query: getCurrents.query,
  columns: [
    { name: 'start_utc', says: 'start of the bucket', of: ({ start }: Row) => start },
    { name: 'end_exclusive_utc', says: 'its end, not included', of: ({ endExclusive }) => endExclusive },
    { name: 'day', says: 'local date of the start, in the workspace’s zone', of: ({ day }) => day },
    { name: 'mentions', says: 'inbound mentions', of: ({ mentions }) => mentions },
    { name: 'positive', says: 'of them scored positive', of: ({ positive }) => positive },
    { name: 'neutral', says: 'scored neutral', of: ({ neutral }) => neutral },
    { name: 'negative', says: 'scored negative', of: ({ negative }) => negative },
    { name: 'not_scored', says: 'not scored', of: ({ unscored }) => unscored },
    {
      name: 'net_sentiment_points',
      says: 'net sentiment of the scored ones as counted, −100 to 100',
      of: ({ netSentiment }) => netSentiment,
    },
    { name: 'complaints', says: 'of them complaints', of: ({ complaints }) => complaints },
    {
      name: 'potential_impressions_estimated',
      says: 'followers of who spoke, added up; potential, estimated',
      of: ({ potentialImpressions }) => potentialImpressions,
    },
    {
      name: 'net_corrected_points',
      says: 'net sentiment corrected for what the engine mistakes',
      of: ({ netCorrected }) => netCorrected?.value ?? null,
    },
    {
      name: 'net_corrected_low_95',
      says: 'its lower bound',
      of: ({ netCorrected }) => netCorrected?.low ?? null,
    },
    {
      name: 'net_corrected_high_95',
      says: 'its upper bound',
      of: ({ netCorrected }) => netCorrected?.high ?? null,
    },
    {
      name: 'covered',
      says: '`all`, `some` or `none` of the sources were collected',
      of: ({ covered }) => covered,
    },
    { name: 'ended', says: '`no` while the bucket has not ended', of: ({ partial }) => !partial },
    { name: 'usual', says: 'mentions usual at that time', of: ({ usual }) => usual?.expected ?? null },
    { name: 'usual_up_to', says: 'more would be unusual', of: ({ usual }) => usual?.upper ?? null },
    { name: 'usual_from', says: 'a day with fewer is quiet', of: ({ usual }) => usual?.lower ?? null },
    { name: 'spikes', says: 'what was unusual, in words', of: ({ spikes }) => spikes },
    { name: 'start_local', says: 'its start, local date and time', of: ({ startLocal }) => startLocal },
  ],
  read: async (ask, query) => {
    const answer = await ask(getCurrents, query);
    const { from, to, bucket, zone, topic, source, lang, sentiment } = answer.query;
    const all = (values: readonly string[]) => (values.length === 0 ? 'all' : values.join(' '));
    return {
      rows: answer.buckets.map((row, index) => ({
        ...row,
        day: localDay(Date.parse(row.start), zone),
        usual: answer.expected?.buckets[index],
        spikes: (answer.spikes ?? [])
          .filter(({ peak }) => peak >= row.start && peak < row.endExclusive)
          .map(({ words }) => words)
          .join(' '),
        startLocal: localTime(Date.parse(row.start), zone),
      })),
      about: [
        ['from', from],
        ['to_exclusive', to],
        ['bucket', bucket],
        ['zone', zone],
        ['topic', all(topic)],
        ['source', all(source)],
        ['lang', all(lang)],
        ['sentiment', all(sentiment)],
        ['sources_collected', [...new Set(answer.coverage.map((stretch) => stretch.source))].join(' ')],
        ['definitions', `${answer.basis.netSentiment} ${answer.basis.complaint}`],
        ['fresh_as_of', answer.basis.freshAsOf],
      ],
    };
  },
});

type Row = CorrectedBucket & {
  day: string;
  usual: NonNullable<Currents['expected']>['buckets'][number] | undefined;
  spikes: string;
  startLocal: string;
};
