import type { PaddlingLayout } from './paddling-layout';

/** Vertical places of the river's layers in pixels, from the top of the plot. */
export interface RiverGeometry extends PaddlingPlaces {
  netTop: number;
  netHeight: number;
  volumeTop: number;
  volumeHeight: number;
  waterline: number;
  paddlingTop: number;
}

/** Where a chart draws what we did. */
export interface PaddlingPlaces {
  laneTop: (lane: number) => number;
  loosePostsTop: number;
  markRowMiddle: (row: number) => number;
  /** Of the whole chart. */
  height: number;
}

export const LANE_PITCH_PX = 34;
export const BAND_HEIGHT_PX = 20;
/** Room for the title of the first strip, below what is read above the plot. */
const TOP_BAND_PX = 26;
/** Below this width the plot is lower and words may wrap. */
export const NARROW_PX = 560;
export const MARK_ROW_PX = 22;
const LOOSE_POSTS_PX = 36;
const AXIS_PX = 26;
const PADDLING_HEAD_PX = 30;
/** Two lanes and a row of marks: most windows hold no more, so that the page does not move when they arrive. */
const MIN_PADDLING_PX = 2 * LANE_PITCH_PX + MARK_ROW_PX + 8;

/** Heights depend on the width (a phone gets a lower plot) and on how many lanes our doing needs. */
export function riverGeometry(
  widthPx: number,
  paddling: Pick<PaddlingLayout, 'lanes' | 'loosePostCount' | 'markRows'>,
): RiverGeometry {
  const narrow = widthPx < NARROW_PX;
  const netTop = TOP_BAND_PX;
  const netHeight = narrow ? 52 : 64;
  const volumeTop = netTop + netHeight + 30;
  const volumeHeight = narrow ? 168 : widthPx > 1500 ? 300 : 228;
  const waterline = volumeTop + volumeHeight + 6;
  const paddlingTop = waterline + AXIS_PX;
  const lanesTop = paddlingTop + PADDLING_HEAD_PX;
  const loosePostsTop = lanesTop + paddling.lanes * LANE_PITCH_PX;
  const marksTop = loosePostsTop + (paddling.loosePostCount > 0 ? LOOSE_POSTS_PX : 0);
  const paddlingHeight = marksTop - lanesTop + paddling.markRows * MARK_ROW_PX + 8;
  return {
    netTop,
    netHeight,
    volumeTop,
    volumeHeight,
    waterline,
    paddlingTop,
    laneTop: (lane) => lanesTop + lane * LANE_PITCH_PX,
    loosePostsTop,
    markRowMiddle: (row) => marksTop + row * MARK_ROW_PX + MARK_ROW_PX / 2,
    height: lanesTop + Math.max(paddlingHeight, MIN_PADDLING_PX),
  };
}

/** Pixel of a value on an axis whose larger end is at the top. */
export function yOf(
  value: number,
  domain: readonly [number, number],
  topPx: number,
  heightPx: number,
): number {
  const [low, high] = domain;
  return high === low ? topPx + heightPx : topPx + heightPx - ((value - low) / (high - low)) * heightPx;
}

/** An SVG path through points; `null` lifts the pen, and a point between two of them is a short stroke. */
export function brokenPath(points: readonly ({ x: number; y: number } | null)[], dotPx = 4): string {
  let path = '';
  points.forEach((point, index) => {
    if (!point) return;
    const [before, after] = [points[index - 1], points[index + 1]];
    if (before) path += `L${round(point.x)} ${round(point.y)}`;
    else if (after) path += `M${round(point.x)} ${round(point.y)}`;
    else path += `M${round(point.x - dotPx)} ${round(point.y)}H${round(point.x + dotPx)}`;
  });
  return path;
}

function round(px: number): number {
  return Math.round(px * 10) / 10;
}
