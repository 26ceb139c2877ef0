import { MIN_PLACEBOS, type Placebo } from './placebo';
import type { Verdict } from './verdict-kinds';
import type { Banded } from './window-sum';

/** Why nothing is said of an effect, and what would be needed. */
export interface Refusal {
  reason: string;
  needs: string;
}

export const refusals = {
  shortBaseline: (known: number, needed: number, grain: 'day' | 'other'): Refusal => {
    const bucket = grain === 'day' ? 'complete day' : 'bucket';
    return {
      reason: `The baseline holds ${plural(known, bucket)} of data; at least ${needed} are needed to know what was to be expected.`,
      needs: `${plural(needed - known, `more ${bucket}`)} of data before the start.`,
    };
  },
  nothingSince: {
    reason: 'No complete bucket with data has passed since the start.',
    needs: 'At least one complete bucket of data after the start.',
  },
  overlapped: (name: string): Refusal => ({
    reason: `${name} covers half of this window or more: what either of them changed cannot be told apart.`,
    needs: `A stretch after the start that ${name} does not cover.`,
  }),
  fewExpected: (expected: number, needed: number): Refusal => ({
    // Rounded down: what is refused for being under ten does not read ten.
    reason: `Only ${rounded(Math.floor(10 * expected) / 10)} would have been expected in this window; under ${needed} chance is larger than any effect.`,
    needs: 'A wider topic, a longer window, or a measure that is counted more often.',
  }),
  still: {
    reason:
      'Every bucket of the baseline holds the same: how far chance alone reaches cannot be read from it.',
    needs: 'A measure that moves, or a longer baseline.',
  },
  nothingExpected: {
    reason: 'As little as nothing could have been expected in this window: no percentage of it can be said.',
    needs: 'A wider topic, a longer baseline, or a measure that is counted more often.',
  },
  inseparable: {
    reason: 'The baseline does not hold enough to fit what was to be expected.',
    needs: 'A longer baseline, or fewer controls.',
  },
};

/** What windows without an effect say, or why there are none. */
export function placeboWords(placebo: Placebo): string {
  if (!placebo.effects || placebo.asFar === null) {
    return `No placebo test: the baseline has room for ${plural(placebo.windows, 'window')} of this length with enough before it, and fewer than ${MIN_PLACEBOS} are no yardstick.`;
  }
  return `Tried on ${plural(placebo.effects.length, 'window')} before the start, where nothing began, the same method found as much in ${placebo.asFar === 0 ? 'none' : placebo.asFar} of them.${doubtWords(placebo.asFar, placebo.effects.length)}`;
}

/** What a placebo test takes from an effect, said where it takes something: more than one window in four runs as far. */
export function doubtWords(asFar: number, windows: number): string {
  return 4 * asFar > windows ? ' As much comes by itself that often: by itself this is no sign.' : '';
}

/** What an effect is told in: `own` is the unit of the value, whatever it is. */
export type EffectUnit = 'percent' | 'points' | 'own';

/** A refusal in short: for others at the same time, or for want of data. */
export function refusalWords(overlapping: readonly string[]): string {
  return overlapping.length === 0
    ? 'cannot be said: there is not enough data'
    : `cannot be told apart from ${overlapping.join(' and ')}`;
}

/** How an effect is said: never as a cause. `beside` names what was taken into account. */
export function effectWords(
  verdict: Verdict,
  headline: Banded | null,
  unit: EffectUnit,
  beside: string | null = null,
): string {
  const wide = headline?.bands.at(-1);
  if (!headline || !wide) return refusalWords([]);
  const size = Math.abs(headline.estimate);
  const side = headline.estimate < 0 ? 'below' : 'above';
  const ran = `ran ${rounded(size, unit)}${unitWords(size, unit)} ${side} what was expected${beside === null ? '' : ` with ${beside} taken into account`}`;
  const interval = `${rounded(wide.low, unit)} to ${rounded(wide.high, unit)}${unitWords(wide.high, unit)}`;
  if (verdict === 'cannot tell') return `${ran}, which chance alone could be (${interval})`;
  return verdict.startsWith('leaning') ? `${ran} (${interval}): leaning, not clear` : `${ran} (${interval})`;
}

/** An effect or its refusal with what a reader must know of it, as whole sentences. */
export function effectSentences(words: string, reasons: readonly string[]): string {
  return [`${words.charAt(0).toUpperCase()}${words.slice(1)}.`, ...reasons].join(' ');
}

function unitWords(amount: number, unit: EffectUnit): string {
  if (unit === 'own') return '';
  if (unit === 'percent') return ' %';
  return rounded(amount) === '1' ? ' point' : ' points';
}

/** With a real minus. */
function rounded(value: number, unit: EffectUnit = 'percent'): string {
  const size = Math.abs(value);
  const text = size.toLocaleString('en', unit === 'own' ? { maximumSignificantDigits: 3 } : digitsFor(size));
  return value < 0 && text !== '0' ? `−${text}` : text;
}

/** Whole numbers from 10 on, one digit below; what is nearly nothing keeps what tells it from nothing. */
function digitsFor(size: number): Intl.NumberFormatOptions {
  if (size >= 9.95) return { maximumFractionDigits: 0 };
  return size >= 0.095 || size < 0.0005 ? { maximumFractionDigits: 1 } : { maximumSignificantDigits: 1 };
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
