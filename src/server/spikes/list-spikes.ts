import type { Spikes } from '../../contract/spikes';
import { type Bucket, denseBuckets } from '../../domain/buckets';
import type { Stretch } from '../../domain/coverage';
import type { CurrentsScope, SourceCounts } from '../../domain/currents';
import { type Excess, excessOf, explainSpike } from '../../domain/spikes/explain-spike';
import { judgeCurrents, SPIKE_HISTORY_MS, type SpikeGrain } from '../../domain/spikes/judge-currents';
import { checksThatHold, spikesThatHold } from '../../domain/spikes/spikes-that-hold';
import type { Db } from '../db/database';
import { activeTopics } from '../stores/mover.store';
import { readSpikeCounts } from '../stores/spike.store';
import { marksAround } from './marks-around';
import { toSpike } from './to-spike';

/** The topic version that counts every mention. */
const ALL = 0;

/** What is asked of all series of a workspace. */
export interface SpikeListQuestion {
  window: { fromMs: number; toMs: number };
  grain: SpikeGrain;
  zone: { version: number; zone: string };
  sources: readonly string[];
  stretches: readonly Stretch[];
  /** Bursts of these topics are answered; empty: of all series. */
  topicIds: readonly string[];
  nowMs: number;
}

/**
 * The bursts of all mentions and of every topic, those that hold among so many series. Read from rollups alone: the
 * cost follows the buckets and the topics, not the mentions.
 */
export async function findAllSpikes(
  db: Db,
  question: SpikeListQuestion,
): Promise<Pick<Spikes, 'items' | 'seriesJudged' | 'leftOut'>> {
  const { grain, zone, nowMs, window } = question;
  const history = { fromMs: window.fromMs - SPIKE_HISTORY_MS[grain], toMs: window.fromMs };
  const buckets = [history, window].flatMap((stretch) => denseBuckets(stretch, grain, zone.zone));
  const topics = await activeTopics(db);
  const counts = await readSpikeCounts(db, [ALL, ...topics.map(({ version }) => version)], {
    grain,
    zoneVersion: zone.version,
    fromMs: (buckets[0] as Bucket).startMs,
    toMs: (buckets.at(-1) as Bucket).endExclusiveMs,
  });
  const judge = (version: number, sentiments: CurrentsScope['sentiments'] = []) =>
    judgeCurrents({
      buckets,
      grain,
      zone: zone.zone,
      counts: counts.get(version) ?? NO_COUNTS,
      stretches: question.stretches,
      scope: { sources: question.sources, followerSources: new Set(), sentiments },
      nowMs,
    });
  const series = [null, ...topics].map((topic) => ({ topic, ...judge(topic?.version ?? ALL) }));
  const inWindow = <Found extends { startMs: number; endExclusiveMs: number | null }>(
    found: readonly Found[],
  ) => found.filter(({ startMs, endExclusiveMs }) => (endExclusiveMs ?? startMs + 1) > window.fromMs);
  const checks = checksThatHold(buckets, series);
  const held = spikesThatHold(buckets, series).map((spikes, place) =>
    inWindow([...spikes, ...(checks[place] ?? [])]),
  );
  const marks = await marksAround(db, held.flat(), nowMs);
  const excessByTopic = new Map<string, Excess>(
    series.flatMap(({ topic, judged }) => (topic ? [[topic.topicId, excessOf(buckets, judged)]] : [])),
  );
  const endMs = Math.min(nowMs, (buckets.at(-1) as Bucket).endExclusiveMs);
  const items = series.flatMap(({ topic }, place) => {
    const spikes = held[place] ?? [];
    if (spikes.length === 0 || !isShown(topic, question.topicIds)) return [];
    const negative = excessOf(buckets, judge(topic?.version ?? ALL, ['negative']).judged);
    const around = { topicId: topic?.topicId ?? null, ...marks, excessByTopic, negative };
    return spikes.map((spike) => ({
      topic: topic && { id: topic.topicId, name: topic.name },
      ...toSpike(spike, explainSpike(spike, around), { measure: 'mentions', grain, zone: zone.zone, endMs }),
    }));
  });
  const found = series.reduce(
    (sum, { spikes, checked }) => sum + inWindow(spikes).length + inWindow(checked).length,
    0,
  );
  return {
    items: items.sort(
      (one, other) => Date.parse(other.start) - Date.parse(one.start) || other.severity - one.severity,
    ),
    seriesJudged: series.filter(({ judged }) => judged.some(({ chance }) => chance !== null)).length,
    leftOut: found - held.flat().length,
  };
}

const NO_COUNTS: readonly SourceCounts[] = [];

function isShown(topic: { topicId: string } | null, topicIds: readonly string[]): boolean {
  return topicIds.length === 0 || (topic !== null && topicIds.includes(topic.topicId));
}
