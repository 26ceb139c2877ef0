import { dispersionOf, type ExposedCount } from './dispersion';
import { exactRateRatio, type RateRatio } from './exact-rate-ratio';
import type { ExposedDay } from './flaw-exposure';

/** How the rest of the topic went: its complaints but the flaw's, in covered time. */
export interface TopicRest extends RateRatio {
  before: number;
  after: number;
  /** Its whole 95 % interval lies below 1. */
  fell: boolean;
  /** Upper bound of the flaw's ratio over the rest's. */
  flawAgainstRestHigh: number;
}

/**
 * When the topic calms down as a whole, the flaw must have fallen further: what all complaints do proves no fix.
 * `null` where nothing but the flaw was said before. The flaw against the rest: log odds ratio of the four counts, each
 * with a half added (Haldane 1956, Anscombe 1956) and its variance times its dispersion.
 */
export function restOfTopic(
  { before, after }: { before: readonly ExposedDay[]; after: readonly ExposedDay[] },
  flawDispersion: { before: number; after: number },
  tail: number,
): TopicRest | null {
  const [earlier, later] = [restDays(before), restDays(after)];
  const dispersion = dispersionOf([earlier, later]);
  const [was, is] = [total(earlier), total(later)];
  if (was.complaints === 0 || is.exposure === 0) return null;
  const ratio = exactRateRatio({ ...is, dispersion }, { ...was, dispersion }, 0.025);
  const own = (days: readonly ExposedDay[]) => days.reduce((sum, { day }) => sum + day.complaints, 0);
  const cells = [
    { count: own(after), sign: 1, spread: flawDispersion.after },
    { count: own(before), sign: -1, spread: flawDispersion.before },
    { count: is.complaints, sign: -1, spread: dispersion },
    { count: was.complaints, sign: 1, spread: dispersion },
  ];
  const logOdds = cells.reduce((sum, { count, sign }) => sum + sign * Math.log(count + 0.5), 0);
  const variance = cells.reduce((sum, { count, spread }) => sum + spread / (count + 0.5), 0);
  return {
    ...ratio,
    before: was.complaints,
    after: is.complaints,
    fell: ratio.high < 1,
    flawAgainstRestHigh: Math.exp(logOdds + deviationsOf(tail) * Math.sqrt(variance)),
  };
}

function restDays(days: readonly ExposedDay[]): ExposedCount[] {
  return days.map(({ day, time }) => ({
    count: Math.max(0, day.topicComplaints - day.complaints),
    exposure: time,
  }));
}

function total(days: readonly ExposedCount[]) {
  return {
    complaints: days.reduce((sum, { count }) => sum + count, 0),
    exposure: days.reduce((sum, { exposure }) => sum + exposure, 0),
  };
}

/** How many standard deviations leave this tail beyond them; Abramowitz and Stegun 26.2.23, error under 0.0005. */
function deviationsOf(tail: number): number {
  const t = Math.sqrt(-2 * Math.log(tail));
  const above = 2.515517 + t * (0.802853 + t * 0.010328);
  const below = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
  return t - above / below;
}
