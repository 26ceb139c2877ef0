import { MIN_PLACEBOS, type Placebo } from './placebo';
import type { Verdict } from './verdict';
import type { Banded } from './window-sum';

/** Why nothing is said of an effect, and what would be needed. */
export const refusalWords = {
  shortBaseline: (known: number, needed: number, grain: 'day' | 'other') =>
    grain === 'day'
      ? `The baseline holds ${plural(known, 'complete day')} of data; at least ${needed} are needed to know what was to be expected.`
      : `The baseline holds ${plural(known, 'bucket')} with data; at least ${needed} are needed to know what was to be expected.`,
  nothingSince: 'No complete bucket with data has passed since the start.',
  overlapped: (name: string) =>
    `${name} covers half of this window or more: what either of them changed cannot be told apart.`,
  fewExpected: (expected: number, needed: number) =>
    `Only ${rounded(expected)} would have been expected in this window; under ${needed} chance is larger than any effect.`,
  inseparable: 'The baseline does not hold enough to fit what was to be expected.',
};

/** What windows without an effect say, or why there are none. */
export function placeboWords(placebo: Placebo): string {
  if (!placebo.effects || placebo.asFar === null) {
    return `No placebo test: the baseline has room for ${plural(placebo.windows, 'window')} of this length with enough before it, and fewer than ${MIN_PLACEBOS} are no yardstick.`;
  }
  return `In ${placebo.asFar} of ${plural(placebo.effects.length, 'window')} before the start, where nothing began, the same method finds as much.`;
}

/** How an effect is said: never as a cause. `headline` in percent, or in points where `unit` says so. */
export function effectWords(verdict: Verdict, headline: Banded | null, unit: 'percent' | 'points'): string {
  const wide = headline?.bands.at(-1);
  if (!headline || !wide) return 'There is not enough data to say how it ran against what was expected.';
  const interval = range(wide.low, wide.high, unit);
  const amount = `${rounded(Math.abs(headline.estimate))}${unitWords(unit, Math.abs(headline.estimate))}`;
  const side = headline.estimate < 0 ? 'below' : 'above';
  const ran = `ran ${amount} ${side} what was expected`;
  if (verdict === 'cannot tell') return `${ran}, which chance alone could be (${interval})`;
  return verdict.startsWith('leaning') ? `${ran} (${interval}): leaning, not clear` : `${ran} (${interval})`;
}

function range(low: number, high: number, unit: 'percent' | 'points'): string {
  return `${rounded(low)} to ${rounded(high)}${unitWords(unit, high)}`;
}

function unitWords(unit: 'percent' | 'points', amount: number): string {
  if (unit === 'percent') return ' %';
  return rounded(amount) === '1' ? ' point' : ' points';
}

/** Whole numbers from 10 on, one digit below; with a real minus. */
function rounded(value: number): string {
  const digits = Math.abs(value) < 9.95 ? 1 : 0;
  const text = Math.abs(value).toLocaleString('en', { maximumFractionDigits: digits });
  return value < 0 && text !== '0' ? `−${text}` : text;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
