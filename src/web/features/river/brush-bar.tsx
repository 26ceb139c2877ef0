import { Link } from '@tanstack/react-router';
import type { Currents } from '../../../contract/currents';
import type { Grain } from '../../../domain/buckets';
import type { CursorStore } from '../../ui/charts/cursor-store';
import { type BrushRange, useShownBrush } from '../../ui/charts/cursor-surface';
import { formatStretch } from '../../ui/charts/time-format';
import { type TimeScale, xOf } from '../../ui/charts/time-scale';
import { riverSearchSchema, withDialog } from '../../url-state/river-search';
import { type RiverBucket, sumBuckets } from './river-rows';
import { sumWords } from './river-words';

/** Where the bar may stand over the chart. */
interface BrushBarPlace {
  topPx: number;
  leftPx: number;
  widthPx: number;
}

/** A bar of most stretches is as wide. */
const LEAST_WIDTH_PX = 640;

/** Beside words of the chart that end at `leftPx`; `null` where too little room is left. */
export function brushBarPlace(topPx: number, leftPx: number, widthPx: number): BrushBarPlace | null {
  return widthPx - leftPx < LEAST_WIDTH_PX ? null : { topPx, leftPx, widthPx };
}

/** Shifted by the share of its own width, the bar stays over its column and within its place. */
function overColumn({ topPx, leftPx, widthPx }: BrushBarPlace, middlePx: number) {
  const roomPx = widthPx - leftPx;
  const share = Math.min(1, Math.max(0, (middlePx - leftPx) / roomPx));
  return {
    top: topPx,
    left: leftPx + share * roomPx,
    maxWidth: roomPx,
    transform: `translateX(${-share * 100}%)`,
  };
}

/**
 * The brushed stretch in words: `14–20 Nov 2025: 438 mentions, net −45 (−52 to −38) · Zoom in · Clear`; over its column,
 * between the two strips and beside the title of the lower one, or below the chart where that leaves too little room.
 */
export function BrushBar({
  store,
  brush,
  buckets,
  marked,
  scale,
  place,
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
  /** Where it stands over the chart, from `leftPx` to the right edge; `null`: below it. */
  place: BrushBarPlace | null;
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
  return (
    <div
      className="river-brush-bar"
      data-below={place === null}
      style={place ? overColumn(place, middle) : undefined}
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
