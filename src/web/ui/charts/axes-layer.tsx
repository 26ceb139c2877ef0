import { memo } from 'react';
import { GapMarks, TimeAxis, ValueLabels } from './axis-parts';
import { formatCount, formatPoints } from './number-format';
import { brokenPath, type RiverGeometry, yOf } from './river-geometry';
import { clipToView, type TimeScale, type TimeSpan, xOf } from './time-scale';
import type { TimeTick } from './time-ticks';

interface AxesLayerProps {
  scale: TimeScale;
  widthPx: number;
  geometry: RiverGeometry;
  countTicks: readonly number[];
  netDomain: readonly [number, number];
  timeTicks: readonly TimeTick[];
  /** Nothing was collected; only some of the sources were. */
  gaps: readonly TimeSpan[];
  partly: readonly TimeSpan[];
  /** The earlier window's totals, laid over this one. */
  previous: readonly { atMs: number; mentions: number | null }[];
  /** What the two strips show, in words. */
  netTitle: string;
  countTitle: string;
  id: string;
}

/** Grid behind the data. */
export const GridLayer = memo(function GridLayer({
  scale,
  widthPx,
  geometry,
  countTicks,
  netDomain,
}: Pick<AxesLayerProps, 'scale' | 'widthPx' | 'geometry' | 'countTicks' | 'netDomain'>) {
  const countMax = countTicks.at(-1) ?? 1;
  const zero = yOf(0, netDomain, geometry.netTop, geometry.netHeight);
  return (
    <svg className="chart-layer" width={widthPx} height={geometry.height} aria-hidden="true">
      {countTicks.map((value) => {
        const y = yOf(value, [0, countMax], geometry.volumeTop, geometry.volumeHeight);
        return <line key={value} x1={scale.leftPx} x2={scale.rightPx} y1={y} y2={y} stroke="var(--grid)" />;
      })}
      <line x1={scale.leftPx} x2={scale.rightPx} y1={zero} y2={zero} stroke="var(--line)" />
    </svg>
  );
});

/** Everything fixed above the data: figures of the axes, the waterline, gaps in collection, the earlier window. */
export const AxesLayer = memo(function AxesLayer({
  scale,
  widthPx,
  geometry,
  countTicks,
  netDomain,
  timeTicks,
  gaps,
  partly,
  previous,
  netTitle,
  countTitle,
  id,
}: AxesLayerProps) {
  const countMax = countTicks.at(-1) ?? 1;
  const countY = (value: number) => yOf(value, [0, countMax], geometry.volumeTop, geometry.volumeHeight);
  const base = countY(0);
  const netY = (value: number) => yOf(value, netDomain, geometry.netTop, geometry.netHeight);
  const netTicks = [0, ...netDomain.filter((value) => Math.abs(netY(value) - netY(0)) >= 13)];
  const path = brokenPath(
    previous.map(({ atMs, mentions }) =>
      mentions === null ? null : { x: xOf(scale, atMs), y: countY(mentions) },
    ),
  );
  return (
    <svg className="chart-layer" width={widthPx} height={geometry.height} aria-hidden="true">
      <text x={scale.leftPx} y={geometry.netTop - 9}>
        {netTitle}
      </text>
      <text x={scale.leftPx} y={geometry.volumeTop - 8}>
        {countTitle}
      </text>
      <ValueLabels scale={scale} values={netTicks} yOfValue={netY} words={formatPoints} />
      <ValueLabels
        scale={scale}
        values={countTicks}
        yOfValue={countY}
        words={(value) => formatAxisCount(value, countMax)}
      />
      {path !== '' && (
        <path
          d={path}
          fill="none"
          stroke="var(--ink2)"
          strokeWidth="1.3"
          strokeDasharray="4 3"
          strokeLinejoin="round"
        />
      )}
      <GapMarks
        id={`${id}-gap`}
        scale={scale}
        gaps={gaps}
        base={base}
        words="not collected"
        wordsFromPx={84}
      />
      {partly.map((stretch) => {
        const clip = clipToView(scale, stretch);
        return clip ? (
          <line
            key={stretch.startMs}
            x1={clip.x0}
            x2={clip.x1}
            y1={base + 3}
            y2={base + 3}
            stroke="var(--ink3)"
            strokeWidth="2"
            strokeDasharray="2 3"
          />
        ) : null;
      })}
      <TimeAxis scale={scale} y={geometry.waterline} ticks={timeTicks} />
      <text x={scale.leftPx} y={geometry.paddlingTop + 19} className="chart-title">
        Paddling
      </text>
    </svg>
  );
});

function formatAxisCount(value: number, max: number): string {
  return max >= 10_000 && value > 0 ? `${(value / 1000).toLocaleString('en')}k` : formatCount(value);
}
