import { sql } from 'kysely';
import type { SourceCounts } from '../../domain/currents';
import type { ScoredSums } from '../../domain/quantify/corrected-shares';
import type { Db } from '../db/database';
import { type RollupRead, SCORED, toScored } from './rollup.store';

/** A topic whose counts can be shown. */
export interface CountedTopic {
  topicId: string;
  name: string;
  version: number;
  ownerTeam: { id: string; name: string } | null;
}

/** Topics with an active version, by name. */
export async function activeTopics(db: Db): Promise<CountedTopic[]> {
  const rows = await db
    .selectFrom('topic')
    .innerJoin('topic_version', 'topic_version.topic_id', 'topic.id')
    .leftJoin('team', 'team.id', 'topic.owner_team_id')
    .select(['topic.id', 'topic.name', 'version', 'team.id as team_id', 'team.name as team_name'])
    .where('state', '=', 'active')
    .orderBy('topic.name')
    .execute();
  return rows.map((row) => ({
    topicId: row.id,
    name: row.name,
    version: row.version,
    ownerTeam:
      row.team_id === null || row.team_name === null ? null : { id: row.team_id, name: row.team_name },
  }));
}

/**
 * Rollup counts of many topic versions at once, by bucket and source. Each version's come as one JSON text: thousands of
 * rows one by one cost the embedded store more than adding them up.
 */
export async function readTopicRollups(
  db: Db,
  topicVersions: readonly number[],
  read: Omit<RollupRead, 'topicVersion'>,
): Promise<Map<number, SourceCounts[]>> {
  if (topicVersions.length === 0) return new Map();
  const inside = db
    .selectFrom(read.rollup)
    .select(['topic_version', 'bucket', 'source'])
    .select((eb) => SUMMED.map((value) => eb.fn.sum<number>(value).as(value)))
    .where('topic_version', 'in', topicVersions)
    .where('zone_version', '=', read.zoneVersion)
    .where('bucket', '>=', new Date(read.fromMs))
    .where('bucket', '<', new Date(read.toMs))
    .$if(read.sources.length > 0, (query) => query.where('source', 'in', read.sources))
    .$if(read.langs.length > 0, (query) => query.where('lang', 'in', read.langs))
    .groupBy(['topic_version', 'bucket', 'source']);
  const columns = sql.join(SUMMED.map((value) => sql.ref(value)));
  const { rows } = await sql<{ topic_version: number; counts: string }>`
    select topic_version,
      json_agg(json_build_array((extract(epoch from bucket) * 1000)::bigint, source, ${columns}))::text as counts
    from (${inside}) as summed group by topic_version`.execute(db);
  return new Map(
    rows.map((row) => [row.topic_version, (JSON.parse(row.counts) as CountsTuple[]).map(toCounts)]),
  );
}

/**
 * What was scored of many topic versions in two windows, by language: one ends where the other begins, and each holds
 * whole buckets.
 */
export async function readTopicScored(
  db: Db,
  topicVersions: readonly number[],
  read: Omit<RollupRead, 'topicVersion'>,
  windows: Record<'before' | 'now', { fromMs: number; toMs: number }>,
): Promise<(ScoredSums & { topicVersion: number; window: 'before' | 'now' })[]> {
  if (topicVersions.length === 0 || read.sources.length === 0) return [];
  const { before, now } = windows;
  const inside = ({ fromMs, toMs }: { fromMs: number; toMs: number }) =>
    sql<boolean>`(bucket >= ${new Date(fromMs).toISOString()}::timestamptz
      and bucket < ${new Date(toMs).toISOString()}::timestamptz)`;
  const rows = await db
    .selectFrom(read.rollup)
    .select(['topic_version', 'lang'])
    .select(inside(now).as('is_now'))
    .select((eb) => SCORED.map((value) => eb.fn.sum<number>(value).as(value)))
    .where('topic_version', 'in', topicVersions)
    .where('zone_version', '=', read.zoneVersion)
    .where((eb) => eb.or([inside(before), inside(now)]))
    .where('source', 'in', read.sources)
    .$if(read.langs.length > 0, (query) => query.where('lang', 'in', read.langs))
    .groupBy(['topic_version', 'lang', sql`is_now`])
    .execute();
  return rows.map(({ topic_version, lang, is_now, ...sums }) => ({
    topicVersion: topic_version,
    window: is_now ? 'now' : 'before',
    ...toScored(lang, sums),
  }));
}

const SUMMED = [
  'mentions',
  'positive',
  'neutral',
  'negative',
  'unscored',
  'complaints',
  'potential_impressions',
] as const;

/** Bucket start, source, then the sums in the order of `SUMMED`. */
type CountsTuple = [number, string, number, number, number, number, number, number, number];

function toCounts(tuple: CountsTuple): SourceCounts {
  const [startMs, source, mentions, positive, neutral, negative, unscored, complaints, potentialImpressions] =
    tuple;
  return {
    startMs,
    source,
    mentions,
    positive,
    neutral,
    negative,
    unscored,
    complaints,
    potentialImpressions,
  };
}

/** Campaigns that name a topic and whose flight includes the moment before `at`, by start. */
export async function campaignsRunning(
  db: Db,
  at: Date,
): Promise<{ topicId: string; id: string; name: string }[]> {
  return db
    .selectFrom('campaign_topic')
    .innerJoin('campaign', 'campaign.id', 'campaign_topic.campaign_id')
    .select(['campaign_topic.topic_id as topicId', 'campaign.id', 'campaign.name'])
    .where('start_at', '<', at)
    .where('end_exclusive', '>=', at)
    .orderBy('start_at')
    .orderBy('campaign.id')
    .execute();
}
