import { exactRateRatio, type RateRatio } from './exact-rate-ratio';

/** Version of the rule below. */
export const WORSE_VERSION = 'worse-1';
/** What is compared with the level at which a flaw was archived: so many days up to now. */
export const WORSE_DAYS = 14;
/** At least so many times the level … */
const LEAST_RATIO = 2;
/** … surely more than the level, though it is asked every day … */
const TAIL = 0.001;
/** … and said by so many people. */
const LEAST_PEOPLE = 3;

export interface WorseAnswer extends RateRatio {
  worse: boolean;
  words: string;
  version: string;
}

/**
 * Whether a flaw that was archived *until it gets worse* got worse: three people or more complained in the last 14 days,
 * at twice the rate of the days before it was archived or more, and the 99.9 % lower bound of the ratio lies above 1. Days
 * are covered days. Nothing said before it was archived: three people are worse than that.
 */
export function gotWorse({
  archived,
  now,
  dispersion = 1,
}: {
  archived: { complaints: number; coveredDays: number };
  now: { complaints: number; coveredDays: number; people: number };
  dispersion?: number;
}): WorseAnswer {
  const ratio: RateRatio =
    archived.coveredDays > 0 && now.coveredDays > 0
      ? exactRateRatio(
          { complaints: now.complaints, exposure: now.coveredDays, dispersion },
          { complaints: archived.complaints, exposure: archived.coveredDays, dispersion },
          TAIL,
        )
      : { ratio: null, low: 0, high: Number.POSITIVE_INFINITY };
  const isMore = archived.complaints === 0 || ((ratio.ratio ?? 0) >= LEAST_RATIO && ratio.low > 1);
  const shown = (value: number) => String(Number(value.toPrecision(2)));
  const perDay = (count: number, days: number) => (days > 0 ? shown(count / days) : 'unknown');
  return {
    ...ratio,
    worse: now.people >= LEAST_PEOPLE && now.coveredDays > 0 && isMore,
    words: `${now.people} people complained ${now.complaints} times in ${shown(now.coveredDays)} covered days of the last ${WORSE_DAYS}: ${perDay(now.complaints, now.coveredDays)} a day, ${perDay(archived.complaints, archived.coveredDays)} when it was archived.`,
    version: WORSE_VERSION,
  };
}
