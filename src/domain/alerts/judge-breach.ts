import type { AlertVerdict, ThresholdSide } from './alert-kinds';

/** A count beyond a limit, with what was usual then. */
export interface Breach {
  side: ThresholdSide;
  observed: number;
  /** `null` where nothing is known of what is usual. */
  expected: number | null;
  upper: number | null;
  /** A campaign that explains a burst at that time. */
  campaign: string | null;
}

/**
 * What to make of a count beyond a limit: explained by a campaign, within its usual band (then the limit is what is
 * unusual), too little, or unexpected. The band reaches as far below the usual as above it, in proportion.
 */
export function judgeBreach({ side, observed, expected, upper, campaign }: Breach): {
  verdict: AlertVerdict;
  because: 'campaign' | 'band' | 'absent' | 'none' | 'unknown';
} {
  if (side === 'above' && campaign !== null) return { verdict: 'expected', because: 'campaign' };
  if (expected === null || upper === null) return { verdict: 'unexpected', because: 'unknown' };
  const lower = upper > 0 ? (expected * expected) / upper : 0;
  const isWithin = side === 'above' ? observed <= upper : observed >= lower && observed > 0;
  if (isWithin) return { verdict: 'expected', because: 'band' };
  return side === 'above'
    ? { verdict: 'unexpected', because: 'none' }
    : { verdict: 'expected-but-absent', because: 'absent' };
}
