import { FadingMean } from './fading-mean';
import type { LocalHour } from './season-rates';

/** Rhythm that is assumed at first, flat, in values of one cell. */
const PRIOR_WORTH = 3;
/** Memory of a cell, in its values: some months of a weekday, some weeks of an hour. */
const DECAY = 0.97;

/**
 * What is usual at a time, as a level that fades and a rhythm it is multiplied by: of seven weekdays, or of the hours of
 * working days and of weekends. Unlike `SeasonRates` the rhythm is a ratio, so that a series may grow or shrink.
 */
export class RhythmLevel {
  readonly #level: FadingMean;
  readonly #seen: Float64Array;
  readonly #usual: Float64Array;

  /** `halfLife` in values. */
  constructor(
    private readonly by: 'hour' | 'weekday',
    halfLife: number,
  ) {
    this.#level = new FadingMean(halfLife);
    this.#seen = new Float64Array(by === 'hour' ? 48 : 7);
    this.#usual = new Float64Array(by === 'hour' ? 48 : 7);
  }

  /** `null` before the first value. */
  expected(at: LocalHour): number | null {
    const level = this.#level.mean;
    return level === null ? null : level * this.#factor(this.#cellOf(at));
  }

  add(at: LocalHour, value: number): void {
    const cell = this.#cellOf(at);
    this.#level.add(value / this.#factor(cell));
    this.#seen[cell] = (this.#seen[cell] as number) * DECAY + value;
    this.#usual[cell] = (this.#usual[cell] as number) * DECAY + (this.#level.mean ?? 0);
  }

  #factor(cell: number): number {
    const prior = PRIOR_WORTH * (this.#level.mean ?? 1);
    const usual = (this.#usual[cell] as number) + prior;
    // A time at which next to nothing is ever said must not turn one mention into a high level.
    return usual === 0 ? 1 : Math.max(0.05, ((this.#seen[cell] as number) + prior) / usual);
  }

  #cellOf({ hour, weekday }: LocalHour): number {
    return this.by === 'weekday' ? weekday : hour + (weekday === 0 || weekday === 6 ? 24 : 0);
  }
}
