import { memo } from 'react';
import { runRows } from './run-rows';
import { type TimeScale, type TimeSpan, xOf } from './time-scale';

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
  const y = (value: number) => volumeTop + volumeHeight - (value / countMax) * volumeHeight;
  const rows = runRows(
    buckets,
    ({ upper }) => upper !== null,
    (atMs, bucket) =>
      bucket && {
        x: xOf(scale, atMs).toFixed(1),
        low: y(bucket.expected ?? 0).toFixed(1),
        high: y(bucket.upper ?? 0).toFixed(1),
      },
  );
  const runs: NonNullable<(typeof rows)[number]>[][] = [[]];
  for (const row of rows) {
    if (row) runs.at(-1)?.push(row);
    else runs.push([]);
  }
  return (
    <svg className="chart-layer" width={widthPx} height={heightPx} aria-hidden="true">
      <clipPath id={`${id}-band`}>
        <rect
          x={scale.leftPx}
          y={volumeTop - 4}
          width={Math.max(0, scale.rightPx - scale.leftPx)}
          height={volumeHeight + 4}
        />
      </clipPath>
      <g clipPath={`url(#${id}-band)`}>
        {runs
          .filter((run) => run.length > 0)
          .map((run) => {
            const top = run.map(({ x, high }) => `${x} ${high}`).join('L');
            const bottom = [...run].reverse().map(({ x, low }) => `${x} ${low}`);
            return (
              <g key={run[0]?.x}>
                <path d={`M${top}L${bottom.join('L')}Z`} fill="var(--ink3)" opacity="0.1" />
                <path
                  d={`M${top}`}
                  fill="none"
                  stroke="var(--ink3)"
                  strokeWidth="1.3"
                  strokeDasharray="1.5 3"
                  strokeLinecap="round"
                />
              </g>
            );
          })}
      </g>
    </svg>
  );
});
