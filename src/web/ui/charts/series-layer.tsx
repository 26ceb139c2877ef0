import { memo } from 'react';
import { endLabels } from './end-labels';
import { brokenPath, yOf } from './river-geometry';
import { MAX_SERIES, SeriesShape, seriesLook } from './series-key';
import { textWidthPx, truncateToPx } from './text-width';
import { type TimeScale, xOf } from './time-scale';

/** A value of a line; `null` breaks it. `partial`: the bucket has not ended. */
export interface SeriesPoint {
  atMs: number;
  value: number | null;
  partial: boolean;
}

/** A named line over the volume. */
export interface NamedSeries {
  key: string;
  name: string;
  points: readonly SeriesPoint[];
}

const LABEL_FONT_PX = 11;
const MAX_LABEL_PX = 118;
const LABEL_GAP_PX = 9;
/** Shapes nearer than this would be a band of their own. */
const MIN_SHAPE_GAP_PX = 26;

/** Room that the names of the lines need at the right of the plot. */
export function seriesLabelPx(series: readonly NamedSeries[]): number {
  const widths = series.slice(0, MAX_SERIES).map(({ name }) => textWidthPx(name, LABEL_FONT_PX));
  return Math.min(MAX_LABEL_PX, Math.max(0, ...widths)) + LABEL_GAP_PX;
}

/** Lines that overlap and are never added up: each with a dash, a shape and, where there is room, its name at its end. */
export const SeriesLayer = memo(function SeriesLayer({
  series,
  scale,
  widthPx,
  heightPx,
  volumeTop,
  volumeHeight,
  countMax,
  named,
}: {
  series: readonly NamedSeries[];
  scale: TimeScale;
  widthPx: number;
  heightPx: number;
  volumeTop: number;
  volumeHeight: number;
  countMax: number;
  /** Is there room for the names at the right? */
  named: boolean;
}) {
  const shown = series.slice(0, MAX_SERIES);
  const yAt = (value: number) => yOf(value, [0, countMax], volumeTop, volumeHeight);
  const ends = shown.map(({ points }) => points.findLast(({ value }) => value !== null)?.value ?? 0);
  const labels = endLabels(ends.map(yAt), { top: volumeTop + 6, bottom: volumeTop + volumeHeight });
  return (
    <svg className="chart-layer" width={widthPx} height={heightPx} aria-hidden="true">
      {shown.map(({ key, name, points }, index) => {
        const placed = points.map(({ atMs, value, partial }) =>
          value === null ? null : { x: xOf(scale, atMs), y: yAt(value), partial },
        );
        const ended = placed.map((point) => (point?.partial ? null : point));
        const { ink, dash } = seriesLook(index);
        const last = placed.findLast((point) => point !== null);
        return (
          <g key={key}>
            <path
              d={brokenPath(ended)}
              fill="none"
              stroke={ink}
              strokeWidth="1.7"
              strokeDasharray={dash}
              strokeLinejoin="round"
            />
            {withShapes(placed, index).map((point) => (
              <g
                key={point.x}
                transform={`translate(${point.x} ${point.y})`}
                opacity={point.partial ? 0.55 : undefined}
              >
                <SeriesShape index={index} />
              </g>
            ))}
            {named && last && (
              <>
                <path
                  d={`M${last.x + 5} ${last.y}L${scale.rightPx + LABEL_GAP_PX - 3} ${labels[index]}`}
                  stroke="var(--control)"
                  strokeWidth="0.7"
                />
                <text x={scale.rightPx + LABEL_GAP_PX} y={(labels[index] ?? 0) + 4} className="chart-strong">
                  {truncateToPx(name, LABEL_FONT_PX, MAX_LABEL_PX)}
                </text>
              </>
            )}
          </g>
        );
      })}
    </svg>
  );
});

type Placed = { x: number; y: number; partial: boolean };

/** Points that get their shape: evenly few, each line's at other places, and always the last one. */
function withShapes(points: readonly (Placed | null)[], index: number): Placed[] {
  const known = points.filter((point): point is Placed => point !== null);
  const chosen: Placed[] = [];
  let free = (known[0]?.x ?? 0) + (index * MIN_SHAPE_GAP_PX) / MAX_SERIES;
  for (const point of known) {
    if (point.x < free && point !== known.at(-1)) continue;
    chosen.push(point);
    free = point.x + MIN_SHAPE_GAP_PX;
  }
  return chosen;
}
