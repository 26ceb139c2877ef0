import type { PaddlingLayout } from '../../ui/charts/paddling-layout';
import { LANE_PITCH_PX, MARK_ROW_PX, NARROW_PX, type PaddlingPlaces } from '../../ui/charts/river-geometry';

/** Vertical places of the effect chart's layers in pixels, from the top of the plot. */
export interface EffectGeometry extends PaddlingPlaces {
  mainTop: number;
  mainHeight: number;
  /** The line under the main panel, which carries the days. */
  axis: number;
  cumulativeTop: number;
  /** 0 where there is no sum. */
  cumulativeHeight: number;
}

/** Room for the title and, below it, the words of start and end. */
const HEAD_PX = 42;
const AXIS_PX = 26;
const TITLE_PX = 28;
/** A further line of the sum's title, where the chart is narrow. */
export const TITLE_LINE_PX = 15;
const FOOT_PX = 10;

/** Heights depend on the width and on how many lanes our doing needs; a refused effect has no sum. */
export function effectGeometry(
  widthPx: number,
  paddling: Pick<PaddlingLayout, 'lanes' | 'markRows'>,
  hasSum: boolean,
): EffectGeometry {
  const narrow = widthPx < NARROW_PX;
  const mainHeight = narrow ? 180 : 250;
  const axis = HEAD_PX + mainHeight;
  const lanesTop = axis + AXIS_PX;
  const marksTop = lanesTop + Math.max(1, paddling.lanes) * LANE_PITCH_PX;
  const paddlingEnd = marksTop + paddling.markRows * MARK_ROW_PX;
  const cumulativeTop = paddlingEnd + TITLE_PX + (narrow ? TITLE_LINE_PX : 0);
  const cumulativeHeight = hasSum ? (narrow ? 90 : 110) : 0;
  return {
    mainTop: HEAD_PX,
    mainHeight,
    axis,
    laneTop: (lane) => lanesTop + lane * LANE_PITCH_PX,
    loosePostsTop: marksTop,
    markRowMiddle: (row) => marksTop + row * MARK_ROW_PX + MARK_ROW_PX / 2,
    cumulativeTop,
    cumulativeHeight,
    height: hasSum ? cumulativeTop + cumulativeHeight + FOOT_PX : paddlingEnd + FOOT_PX,
  };
}
