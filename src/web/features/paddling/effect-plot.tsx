import { memo } from 'react';
import { AreaCurve, type CurvePlace, LineCurve, PlaceClip } from '../../ui/charts/curves';
import type { TimeScale } from '../../ui/charts/time-scale';
import type { EffectGeometry } from './effect-geometry';
import type { BandRow, ObservedRow } from './effect-rows';

interface EffectPlotProps {
  observed: readonly ObservedRow[];
  expected: readonly BandRow[];
  cumulative: readonly BandRow[];
  domain: readonly [number, number];
  cumulativeDomain: readonly [number, number];
  scale: TimeScale;
  widthPx: number;
  geometry: EffectGeometry;
  /** Unique among the charts of a page: clip paths are found by id. */
  id: string;
}

/** Widest band first, each over the one before: three tints of one hue. */
const TINTS = [0.14, 0.16, 0.2];

/** What was observed over what was expected, and their summed difference, on one time scale. Draws data and nothing else. */
export const EffectPlot = memo(function EffectPlot({
  observed,
  expected,
  cumulative,
  domain,
  cumulativeDomain,
  scale,
  widthPx,
  geometry,
  id,
}: EffectPlotProps) {
  const main = { scale, domain, topPx: geometry.mainTop, heightPx: geometry.mainHeight };
  const sum = {
    scale,
    domain: cumulativeDomain,
    topPx: geometry.cumulativeTop,
    heightPx: geometry.cumulativeHeight,
  };
  return (
    <svg
      className="chart-layer"
      width={widthPx}
      height={geometry.cumulativeTop + geometry.cumulativeHeight}
      aria-hidden="true"
    >
      <defs>
        <PlaceClip id={`${id}-main`} place={main} />
        <PlaceClip id={`${id}-sum`} place={sum} />
      </defs>
      <g clipPath={`url(#${id}-main)`}>
        <Bands rows={expected} place={main} />
        <LineCurve
          rows={expected}
          valueIn={({ estimate }) => estimate}
          place={main}
          stroke="var(--camp)"
          strokeWidth={1.6}
          strokeDasharray="5 3"
        />
        <LineCurve
          rows={observed}
          valueIn={(row) => row.observed}
          place={main}
          stroke="var(--ink)"
          strokeWidth={1.8}
        />
      </g>
      {cumulative.length > 0 && (
        <g clipPath={`url(#${id}-sum)`}>
          <Bands rows={cumulative} place={sum} />
          <LineCurve
            rows={cumulative}
            valueIn={({ estimate }) => estimate}
            place={sum}
            stroke="var(--ink)"
            strokeWidth={1.8}
          />
        </g>
      )}
    </svg>
  );
});

function Bands({ rows, place }: { rows: readonly BandRow[]; place: CurvePlace }) {
  const count = Math.max(0, ...rows.map(({ bands }) => bands?.length ?? 0));
  return TINTS.slice(0, count).map((tint, order) => (
    <AreaCurve
      key={tint}
      rows={rows}
      rangeIn={({ bands }) => bands?.[count - 1 - order] ?? null}
      place={place}
      {...(order === 0 ? { stroke: 'var(--camp)', strokeOpacity: 0.4, strokeWidth: 0.7 } : {})}
      edges="both"
      fill="var(--camp)"
      fillOpacity={tint}
    />
  ));
}
