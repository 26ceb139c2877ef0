import { sql } from 'kysely';
import type { Bucket } from '../../domain/buckets';
import type { Db } from '../db/database';

/** Whose mentions are compared; an empty list of languages is all. */
export interface DriverScope {
  topicVersion: number;
  sources: readonly string[];
  langs: readonly string[];
}

/** Whole days and hours of a window, as rollups hold them. */
export interface RollupPieces {
  zoneVersion: number;
  days: readonly Bucket[];
  hours: readonly Bucket[];
}

/** Sums of a window for one topic version, source and language. */
export interface DriverCount {
  topicVersion: number;
  source: string;
  lang: string;
  mentions: number;
  positive: number;
  neutral: number;
  negative: number;
  unscored: number;
}

/** Counts of pieces by topic version, source and language, from rollups alone. */
export async function countPieces(
  db: Db,
  topicVersions: readonly number[],
  { zoneVersion, days, hours }: RollupPieces,
  { sources, langs }: Pick<DriverScope, 'sources' | 'langs'>,
): Promise<DriverCount[]> {
  if (sources.length === 0) return [];
  const part = (rollup: 'currents_day' | 'currents_hour', stretches: readonly Bucket[]) => {
    const edges = (edge: 'startMs' | 'endExclusiveMs') =>
      stretches.map((stretch) => new Date(stretch[edge]).toISOString());
    return sql`select rollup.* from unnest(${edges('startMs')}::timestamptz[], ${edges('endExclusiveMs')}::timestamptz[])
        as piece (from_at, to_at)
      join ${sql.table(rollup)} rollup on rollup.bucket >= piece.from_at and rollup.bucket < piece.to_at
      where rollup.topic_version = any(${topicVersions}::integer[]) and rollup.zone_version = ${zoneVersion}
        and rollup.source = any(${sources}::text[])
        ${langs.length === 0 ? sql`` : sql`and rollup.lang = any(${langs}::text[])`}`;
  };
  const { rows } = await sql<Omit<DriverCount, 'topicVersion'> & { topic_version: number }>`
    select topic_version, source, lang, sum(mentions)::integer as mentions, sum(positive)::integer as positive,
      sum(neutral)::integer as neutral, sum(negative)::integer as negative, sum(unscored)::integer as unscored
    from (${part('currents_day', days)} union all ${part('currents_hour', hours)}) as counted
    group by topic_version, source, lang`.execute(db);
  return rows.map(({ topic_version, ...counts }) => ({ ...counts, topicVersion: topic_version }));
}

/** A mention as far as phrases and authors need it. */
export interface ReadMention {
  id: string;
  source: string;
  author: string | null;
  text: string;
  lang: string;
}

/** Words enough for phrases. */
const TEXT_LENGTH = 600;
/** Looking through a stretch by time reads all of it; longer ones are read by the index that holds ids in order. */
const BY_TIME_UP_TO_MS = 2 * 86_400_000;

/**
 * The mentions of stretches whose ids lie in the first `share` of all ids. Ids are hashes, so this is a random sample in
 * which every mention is as likely as any other, and the same at each reading. What was said in private, and what was
 * deleted, is not read.
 */
export async function readSample(
  db: Db,
  stretches: readonly Bucket[],
  scope: DriverScope,
  share: number,
): Promise<ReadMention[]> {
  if (scope.sources.length === 0 || stretches.length === 0) return [];
  const last = lastIdOf(share);
  const inside = sql`(${sql.join(
    stretches.map(
      ({ startMs, endExclusiveMs }) =>
        sql`(m.at >= ${new Date(startMs).toISOString()}::timestamptz
          and m.at < ${new Date(endExclusiveMs).toISOString()}::timestamptz)`,
    ),
    sql` or `,
  )})`;
  const days = utcDaysOf(stretches);
  const lengthMs = Math.max(...stretches.map(({ startMs, endExclusiveMs }) => endExclusiveMs - startMs));
  const labels = ['negative', 'positive', 'neutral', 'unscored'];
  const source =
    scope.topicVersion !== 0
      ? sql`from mention_topic t join mention m on m.id = t.mention_id
          where t.topic_version = ${scope.topicVersion} and (t.at at time zone 'UTC')::date = any(${days}::date[])
            and t.label = any(${labels}::text[]) and t.mention_id <= ${last}::uuid`
      : lengthMs <= BY_TIME_UP_TO_MS
        ? sql`from mention m where m.id <= ${last}::uuid`
        : sql`from mention m where (m.at at time zone 'UTC')::date = any(${days}::date[])
            and coalesce(m.sentiment, 'unscored') = any(${labels}::text[]) and m.id <= ${last}::uuid`;
  const { rows } = await sql<ReadMention>`
    select m.id, m.source, m.author, left(m.text, ${TEXT_LENGTH}) as text, m.lang ${source}
      and ${inside} and m.direction = 'inbound' and m.text is not null and not m.private
      and m.source = any(${scope.sources}::text[])
      ${scope.langs.length === 0 ? sql`` : sql`and m.lang = any(${scope.langs}::text[])`}`.execute(db);
  return rows;
}

/** The last id of the first so much of all ids. */
function lastIdOf(share: number): string {
  const first = Math.min(0xffffffff, Math.floor(share * 0x100000000));
  return `${first.toString(16).padStart(8, '0')}-ffff-ffff-ffff-ffffffffffff`;
}

function utcDaysOf(stretches: readonly Bucket[]): string[] {
  const DAY_MS = 86_400_000;
  const days = new Set<string>();
  for (const { startMs, endExclusiveMs } of stretches) {
    for (let day = Math.floor(startMs / DAY_MS); day * DAY_MS < endExclusiveMs; day++)
      days.add(new Date(day * DAY_MS).toISOString().slice(0, 10));
  }
  return [...days];
}
