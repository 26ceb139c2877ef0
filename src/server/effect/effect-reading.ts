import type { EffectDay, EffectReading, Power } from '../../contract/effects';
import type { NamedSeries } from '../../contract/exposures';
import type { PledgeMeasure } from '../../contract/pledge-measures';
import { type DetectableEffect, detectableEffect } from '../../domain/effect/detectable-effect';
import { type EffectBucket, effectBuckets } from '../../domain/effect/effect-buckets';
import { effectWords, refusalWords } from '../../domain/effect/effect-words';
import { EFFECT_VERSION, headlineOf } from '../../domain/effect/estimate-effect';
import { type EffectAnswer, judgeEffect, type PlaceboUse } from '../../domain/effect/judge-effect';
import { type EffectPoint, isKnown, sizeOf, totalOf } from '../../domain/effect/link';
import { BAND_LEVELS, type Banded } from '../../domain/effect/window-sum';
import { iso } from '../routes/reading';
import type { EffectDays } from './effect-days';
import { formOf } from './measure-points';

/** What is measured, with the names of its topics. */
export interface NamedTarget {
  measure: PledgeMeasure;
  topic: { id: string; name: string } | null;
  among: { id: string; name: string } | null;
  /** Complaint rate: the series it is per 1,000 of. */
  per: NamedSeries | null;
}

/** A measure's days with everything that was decided about them. */
export interface MeasureSeries {
  target: NamedTarget;
  days: EffectDays;
  points: readonly EffectPoint[];
  /** Names of other marks that cover half of the window. */
  overlapping: readonly string[];
  hasStarted: boolean;
  /** Sources that were not collected all along; absent where none is left out. */
  leftOut?: readonly string[];
  /** What is taken into the forecast, by name. */
  control: string | null;
}

export const LEVEL = BAND_LEVELS[2];

/** The effect in a series as it goes out; `notes` are what a reader must know of it besides. */
export function readEffect(
  series: MeasureSeries,
  placeboUse: PlaceboUse,
  notes: readonly string[] = [],
): EffectReading {
  const { target, days, hasStarted } = series;
  const form = formOf(target);
  const [baseline, after] = partsOf(series);
  const answer = hasStarted ? judge(series, placeboUse) : NOT_STARTED;
  const { effect, placebo, verdict, reasons, needs } = answer;
  const headline = effect && headlineOf(effect, form.telling);
  // Told in points, an average is shown as a share is; a percentage needs no other scale.
  const shown = form.unit === 'points' ? form.scale : 1;
  const size = after.reduce((sum, point) => sum + (isKnown(form.link, point) ? sizeOf(point) : 0), 0);
  // Net sentiment adds up to a hundred times what lies between positive and negative mentions.
  const summed = target.measure === 'net-sentiment' ? 0.01 : 1;
  return {
    ...target,
    unit: form.unit,
    verdict,
    words: headline
      ? effectWords(verdict, scaled(headline, shown), form.unit, series.control)
      : refusalWords(hasStarted ? series.overlapping : []),
    reasons: [...reasons, ...notes],
    needs: needs.length > 0 ? needs.join(' ') : null,
    leftOut: [...(series.leftOut ?? [])],
    overlapping: hasStarted ? [...series.overlapping] : [],
    together: togetherOut(answer, series, size),
    headline: bandedOut(headline, shown),
    averageEffect: effect && effect.average.estimate * form.scale,
    averageInterval: intervalOut(effect?.average, form.scale),
    cumulativeEffect: effect && effect.cumulative.estimate * summed,
    cumulativeInterval: intervalOut(effect?.cumulative, summed),
    relativeEffect: effect?.relative?.estimate ?? null,
    relativeInterval: intervalOut(effect?.relative, 1),
    level: LEVEL,
    observed: effect && (effect.observed / size) * form.scale,
    expected: effect && (effect.expected.estimate / size) * form.scale,
    placebo: placebo && { ...placebo, effects: placebo.effects?.map((found) => found * shown) ?? null },
    detectable: detectableOut(target, effect?.detectable ?? null),
    baseline: stretchOut(days.days.slice(0, days.baseline), baseline, target),
    window: stretchOut(days.days.slice(days.baseline), after, target),
    version: EFFECT_VERSION,
  };
}

/** A measure's days as they go out, with what was expected of each where the effect is not refused. */
export function readEffectDays(series: MeasureSeries, refused: boolean): EffectDay[] {
  const { link, scale } = formOf(series.target);
  const [baseline, after] = partsOf(series);
  const found: EffectBucket[] = refused ? [] : effectBuckets(link, baseline, after);
  const summed = series.target.measure === 'net-sentiment' ? 0.01 : 1;
  return series.days.days.map(({ startMs, endExclusiveMs }, index) => {
    const point = series.points[index] as EffectPoint;
    const bucket = found[index - series.days.baseline];
    return {
      start: iso(startMs),
      endExclusive: iso(endExclusiveMs),
      phase: index < series.days.baseline ? 'baseline' : 'window',
      observed: isKnown(link, point) ? (totalOf(link, point) / sizeOf(point)) * scale : null,
      expected: bucket ? bandedOut(bucket.expected, scale) : null,
      cumulative: bucket?.cumulative ? bandedOut(bucket.cumulative, summed) : null,
    };
  });
}

/** What a pledge over the window of a series could tell from its baseline. */
export function readPower(
  series: MeasureSeries,
  pledged: { direction: 'up' | 'down'; smallestChange: number },
): Power {
  const { target } = series;
  const { unit, link } = formOf(target);
  const [baseline] = partsOf(series);
  const known = baseline.filter((point) => isKnown(link, point)).length;
  const reasons = judge(assumed(series), 'left out').reasons;
  const detectable = reasons.length > 0 ? null : detectableOut(target, detectableIn(assumed(series)));
  const least = detectable && Math.abs(detectable[pledged.direction]);
  const enough = least !== null && pledged.smallestChange >= least;
  return { days: known, unit, detectable, enough, words: powerWords(least, pledged, unit), reasons };
}

function judge({ target, days, points, overlapping }: MeasureSeries, placeboUse: PlaceboUse): EffectAnswer {
  const { link, telling, counts } = formOf(target);
  const question = {
    link,
    telling,
    counts,
    grain: 'day' as const,
    baseline: points.slice(0, days.baseline),
    after: points.slice(days.baseline),
    overlapping,
  };
  return judgeEffect(question, placeboUse);
}

const NOT_STARTED: EffectAnswer = {
  verdict: 'not enough data',
  reasons: ['It has not started yet.'],
  needs: ['At least one complete day since the start.'],
  effect: null,
  placebo: null,
  together: null,
};

function togetherOut(
  { together }: EffectAnswer,
  { target, control }: MeasureSeries,
  size: number,
): EffectReading['together'] {
  const { telling, unit, scale } = formOf(target);
  const headline = together && headlineOf(together.effect, telling);
  if (!together || !headline) return null;
  const shown = unit === 'points' ? scale : 1;
  const { effect, verdict } = together;
  return {
    words: effectWords(verdict, scaled(headline, shown), unit, control),
    headline: bandedOut(headline, shown) as NonNullable<EffectReading['headline']>,
    observed: (effect.observed / size) * scale,
    expected: (effect.expected.estimate / size) * scale,
  };
}

/** A window that nothing is known of yet, filled with what the baseline usually holds. */
function assumed(series: MeasureSeries): MeasureSeries {
  const { link } = formOf(series.target);
  const known = series.points.slice(0, series.days.baseline).filter((point) => isKnown(link, point));
  const mean = (numbers: readonly number[]) =>
    numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);
  const usual = {
    value: mean(known.map(({ value }) => value ?? 0)),
    of: known[0]?.of == null ? null : mean(known.map(({ of }) => of ?? 0)),
  };
  return {
    ...series,
    overlapping: [],
    points: series.points.map((point, index) =>
      index < series.days.baseline ? point : { ...point, ...usual },
    ),
  };
}

function detectableIn({ target, points, days }: MeasureSeries): DetectableEffect | null {
  return detectableEffect(formOf(target).link, points.slice(0, days.baseline), points.slice(days.baseline));
}

function detectableOut(target: NamedTarget, found: DetectableEffect | null) {
  const { telling, scale } = formOf(target);
  if (!found) return null;
  if (telling === 'relative') return found.percent;
  return { up: found.average.up * scale, down: found.average.down * scale };
}

function powerWords(
  least: number | null,
  { direction, smallestChange }: { direction: 'up' | 'down'; smallestChange: number },
  unit: 'percent' | 'points',
): string {
  if (least === null) return 'We will not be able to tell: the baseline does not hold enough.';
  const amount = (value: number) =>
    `${value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 1 : 0 })}${unit === 'percent' ? ' %' : ' points'}`;
  const side = direction === 'up' ? 'rise' : 'fall';
  // What lies under a hundred percent cannot fall further.
  if (unit === 'percent' && direction === 'down' && least >= 100) {
    return 'We will not be able to tell: even a fall to nothing would hide in what this baseline does anyway.';
  }
  return smallestChange >= least
    ? `A ${side} of ${amount(least)} or more would come out clear in 8 of 10 cases: enough to tell a pledge of ${amount(smallestChange)}.`
    : `We will not be able to tell a ${side} of ${amount(smallestChange)}: only one of ${amount(least)} or more would come out clear in 8 of 10 cases.`;
}

function partsOf({ points, days }: MeasureSeries): [EffectPoint[], EffectPoint[]] {
  return [points.slice(0, days.baseline), points.slice(days.baseline)];
}

function stretchOut(
  days: EffectDays['days'],
  points: readonly EffectPoint[],
  target: NamedTarget,
): EffectReading['baseline'] {
  const first = days[0]?.startMs ?? 0;
  return {
    from: iso(first),
    to: iso(days.at(-1)?.endExclusiveMs ?? first),
    days: days.length,
    known: points.filter((point) => isKnown(formOf(target).link, point)).length,
  };
}

function scaled(banded: Banded | null, by: number): Banded | null {
  return (
    banded && {
      estimate: banded.estimate * by,
      bands: banded.bands.map(({ low, high }) => ({ low: low * by, high: high * by })),
    }
  );
}

function bandedOut(banded: Banded | null, by: number): EffectReading['headline'] {
  const out = scaled(banded, by);
  return (
    out && {
      estimate: out.estimate,
      bands: out.bands.map((band, index) => ({ level: BAND_LEVELS[index] as number, ...band })),
    }
  );
}

function intervalOut(banded: Banded | null | undefined, by: number): [number, number] | null {
  const wide = banded?.bands.at(-1);
  return wide ? [wide.low * by, wide.high * by] : null;
}
