import { memo } from 'react';
import { Area, AreaChart, ComposedChart, Line, XAxis, YAxis } from 'recharts';
import { AfterPaint } from '../../lib/after-paint';
import { HatchPattern } from './hatch-pattern';
import type { TimeScale } from './time-scale';

/** One x position of the stacked volume, by class; `null` breaks it. `part*` belong to the bucket that has not ended. */
export interface VolumePoint {
  atMs: number;
  negative: number | null;
  positive: number | null;
  neutral: number | null;
  unscored: number | null;
  partNegative: number | null;
  partPositive: number | null;
  partNeutral: number | null;
  partUnscored: number | null;
}

export interface NetPoint {
  atMs: number;
  net: number | null;
  partNet: number | null;
  band: [number, number] | null;
}

interface CurrentsPlotProps {
  volume: readonly VolumePoint[];
  net: readonly NetPoint[];
  scale: TimeScale;
  widthPx: number;
  netTop: number;
  netHeight: number;
  netDomain: readonly [number, number];
  volumeTop: number;
  volumeHeight: number;
  countMax: number;
  /** Is there a bucket that has not ended? */
  hasPart: boolean;
  /** Unique among the charts of a page: SVG patterns are found by id. */
  id: string;
}

/** Bottom to top: an outage's peak must be read off the base, so the negative class stands on it. */
const STACK = [
  { key: 'negative', part: 'partNegative', colour: 'var(--neg)', opacity: 0.92 },
  { key: 'positive', part: 'partPositive', colour: 'var(--pos)', opacity: 0.9 },
  { key: 'neutral', part: 'partNeutral', colour: 'var(--neu)', opacity: 0.85 },
] as const;

/**
 * The currents: a line of net sentiment in its band over a stack of volume, on the shared time scale. Draws data and nothing else;
 * axes, cursor and brush are layers of their own, so that pointing never renders this.
 */
export const CurrentsPlot = memo(function CurrentsPlot({
  volume,
  net,
  scale,
  widthPx,
  netTop,
  netHeight,
  netDomain,
  volumeTop,
  volumeHeight,
  countMax,
  hasPart,
  id,
}: CurrentsPlotProps) {
  const margin = { top: 0, bottom: 0, left: scale.leftPx, right: Math.max(0, widthPx - scale.rightPx) };
  const hatch = `url(#${id}-unscored)`;
  const partHatch = `url(#${id}-part-unscored)`;
  const xAxis = (
    <XAxis
      dataKey="atMs"
      type="number"
      scale="linear"
      domain={[scale.fromMs, scale.toMs]}
      allowDataOverflow
      hide
      niceTicks="none"
    />
  );
  return (
    <div className="chart-plot" aria-hidden="true">
      <div style={{ position: 'absolute', top: netTop, left: 0 }}>
        <ComposedChart
          width={widthPx}
          height={netHeight}
          data={net}
          margin={margin}
          accessibilityLayer={false}
          tabIndex={-1}
        >
          {xAxis}
          <YAxis
            type="number"
            domain={[netDomain[0], netDomain[1]]}
            allowDataOverflow
            hide
            niceTicks="none"
          />
          <Area dataKey="band" type="linear" stroke="none" fill="var(--ink)" fillOpacity={0.13} {...STILL} />
          <Line dataKey="net" type="linear" stroke="var(--ink)" strokeWidth={1.7} {...STILL} />
          {hasPart && (
            <Line
              dataKey="partNet"
              type="linear"
              stroke="var(--ink)"
              strokeWidth={1.7}
              strokeDasharray="3 3"
              {...STILL}
            />
          )}
        </ComposedChart>
      </div>
      <AfterPaint>
        <div style={{ position: 'absolute', top: volumeTop, left: 0 }}>
          <AreaChart
            width={widthPx}
            height={volumeHeight}
            data={volume}
            margin={margin}
            accessibilityLayer={false}
            tabIndex={-1}
          >
            <defs>
              <HatchPattern id={`${id}-unscored`} stroke="var(--ink3)" fill="var(--grid)" />
              <HatchPattern id={`${id}-part-unscored`} stroke="var(--line)" />
            </defs>
            {xAxis}
            <YAxis type="number" domain={[0, countMax]} hide niceTicks="none" />
            {STACK.map(({ key, colour, opacity }) => (
              <Area
                key={key}
                dataKey={key}
                stackId="counts"
                type="linear"
                stroke="var(--surface)"
                strokeWidth={1}
                fill={colour}
                fillOpacity={opacity}
                {...STILL}
              />
            ))}
            <Area
              dataKey="unscored"
              stackId="counts"
              type="linear"
              stroke="var(--ink3)"
              strokeWidth={0.8}
              fill={hatch}
              fillOpacity={0.8}
              {...STILL}
            />
            {hasPart &&
              STACK.map(({ part, colour }) => (
                <Area
                  key={part}
                  dataKey={part}
                  stackId="counts"
                  type="linear"
                  stroke={colour}
                  strokeDasharray="3 3"
                  strokeWidth={1.2}
                  fill={colour}
                  fillOpacity={0.35}
                  {...STILL}
                />
              ))}
            {hasPart && (
              <Area
                dataKey="partUnscored"
                stackId="counts"
                type="linear"
                stroke="var(--ink3)"
                strokeDasharray="3 3"
                strokeWidth={1.2}
                fill={partHatch}
                fillOpacity={0.8}
                {...STILL}
              />
            )}
          </AreaChart>
        </div>
      </AfterPaint>
    </div>
  );
});

const STILL = { isAnimationActive: false, dot: false, activeDot: false, legendType: 'none' } as const;
