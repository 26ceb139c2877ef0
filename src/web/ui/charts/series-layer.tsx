import { memo } from 'react';
import { brokenPath, yOf } from './river-geometry';
import { truncateToPx } from './text-width';
import { type TimeScale, xOf } from './time-scale';

/** A named line over the volume. */
export interface NamedSeries {
  key: string;
  name: string;
  points: readonly { atMs: number; value: number | null }[];
}

const DASHES = ['', '7 4', '2 4', '10 3 2 3', '1 3', '6 2 1 2 1 2'];
export const MAX_SERIES = DASHES.length;
const LABEL_PX = 120;

/** Lines that overlap the stack, told apart by their dashes and a name at their end; none is part of the stack. */
export const SeriesLayer = memo(function SeriesLayer({
  series,
  scale,
  widthPx,
  heightPx,
  volumeTop,
  volumeHeight,
  countMax,
}: {
  series: readonly NamedSeries[];
  scale: TimeScale;
  widthPx: number;
  heightPx: number;
  volumeTop: number;
  volumeHeight: number;
  countMax: number;
}) {
  const labels = placedLabels(series, countMax, volumeTop, volumeHeight);
  return (
    <svg className="chart-layer" width={widthPx} height={heightPx} aria-hidden="true">
      {series.slice(0, MAX_SERIES).map(({ key, name, points }, index) => (
        <g key={key}>
          <path
            d={brokenPath(
              points.map(({ atMs, value }) =>
                value === null
                  ? null
                  : { x: xOf(scale, atMs), y: yOf(value, [0, countMax], volumeTop, volumeHeight) },
              ),
            )}
            fill="none"
            stroke="var(--ink)"
            strokeWidth="1.6"
            strokeDasharray={DASHES[index]}
            strokeLinejoin="round"
          />
          <text
            x={scale.rightPx - 4}
            y={labels[index]}
            textAnchor="end"
            className="chart-strong chart-series"
          >
            {truncateToPx(name, 11, LABEL_PX)}
          </text>
        </g>
      ))}
    </svg>
  );
});

/** Names stand at the height of their line's end, moved apart where they would lie on each other. */
function placedLabels(
  series: readonly NamedSeries[],
  countMax: number,
  volumeTop: number,
  volumeHeight: number,
): number[] {
  const wanted = series.slice(0, MAX_SERIES).map(({ points }, index) => {
    const last = points.findLast(({ value }) => value !== null)?.value ?? 0;
    return { index, y: yOf(last, [0, countMax], volumeTop, volumeHeight) - 6 };
  });
  const placed: number[] = [];
  let free = Number.NEGATIVE_INFINITY;
  for (const { index, y } of wanted.sort((a, b) => a.y - b.y)) {
    const at = Math.max(y, free);
    placed[index] = at;
    free = at + 14;
  }
  return placed;
}
