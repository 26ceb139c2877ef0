import type { FigureMeasure } from '../../../contract/board-kinds';
import type { Currents, CurrentsBucket } from '../../../contract/currents';
import { formatCount, formatPercent, formatPoints } from '../../ui/charts/number-format';
import type { CountState } from '../../ui/state-chip';

/** One number of a board, with what it did. */
export interface Figure {
  value: string;
  /** Against the window before, with its interval; or why there is none. */
  change: string;
  /** `null` for a measure whose change says nothing about how much is said. */
  state: { state: CountState; words: string } | null;
  values: (number | null)[];
}

const COUNTS = { volume: 'mentions', negative: 'negative', complaints: 'complaints' } as const;

/**
 * A measure of an answer in words. A change is told only with its interval, or not at all; a dash is unknown. A burst
 * that has not ended is *spiking*, whatever the window did.
 */
export function figureOf({ totals, comparison, buckets, spikes }: Currents, measure: FigureMeasure): Figure {
  if (measure === 'net-sentiment') {
    const points = comparison?.change.netCorrectedPoints ?? null;
    return {
      value: totals.netSentiment === null ? '—' : formatPoints(totals.netSentiment),
      change: points === null ? 'not compared' : pointsWords(points),
      state: null,
      values: buckets.map(({ netSentiment }) => netSentiment),
    };
  }
  const counted = COUNTS[measure];
  const total = totals[counted];
  const rates = comparison?.rates ?? null;
  const rate = rates?.[counted] ?? null;
  const burst = (spikes ?? []).find(
    ({ endExclusive, direction }) => endExclusive === null && direction !== 'below',
  );
  const state =
    measure !== 'volume' || rates === null
      ? null
      : burst
        ? { state: 'spiking' as const, words: burst.words }
        : { state: rates.state, words: rates.words };
  return {
    value: total === null ? '—' : formatCount(total),
    change: rate === null ? (rates?.words ?? 'not compared') : rateWords(rate),
    state,
    values: buckets.map((bucket: CurrentsBucket) => (bucket.partial ? null : bucket[counted])),
  };
}

/** `▲ 24 % (11 to 38 %)`; without a direction where the interval holds no change. */
export function rateWords({ percent, low, high }: { percent: number; low: number; high: number }): string {
  const between = `(${signed(low)} to ${signed(high)} %)`;
  if (low > 0) return `▲ ${formatPercent(percent)} ${between}`;
  if (high < 0) return `▼ ${formatPercent(percent)} ${between}`;
  return `no clear change ${between}`;
}

/** A change of net sentiment, corrected for what the engine mistakes: `▼ 8.6 (−12 to −5.0 points)`. */
function pointsWords({ value, low, high }: { value: number; low: number; high: number }): string {
  const between = `(${formatPoints(low)} to ${formatPoints(high)} points)`;
  if (low <= 0 && high >= 0) return `no clear change ${between}`;
  return `${value > 0 ? '▲' : '▼'} ${formatPoints(Math.abs(value)).slice(1)} ${between}`;
}

function signed(percent: number): string {
  const whole = Math.round(Math.abs(percent));
  return whole === 0 ? '0' : `${percent < 0 ? '−' : ''}${formatCount(whole)}`;
}
