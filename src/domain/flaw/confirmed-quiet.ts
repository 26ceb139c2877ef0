import { dispersionOf } from './dispersion';
import { midRateRatio, type RateRatio } from './exact-rate-ratio';
import type { FlawDay } from './flaw-day';
import { type ExposedDay, type Exposure, exposedDays } from './flaw-exposure';
import { LOOKS, type Look, looksAt } from './looks';
import { QUIET_BELOW, type QuietReason, quietReasons, quietWords } from './quiet-reasons';
import { restOfTopic, type TopicRest } from './rest-of-topic';
import { steadyHistory } from './steady-history';

/** Version of the rule below; it travels with every answer. */
export const QUIET_VERSION = 'quiet-2';

/** What was said in a window: root complaints, covered days, and what they are held against. */
export interface QuietWindow {
  complaints: number;
  /** Sum of the covered shares of its days. */
  coveredDays: number;
  exposure: number;
}

export interface QuietAnswer extends RateRatio {
  quiet: boolean;
  version: string;
  before: QuietWindow;
  after: QuietWindow;
  exposureKind: Exposure['kind'];
  /** How much more the flaw's complaints vary than chance makes them, 1 or more. */
  dispersion: { before: number; after: number };
  /** `null` where nothing but the flaw was said before. */
  restOfTopic: TopicRest | null;
  /** Days after the fix took effect that the answer rests on; fewer than 14: no look was due yet. */
  lookedAtDay: number;
  /** So many days before the fix are the old rate (see `steadyHistory`). */
  beforeDays: number;
  /** `null` after the last look. */
  nextLookDay: number | null;
  /** Counts, days and ratio in a sentence. */
  words: string;
  /** Each condition that is not met; empty when quiet. */
  reasons: QuietReason[];
}

/**
 * Did a flaw fall quiet after its fix? Quiet needs all of: the rate ratio after/before has its 95 % upper
 * bound below 0.5 (see `midRateRatio`); 14 covered days after; fewer complaints a covered day than before; and,
 * where the rest of the topic surely fell, too, surely further than that. It may be asked every day: it answers by the
 * last of a few looks whose intervals hold together (see `LOOKS`).
 *
 * `before`: the flaw's days before the fix took effect, from the day after its first complaint; of them the last
 * 56 are used, and more while they are steady.
 * `after`: the complete days since the effective date plus the longest lag of a channel. Both dense and in time order.
 * Dispersion: that of the topic, thinned to the flaw's share of it (1 + (φ − 1) × share), or the flaw's own if larger.
 */
export function confirmedQuiet(series: {
  before: readonly FlawDay[];
  after: readonly FlawDay[];
}): QuietAnswer {
  const { last, nextDay } = looksAt(series.after.length);
  const look = last ?? (LOOKS[0] as Look);
  const old = steadyHistory(series.before, series.after.slice(0, look.day));
  const days = exposedDays(old, series.after.slice(0, look.day));
  const before = windowOf(days.before);
  const after = windowOf(days.after);
  const variation = dayVariation(days);
  const mean = meanOf(days.before, ({ complaints }) => complaints);
  // What is to be refuted is a fall to half: a smaller mean than that must not make the later count look surer.
  const meanAfter = Math.max(
    meanOf(days.after, ({ complaints }) => complaints),
    QUIET_BELOW * mean,
  );
  const dispersion = { before: 1 + variation * mean, after: 1 + variation * meanAfter };
  const ratio: RateRatio =
    after.exposure > 0 && before.exposure > 0
      ? midRateRatio(
          { ...after, dispersion: dispersion.after },
          { ...before, dispersion: dispersion.before },
          look.tail,
        )
      : { ratio: null, low: 0, high: Number.POSITIVE_INFINITY };
  const measured = {
    ...ratio,
    before,
    after,
    exposureKind: days.kind,
    dispersion,
    restOfTopic: ratio.ratio === null ? null : restOfTopic(days, dispersion, look.tail),
    lookedAtDay: Math.min(series.after.length, look.day),
    nextLookDay: nextDay,
    beforeDays: old.length,
  };
  const reasons = quietReasons(measured, last !== null);
  return {
    quiet: reasons.length === 0,
    version: QUIET_VERSION,
    ...measured,
    words: quietWords(measured),
    reasons,
  };
}

type Days = ReturnType<typeof exposedDays>;

function windowOf(days: readonly ExposedDay[]): QuietWindow {
  const sum = (numberOf: (day: ExposedDay) => number) =>
    days.reduce((total, day) => total + numberOf(day), 0);
  return {
    complaints: sum(({ day }) => day.complaints),
    coveredDays: sum(({ day }) => day.covered),
    exposure: sum(({ exposure }) => exposure),
  };
}

/**
 * Variance of a day's rate over its square, beyond chance: what the topic's days show, or the flaw's own days before if
 * they show more. With a mean of m complaints a day the dispersion is 1 + m × this, so a flaw is less dispersed than
 * its topic, and less once it fell.
 */
function dayVariation({ before, after }: Days): number {
  const topic = (day: FlawDay) => day.topicComplaints;
  const topicDays = (days: readonly ExposedDay[]) =>
    days.map(({ day, time }) => ({ count: topic(day), exposure: time }));
  const ownDays = before.map(({ day, exposure }) => ({ count: day.complaints, exposure }));
  const beyond = (dispersion: number, mean: number) => (mean === 0 ? 0 : (dispersion - 1) / mean);
  return Math.max(
    beyond(dispersionOf([topicDays(before), topicDays(after)]), meanOf(before, topic)),
    beyond(
      dispersionOf([ownDays]),
      meanOf(before, ({ complaints }) => complaints),
    ),
  );
}

function meanOf(days: readonly ExposedDay[], countOf: (day: FlawDay) => number): number {
  const said = days.reduce((sum, { day }) => sum + countOf(day), 0);
  return said / Math.max(1, days.length);
}
