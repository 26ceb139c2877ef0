import type { MarkEffect } from '../../contract/effects';
import type { Mark } from '../../contract/marks';
import type { Db } from '../db/database';
import { BASELINE_DAYS, type EffectChoice, readEffectAnswer } from './effect-answer';
import { effectDays } from './effect-days';
import type { SeriesReader } from './measure-series';

const DAY_MS = 86_400_000;

/**
 * What followed a release, a fix or an incident, against what was expected: complaints when nothing else is asked for,
 * of `ownTopic` when it is known what it is about. An incident is followed to its end, what has none for so many days.
 */
export async function readMarkEffect(
  db: Db,
  reader: SeriesReader,
  { mark, ownTopic }: { mark: Mark; ownTopic: string | null },
  choice: EffectChoice & { windowDays: number },
): Promise<MarkEffect> {
  const startMs = Date.parse(mark.at);
  const endMs =
    mark.endExclusive === null ? startMs + choice.windowDays * DAY_MS : Date.parse(mark.endExclusive);
  const { measure = 'complaints', among, per } = choice;
  const topic = choice.topic ?? ownTopic;
  const named = {
    measure,
    topic: topic === null ? null : await reader.topic(topic),
    among: among === undefined ? null : await reader.topic(among),
    per: per === undefined || measure !== 'complaint-rate' ? null : await reader.series(per),
  };
  const days = effectDays(startMs, endMs, choice.baselineDays ?? BASELINE_DAYS, {
    zone: reader.calendar.zone.zone,
    nowMs: reader.nowMs,
  });
  const { answer } = await readEffectAnswer(
    db,
    reader,
    {
      id: mark.id,
      topics: topic === null ? [] : [topic],
      window: { fromMs: startMs, toMs: Math.min(endMs, reader.nowMs) },
      days,
      hasStarted: startMs <= reader.nowMs,
      control: choice.control,
      settledMs: null,
    },
    { target: named, told: [] },
  );
  return { mark, ...answer };
}
