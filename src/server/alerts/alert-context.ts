import { type Bucket, denseBuckets } from '../../domain/buckets';
import { joinStretches, type Stretch } from '../../domain/coverage';
import { SPIKE_HISTORY_MS, type SpikeGrain } from '../../domain/spikes/judge-currents';
import type { Db } from '../db/database';
import type { SpikeQuestion } from '../spikes/read-spikes';
import { type Calendar, readCalendar } from '../stores/settings.store';
import { listSources, readCoverage } from '../stores/source.store';

/** What every rule is looked at with, read once. */
export interface AlertContext {
  calendar: Calendar;
  sources: string[];
  stretches: Stretch[];
  nowMs: number;
}

export interface LookWindow {
  fromMs: number;
  toMs: number;
}

export async function readAlertContext(db: Db, now: Date): Promise<AlertContext> {
  return {
    calendar: await readCalendar(db),
    sources: (await listSources(db)).map(({ id }) => id),
    stretches: joinStretches(await readCoverage(db, [])),
    nowMs: now.getTime(),
  };
}

/** A topic as it is counted now; version 0 and no name: all mentions. */
export interface CountedTopic {
  version: number;
  topic: { id: string; name: string } | null;
}

/** The question a series is read by: of a topic, of one source or all, of a measure. */
export function seriesQuestion(
  { calendar, sources, stretches, nowMs }: AlertContext,
  { version, topic }: CountedTopic,
  { source, measure }: { source: string | null; measure: 'mentions' | 'negative' | 'complaints' },
): SpikeQuestion {
  const chosen = source === null ? sources : sources.filter((id) => id === source);
  return {
    topicVersion: version,
    topicId: topic?.id ?? null,
    zone: calendar.zone,
    langs: [],
    scope: {
      sources: chosen,
      followerSources: new Set(),
      sentiments: measure === 'negative' ? ['negative'] : [],
    },
    stretches: stretches.filter((stretch) => chosen.includes(stretch.source)),
    nowMs,
    complaints: measure === 'complaints',
  };
}

/** Buckets of a window behind those that are read along to learn from; `first` is the place of the window's first. */
export function bucketsWithHistory(
  { calendar, nowMs }: AlertContext,
  grain: SpikeGrain,
  { fromMs, toMs }: LookWindow,
): { buckets: Bucket[]; first: number } {
  const window = denseBuckets({ fromMs, toMs }, grain, calendar.zone.zone);
  const beganMs = window[0]?.startMs ?? fromMs;
  const history = denseBuckets(
    { fromMs: beganMs - SPIKE_HISTORY_MS[grain], toMs: beganMs },
    grain,
    calendar.zone.zone,
  );
  const complete = [...history, ...window].filter(({ endExclusiveMs }) => endExclusiveMs <= nowMs);
  return { buckets: complete, first: Math.min(history.length, complete.length) };
}

/** After so long without anything collected, what was last seen does not stand any more. */
const STALE_MS: Readonly<Record<SpikeGrain, number>> = { hour: 2 * 86_400_000, day: 7 * 86_400_000 };

/** End of a burst whose last bucket this is; `null`: that is the newest known one, and it is new enough to stand. */
export function endOfBurst(
  buckets: readonly Bucket[],
  { last, lastKnown }: { last: number; lastKnown: number },
  grain: SpikeGrain,
  nowMs: number,
): number | null {
  const endMs = (buckets[last] as Bucket).endExclusiveMs;
  return last === lastKnown && endMs > nowMs - STALE_MS[grain] ? null : endMs;
}
