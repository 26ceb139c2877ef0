import type { FigureMeasure } from '../../../contract/board-kinds';
import type { Currents, CurrentsBucket } from '../../../contract/currents';
import { changeWords, pointsChangeWords } from '../../../domain/mover-state';
import { shownNet } from '../../lib/shown-net';
import { formatCount, formatPoints, formatWholePoints } from '../../ui/charts/number-format';
import type { CountState } from '../../ui/state-chip';

/** One number of a board, with what it did. */
export interface Figure {
  value: string;
  /** What the number is of, where that says more than its measure does. */
  unit: string | null;
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
      ...netFigure(totals),
      change: points === null ? 'not compared' : signed(pointsChangeWords(points)),
      state: null,
      values: buckets.map(({ netCorrected, netSentiment }) =>
        shownNet(totals) ? (netCorrected?.value ?? null) : netSentiment,
      ),
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
    unit: null,
    change: changeOf(rate, rates, state),
    state,
    values: buckets.map((bucket: CurrentsBucket) => (bucket.partial ? null : bucket[counted])),
  };
}

/** As on the River: corrected for what the engine mistakes, where that can be; the counted one is named so. */
function netFigure(totals: Currents['totals']): Pick<Figure, 'value' | 'unit'> {
  const { netSentiment } = totals;
  const corrected = shownNet(totals);
  const counted = netSentiment === null ? '—' : formatPoints(netSentiment);
  if (!corrected) return { value: counted, unit: netSentiment === null ? null : 'points, as counted' };
  return { value: formatWholePoints(corrected.value), unit: `points · counted ${counted}` };
}

function changeOf(
  rate: Parameters<typeof rateWords>[0] | null,
  rates: { words: string } | null,
  state: Figure['state'],
): string {
  if (rate === null) return rates?.words ?? 'not compared';
  const words = rateWords(rate);
  return state?.state === 'calm' ? `${besideChip(words)} against the window before` : words;
}

/** `▲ 24 % (11 to 38 %)`: the words of the rest of the app, with a sign for the direction. */
export function rateWords(rate: { percent: number; low: number; high: number }): string {
  return signed(changeWords(rate));
}

/** Beside a chip that says already that nothing clearly changed, the interval alone. */
export function besideChip(words: string): string {
  return words.replace(/^no clear change \((.*)\)$/, '$1');
}

function signed(words: string): string {
  return words.replace(/^rose/, '▲').replace(/^fell/, '▼');
}
