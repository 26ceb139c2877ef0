import type { BandedFigure, Currents } from '../../../contract/currents';
import { formatWholePoints } from '../../ui/charts/number-format';

/** Fewer scored mentions are no ground for a headline. */
const LEAST_SCORED = 50;
/** A band that reaches further from its middle says too little for one. */
const WIDEST_REACH = 15;

type Totals = Pick<Currents['totals'], 'positive' | 'neutral' | 'negative' | 'netCorrected'>;

/** How many mentions of a total are scored; `null` when nothing was collected. */
export function scoredOf({ positive, neutral, negative }: Omit<Totals, 'netCorrected'>): number | null {
  return positive === null || neutral === null || negative === null ? null : positive + neutral + negative;
}

/** Corrected net sentiment that can carry a headline: measured, of enough mentions, within a narrow band; else `null`. */
export function firmNet(totals: Totals): BandedFigure | null {
  const { netCorrected } = totals;
  if (!netCorrected || (scoredOf(totals) ?? 0) < LEAST_SCORED) return null;
  return (netCorrected.high - netCorrected.low) / 2 > WIDEST_REACH ? null : netCorrected;
}

/** `−8 (−14 to −2)`: the corrected figure with its band. */
export function netWords(net: BandedFigure | null | undefined): string {
  return net ? `${formatWholePoints(net.value)} (${bandWords(net)})` : '—';
}

/** `−14 to −2`. */
export function bandWords({ low, high }: BandedFigure): string {
  return `${formatWholePoints(low)} to ${formatWholePoints(high)}`;
}

/** `−33 (−45 to −20)`, or, where it cannot be corrected, `counted −26`; `null` where there is none of either. */
export function netOrCounted(net: BandedFigure | null | undefined, counted: number | null): string | null {
  if (net) return netWords(net);
  return counted === null ? null : `counted ${formatWholePoints(counted)}`;
}
