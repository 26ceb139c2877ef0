import { memo } from 'react';
import { AreaCurve, type CurvePlace, LineCurve, PlaceClip } from './curves';
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
  { key: 'unscored', part: 'partUnscored', colour: null, opacity: 0.8 },
] as const;
const LINE_PX = 1.7;

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
  const netPlace = { scale, domain: netDomain, topPx: netTop, heightPx: netHeight };
  const place = { scale, domain: [0, countMax] as const, topPx: volumeTop, heightPx: volumeHeight };
  return (
    <svg className="chart-layer" width={widthPx} height={volumeTop + volumeHeight} aria-hidden="true">
      <defs>
        <HatchPattern id={`${id}-unscored`} stroke="var(--ink3)" fill="var(--grid)" />
        <HatchPattern id={`${id}-part-unscored`} stroke="var(--line)" />
        <PlaceClip id={`${id}-net`} place={netPlace} />
      </defs>
      <g clipPath={`url(#${id}-net)`}>
        <AreaCurve
          rows={net}
          rangeIn={({ band }) => band}
          place={netPlace}
          fill="var(--ink)"
          fillOpacity={0.13}
        />
        <LineCurve
          rows={net}
          valueIn={(row) => row.net}
          place={netPlace}
          stroke="var(--ink)"
          strokeWidth={LINE_PX}
        />
        {hasPart && (
          <LineCurve
            rows={net}
            valueIn={(row) => row.partNet}
            place={netPlace}
            stroke="var(--ink)"
            strokeWidth={LINE_PX}
            strokeDasharray="3 3"
          />
        )}
      </g>
      <Stack id={id} volume={volume} place={place} />
      {hasPart && <PartOfStack id={id} volume={volume} place={place} />}
    </svg>
  );
});

interface StackProps {
  id: string;
  volume: readonly VolumePoint[];
  place: CurvePlace;
}

function Stack({ id, volume, place }: StackProps) {
  return STACK.map(({ key, colour, opacity }, index) => (
    <AreaCurve
      key={key}
      rows={volume}
      rangeIn={stacked(STACK.slice(0, index + 1).map((layer) => layer.key))}
      place={place}
      stroke={colour === null ? 'var(--ink3)' : 'var(--surface)'}
      strokeWidth={colour === null ? 0.8 : 1}
      fill={colour ?? `url(#${id}-unscored)`}
      fillOpacity={opacity}
    />
  ));
}

/** The bucket that has not ended: dashed, and paler. */
function PartOfStack({ id, volume, place }: StackProps) {
  return STACK.map(({ part, colour }, index) => (
    <AreaCurve
      key={part}
      rows={volume}
      rangeIn={stacked(STACK.slice(0, index + 1).map((layer) => layer.part))}
      place={place}
      stroke={colour ?? 'var(--ink3)'}
      strokeDasharray="3 3"
      strokeWidth={1.2}
      fill={colour ?? `url(#${id}-part-unscored)`}
      fillOpacity={colour === null ? 0.8 : 0.35}
    />
  ));
}

/** From the foot of the last of these layers to its head; `null` where it is not known. */
function stacked(keys: readonly Exclude<keyof VolumePoint, 'atMs'>[]) {
  return (point: VolumePoint): [number, number] | null => {
    const last = keys.at(-1);
    const size = last === undefined ? null : point[last];
    if (size === null) return null;
    const foot = keys.slice(0, -1).reduce((sum, key) => sum + (point[key] ?? 0), 0);
    return [foot, foot + size];
  };
}
