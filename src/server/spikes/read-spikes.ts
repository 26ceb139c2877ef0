import type { Currents, Spike } from '../../contract/currents';
import type { Mark } from '../../contract/marks';
import { type Bucket, denseBuckets } from '../../domain/buckets';
import type { Stretch } from '../../domain/coverage';
import type { CurrentsScope, SourceCounts } from '../../domain/currents';
import {
  type CurrentsSpike,
  judgeCurrents,
  SPIKE_GRAINS,
  SPIKE_HISTORY_MS,
  type SpikeGrain,
} from '../../domain/spikes/judge-currents';
import { SPIKE_VERSION } from '../../domain/spikes/spike-setting';
import type { Db } from '../db/database';
import { marksInWindow } from '../stores/mark.store';
import { readRollup } from '../stores/rollup.store';
import { listTopicVersions } from '../stores/topic-version.store';
import { spikeWords } from './spike-words';

/** A series that is asked for: of one topic version (0: all) and some sources, languages and classes. */
export interface SpikeQuestion {
  topicVersion: number;
  /** The topic itself; `null`: all mentions. */
  topicId: string | null;
  zone: { version: number; zone: string };
  langs: readonly string[];
  scope: CurrentsScope;
  stretches: readonly Stretch[];
  nowMs: number;
}

const MAX_MARKS = 500;
const DAY_MS = 86_400_000;
/** A campaign that brings at least this share of a burst explains it. */
const EXPLAINING_SHARE = 0.5;

/**
 * What was usual in each bucket and which bursts there were; the history before the window is read along. `null` for
 * grains in which spikes are not looked for.
 */
export async function readSpikes(
  db: Db,
  question: SpikeQuestion,
  window: { buckets: readonly Bucket[]; grain: string },
): Promise<Pick<Currents, 'expected' | 'spikes'>> {
  const grain = SPIKE_GRAINS.find((known) => known === window.grain);
  const first = window.buckets[0];
  if (grain === undefined || first === undefined) return { expected: null, spikes: null };
  const history = denseBuckets(
    { fromMs: first.startMs - SPIKE_HISTORY_MS[grain], toMs: first.startMs },
    grain,
    question.zone.zone,
  );
  const buckets = [...history, ...window.buckets];
  const { judged, spikes } = await judge(db, question, buckets, grain);
  const shown = spikes.filter(
    ({ startMs, endExclusiveMs }) => (endExclusiveMs ?? startMs + 1) > first.startMs,
  );
  const inWindow = judged.slice(history.length);
  return {
    expected: {
      buckets: inWindow.map(({ expected, upper }) => ({
        expected: rounded(expected),
        upper: rounded(upper),
      })),
      sources: [...(inWindow.findLast(({ sources }) => sources.length > 0)?.sources ?? [])],
      method: SPIKE_VERSION,
    },
    spikes: await explained(db, question, { buckets, grain, spikes: shown }),
  };
}

async function judge(
  db: Db,
  { zone, langs, scope, stretches, nowMs, topicVersion }: SpikeQuestion,
  buckets: readonly Bucket[],
  grain: SpikeGrain,
) {
  const rows = await readRollup(db, {
    rollup: grain === 'hour' ? 'currents_hour' : 'currents_day',
    topicVersion,
    zoneVersion: zone.version,
    fromMs: (buckets[0] as Bucket).startMs,
    toMs: (buckets.at(-1) as Bucket).endExclusiveMs,
    sources: scope.sources,
    langs,
  });
  const counts = rows.map(
    ({ bucket, potential_impressions, ...row }): SourceCounts => ({
      ...row,
      startMs: bucket.getTime(),
      potentialImpressions: potential_impressions,
    }),
  );
  return judgeCurrents({ buckets, grain, zone: zone.zone, counts, stretches, scope, nowMs });
}

/**
 * Says of each burst whether a campaign explains it: it must bring half of what is unusual, by its own topics. A burst
 * that begins with an incident, or is mostly negative, is not what a campaign was run for.
 */
async function explained(db: Db, question: SpikeQuestion, found: FoundSpikes): Promise<Spike[]> {
  const { spikes, grain } = found;
  if (spikes.length === 0) return [];
  const fromMs = Math.min(...spikes.map(({ startMs }) => startMs)) - DAY_MS;
  const marks = await marksInWindow(
    db,
    { from: new Date(fromMs), to: new Date(question.nowMs) },
    { kinds: ['campaign', 'incident'], limit: MAX_MARKS, cursor: null },
  );
  const campaigns = marks.filter((mark) => mark.kind === 'campaign' && isNear(mark, spikes));
  const incidents = marks.filter(({ kind }) => kind === 'incident');
  if (campaigns.length === 0) return spikes.map((spike) => toSpike(spike, null, grain, question.zone.zone));
  const byTopic = await excessByTopic(db, question, found, campaigns);
  const negative = excessOf(
    found.buckets,
    (
      await judge(
        db,
        { ...question, scope: { ...question.scope, sentiments: ['negative'] } },
        found.buckets,
        grain,
      )
    ).judged,
  );
  return spikes.map((spike) => {
    const isHarm =
      incidents.some((mark) => isNear(mark, [spike])) ||
      negative(spike.startMs, endOf(spike)) > EXPLAINING_SHARE * spike.excess;
    const campaign = isHarm
      ? undefined
      : campaigns.find((one) => isNear(one, [spike]) && explains(one, spike, question.topicId, byTopic));
    return toSpike(spike, campaign ?? null, grain, question.zone.zone);
  });
}

interface FoundSpikes {
  buckets: readonly Bucket[];
  grain: SpikeGrain;
  spikes: readonly CurrentsSpike[];
}

async function excessByTopic(
  db: Db,
  question: SpikeQuestion,
  { buckets, grain }: FoundSpikes,
  campaigns: readonly Mark[],
): Promise<Map<string, CurrentsSpikeExcess>> {
  const found = new Map<string, CurrentsSpikeExcess>();
  const topics = new Set(campaigns.flatMap((campaign) => campaign.topics));
  for (const [id, { version }] of await listTopicVersions(db, [...topics])) {
    if (version === null) continue;
    const { judged } = await judge(db, { ...question, topicVersion: version }, buckets, grain);
    found.set(id, excessOf(buckets, judged));
  }
  return found;
}

function endOf({ endExclusiveMs }: CurrentsSpike): number {
  return endExclusiveMs ?? Number.POSITIVE_INFINITY;
}

/** What lay above the usual of a topic between two instants. */
type CurrentsSpikeExcess = (fromMs: number, toMs: number) => number;

function excessOf(
  buckets: readonly Bucket[],
  judged: readonly { expected: number | null; mentions: number | null }[],
): CurrentsSpikeExcess {
  return (fromMs, toMs) =>
    judged.reduce((sum, { expected, mentions }, index) => {
      const { startMs } = buckets[index] as Bucket;
      if (startMs < fromMs || startMs >= toMs || expected === null || mentions === null) return sum;
      return sum + Math.max(0, mentions - expected);
    }, 0);
}

/** A mark is near when it holds while a burst begins, or ended the day before. */
function isNear({ at, endExclusive }: Mark, spikes: readonly CurrentsSpike[]): boolean {
  const [beganMs, endedMs] = [Date.parse(at), Date.parse(endExclusive ?? at)];
  return spikes.some(({ startMs, peakMs }) => beganMs <= peakMs && endedMs + DAY_MS > startMs);
}

function explains(
  campaign: Mark,
  spike: CurrentsSpike,
  topicId: string | null,
  byTopic: ReadonlyMap<string, CurrentsSpikeExcess>,
): boolean {
  if (campaign.topics.length === 0) return true;
  if (topicId !== null && campaign.topics.includes(topicId)) return true;
  return campaign.topics.some(
    (topic) => (byTopic.get(topic)?.(spike.startMs, endOf(spike)) ?? 0) >= EXPLAINING_SHARE * spike.excess,
  );
}

function toSpike(spike: CurrentsSpike, campaign: Mark | null, grain: SpikeGrain, zone: string): Spike {
  const ratio = spike.expected < 0.5 ? null : Math.round((10 * spike.mentions) / spike.expected) / 10;
  return {
    start: new Date(spike.startMs).toISOString(),
    peak: new Date(spike.peakMs).toISOString(),
    endExclusive: spike.endExclusiveMs === null ? null : new Date(spike.endExclusiveMs).toISOString(),
    severity: Math.round(10 * spike.severity) / 10,
    mentions: spike.mentions,
    expected: Math.round(10 * spike.expected) / 10,
    upper: Math.round(10 * spike.upper) / 10,
    ratio,
    excess: Math.round(spike.excess),
    kind: campaign ? 'expected' : 'unexpected',
    campaign: campaign && { id: campaign.id, name: campaign.label },
    words: spikeWords(
      { ratio, mentions: spike.mentions, peakMs: spike.peakMs, campaign: campaign?.label ?? null },
      { grain, zone },
    ),
  };
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(100 * value) / 100;
}
