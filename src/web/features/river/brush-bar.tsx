import { Link } from '@tanstack/react-router';
import type { Currents } from '../../../contract/currents';
import type { Grain } from '../../../domain/buckets';
import type { CursorStore } from '../../ui/charts/cursor-store';
import { type BrushRange, useShownBrush } from '../../ui/charts/cursor-surface';
import { NARROW_PX } from '../../ui/charts/river-geometry';
import { formatStretch } from '../../ui/charts/time-format';
import { type TimeScale, xOf } from '../../ui/charts/time-scale';
import { riverSearchSchema, withDialog } from '../../url-state/river-search';
import { type RiverBucket, sumBuckets } from './river-rows';
import { sumWords } from './river-words';

/**
 * The brushed stretch in words: `14–20 Nov 2025: 438 mentions, net −45 (−52 to −38) · Zoom in · Clear`; above its column,
 * on a phone below the chart.
 */
export function BrushBar({
  store,
  brush,
  buckets,
  marked,
  scale,
  widthPx,
  grain,
  zone,
  filteredBySentiment,
  onZoom,
  onWhy,
  onClear,
}: {
  store: CursorStore;
  brush: BrushRange | null;
  buckets: readonly RiverBucket[];
  /** Currents of the marked stretch alone: of several buckets only they have a corrected figure. */
  marked: Currents | undefined;
  scale: TimeScale;
  widthPx: number;
  grain: Grain;
  zone: string;
  filteredBySentiment: boolean;
  onZoom: () => void;
  onWhy: () => void;
  onClear: () => void;
}) {
  const shown = useShownBrush(store, brush);
  const first = shown && buckets[shown.first];
  const last = shown && buckets[shown.last];
  if (!shown || !first || !last) return null;
  const span = { startMs: first.startMs, endExclusiveMs: last.endExclusiveMs };
  const sum = sumBuckets(buckets.slice(shown.first, shown.last + 1), filteredBySentiment);
  const isTold = marked?.query.from === first.start && marked.query.to === last.endExclusive;
  const net = shown.first === shown.last ? first.netCorrected : isTold ? marked.totals.netCorrected : null;
  const middle = (xOf(scale, span.startMs) + xOf(scale, span.endExclusiveMs)) / 2;
  const narrow = widthPx < NARROW_PX;
  const share = widthPx === 0 ? 0 : Math.min(1, Math.max(0, middle / widthPx));
  return (
    // Shifted by the share of its own width, the bar stays above its column and never leaves the plot.
    <div
      className="river-brush-bar"
      data-narrow={narrow}
      style={narrow ? undefined : { left: `${share * 100}%`, transform: `translateX(${-share * 100}%)` }}
    >
      <span>
        <b>{formatStretch(span, grain, zone)}</b>: {sumWords(sum, grain, net)}
      </span>
      <button type="button" className="river-link" onClick={onZoom}>
        Zoom in
      </button>
      <Link
        to="/threads"
        search={(current: object) => {
          const { topic, source, lang } = riverSearchSchema.parse(current);
          return { topic, source, lang, from: first.start, to: last.endExclusive } as never;
        }}
        className="river-link"
      >
        Threads
      </Link>
      <Link
        to="/"
        search={(current: object) => ({
          ...current,
          ...withDialog(`mark:note:${first.start}`)(riverSearchSchema.parse(current)),
        })}
        resetScroll={false}
        className="river-link"
      >
        Add a note
      </Link>
      <button type="button" className="river-link" onClick={onWhy}>
        What drove it
      </button>
      <button type="button" className="river-link" onClick={onClear}>
        Clear
      </button>
    </div>
  );
}
