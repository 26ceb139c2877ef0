import type { PledgeMeasure } from '../../contract/pledge-measures';
import type { CurrentsBucketFigures } from '../../domain/currents';
import type { Telling } from '../../domain/effect/estimate-effect';
import { type EffectPoint, type Link, linked } from '../../domain/effect/link';

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

/** Counts by ratio, rates and shares by odds, net sentiment from its counts as a mean weighted by how many are scored. */
export const MEASURE_FORMS: Readonly<Record<PledgeMeasure, MeasureForm>> = {
  volume: COUNT,
  positive: COUNT,
  negative: COUNT,
  complaints: COUNT,
  'complaint-rate': { ...COUNT, link: 'logit', scale: 1000 },
  'share-of-voice': { link: 'logit', telling: 'average', unit: 'points', scale: 100, counts: true },
  'net-sentiment': { link: 'identity', telling: 'average', unit: 'points', scale: 1, counts: false },
};

/** Days of a topic, and of the set it is a share of. */
export interface MeasuredDays {
  figures: readonly CurrentsBucketFigures[];
  among: readonly CurrentsBucketFigures[] | null;
}

/**
 * A measure's days; unknown where a day has not ended or not every source was collected, or where a control is
 * unknown. Days are one row without a hole, so a place in it tells the weekday.
 */
export function measurePoints(
  measure: PledgeMeasure,
  days: MeasuredDays,
  control: readonly EffectPoint[] | null,
): EffectPoint[] {
  const { link } = MEASURE_FORMS[measure];
  return days.figures.map((figures, index) => {
    const point = { ...measured(measure, figures, days.among?.[index] ?? null), season: index % 7 };
    const known = !figures.partial && figures.covered === 'all';
    const beside = control?.[index];
    const controls = beside ? [linked(link, beside)] : [];
    return known && !controls.includes(null)
      ? { ...point, controls: controls as number[] }
      : { value: null, of: null, season: point.season, controls: controls.map((value) => value ?? 0) };
  });
}

function measured(
  measure: PledgeMeasure,
  figures: CurrentsBucketFigures,
  among: CurrentsBucketFigures | null,
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
      return { value: complaints, of: mentions };
    case 'share-of-voice':
      // A set that leaves out what it is a set of would have a share over one.
      return { value: mentions, of: Math.max(mentions ?? 0, among?.mentions ?? 0) };
    case 'net-sentiment':
      return { value: netSentiment, of: (positive ?? 0) + (neutral ?? 0) + (negative ?? 0) };
  }
}
