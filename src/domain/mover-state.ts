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
  const state = change.low > 0 ? 'rising' : change.high < 0 ? 'falling' : 'calm';
  return { state, words: changeWords(change) };
}

/** What a rate did: `rose 24 % (11 to 38 %)`, or `no clear change` where the interval holds none. */
export function changeWords(change: RateChange): string {
  if (change.low > 0) return `rose ${inWords(change.percent, change)}`;
  if (change.high < 0) return `fell ${inWords(-change.percent, { low: -change.high, high: -change.low })}`;
  return `no clear change (${stretch(change)})`;
}

/** The same of points: `fell 9.6 points (5.9 to 14)`. */
export function pointsChangeWords({
  value,
  low,
  high,
}: {
  value: number;
  low: number;
  high: number;
}): string {
  const between = (from: number, to: number) => `(${pointsRounded(from)} to ${pointsRounded(to)})`;
  if (low > 0) return `rose ${pointsRounded(value)} points ${between(low, high)}`;
  if (high < 0) return `fell ${pointsRounded(-value)} points ${between(-high, -low)}`;
  return `no clear change (${pointsRounded(low)} to ${pointsRounded(high)} points)`;
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

/** Whole points from 10 on, one digit below. */
function pointsRounded(points: number): string {
  const digits = Math.abs(points) >= 9.95 ? 0 : 1;
  return points.toLocaleString('en', { maximumFractionDigits: digits }).replace('-', '\u2212');
}

function counted(mentions: number): string {
  return `${mentions.toLocaleString('en')} ${mentions === 1 ? 'mention' : 'mentions'}`;
}
