import { sql } from 'kysely';
import type { SourceCounts } from '../../domain/currents';
import type { SpikeGrain } from '../../domain/spikes/judge-currents';
import type { Db } from '../db/database';

/**
 * Counts of many topic versions by bucket and source, as far as bursts need them: all mentions, and the negative ones;
 * the others stand as neutral. Each version's come as one JSON text: rows one by one cost the embedded store more.
 */
export async function readSpikeCounts(
  db: Db,
  topicVersions: readonly number[],
  read: { grain: SpikeGrain; zoneVersion: number; fromMs: number; toMs: number },
): Promise<Map<number, SourceCounts[]>> {
  const rollup = sql.table(read.grain === 'hour' ? 'currents_hour' : 'currents_day');
  const { rows } = await sql<{ topic_version: number; counts: string }>`
    select topic_version, json_agg(json_build_array(
      (extract(epoch from bucket) * 1000)::bigint, source, mentions, negative) order by bucket)::text as counts
    from (
      select topic_version, bucket, source, sum(mentions)::integer as mentions, sum(negative)::integer as negative
      from ${rollup}
      where topic_version = any(${topicVersions}::integer[]) and zone_version = ${read.zoneVersion}
        and bucket >= ${new Date(read.fromMs).toISOString()}::timestamptz
        and bucket < ${new Date(read.toMs).toISOString()}::timestamptz
      group by topic_version, bucket, source
    ) as summed group by topic_version`.execute(db);
  return new Map(
    rows.map(({ topic_version, counts }) => [
      topic_version,
      (JSON.parse(counts) as [number, string, number, number][]).map(toCounts),
    ]),
  );
}

function toCounts([startMs, source, mentions, negative]: [number, string, number, number]): SourceCounts {
  return {
    startMs,
    source,
    mentions,
    positive: 0,
    neutral: mentions - negative,
    negative,
    unscored: 0,
    complaints: 0,
    potentialImpressions: 0,
  };
}
