import type { Currents, Spike } from '../../contract/currents';
import { type Bucket, denseBuckets } from '../../domain/buckets';
import type { Stretch } from '../../domain/coverage';
import type { CurrentsScope, SourceCounts } from '../../domain/currents';
import {
  type Excess,
  type ExplainingMark,
  excessOf,
  explainSpike,
  isNear,
} from '../../domain/spikes/explain-spike';
import {
  type CurrentsSpike,
  judgeCurrents,
  SPIKE_GRAINS,
  SPIKE_HISTORY_MS,
  type SpikeGrain,
} from '../../domain/spikes/judge-currents';
import { FALSE_ALARMS_A_WEEK, SPIKE_VERSION } from '../../domain/spikes/spike-setting';
import type { Db } from '../db/database';
import { readRollup } from '../stores/rollup.store';
import { listTopicVersions } from '../stores/topic-version.store';
import { marksAround } from './marks-around';
import { toSpike } from './to-spike';

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
  /** Complaints are counted instead of mentions. */
  complaints?: boolean;
}

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
  const { judged, spikes, checked } = await judge(db, question, buckets, grain);
  const shown = [...spikes, ...checked].filter(
    ({ startMs, endExclusiveMs }) => (endExclusiveMs ?? startMs + 1) > first.startMs,
  );
  const inWindow = judged.slice(history.length);
  return {
    expected: {
      buckets: inWindow.map(({ expected, upper, lower }) => ({
        expected: rounded(expected),
        upper: rounded(upper),
        lower: rounded(lower),
      })),
      sources: [...(inWindow.findLast(({ sources }) => sources.length > 0)?.sources ?? [])],
      method: SPIKE_VERSION,
      falseAlarmsAWeek: FALSE_ALARMS_A_WEEK[grain].one,
    },
    spikes: await explained(db, question, { buckets, grain, spikes: shown }),
  };
}

/** Judges each bucket of a series by those before it, from rollups alone. */
export async function judge(
  db: Db,
  { zone, langs, scope, stretches, nowMs, topicVersion, complaints }: SpikeQuestion,
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
      ...(complaints ? { positive: 0, neutral: 0, unscored: 0, negative: row.complaints } : {}),
    }),
  );
  return judgeCurrents({ buckets, grain, zone: zone.zone, counts, stretches, scope, nowMs });
}

/** Says of each burst why it counts as expected or not. */
export async function explained(db: Db, question: SpikeQuestion, found: FoundSpikes): Promise<Spike[]> {
  const { spikes, grain, buckets } = found;
  const marks = await marksAround(db, spikes, question.nowMs);
  const campaigns = marks.campaigns.filter((mark) => spikes.some((spike) => isNear(mark, spike)));
  const around = {
    topicId: question.topicId,
    campaigns: marks.campaigns,
    incidents: marks.incidents,
    excessByTopic: await excessByTopic(db, question, found, campaigns),
    negative: campaigns.length === 0 ? () => 0 : await negativeExcess(db, question, found),
  };
  const endMs = Math.min(question.nowMs, (buckets.at(-1) as Bucket).endExclusiveMs);
  return spikes.map((spike) =>
    toSpike(spike, explainSpike(spike, around), {
      measure: measureOf(question),
      grain,
      zone: question.zone.zone,
      endMs,
    }),
  );
}

/** What a series counts, in the plural. */
export function measureOf({ complaints, scope }: Pick<SpikeQuestion, 'complaints' | 'scope'>): string {
  if (complaints) return 'complaints';
  return [scope.sentiments.join(' and '), 'mentions'].filter((word) => word !== '').join(' ');
}

interface FoundSpikes {
  buckets: readonly Bucket[];
  grain: SpikeGrain;
  spikes: readonly CurrentsSpike[];
}

async function negativeExcess(
  db: Db,
  question: SpikeQuestion,
  { buckets, grain }: FoundSpikes,
): Promise<Excess> {
  const scope = { ...question.scope, sentiments: ['negative' as const] };
  return excessOf(buckets, (await judge(db, { ...question, scope }, buckets, grain)).judged);
}

async function excessByTopic(
  db: Db,
  question: SpikeQuestion,
  { buckets, grain }: FoundSpikes,
  campaigns: readonly ExplainingMark[],
): Promise<Map<string, Excess>> {
  const found = new Map<string, Excess>();
  const topics = new Set(campaigns.flatMap((campaign) => campaign.topics));
  for (const [id, { version }] of await listTopicVersions(db, [...topics])) {
    if (version === null) continue;
    const { judged } = await judge(db, { ...question, topicVersion: version }, buckets, grain);
    found.set(id, excessOf(buckets, judged));
  }
  return found;
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(100 * value) / 100;
}
