import type { Currents } from '../../../contract/currents';
import type { PictureWords } from '../../ui/charts/chart-picture';
import { MAX_SERIES, seriesLook } from '../../ui/charts/series-key';
import { formatInstant, formatSpan } from '../../ui/charts/time-format';

/** What is printed on a picture of the river: window, filters, sources, zone and age. */
export function pictureWords(currents: Currents, topicNames: readonly string[]): PictureWords {
  const { query, basis, coverage } = currents;
  const span = formatSpan(
    { startMs: Date.parse(query.from), endExclusiveMs: Date.parse(query.to) },
    query.zone,
  );
  const filters = [
    ['topic', topicNames],
    ['source', query.source],
    ['language', query.lang],
    ['sentiment', query.sentiment],
  ] as const;
  const chosen = filters
    .filter(([, values]) => values.length > 0)
    .map(([name, values]) => `${name}: ${values.join(', ')}`);
  const sources = [...new Set(coverage.map(({ source }) => source))];
  const age =
    basis.freshAsOf === null ? '' : `, newest mention learnt ${instant(basis.freshAsOf, query.zone)}`;
  return {
    title: 'Currents and paddling',
    lines: [
      `${span}, by ${query.bucket}, ${query.zone}`,
      chosen.length === 0 ? 'all topics, sources, languages and classes' : chosen.join(' · '),
      topicNames.length > 1 ? linesWords(topicNames) : stackWords(currents),
    ],
    foot: `Eddyline · ${sources.length === 0 ? 'nothing collected' : `sources: ${sources.join(', ')}`}${age} · ${basis.netSentiment}, ${basis.complaint} · drawn ${instant(basis.computedAt, query.zone)}`,
  };
}

function linesWords(topicNames: readonly string[]): string {
  const drawn = topicNames.slice(0, MAX_SERIES).map((name, index) => `${name} (${seriesLook(index).word})`);
  return `topics, which overlap: ${drawn.join('; ')}`;
}

function stackWords({ comparison, query }: Currents): string {
  const stack = 'from the base: negative (orange), positive (blue), neutral (grey), not scored (hatched)';
  if (!comparison) return stack;
  const before = { startMs: Date.parse(comparison.from), endExclusiveMs: Date.parse(comparison.to) };
  return `${stack}; dashed: ${formatSpan(before, query.zone)}`;
}

function instant(at: string, zone: string): string {
  return formatInstant(Date.parse(at), zone);
}
