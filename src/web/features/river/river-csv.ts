import type { Currents } from '../../../contract/currents';
import { type CsvCell, csvText } from '../../../domain/csv-text';
import { localTime } from '../../../domain/local-day';
import type { NamedSeries } from '../../ui/charts/series-layer';
import { offsetName } from '../../ui/charts/time-format';
import type { RiverBucket } from './river-rows';
import { spikeLabel, spikesWithin } from './spike-label';
import type { ShownSpike } from './use-shown-spikes';

const FIGURES = [
  'mentions',
  'positive',
  'neutral',
  'negative',
  'unscored',
  'netSentiment',
  'complaints',
  'potentialImpressions',
] as const;

const COLUMN_NAMES: Record<(typeof FIGURES)[number], string> = {
  mentions: 'mentions',
  positive: 'positive',
  neutral: 'neutral',
  negative: 'negative',
  unscored: 'not_scored',
  netSentiment: 'net_sentiment_points',
  complaints: 'complaints',
  potentialImpressions: 'potential_impressions_estimated',
};

const BAND = ['expected', 'upper', 'lower'] as const;

/**
 * The chart's buckets as CSV (RFC 4180, CRLF): header lines say window, zone, filters, sources and age; then one line a
 * bucket. An unknown figure is an empty cell, a counted zero is 0. Text that a spreadsheet could read as a formula gets a
 * leading apostrophe. What is usual, spikes in words and the local time come last. One topic is what all figures are of; several have a column each beside the whole.
 */
export function riverCsv(
  currents: Currents,
  buckets: readonly RiverBucket[],
  series: readonly NamedSeries[],
  spikes: readonly ShownSpike[],
): string {
  const { query, basis, comparison, expected } = currents;
  const anyOf = (values: readonly string[]) => (values.length === 0 ? 'all' : values.join(' '));
  const several = series.length > 1 ? series : [];
  const first = buckets[0];
  const last = buckets.at(-1);
  const collectedSources = [...new Set(currents.coverage.map(({ source }) => source))];
  const lines: CsvCell[][] = [
    ['Eddyline: currents (inbound mentions)'],
    ['from', first?.start ?? query.from],
    ['to (exclusive)', last?.endExclusive ?? query.to],
    ['bucket', query.bucket],
    ['time zone', query.zone],
    ['filter: source', anyOf(query.source)],
    ['filter: language', anyOf(query.lang)],
    ['filter: sentiment', anyOf(query.sentiment)],
    ...currents.series.map(({ topic, topicVersion }) => [
      several.length > 0 ? 'topic beside the whole' : 'filter: topic',
      series.find(({ key }) => key === topic)?.name ?? topic,
      `version ${topicVersion}`,
    ]),
    ['sources collected in the window', collectedSources.join(' ')],
    ['definitions', `${basis.netSentiment} ${basis.corrected.method} ${basis.complaint}`],
    ['newest mention learnt at', basis.freshAsOf ?? ''],
    ['computed at', basis.computedAt],
  ];
  if (comparison) {
    const { stretches } = comparison;
    lines.push(['earlier window', `${comparison.from} to ${comparison.to}`]);
    if (stretches) {
      lines.push(['compared', `${stretches.now.from} to ${stretches.now.to}`]);
      lines.push(['compared with', `${stretches.before.from} to ${stretches.before.to}`]);
    }
    lines.push(['sources compared', comparison.sourcesCompared.join(' ')]);
    for (const { source, reason } of comparison.sourcesLeftOut)
      lines.push(['left out of changes', source, reason]);
  }
  lines.push([]);
  lines.push([
    'start_utc',
    'end_exclusive_utc',
    'utc_offset',
    ...FIGURES.map((figure) => COLUMN_NAMES[figure]),
    'net_corrected_points',
    'net_corrected_low_95',
    'net_corrected_high_95',
    ...several.map(({ name }) => `mentions: ${name}`),
    'covered',
    'ended',
    ...(comparison ? ['previous_mentions'] : []),
    ...(expected ? ['usual', 'usual_up_to', 'usual_from'] : []),
    'spikes',
    'start_local',
  ]);
  buckets.forEach((bucket, index) => {
    lines.push([
      bucket.start,
      bucket.endExclusive,
      offsetName(bucket.startMs, query.zone).replace('−', '-'),
      ...FIGURES.map((figure) => bucket[figure]),
      bucket.netCorrected?.value ?? null,
      bucket.netCorrected?.low ?? null,
      bucket.netCorrected?.high ?? null,
      ...several.map(({ points }) => points[index]?.value ?? null),
      bucket.covered,
      bucket.partial ? 'no' : 'yes',
      ...(comparison ? [comparison.buckets[index]?.mentions ?? null] : []),
      ...(expected ? BAND.map((bound) => expected.buckets[index]?.[bound] ?? null) : []),
      spikesWithin(spikes, bucket).map(spikeLabel).join('; '),
      localTime(bucket.startMs, query.zone),
    ]);
  });
  return csvText(lines);
}
