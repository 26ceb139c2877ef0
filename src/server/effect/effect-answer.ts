import type { EffectAnswer, EffectReading } from '../../contract/effects';
import type { PledgeMeasure } from '../../contract/pledge-measures';
import type { Db } from '../db/database';
import { iso } from '../routes/reading';
import { type AlsoHappened, alsoHappened } from './also-happened';
import { type EffectDays, steadySources } from './effect-days';
import { type MeasureSeries, type NamedTarget, readEffect, readEffectDays } from './effect-reading';
import { readControl, readSeries, type SeriesReader } from './measure-series';

/** Days before the start when nothing says otherwise. */
export const BASELINE_DAYS = 90;
/** What is looked at besides what was asked for: positive and negative ones apart, for one may hide the other. */
const FOUND_MEASURES: readonly PledgeMeasure[] = [
  'volume',
  'positive',
  'negative',
  'complaints',
  'net-sentiment',
];

/** What a reader asks for instead of what was meant. */
export interface EffectChoice {
  measure?: PledgeMeasure | undefined;
  topic?: string | undefined;
  among?: string | undefined;
  per?: string | undefined;
  baselineDays?: number | undefined;
  control?: string | undefined;
}

/** Whatever began at an instant, as one reads an effect of it. */
export interface EffectSubject {
  id: string;
  /** What it is about; none: it may be about anything. */
  topics: string[];
  /** Half-open, in epoch milliseconds. */
  window: { fromMs: number; toMs: number };
  days: EffectDays;
  hasStarted: boolean;
  control: string | undefined;
  /** When it was decided what came of it: what was written down later takes nothing away. `null`: not yet. */
  settledMs: number | null;
}

/**
 * The effect of a subject on a target, with other measures, what else happened and what all of it rests on; `told` are
 * measures that are told elsewhere. `seriesOf` reads further series of the same subject.
 */
export async function readEffectAnswer(
  db: Db,
  reader: SeriesReader,
  { id, topics, window, days, hasStarted, control: asked, settledMs }: EffectSubject,
  { target, told }: { target: NamedTarget; told: readonly PledgeMeasure[] },
): Promise<{ answer: EffectAnswer; seriesOf: (target: NamedTarget) => Promise<MeasureSeries> }> {
  const beside = await alsoHappened(db, { id, topics, settledMs }, window, reader.stretches);
  const overlapping = beside.filter(({ refuses }) => refuses).map(({ label }) => label);
  const control = await readControl(reader, asked);
  const seriesOf = (measured: NamedTarget) =>
    readSeries(reader, measured, days, { control, overlapping, hasStarted });
  const series = await seriesOf(target);
  const effect = readEffect(series, 'shown', sinceWords(beside));
  const found: EffectReading[] = [];
  for (const measure of FOUND_MEASURES) {
    if (measure === target.measure || told.includes(measure)) continue;
    found.push(readEffect(await seriesOf({ ...target, measure, among: null, per: null }), 'left out'));
  }
  const sources = steadySources(days, reader.stretches, reader.sources, reader.nowMs);
  const answer = {
    effect,
    buckets: readEffectDays(series, effect.headline === null),
    found,
    alsoHappened: beside,
    control,
    sources: { read: sources.read, leftOut: sources.leftOut },
    zone: reader.calendar.zone.zone,
    computedAt: iso(reader.nowMs),
  };
  return { answer, seriesOf };
}

/** What was added at the same time after a pledge was decided, as a sentence each. */
export function sinceWords(beside: readonly Pick<AlsoHappened, 'addedSince' | 'label'>[]): string[] {
  return beside
    .filter(({ addedSince }) => addedSince)
    .map(
      ({ label }) =>
        `Since the check date ${label} was added, which covers half of this window or more: what either of them changed cannot be told apart any more. The verdict is that of the check date.`,
    );
}
