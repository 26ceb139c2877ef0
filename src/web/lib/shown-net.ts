import type { BandedFigure, Currents } from '../../contract/currents';

/** Of fewer scored mentions nothing is corrected in a headline or a figure of its own. */
const LEAST_SCORED = 50;

export type NetTotals = Pick<Currents['totals'], 'positive' | 'neutral' | 'negative' | 'netCorrected'>;

/** How many mentions of a total are scored; `null` when nothing was collected. */
export function scoredOf({ positive, neutral, negative }: Omit<NetTotals, 'netCorrected'>): number | null {
  return positive === null || neutral === null || negative === null ? null : positive + neutral + negative;
}

/**
 * Corrected net sentiment of enough mentions to be a figure of its own; `null` else. Of a few mentions the correction moves
 * the figure more than what was said does.
 */
export function shownNet(totals: NetTotals): BandedFigure | null {
  return (scoredOf(totals) ?? 0) < LEAST_SCORED ? null : (totals.netCorrected ?? null);
}
