import { memo } from 'react';
import type { Currents } from '../../../contract/currents';
import type { Grain } from '../../../domain/buckets';
import { useMedia } from '../../lib/use-media';
import type { BandVerdict } from '../../ui/charts/band-chip';
import { type CursorStore, useCursor } from '../../ui/charts/cursor-store';
import { MarkIcon } from '../../ui/charts/mark-glyph';
import { formatCount, formatQuantity } from '../../ui/charts/number-format';
import { paddlingWithin, type TimedMark } from '../../ui/charts/paddling-layout';
import { SeriesKey } from '../../ui/charts/series-key';
import type { NamedSeries } from '../../ui/charts/series-layer';
import { formatBucket } from '../../ui/charts/time-format';
import { HARM_SIGNS, VERDICT_SIGNS } from '../../ui/verdict-signs';
import { netOrCounted } from './net-words';
import type { RiverBucket } from './river-rows';
import { stateWords } from './river-words';
import { spikeBadge, spikeLabel, spikesWithin } from './spike-label';
import type { ShownSpike } from './use-shown-spikes';

/**
 * What stands under the cursor, on both sides of the waterline, in a line of fixed height above the plot: a box over the
 * data would hide the very spike one points at.
 */
export const RiverReadOut = memo(function RiverReadOut({
  store,
  buckets,
  previous,
  usual,
  spikes,
  marks,
  verdicts,
  series,
  grain,
  zone,
}: {
  store: CursorStore;
  buckets: readonly RiverBucket[];
  previous: readonly { mentions: number | null }[];
  usual: Currents['expected'];
  spikes: readonly ShownSpike[];
  marks: readonly TimedMark[];
  /** What campaigns came to, by their ids. */
  verdicts: ReadonlyMap<string, BandVerdict>;
  series: readonly NamedSeries[];
  grain: Grain;
  zone: string;
}) {
  const { index } = useCursor(store);
  const byTouch = useMedia('(pointer: coarse)');
  const bucket = index === null ? undefined : buckets[index];
  if (!bucket || index === null) {
    return (
      <div className="river-read-out">
        <p className="river-hint">
          {byTouch
            ? `Tap the river to read one ${grain}; drag to mark a window.`
            : `Point at the river, or use the arrow keys on it, to read one ${grain}. Drag to mark a window.`}
        </p>
      </div>
    );
  }
  const doing = paddlingWithin(marks, bucket);
  const before = previous[index]?.mentions ?? null;
  const state = stateWords(bucket);
  return (
    <div className="river-read-out">
      <p>
        <b>{formatBucket(bucket, grain, zone)}</b>
        {bucket.mentions === null ? (
          <span>nothing collected</span>
        ) : (
          <>
            <span>
              <b>{formatCount(bucket.mentions)}</b> {bucket.mentions === 1 ? 'mention' : 'mentions'}
            </span>
            {series.length === 0 && (
              <>
                <Count swatch="var(--neg)" count={bucket.negative} word="negative" />
                <Count swatch="var(--pos)" count={bucket.positive} word="positive" />
                <Count swatch="var(--neu)" count={bucket.neutral} word="neutral" />
                {bucket.unscored ? <span>{formatCount(bucket.unscored)} not scored</span> : null}
              </>
            )}
            {series.map(({ key, name, points }, place) => (
              <span key={key}>
                <SeriesKey index={place} /> {name} <b>{countOf(points[index]?.value)}</b>
              </span>
            ))}
            <span>
              net <b>{netOrCounted(bucket.netCorrected, bucket.netSentiment) ?? '—'}</b>
            </span>
          </>
        )}
        {before !== null && <span>earlier {formatCount(before)}</span>}
        {state.map((words) => (
          <span key={words} className="river-state">
            {words}
          </span>
        ))}
      </p>
      <p>
        <Usual band={usual?.buckets[index]} />
        {spikesWithin(spikes, bucket).map((spike) => (
          <span key={`${spike.start} ${spike.topic?.id}`} className="river-state">
            {byTouch ? spikeBadge(spike) : spikeLabel(spike)}
          </span>
        ))}
        {doing.campaigns.map(({ mark }) => (
          <span key={mark.id}>
            <MarkIcon kind="campaign" /> {mark.label}
            <Told told={verdicts.get(mark.id)} />
          </span>
        ))}
        {doing.posts.length > 0 && (
          <span>
            <MarkIcon kind="post" /> {formatQuantity(doing.posts.length, 'post')}
          </span>
        )}
        {doing.marks.map(({ mark }) => (
          <span key={mark.id}>
            <MarkIcon kind={mark.kind} /> {mark.label}
          </span>
        ))}
      </p>
    </div>
  );
});

/** What is usual then, and where the unusual begins. */
function Usual({ band }: { band: NonNullable<Currents['expected']>['buckets'][number] | undefined }) {
  if (band?.expected == null || band.upper === null) return null;
  return (
    <span>
      usual {formatCount(Math.round(band.expected))} ({formatCount(Math.round(band.lower ?? 0))} to{' '}
      {formatCount(Math.round(band.upper))})
    </span>
  );
}

function countOf(value: number | null | undefined): string {
  return value === null || value === undefined ? '—' : formatCount(value);
}

function Count({ swatch, count, word }: { swatch: string; count: number | null; word: string }) {
  return (
    <span>
      <i className="river-swatch" style={{ background: swatch }} aria-hidden="true" />
      {formatCount(count ?? 0)} {word}
    </span>
  );
}

function Told({ told }: { told: BandVerdict | undefined }) {
  if (!told) return null;
  const { verdict, harm } = told;
  return (
    <>
      {' '}
      {harm && (
        <>
          <span aria-hidden="true">{HARM_SIGNS[harm.verdict]}</span> <b>{harm.verdict}</b>{' '}
        </>
      )}
      <span aria-hidden="true">{VERDICT_SIGNS[verdict]}</span> <b>{verdict}</b>
    </>
  );
}
