import { CountSpread } from './count-spread';
import { DAILY_CHECK_AT, type DailyFinding } from './daily-check';
import { normalTail } from './normal-tail';
import { RhythmLevel } from './rhythm-level';
import type { LocalHour } from './season-rates';

const HOUR_MS = 3_600_000;
/** A day is looked at over each of these. */
const SPANS = [3, 6] as const;
const LEVEL_HALF_LIFE = 7 * 24;
/** In days: the windows of a day teach together. */
const DISPERSION_HALF_LIFE = 28;
const PRIOR = { dispersion: 0.1, worth: 7 };
const FEWEST_DAYS = 14;
const FEWEST_EXPECTED = 3;
const FEWEST_MENTIONS = 10;
/** A swell is at least so much above the usual, however regular the series. */
const LEAST_RATIO = 1.5;

/** Hours of one local day: what each brought and what was usual then. */
interface Day {
  first: number;
  counts: (number | null)[];
  expected: (number | null)[];
}

/**
 * The most unusual three or six hours of each day that has ended, where these are unusual enough: a doubling for some
 * hours, which a detector that looks at every hour must let pass. Looked at once a day, it can be asked less. Each hour is
 * held against what was usual at its time on the days before; `null` was not collected.
 */
export function findSwells(
  hours: readonly { startMs: number; value: number | null }[],
  localHour: (atMs: number) => LocalHour,
): DailyFinding[] {
  const usual = new RhythmLevel('hour', LEVEL_HALF_LIFE);
  const spreads = SPANS.map(() => new CountSpread(DISPERSION_HALF_LIFE, PRIOR));
  const found: DailyFinding[] = [];
  let days = 0;
  for (const { first, endExclusive } of wholeDays(hours, localHour)) {
    const own = hours.slice(first, endExclusive);
    const day: Day = {
      first,
      counts: own.map(({ value }) => value),
      expected: own.map(({ startMs }) => usual.expected(localHour(startMs))),
    };
    const best = SPANS.map((length, place) => mostUnusual(day, length, spreads[place] as CountSpread))
      .filter((one) => one !== null)
      .sort((one, other) => other.deviation - one.deviation)[0];
    if (best && days >= FEWEST_DAYS) found.push(best);
    for (const [place, length] of SPANS.entries())
      (spreads[place] as CountSpread).learn(windowsOf(day, length));
    for (const { startMs, value } of own) if (value !== null) usual.add(localHour(startMs), value);
    days++;
  }
  return found;
}

function wholeDays(
  hours: readonly { startMs: number }[],
  localHour: (atMs: number) => LocalHour,
): { first: number; endExclusive: number }[] {
  const begins = hours.flatMap(({ startMs }, index) =>
    localHour(startMs).hour < localHour(startMs - HOUR_MS).hour ? [index] : [],
  );
  const last = hours.at(-1);
  const isEnded = last !== undefined && localHour(last.startMs + HOUR_MS).hour < localHour(last.startMs).hour;
  const ends = [...begins.slice(1), ...(isEnded ? [hours.length] : [])];
  return ends.map((endExclusive, place) => ({ first: begins[place] as number, endExclusive }));
}

interface Window {
  start: number;
  length: number;
  mentions: number;
  expected: number;
}

/** Windows of a day of which every hour was collected and something is known. */
function windowsOf({ first, counts, expected }: Day, length: number): Window[] {
  const windows: Window[] = [];
  for (let start = 0; start + length <= counts.length; start++) {
    let mentions: number | null = 0;
    let usual: number | null = 0;
    for (let index = start; index < start + length; index++) {
      const count = counts[index] ?? null;
      const known = expected[index] ?? null;
      mentions = mentions === null || count === null ? null : mentions + count;
      usual = usual === null || known === null ? null : usual + known;
    }
    if (mentions !== null && usual !== null) {
      windows.push({ start: first + start, length, mentions, expected: usual });
    }
  }
  return windows;
}

function mostUnusual(day: Day, length: number, spread: CountSpread): DailyFinding | null {
  let best: DailyFinding | null = null;
  for (const { start, mentions, expected } of windowsOf(day, length)) {
    if (expected < FEWEST_EXPECTED || mentions < Math.max(FEWEST_MENTIONS, LEAST_RATIO * expected)) continue;
    const deviation = spread.deviation(mentions, expected);
    if (deviation < DAILY_CHECK_AT || deviation <= (best?.deviation ?? 0)) continue;
    best = {
      direction: 'above',
      start,
      endExclusive: start + length,
      mentions,
      expected,
      bound: Math.max(spread.bound(DAILY_CHECK_AT, expected), LEAST_RATIO * expected),
      deviation,
      chance: normalTail(deviation),
    };
  }
  return best;
}
