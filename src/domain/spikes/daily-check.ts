/** Standard deviations from what is usual, once a day and series. */
export const DAILY_CHECK_AT = 3;

/** What the series of a list share on each day: the chance of one series alone. */
export const DAILY_CHANCE = 0.00135;

/** What a day's look at a series found; places in the series, the end exclusive. */
export interface DailyFinding {
  direction: 'above' | 'below';
  start: number;
  endExclusive: number;
  /** Over all its buckets. */
  mentions: number;
  expected: number;
  /** The bound it lies beyond. */
  bound: number;
  deviation: number;
  /** So seldom by chance. */
  chance: number;
}
