import { CountSpread } from './count-spread';
import { DAILY_CHECK_AT } from './daily-check';
import { normalTail } from './normal-tail';
import { RhythmLevel } from './rhythm-level';
import type { LocalHour } from './season-rates';

/** What is said of one day, from those before it alone. */
export interface DropReading {
  expected: number | null;
  /** Fewer than this would be quieter than usual; `null` where nothing can be said. */
  lower: number | null;
  /** Standard deviations; below 0 for too few. */
  deviation: number;
  below: boolean;
  /** Of so few by chance where `below`, else 1. */
  chance: number;
}

const LEVEL_HALF_LIFE = 14;
const DISPERSION_HALF_LIFE = 28;
const PRIOR = { dispersion: 0.05, worth: 14 };
const FEWEST_LEARNED = 14;
/** A series with fewer a day is too small to miss. */
const FEWEST_EXPECTED = 20;
/** A day is not called quiet that has brought more than this of the usual, however regular the series. */
const LARGEST_SHARE = 0.7;
/** More than so many standard deviations above the usual teach no more than these. */
const TEACHES_UP_TO = 2;

const NOTHING: DropReading = { expected: null, lower: null, deviation: 0, below: false, chance: 1 };

/**
 * Days far below what is usual on their weekday. The level forgets by half in two weeks, so that a lasting drop becomes
 * the usual; bursts teach it no more than a busy day does, or every day after an outage would look quiet. A day whose count
 * is `null` was not collected: it teaches nothing and is never quiet.
 */
export class DropDetector {
  readonly #usual = new RhythmLevel('weekday', LEVEL_HALF_LIFE);
  readonly #spread = new CountSpread(DISPERSION_HALF_LIFE, PRIOR);
  #learned = 0;

  constructor(private readonly localHour: (atMs: number) => LocalHour) {}

  push(atMs: number, value: number | null): DropReading {
    if (value === null) return NOTHING;
    const time = this.localHour(atMs);
    const expected = this.#usual.expected(time);
    const reading = expected === null ? NOTHING : this.#judge(expected, value);
    const most = expected === null || expected <= 0 ? value : this.#spread.bound(TEACHES_UP_TO, expected);
    const taught = this.#learned < FEWEST_LEARNED ? value : Math.min(value, Math.max(most, 1));
    if (expected !== null) this.#spread.learn([{ mentions: taught, expected }]);
    this.#usual.add(time, taught);
    this.#learned++;
    return reading;
  }

  #judge(expected: number, value: number): DropReading {
    if (this.#learned < FEWEST_LEARNED || expected < FEWEST_EXPECTED) return NOTHING;
    const lower = Math.min(LARGEST_SHARE * expected, this.#spread.bound(-DAILY_CHECK_AT, expected));
    const deviation = this.#spread.deviation(value, expected);
    const below = value < lower && deviation <= -DAILY_CHECK_AT;
    return { expected, lower, deviation, below, chance: below ? normalTail(-deviation) : 1 };
  }
}
