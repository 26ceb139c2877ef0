import {
  type Banded,
  bandedOf,
  type CorrectedShares,
  correctedShares,
  netChange,
  netOf,
  type ScoredSums,
} from '../../domain/quantify/corrected-shares';
import { roundTo2 } from '../routes/reading';
import type { KnownCorrections } from './class-corrections';

/** Net sentiment of sums with its band, as it goes out. */
export function netCorrectedOf(sums: readonly ScoredSums[], { byLanguage }: KnownCorrections): Banded | null {
  const corrected = correctedShares(sums, byLanguage);
  return corrected && toWire(netOf(corrected), roundTo2);
}

/** Points between two windows; `null` where nothing can be said of one of them. */
export function netChangeOf(
  { now, before }: Record<'now' | 'before', readonly ScoredSums[]>,
  { byLanguage }: KnownCorrections,
): Banded | null {
  const [later, earlier] = [correctedShares(now, byLanguage, 0), correctedShares(before, byLanguage, 1)];
  return later && earlier && toWire(netChange(later, earlier), roundTo2);
}

/** Shares of the classes with their bands, as they go out. */
export function sharesCorrectedOf(sums: readonly ScoredSums[], { byLanguage }: KnownCorrections) {
  const corrected = correctedShares(sums, byLanguage);
  return (
    corrected && {
      negative: shareOf(corrected, (negative) => negative),
      neutral: shareOf(corrected, (negative, positive) => Math.max(0, 1 - negative - positive)),
      positive: shareOf(corrected, (_, positive) => positive),
    }
  );
}

function shareOf(corrected: CorrectedShares, share: (negative: number, positive: number) => number): Banded {
  return toWire(bandedOf(corrected, share), (value) => Math.round(value * 1e4) / 1e4);
}

function toWire({ value, low, high }: Banded, rounded: (value: number) => number): Banded {
  return { value: rounded(value), low: rounded(low), high: rounded(high) };
}
