import type { EffectReading } from '../../../contract/effects';
import type { PledgeMeasure } from '../../../contract/pledge-measures';
import { formatCount, formatPercent, formatPoints } from '../../ui/charts/number-format';
import { LOCALE } from '../../ui/charts/time-format';
import type { CompareBy } from '../../url-state/compare-search';
import type { ShownDay } from './effect-days';
import { capitalised, readingWords } from './pledge-words';

type Target = Pick<EffectReading, 'measure' | 'topic' | 'among' | 'per'>;

/** `Positive mentions about Speed and data`. */
export function subjectWords(target: Target): string {
  return capitalised(readingWords(target));
}

/** The effect as one sentence in three pieces, the middle one to be stressed. Of a refused one there is none. */
export function effectSentence(reading: EffectReading): { before: string; stressed: string; after: string } {
  const subject = subjectWords(reading);
  const words = tied(reading.words);
  const parts = /^(ran )(.+? what was expected)(.*)$/.exec(words);
  if (!parts) return { before: `${subject} ${words}.`, stressed: '', after: '' };
  return { before: `${subject} ${parts[1]}`, stressed: parts[2] as string, after: `${parts[3]}.` };
}

/** One line for what was found beside the pledge; the same reason is not told twice. */
export function foundWords(reading: EffectReading, pledged: EffectReading): string {
  if (reading.verdict !== 'not enough data') return tied(reading.words);
  if (reading.overlapping.length > 0 && reading.together) {
    return `whoever changed it: ${tied(reading.together.words)}`;
  }
  const reason = reading.reasons.join(' ');
  return reason === pledged.reasons.join(' ') ? 'for the same reason' : reason;
}

/** `, without forum`: sources that were not collected all along are in none of its numbers. */
export function withoutWords({ leftOut }: Pick<EffectReading, 'leftOut'>): string {
  return leftOut.length === 0 ? '' : `, without ${leftOut.join(', ')}`;
}

/** Keeps a number and its percent sign on one line. */
export function tied(words: string): string {
  return words.replaceAll(' %', '\u00a0%');
}

const oneDigitAlways = new Intl.NumberFormat(LOCALE, {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});
const twoDigits = new Intl.NumberFormat(LOCALE, { maximumSignificantDigits: 2 });
const oneDigit = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 });

/** An amount a day: one digit after the point below ten, where a whole one is coarse; below one two that tell it from nothing. */
export function formatAmount(value: number): string {
  if (Math.abs(value) < 0.995) return twoDigits.format(value).replace('-', '−');
  return Math.abs(value) < 9.95 ? oneDigit.format(value).replace('-', '−') : formatCount(value);
}

/** One day's value of a measure in its unit: `9.7`, `31 %`, `+18`. */
export function valueWords(measure: PledgeMeasure, value: number): string {
  if (measure === 'net-sentiment') return formatPoints(value);
  if (measure === 'share-of-voice') return formatPercent(value);
  return formatAmount(value);
}

/** What a value of a measure is, for axes and columns. */
export const VALUE_UNITS: Readonly<Record<PledgeMeasure, string>> = {
  volume: 'mentions a day',
  positive: 'positive mentions a day',
  negative: 'negative mentions a day',
  complaints: 'complaints a day',
  'complaint-rate': 'complaints per 1,000 mentions',
  'net-sentiment': 'net sentiment, points',
  'share-of-voice': 'share of voice, %',
};

/** The same where each of several campaigns has a measure of its own. */
export function compareUnits(measure: CompareBy): string {
  return measure === 'pledged' ? 'each in what it pledged' : VALUE_UNITS[measure];
}

/** The same of a reading, whose rate may be held against a series. */
export function valueUnit({ measure, per }: Pick<EffectReading, 'measure' | 'per'>): string {
  return per ? `complaints per 1,000 of ${per.name}` : VALUE_UNITS[measure];
}

/** What is summed up over the window: shares and rates by what they count. */
export const SUM_NOUNS: Readonly<Record<PledgeMeasure, string>> = {
  volume: 'mentions',
  positive: 'positive mentions',
  negative: 'negative mentions',
  complaints: 'complaints',
  'complaint-rate': 'complaints',
  'net-sentiment': 'positive minus negative mentions',
  'share-of-voice': 'mentions',
};

const DAILY_UNITS: Readonly<Partial<Record<PledgeMeasure, string>>> = {
  'complaint-rate': ' per 1,000 mentions',
  'net-sentiment': ' points on average',
  'share-of-voice': ' on average',
};

/** `9.7 a day`, `+18 points on average`. */
export function averageWords(
  { measure, per }: Pick<EffectReading, 'measure' | 'per'>,
  value: number,
): string {
  const isCount = measure !== 'net-sentiment' && measure !== 'share-of-voice';
  const amount =
    isCount && value >= 0.995 && value < 9.95 ? oneDigitAlways.format(value) : valueWords(measure, value);
  return `${amount}${per ? ` per 1,000 of ${per.name}` : (DAILY_UNITS[measure] ?? ' a day')}`;
}

/**
 * What lies between observed and expected over the window: `about 410 more mentions than expected (180 to 650)`. An
 * interval that holds none at all says both ends in words; `null` where the effect is refused.
 */
export function cumulativeWords({
  measure,
  cumulativeEffect,
  cumulativeInterval,
}: Pick<EffectReading, 'measure' | 'cumulativeEffect' | 'cumulativeInterval'>): string | null {
  if (cumulativeEffect === null || cumulativeInterval === null) return null;
  const [low, high] = cumulativeInterval.map(rounded) as [number, number];
  const amount = rounded(cumulativeEffect);
  const size = formatCount(Math.abs(amount));
  if (measure === 'net-sentiment') {
    const side = (value: number) => `${formatCount(Math.abs(value))} ${value < 0 ? 'below' : 'above'}`;
    const stands = amount === 0 ? 'as expected' : `about ${side(amount)} what was expected`;
    return `positive minus negative mentions ${stands} (between ${side(low)} and ${side(high)})`;
  }
  const noun = SUM_NOUNS[measure];
  const how = (value: number) => (value < 0 ? 'fewer' : 'more');
  const told =
    amount === 0 ? `about as many ${noun} as expected` : `about ${size} ${how(amount)} ${noun} than expected`;
  const ends = [low, high].map((end) => formatCount(Math.abs(end))) as [string, string];
  if (low >= 0) return `${told} (${ends[0]} to ${ends[1]})`;
  if (high <= 0) return `${told} (${ends[1]} to ${ends[0]})`;
  return `${told} (between ${ends[0]} fewer and ${ends[1]} more)`;
}

/** Two digits that mean something, whole numbers below a hundred: what is "about" must not look counted. */
function rounded(value: number): number {
  const size = Math.abs(value);
  const step = size < 100 ? 1 : 10 ** (Math.floor(Math.log10(size)) - 1);
  return Math.round(value / step) * step || 0;
}

/** `3 to 12`, in the unit of the measure. */
export function bandWords(measure: PledgeMeasure, band: { low: number; high: number }): string {
  return `${valueWords(measure, band.low)} to ${valueWords(measure, band.high)}`;
}

/** Why a day has no figure; `null` when it has one. */
export function dayState({ observed, ended }: ShownDay): string | null {
  if (observed !== null) return null;
  return ended ? 'no figure: not every source was collected' : 'has not ended';
}

/** A sum with its sign, as whole mentions; one digit below ten. */
export function formatSum(value: number): string {
  return formatPoints(value);
}

/** The smallest change that would have come out clear: `44 % up or 32 % down`. */
export function detectableWords({
  unit,
  detectable,
}: Pick<EffectReading, 'unit' | 'detectable'>): string | null {
  if (!detectable) return null;
  const amount = (value: number) =>
    unit === 'percent' ? formatPercent(value) : `${formatAmount(Math.abs(value))} points`;
  // What is counted cannot fall under nothing.
  if (unit === 'percent' && detectable.down <= -100) {
    return `${amount(detectable.up)} up; even a fall to nothing would hide`;
  }
  return `${amount(detectable.up)} up or ${amount(detectable.down)} down`;
}
