import { area, line } from 'd3-shape';
import { yOf } from './river-geometry';
import { type TimeScale, xOf } from './time-scale';

/** Where curves stand: one scale of time, and the values from the foot to the head of a box. */
export interface CurvePlace {
  scale: TimeScale;
  domain: readonly [number, number];
  topPx: number;
  heightPx: number;
}

/** How a curve is drawn: what SVG calls these. */
interface CurveLook {
  stroke?: string;
  strokeWidth?: number;
  strokeOpacity?: number;
  strokeDasharray?: string;
  strokeLinecap?: 'round';
  fill?: string;
  fillOpacity?: number;
}

/** A line through the values of rows, straight from one to the next; a row whose value is `null` is a gap. */
export function LineCurve<Row extends { atMs: number }>({
  rows,
  valueIn,
  place,
  ...look
}: {
  rows: readonly Row[];
  valueIn: (row: Row) => number | null;
  place: CurvePlace;
} & CurveLook) {
  const path = line<Row>(
    (row) => xOf(place.scale, row.atMs),
    (row) => yIn(place, valueIn(row) ?? 0),
  ).defined((row) => valueIn(row) !== null);
  return <path d={path(rows) ?? ''} fill="none" {...look} />;
}

/**
 * The stretch between two values of each row; a row whose range is `null` is a gap. `stroke` is a line along the upper
 * edge, and with `edges: 'both'` along the lower, too.
 */
export function AreaCurve<Row extends { atMs: number }>({
  rows,
  rangeIn,
  place,
  edges = 'upper',
  fill,
  fillOpacity,
  ...look
}: {
  rows: readonly Row[];
  rangeIn: (row: Row) => readonly [low: number, high: number] | null;
  place: CurvePlace;
  edges?: 'upper' | 'both';
} & CurveLook) {
  const between = area<Row>(
    (row) => xOf(place.scale, row.atMs),
    (row) => yIn(place, rangeIn(row)?.[0] ?? 0),
    (row) => yIn(place, rangeIn(row)?.[1] ?? 0),
  ).defined((row) => rangeIn(row) !== null);
  const lower = edges === 'both' ? (between.lineY0()(rows) ?? '') : '';
  return (
    <>
      <path d={between(rows) ?? ''} fill={fill} fillOpacity={fillOpacity} />
      {look.stroke !== undefined && <path d={(between.lineY1()(rows) ?? '') + lower} fill="none" {...look} />}
    </>
  );
}

/** So far a line on the edge of the box reaches over it. */
const EDGE_PX = 1;

/** Nothing is drawn outside of the box, however far values reach. `id` is unique on the page. */
export function PlaceClip({ id, place }: { id: string; place: CurvePlace }) {
  return (
    <clipPath id={id}>
      <rect
        x={place.scale.leftPx}
        y={place.topPx - EDGE_PX}
        width={Math.max(0, place.scale.rightPx - place.scale.leftPx)}
        height={place.heightPx + 2 * EDGE_PX}
      />
    </clipPath>
  );
}

function yIn({ domain, topPx, heightPx }: CurvePlace, value: number): number {
  return yOf(value, domain, topPx, heightPx);
}
