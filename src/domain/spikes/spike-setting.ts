/** Version of the detector and of the daily check beside it; it travels with every spike. */
export const SPIKE_VERSION = 'spikes-2';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * One setting for every series, whatever its volume. Chosen on labelled series of tweet volumes (`bench/nab.ts`), in the
 * middle of a plateau: each number may change by a fifth without losing two points there.
 */
const SETTING = {
  /** Counts are looked at over each of these at once: a burst of a quarter of an hour and a swell of half a day. */
  spansMs: [15 * MINUTE_MS, HOUR_MS, 3 * HOUR_MS, 6 * HOUR_MS, 12 * HOUR_MS],
  /** A shorter memory of the level follows the burst itself. */
  levelHalfLife: { ms: 3 * DAY_MS, buckets: 14 },
  /** A series that bursts often becomes harder to alarm, for weeks. */
  dispersionHalfLife: { ms: 14 * DAY_MS, buckets: 28 },
  /** The newest counts teach nothing yet: they may be the spike. */
  guard: { ms: 12 * HOUR_MS, buckets: 1 },
  /** Relative variance that is assumed at first, and how much history that is worth. */
  priorDispersion: 0.4,
  priorWorth: { ms: 3 * DAY_MS, buckets: 7 },
  /** The first counts say nothing about dispersion: there is no level to hold them against. */
  learnsAfter: { ms: 12 * HOUR_MS, buckets: 3 },
  /** Standard deviations above the level, on average over the spans. */
  alertAt: 3.5,
  /** And so rare for its hour of the day (minus the decimal logarithm of the chance), counted over this span. */
  rarity: 1.5,
  raritySpanMs: 30 * MINUTE_MS,
  /** Relative variance of counts of one hour of the day, bursts left out. */
  hourDispersion: 0.2,
  /** One burst is one alert, until it has been quiet for so long. */
  quiet: { ms: 6 * HOUR_MS, buckets: 1 },
} as const;

/** Fewer mentions within an hour (a bucket, where that is longer) are no spike, however unusual. */
export const SPIKE_MIN_COUNT = 5;

/**
 * What the series of a list share in each bucket: the most likely counts that still hold, were there one series alone
 * (`spikes-that-hold.ts`). Chosen so that a list of sixteen raises false alarms about as seldom as one series does.
 */
export const LIST_CHANCE = 0.005;

/**
 * How often a series in which nothing happens alarms, and how often a list of sixteen such series does, corrected
 * together, daily checks included: measured over simulated weeks of counts whose level wanders by half (`npm run bench -- --only spikes`).
 */
export const FALSE_ALARMS_A_WEEK = {
  hour: { one: 0.27, list: 0.33 },
  day: { one: 0.011, list: 0.018 },
} as const;

/** The setting in buckets of one width. */
export interface BucketSetting {
  spans: readonly number[];
  levelHalfLife: number;
  dispersionHalfLife: number;
  guard: number;
  priorDispersion: number;
  priorWorth: number;
  learnsAfter: number;
  alertAt: number;
  rarity: number;
  raritySpan: number;
  hourDispersion: number;
  quiet: number;
  countSpan: number;
}

/** The setting for buckets of a width; memories are never shorter than a number of buckets that can be learned from. */
export function settingFor(bucketMs: number): BucketSetting {
  const buckets = (ms: number) => Math.max(1, Math.round(ms / bucketMs));
  const atLeast = (length: { ms: number; buckets: number }) => Math.max(length.buckets, buckets(length.ms));
  const spans = SETTING.spansMs.filter((ms) => ms >= bucketMs).map(buckets);
  return {
    spans: spans.length > 0 ? spans : [1],
    levelHalfLife: atLeast(SETTING.levelHalfLife),
    dispersionHalfLife: atLeast(SETTING.dispersionHalfLife),
    guard: atLeast(SETTING.guard),
    priorDispersion: SETTING.priorDispersion,
    priorWorth: atLeast(SETTING.priorWorth),
    learnsAfter: atLeast(SETTING.learnsAfter),
    alertAt: SETTING.alertAt,
    rarity: SETTING.rarity,
    raritySpan: buckets(SETTING.raritySpanMs),
    hourDispersion: SETTING.hourDispersion,
    quiet: atLeast(SETTING.quiet),
    countSpan: buckets(HOUR_MS),
  };
}
