import type { PledgeMeasure } from '../../contract/pledge-measures';
import type { CurrentsBucketFigures } from '../../domain/currents';
import type { Telling } from '../../domain/effect/estimate-effect';
import type { EffectPoint, Link } from '../../domain/effect/link';

/** How a measure is modelled and told. */
export interface MeasureForm {
  link: Link;
  telling: Telling;
  unit: 'percent' | 'points';
  /** What an average is multiplied by to be shown: shares as percentages. */
  scale: number;
  /** Whether it is about counted things, of which there may be too few. */
  counts: boolean;
}

const COUNT: MeasureForm = { link: 'log', telling: 'relative', unit: 'percent', scale: 1, counts: true };

const MEASURE_FORMS: Readonly<Record<PledgeMeasure, MeasureForm>> = {
  volume: COUNT,
  positive: COUNT,
  negative: COUNT,
  complaints: COUNT,
  'complaint-rate': { ...COUNT, link: 'logit', scale: 1000 },
  'share-of-voice': { link: 'logit', telling: 'average', unit: 'points', scale: 100, counts: true },
  'net-sentiment': { link: 'identity', telling: 'average', unit: 'points', scale: 1, counts: false },
};
/** People who were exposed are no mentions: there may be fewer of them than complaints. */
const RATE_OF_SERIES: MeasureForm = { ...COUNT, scale: 1000 };

/**
 * Counts and rates of a series by ratio, shares of mentions by odds, net sentiment from its counts as a mean weighted by
 * how many are scored.
 */
export function formOf({ measure, per }: { measure: PledgeMeasure; per: object | null }): MeasureForm {
  return per === null ? MEASURE_FORMS[measure] : RATE_OF_SERIES;
}

/** Days of a topic, and of what they are held against. */
export interface MeasuredDays {
  figures: readonly CurrentsBucketFigures[];
  /** Of the set it is a share of. */
  among: readonly CurrentsBucketFigures[] | null;
  /** Of the series it is a rate of; `null` on a day it does not know. */
  per: readonly (number | null)[] | null;
}

/**
 * A measure's days; unknown where a day has not ended or not every source was collected, or where a control or what it
 * is held against is unknown. Days are one row without a hole, so a place in it tells the weekday. `control` is on the
 * scale of the link.
 */
export function measurePoints(
  measure: PledgeMeasure,
  days: MeasuredDays,
  control: readonly (number | null)[] | null,
): EffectPoint[] {
  return days.figures.map((figures, index) => {
    const beside = { among: days.among?.[index] ?? null, per: days.per && (days.per[index] ?? null) };
    const point = { ...measured(measure, figures, beside), season: index % 7 };
    const controls = control ? [control[index] ?? null] : [];
    const isKnown =
      !figures.partial && figures.covered === 'all' && (days.per === null || beside.per !== null);
    return isKnown && !controls.includes(null)
      ? { ...point, controls: controls as number[] }
      : { value: null, of: null, season: point.season, controls: controls.map((value) => value ?? 0) };
  });
}

function measured(
  measure: PledgeMeasure,
  figures: CurrentsBucketFigures,
  { among, per }: { among: CurrentsBucketFigures | null; per: number | null },
): { value: number | null; of: number | null } {
  const { mentions, positive, neutral, negative, complaints, netSentiment } = figures;
  switch (measure) {
    case 'volume':
      return { value: mentions, of: null };
    case 'positive':
      return { value: positive, of: null };
    case 'negative':
      return { value: negative, of: null };
    case 'complaints':
      return { value: complaints, of: null };
    case 'complaint-rate':
      return { value: complaints, of: per ?? mentions };
    case 'share-of-voice':
      // A set that leaves out what it is a set of would have a share over one.
      return { value: mentions, of: Math.max(mentions ?? 0, among?.mentions ?? 0) };
    case 'net-sentiment':
      return { value: netSentiment, of: (positive ?? 0) + (neutral ?? 0) + (negative ?? 0) };
  }
}
