import { MIN_MENTIONS, type RateChange } from './rate-change';

export const MOVER_STATES = ['rising', 'falling', 'calm', 'quiet', 'new', 'no-data'] as const;
export type MoverState = (typeof MOVER_STATES)[number];

/** Mentions of both windows, over complete buckets and sources collected in both only. */
export interface Compared {
  now: number;
  before: number;
  /** How many sources and buckets a window can be compared on. */
  sources: number;
  buckets: number;
}

/**
 * What a topic did, and the sentence that says so. State and words follow from the interval alone: rising and falling
 * only when all of it lies on one side of no change.
 */
export function moverState(
  compared: Compared,
  change: RateChange | null,
): { state: MoverState; words: string } {
  const { now, before } = compared;
  if (compared.sources === 0) {
    return { state: 'no-data', words: 'not comparable: no source was collected in both windows' };
  }
  if (compared.buckets === 0) {
    return { state: 'no-data', words: 'not comparable: nothing of this window has ended yet' };
  }
  if (before === 0 && now >= MIN_MENTIONS) {
    return { state: 'new', words: `new: ${counted(now)}, none in the window before` };
  }
  if (now + before < MIN_MENTIONS) {
    const words =
      now + before === 0
        ? 'no mentions in either window'
        : `only ${counted(now + before)} in both windows: too few to tell`;
    return { state: 'quiet', words };
  }
  if (change === null) return { state: 'no-data', words: 'not comparable: too few buckets have ended' };
  if (change.low > 0) return { state: 'rising', words: `rose ${inWords(change.percent, change)}` };
  if (change.high < 0) {
    const fall = { low: -change.high, high: -change.low };
    return { state: 'falling', words: `fell ${inWords(-change.percent, fall)}` };
  }
  return { state: 'calm', words: `no clear change (${stretch(change)})` };
}

/**
 * Most surely moved first: by how far the nearer end of the interval lies from no change, then by the size of the
 * change, both as ratios (half is as far as double), then by name. What has no change comes last.
 */
export function compareMovers(
  a: { name: string; change: RateChange | null },
  b: { name: string; change: RateChange | null },
): number {
  return (
    Number(a.change === null) - Number(b.change === null) ||
    sureDistance(b.change) - sureDistance(a.change) ||
    distance(b.change?.percent) - distance(a.change?.percent) ||
    (a.name < b.name ? -1 : Number(a.name > b.name))
  );
}

function sureDistance(change: RateChange | null): number {
  if (change === null || (change.low <= 0 && change.high >= 0)) return 0;
  return Math.min(distance(change.low), distance(change.high));
}

function distance(percent = 0): number {
  return Math.abs(Math.log1p(percent / 100));
}

function inWords(percent: number, interval: { low: number; high: number }): string {
  return `${rounded(percent)} % (${stretch(interval)})`;
}

function stretch({ low, high }: { low: number; high: number }): string {
  return `${rounded(low)} to ${rounded(high)} %`;
}

/** Whole percents; smaller ones keep a digit, so that a clear rise never reads "0". */
function rounded(percent: number): string {
  const whole = Math.abs(percent) >= 1 || percent === 0;
  const digits = whole ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 1 };
  return percent.toLocaleString('en', digits).replace('-', '\u2212');
}

function counted(mentions: number): string {
  return `${mentions.toLocaleString('en')} ${mentions === 1 ? 'mention' : 'mentions'}`;
}
