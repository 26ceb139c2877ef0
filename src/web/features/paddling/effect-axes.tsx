import { memo } from 'react';
import { GapMarks, TimeAxis, ValueLabels } from '../../ui/charts/axis-parts';
import { NARROW_PX, yOf } from '../../ui/charts/river-geometry';
import { clipToView, type TimeScale, type TimeSpan } from '../../ui/charts/time-scale';
import type { TimeTick } from '../../ui/charts/time-ticks';
import { type Edge, edgeLabels } from './effect-edges';
import { type EffectGeometry, TITLE_LINE_PX } from './effect-geometry';
import type { ValueAxis } from './effect-rows';

interface EffectAxesProps {
  scale: TimeScale;
  widthPx: number;
  geometry: EffectGeometry;
  main: ValueAxis;
  sum: ValueAxis;
  tickWords: (value: number) => string;
  sumWords: (value: number) => string;
  timeTicks: readonly TimeTick[];
  gaps: readonly TimeSpan[];
  /** The day that has not ended. */
  unended: TimeSpan | null;
  /** Start and end of the flight, with what stands at each line. */
  edges: readonly Edge[];
  title: string;
  cumulativeTitle: string;
  id: string;
}

/** In a narrow chart what is summed stands in a line of its own. */
function CumulativeTitle({
  title,
  leftPx,
  bottomPx,
  narrow,
}: {
  title: string;
  leftPx: number;
  bottomPx: number;
  narrow: boolean;
}) {
  const comma = title.lastIndexOf(', ');
  if (!narrow || comma < 0) {
    return (
      <text x={leftPx} y={bottomPx}>
        {title}
      </text>
    );
  }
  return (
    <text y={bottomPx}>
      <tspan x={leftPx} dy={-TITLE_LINE_PX}>
        {title.slice(0, comma + 1)}
      </tspan>
      <tspan x={leftPx} dy={TITLE_LINE_PX}>
        {title.slice(comma + 2)}
      </tspan>
    </text>
  );
}

/** Grid behind the data. */
export const EffectGrid = memo(function EffectGrid({
  scale,
  widthPx,
  geometry,
  main,
  sum,
}: Pick<EffectAxesProps, 'scale' | 'widthPx' | 'geometry' | 'main' | 'sum'>) {
  const line = (y: number, key: string, isZero: boolean) => (
    <line
      key={key}
      x1={scale.leftPx}
      x2={scale.rightPx}
      y1={y}
      y2={y}
      stroke={isZero ? 'var(--line)' : 'var(--grid)'}
    />
  );
  return (
    <svg className="chart-layer" width={widthPx} height={geometry.height} aria-hidden="true">
      {main.ticks.map((value) => line(mainY(geometry, main, value), `main ${value}`, value === 0))}
      {geometry.cumulativeHeight > 0 &&
        sum.ticks.map((value) => line(sumY(geometry, sum, value), `sum ${value}`, false))}
    </svg>
  );
});

/** Everything fixed above the data: figures of the axes, start and end, the line of nothing, days without a figure. */
export const EffectAxes = memo(function EffectAxes({
  scale,
  widthPx,
  geometry,
  main,
  sum,
  tickWords,
  sumWords,
  timeTicks,
  gaps,
  unended,
  edges,
  title,
  cumulativeTitle,
  id,
}: EffectAxesProps) {
  const hasSum = geometry.cumulativeHeight > 0;
  const bottom = hasSum ? geometry.cumulativeTop + geometry.cumulativeHeight : geometry.axis;
  const zero = sumY(geometry, sum, 0);
  const today = unended && clipToView(scale, unended);
  return (
    <svg className="chart-layer" width={widthPx} height={geometry.height} aria-hidden="true">
      <text x={scale.leftPx} y={12}>
        {title}
      </text>
      <ValueLabels
        scale={scale}
        values={main.ticks}
        yOfValue={(value) => mainY(geometry, main, value)}
        words={tickWords}
      />
      <GapMarks
        id={`${id}-gap`}
        scale={scale}
        gaps={gaps}
        base={geometry.axis}
        words="no figures"
        wordsFromPx={74}
      />
      {today && (
        <rect
          x={today.x0}
          y={geometry.mainTop}
          width={Math.max(1, today.x1 - today.x0)}
          height={geometry.mainHeight}
          fill="none"
          stroke="var(--ink3)"
          strokeDasharray="3 3"
        />
      )}
      <TimeAxis scale={scale} y={geometry.axis} ticks={timeTicks} />
      {hasSum && (
        <>
          <CumulativeTitle
            title={cumulativeTitle}
            leftPx={scale.leftPx}
            bottomPx={geometry.cumulativeTop - 10}
            narrow={widthPx < NARROW_PX}
          />
          <line x1={scale.leftPx} x2={scale.rightPx} y1={zero} y2={zero} stroke="var(--ink3)" />
          <ValueLabels
            scale={scale}
            values={sum.ticks}
            yOfValue={(value) => sumY(geometry, sum, value)}
            words={sumWords}
          />
        </>
      )}
      {edgeLabels(edges, scale).map(({ atMs, label, x, textX, anchor }) => (
        <g key={atMs}>
          <line
            x1={x}
            x2={x}
            y1={geometry.mainTop - 14}
            y2={geometry.axis}
            stroke="var(--camp)"
            strokeWidth="1.3"
          />
          {hasSum && (
            <line
              x1={x}
              x2={x}
              y1={geometry.cumulativeTop}
              y2={bottom}
              stroke="var(--camp)"
              strokeWidth="1.3"
            />
          )}
          <text x={textX} y={geometry.mainTop - 6} textAnchor={anchor} className="chart-campaign">
            {label}
          </text>
        </g>
      ))}
    </svg>
  );
});

function mainY({ mainTop, mainHeight }: EffectGeometry, { domain }: ValueAxis, value: number): number {
  return yOf(value, domain, mainTop, mainHeight);
}

function sumY(
  { cumulativeTop, cumulativeHeight }: EffectGeometry,
  { domain }: ValueAxis,
  value: number,
): number {
  return yOf(value, domain, cumulativeTop, cumulativeHeight);
}
