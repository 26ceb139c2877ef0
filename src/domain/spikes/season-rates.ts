const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Local hour (0 … 23) and weekday (0 is Sunday) of an instant. */
export interface LocalHour {
  hour: number;
  weekday: number;
}

/** Worth of the level beside what was seen at this hour, in values. */
const PRIOR_WORTH = 12;
/** Memory of one hour of the day, in its values. */
const DECAY = 0.998;

/** What is usual at a time: by hour of a working day or of the weekend; by weekday where buckets are days. */
export class SeasonRates {
  readonly #sums: Float64Array;
  readonly #weights: Float64Array;
  readonly #cellOf: (at: LocalHour) => number;

  constructor(bucketMs: number) {
    const byHour = bucketMs < DAY_MS;
    const cells = byHour ? 48 : 7;
    this.#sums = new Float64Array(cells);
    this.#weights = new Float64Array(cells);
    this.#cellOf = byHour
      ? ({ hour, weekday }) => hour + (weekday === 0 || weekday === 6 ? 24 : 0)
      : ({ weekday }) => weekday;
  }

  add(at: LocalHour, value: number): void {
    const cell = this.#cellOf(at);
    this.#sums[cell] = (this.#sums[cell] as number) * DECAY + value;
    this.#weights[cell] = (this.#weights[cell] as number) * DECAY + 1;
  }

  /** Mentions a bucket usual at this time; near `level` where little was seen. */
  rate(at: LocalHour, level: number): number {
    const cell = this.#cellOf(at);
    return (
      ((this.#sums[cell] as number) + level * PRIOR_WORTH) / ((this.#weights[cell] as number) + PRIOR_WORTH)
    );
  }
}

/** Hour and weekday in UTC. */
export function utcHour(atMs: number): LocalHour {
  return { hour: Math.floor(atMs / HOUR_MS) % 24, weekday: (Math.floor(atMs / DAY_MS) + 4) % 7 };
}
