import type { BandedFigure } from '../../../contract/currents';
import { type NetTotals, shownNet } from '../../lib/shown-net';
import { formatWholePoints } from '../../ui/charts/number-format';

/** A band that reaches further from its middle says too little for one. */
const WIDEST_REACH = 15;

/** Corrected net sentiment that can carry a headline: measured, of enough mentions, within a narrow band; else `null`. */
export function firmNet(totals: NetTotals): BandedFigure | null {
  const net = shownNet(totals);
  return net && (net.high - net.low) / 2 > WIDEST_REACH ? null : net;
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
