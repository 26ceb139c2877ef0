import type { Movers } from '../../../contract/topics';
import { csvText } from '../../../domain/csv-text';

/** The topics of a stretch as CSV, with what they were compared with and by which method. */
export function moversCsv(movers: Movers): string {
  const { query, before, stretches, items, method } = movers;
  const anyOf = (values: readonly string[]) => (values.length === 0 ? 'all' : values.join(' '));
  return csvText([
    ['Eddyline: what moved (inbound mentions by topic; topics overlap)'],
    ['from', query.from],
    ['to (exclusive)', query.to],
    ['earlier window', `${before.from} to ${before.to}`],
    ...(stretches
      ? [
          ['compared', `${stretches.now.from} to ${stretches.now.to}`],
          ['compared with', `${stretches.before.from} to ${stretches.before.to}`],
        ]
      : []),
    ['time zone', query.zone],
    ['filter: source', anyOf(query.source)],
    ['filter: language', anyOf(query.lang)],
    ['sources compared', movers.sourcesCompared.join(' ')],
    ...movers.sourcesLeftOut.map(({ source, reason }) => ['left out of changes', source, reason]),
    ['method', method],
    ['computed at', movers.computedAt],
    [],
    [
      'topic',
      'topic_version',
      'owner',
      'mentions',
      'compared_now',
      'compared_before',
      'change_percent',
      'change_low_95',
      'change_high_95',
      'net_sentiment_points',
      'net_sentiment_change',
      'net_corrected_change',
      'net_corrected_low_95',
      'net_corrected_high_95',
      'state',
      'in_words',
      'campaigns_now',
      'net_corrected_points',
    ],
    ...items.map((mover) => [
      mover.name,
      mover.topicVersion,
      mover.ownerTeam?.name ?? null,
      mover.totals.mentions,
      mover.compared.now,
      mover.compared.before,
      mover.change?.percent ?? null,
      mover.change?.low ?? null,
      mover.change?.high ?? null,
      mover.totals.netSentiment,
      mover.netSentimentPoints,
      mover.netCorrectedPoints?.value ?? null,
      mover.netCorrectedPoints?.low ?? null,
      mover.netCorrectedPoints?.high ?? null,
      mover.state,
      mover.words,
      mover.campaigns.map(({ name }) => name).join('; '),
      mover.totals.netCorrected?.value ?? null,
    ]),
  ]);
}
