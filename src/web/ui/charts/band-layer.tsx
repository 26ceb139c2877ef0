import { memo } from 'react';
import { AreaCurve, PlaceClip } from './curves';
import { runRows } from './run-rows';
import type { TimeScale, TimeSpan } from './time-scale';

/** What is usual in a bucket; `null` where nothing can be said. */
export type BandBucket = TimeSpan & { expected: number | null; upper: number | null };

/** What is usual at each time, and dotted above it where the unusual begins. What lies above the plot is cut off. */
export const BandLayer = memo(function BandLayer({
  id,
  buckets,
  scale,
  widthPx,
  heightPx,
  volumeTop,
  volumeHeight,
  countMax,
}: {
  id: string;
  buckets: readonly BandBucket[];
  scale: TimeScale;
  widthPx: number;
  heightPx: number;
  volumeTop: number;
  volumeHeight: number;
  countMax: number;
}) {
  const place = { scale, domain: [0, countMax] as const, topPx: volumeTop, heightPx: volumeHeight };
  const rows = runRows(
    buckets,
    ({ upper }) => upper !== null,
    (atMs, bucket) => ({ atMs, low: bucket && (bucket.expected ?? 0), high: bucket && (bucket.upper ?? 0) }),
  );
  return (
    <svg className="chart-layer" width={widthPx} height={heightPx} aria-hidden="true">
      <PlaceClip id={`${id}-band`} place={place} />
      <g clipPath={`url(#${id}-band)`}>
        <AreaCurve
          rows={rows}
          rangeIn={({ low, high }) => (low === null || high === null ? null : [low, high])}
          place={place}
          fill="var(--ink3)"
          fillOpacity={0.1}
          stroke="var(--ink3)"
          strokeWidth={1.3}
          strokeDasharray="1.5 3"
          strokeLinecap="round"
        />
      </g>
    </svg>
  );
});
