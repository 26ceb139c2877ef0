import type { Currents } from '../../../contract/currents';
import { formatCompact, formatCount, formatPoints } from '../../ui/charts/number-format';
import type { NamedSeries } from '../../ui/charts/series-layer';
import { formatBucket, formatSpan } from '../../ui/charts/time-format';
import type { RiverBucket } from './river-rows';
import { netWords, stateWords } from './river-words';

/** The chart as a table: every bucket with the same figures, gaps in words. */
export function RiverTable({
  currents,
  buckets,
  series,
}: {
  currents: Currents;
  buckets: readonly RiverBucket[];
  /** Topics beside the whole, when several are chosen. */
  series: readonly NamedSeries[];
}) {
  const { query, comparison } = currents;
  const count = (value: number | null) => (value === null ? '—' : formatCount(value));
  const impressions = buckets.some(({ potentialImpressions }) => potentialImpressions !== null);
  const span = { startMs: Date.parse(query.from), endExclusiveMs: Date.parse(query.to) };
  return (
    // Focusable, so that the keyboard can scroll it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls needs the keyboard
    <section className="river-table" aria-label="Currents as a table" tabIndex={0}>
      <table>
        <caption>
          Currents, {formatSpan(span, query.zone)}, by {query.bucket}, times of {query.zone}
        </caption>
        <thead>
          <tr>
            <th scope="col">{query.bucket}</th>
            <th scope="col">Mentions</th>
            {comparison && <th scope="col">Earlier window</th>}
            {series.map(({ key, name }) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">Negative</th>
            <th scope="col">Positive</th>
            <th scope="col">Neutral</th>
            <th scope="col">Not scored</th>
            <th scope="col">Net sentiment</th>
            <th scope="col">Corrected (95 %)</th>
            {impressions && <th scope="col">Potential impressions, est.</th>}
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {buckets.map((bucket, index) => (
            <tr key={bucket.start}>
              <th scope="row">{formatBucket(bucket, query.bucket, query.zone)}</th>
              <td>{count(bucket.mentions)}</td>
              {comparison && <td>{count(comparison.buckets[index]?.mentions ?? null)}</td>}
              {series.map(({ key, points }) => (
                <td key={key}>{count(points[index]?.value ?? null)}</td>
              ))}
              <td>{count(bucket.negative)}</td>
              <td>{count(bucket.positive)}</td>
              <td>{count(bucket.neutral)}</td>
              <td>{count(bucket.unscored)}</td>
              <td>{bucket.netSentiment === null ? '—' : formatPoints(bucket.netSentiment)}</td>
              <td>{netWords(bucket.netCorrected)}</td>
              {impressions && (
                <td>
                  {bucket.potentialImpressions === null ? '—' : formatCompact(bucket.potentialImpressions)}
                </td>
              )}
              <td>
                {bucket.covered === 'none' && !bucket.partial
                  ? 'not collected'
                  : stateWords(bucket).join(', ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
