import type { Currents } from '../../../contract/currents';
import { spikeKey } from '../../../domain/spikes/spike-key';
import { formatCompact, formatCount, formatPoints } from '../../ui/charts/number-format';
import type { NamedSeries } from '../../ui/charts/series-layer';
import { formatBucket, formatSpan } from '../../ui/charts/time-format';
import { type RiverUpdate, withWhy } from '../../url-state/river-search';
import { netWords } from './net-words';
import type { RiverBucket } from './river-rows';
import { stateWords } from './river-words';
import { spikeLabel, spikesWithin } from './spike-label';
import type { ShownSpike } from './use-shown-spikes';
import '../../ui/charts/chart-table.css';

/** The chart as a table: every bucket with the same figures, gaps in words. */
export function RiverTable({
  currents,
  buckets,
  series,
  spikes,
  onUpdate,
}: {
  currents: Currents;
  buckets: readonly RiverBucket[];
  /** Topics beside the whole, when several are chosen. */
  series: readonly NamedSeries[];
  spikes: readonly ShownSpike[];
  onUpdate: (update: RiverUpdate) => void;
}) {
  const { query, comparison, expected } = currents;
  const count = (value: number | null) => (value === null ? '—' : formatCount(value));
  const impressions = buckets.some(({ potentialImpressions }) => potentialImpressions !== null);
  const span = { startMs: Date.parse(query.from), endExclusiveMs: Date.parse(query.to) };
  return (
    // Focusable, so that the keyboard can scroll it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls needs the keyboard
    <section className="chart-table" aria-label="Currents as a table" tabIndex={0}>
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
            <th scope="col">Net sentiment (95 %)</th>
            <th scope="col">Net, counted</th>
            {impressions && <th scope="col">Potential impressions, est.</th>}
            {expected && (
              <>
                <th scope="col">Usual</th>
                <th scope="col">Usual up to</th>
                <th scope="col">Usual from</th>
              </>
            )}
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
              <td>{netWords(bucket.netCorrected)}</td>
              <td>{bucket.netSentiment === null ? '—' : formatPoints(bucket.netSentiment)}</td>
              {impressions && (
                <td>
                  {bucket.potentialImpressions === null ? '—' : formatCompact(bucket.potentialImpressions)}
                </td>
              )}
              {expected && (
                <>
                  <td>{count(rounded(expected.buckets[index]?.expected))}</td>
                  <td>{count(rounded(expected.buckets[index]?.upper))}</td>
                  <td>{count(rounded(expected.buckets[index]?.lower))}</td>
                </>
              )}
              <td>
                {bucket.covered === 'none' && !bucket.partial
                  ? 'not collected'
                  : stateWords(bucket).join(', ')}
                {spikesWithin(spikes, bucket).map((spike) => (
                  <button
                    key={spikeKey(spike)}
                    type="button"
                    className="river-link"
                    onClick={() => onUpdate(withWhy(spikeKey(spike)))}
                  >
                    {spikeLabel(spike)}
                  </button>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function rounded(value: number | null | undefined): number | null {
  return value === null || value === undefined ? null : Math.round(value);
}
