import type { Bucket } from '../buckets';
import type { CurrentsSpike, JudgedBucket } from './judge-currents';

const DAY_MS = 86_400_000;
/** A campaign that brings at least this share of a burst explains it. */
const EXPLAINING_SHARE = 0.5;
/** So long after its end the quiet after a campaign is its own. */
export const ENDED_REACH_MS = 7 * DAY_MS;

/** A campaign or an incident, as far as it can explain a burst. */
export interface ExplainingMark {
  id: string;
  label: string;
  startMs: number;
  /** `startMs` for a moment. */
  endExclusiveMs: number;
  /** Ids of the topics a campaign is about; none: anything. */
  topics: readonly string[];
}

/** What lay above the usual of a series between two instants. */
export type Excess = (fromMs: number, toMs: number) => number;

/** What is known around a burst of a series. */
export interface SpikeSurroundings {
  /** The topic the series is of; `null`: of everything. */
  topicId: string | null;
  campaigns: readonly ExplainingMark[];
  incidents: readonly ExplainingMark[];
  /** Of the topics of campaigns, among the same sources. */
  excessByTopic: ReadonlyMap<string, Excess>;
  /** Of the negative mentions of the series. */
  negative: Excess;
}

/**
 * Why a burst counts as expected or not: `campaign` and `ended` are expected, all others are not. `campaign` and `incident` of the
 * answer say which.
 */
export interface SpikeReason {
  reason: 'campaign' | 'ended' | 'incident' | 'negative' | 'other-subject' | 'none';
  campaign: ExplainingMark | null;
  incident: ExplainingMark | null;
}

/**
 * Does a campaign explain a burst? It must bring half of what is unusual, by its own topics; that it runs at the same
 * time is not enough. A burst that begins with an incident, or is mostly negative, is not what a campaign was run for.
 */
export function explainSpike(spike: CurrentsSpike, around: SpikeSurroundings): SpikeReason {
  // What begins with an incident is talk about it: no reason to be quiet.
  if (spike.direction === 'below') return explainQuiet(spike, around);
  const incident = around.incidents.find((mark) => isNear(mark, spike)) ?? null;
  if (incident) return { reason: 'incident', campaign: null, incident };
  const campaigns = around.campaigns.filter((mark) => isNear(mark, spike));
  const [first] = campaigns;
  if (!first) return { reason: 'none', campaign: null, incident: null };
  const explaining = campaigns.find((campaign) => explains(campaign, spike, around));
  if (!explaining) return { reason: 'other-subject', campaign: first, incident: null };
  const isNegative = around.negative(spike.startMs, endOf(spike)) > EXPLAINING_SHARE * spike.excess;
  return { reason: isNegative ? 'negative' : 'campaign', campaign: explaining, incident: null };
}

/** Quiet is to be expected where a campaign about the same has just ended: what it brought had become the usual. */
function explainQuiet(spike: CurrentsSpike, { topicId, campaigns }: SpikeSurroundings): SpikeReason {
  const ended = campaigns.find(
    ({ endExclusiveMs, topics }) =>
      endExclusiveMs < spike.startMs + DAY_MS &&
      endExclusiveMs > spike.startMs - ENDED_REACH_MS &&
      (topicId === null || topics.length === 0 || topics.includes(topicId)),
  );
  return ended
    ? { reason: 'ended', campaign: ended, incident: null }
    : { reason: 'none', campaign: null, incident: null };
}

/** A mark is near when it began before the end of a burst's peak and holds then, or ended the day before the burst. */
export function isNear({ startMs, endExclusiveMs }: ExplainingMark, spike: CurrentsSpike): boolean {
  return startMs < spike.peakEndExclusiveMs && endExclusiveMs + DAY_MS > spike.startMs;
}

/** What lies above the usual in judged buckets; buckets of which nothing is known add nothing. */
export function excessOf(buckets: readonly Bucket[], judged: readonly JudgedBucket[]): Excess {
  return (fromMs, toMs) =>
    judged.reduce((sum, { expected, mentions }, index) => {
      const { startMs } = buckets[index] as Bucket;
      if (startMs < fromMs || startMs >= toMs || expected === null || mentions === null) return sum;
      return sum + Math.max(0, mentions - expected);
    }, 0);
}

function explains(
  campaign: ExplainingMark,
  spike: CurrentsSpike,
  { topicId, excessByTopic }: SpikeSurroundings,
): boolean {
  if (campaign.topics.length === 0) return true;
  if (topicId !== null && campaign.topics.includes(topicId)) return true;
  return campaign.topics.some(
    (topic) =>
      (excessByTopic.get(topic)?.(spike.startMs, endOf(spike)) ?? 0) >= EXPLAINING_SHARE * spike.excess,
  );
}

function endOf({ endExclusiveMs }: CurrentsSpike): number {
  return endExclusiveMs ?? Number.POSITIVE_INFINITY;
}
