import { sql } from 'kysely';
import type { ScoredSums } from '../../domain/quantify/corrected-shares';
import type { ScoredAt } from '../../domain/quantify/scored-sums';
import { type SentimentClass, STATED_ENGINES } from '../../domain/text/sentiment-score';
import { type ColumnTypes, columnList, unnestRows } from '../db/bulk';
import type { Db, Tx } from '../db/database';
import type { CurrentsRollupTable, ScoredByTable } from '../db/mention-tables';
import { ROLLUP_VALUES, type RollupDelta, type RollupDeltas, sortedDeltas } from '../ingest/rollup-deltas';

export type RollupName = 'currents_hour' | 'currents_day';

const ROLLUP_COLUMNS: ColumnTypes<CurrentsRollupTable> = {
  topic_version: 'integer',
  zone_version: 'integer',
  bucket: 'timestamptz',
  source: 'text',
  lang: 'text',
  mentions: 'integer',
  positive: 'integer',
  neutral: 'integer',
  negative: 'integer',
  unscored: 'integer',
  complaints: 'integer',
  potential_impressions: 'bigint',
  followers_known: 'integer',
  p_positive: 'bigint',
  p_neutral: 'bigint',
  p_negative: 'bigint',
  stated_positive: 'integer',
  stated_neutral: 'integer',
  stated_negative: 'integer',
};

const SCORED_BY_COLUMNS: ColumnTypes<ScoredByTable> = {
  engine: 'text',
  source: 'text',
  lang: 'text',
  mentions: 'integer',
};

/** Adds deltas to the rollups, in key order; rows that come to zero mentions are removed: no row means zero. */
export async function applyRollupDeltas(tx: Tx, deltas: RollupDeltas): Promise<void> {
  await addToRollup(tx, 'currents_hour', sortedDeltas(deltas.hour));
  await addToRollup(tx, 'currents_day', sortedDeltas(deltas.day));
  await addToScoredBy(
    tx,
    [...deltas.scoredBy.entries()].sort(byKey).map(([, row]) => row),
  );
}

async function addToRollup(tx: Tx, rollup: RollupName, deltas: RollupDelta[]): Promise<void> {
  if (deltas.length === 0) return;
  const table = sql.table(rollup);
  const rows = deltas.map(({ bucketMs, ...delta }) => ({ ...delta, bucket: new Date(bucketMs) }));
  const sums = ROLLUP_VALUES.map(
    (value) => sql`${sql.id(value)} = ${table}.${sql.id(value)} + excluded.${sql.id(value)}`,
  );
  await sql`insert into ${table} (${columnList(ROLLUP_COLUMNS)})
    select * from ${unnestRows(rows, ROLLUP_COLUMNS)}
    on conflict (topic_version, zone_version, bucket, source, lang) do update set ${sql.join(sums)}`.execute(
    tx,
  );
  const shrunk = rows.filter((row) => row.mentions < 0);
  if (shrunk.length === 0) return;
  const { topic_version, zone_version, bucket, source, lang } = ROLLUP_COLUMNS;
  const keys = unnestRows(
    shrunk.map(({ topic_version, zone_version, bucket, source, lang }) => ({
      topic_version,
      zone_version,
      bucket,
      source,
      lang,
    })),
    { topic_version, zone_version, bucket, source, lang },
  );
  await sql`delete from ${table} where mentions = 0
    and (topic_version, zone_version, bucket, source, lang) in (select * from ${keys})`.execute(tx);
}

async function addToScoredBy(tx: Tx, rows: ScoredByTable[]): Promise<void> {
  const changed = rows.filter((row) => row.mentions !== 0);
  if (changed.length === 0) return;
  await sql`insert into scored_by (${columnList(SCORED_BY_COLUMNS)})
    select * from ${unnestRows(changed, SCORED_BY_COLUMNS)}
    on conflict (engine, source, lang) do update set mentions = scored_by.mentions + excluded.mentions`.execute(
    tx,
  );
  if (changed.some((row) => row.mentions < 0)) {
    await tx.deleteFrom('scored_by').where('mentions', '=', 0).execute();
  }
}

/** One rollup bucket, summed over the chosen sources and languages. */
export interface RollupBucket {
  bucket: Date;
  source: string;
  mentions: number;
  positive: number;
  neutral: number;
  negative: number;
  unscored: number;
  complaints: number;
  potential_impressions: number;
  followers_known: number;
}

export interface RollupRead {
  rollup: RollupName;
  topicVersion: number;
  zoneVersion: number;
  fromMs: number;
  toMs: number;
  /** Empty: all. */
  sources: readonly string[];
  langs: readonly string[];
}

/** Rollup rows of a window by bucket and source (sources stay apart: a comparison may leave some out). */
export async function readRollup(db: Db, read: RollupRead): Promise<RollupBucket[]> {
  return db
    .selectFrom(read.rollup)
    .select(['bucket', 'source'])
    .select((eb) => [
      eb.fn.sum<number>('mentions').as('mentions'),
      eb.fn.sum<number>('positive').as('positive'),
      eb.fn.sum<number>('neutral').as('neutral'),
      eb.fn.sum<number>('negative').as('negative'),
      eb.fn.sum<number>('unscored').as('unscored'),
      eb.fn.sum<number>('complaints').as('complaints'),
      eb.fn.sum<number>('potential_impressions').as('potential_impressions'),
      eb.fn.sum<number>('followers_known').as('followers_known'),
    ])
    .where('topic_version', '=', read.topicVersion)
    .where('zone_version', '=', read.zoneVersion)
    .where('bucket', '>=', new Date(read.fromMs))
    .where('bucket', '<', new Date(read.toMs))
    .$if(read.sources.length > 0, (query) => query.where('source', 'in', read.sources))
    .$if(read.langs.length > 0, (query) => query.where('lang', 'in', read.langs))
    .groupBy(['bucket', 'source'])
    .orderBy('bucket')
    .execute();
}

/** Sums of what was scored, by bucket and language, over the chosen sources. */
export async function readScored(db: Db, read: RollupRead): Promise<ScoredAt[]> {
  const rows = await db
    .selectFrom(read.rollup)
    .select(['bucket', 'lang'])
    .select((eb) => SCORED.map((value) => eb.fn.sum<number>(value).as(value)))
    .where('topic_version', '=', read.topicVersion)
    .where('zone_version', '=', read.zoneVersion)
    .where('bucket', '>=', new Date(read.fromMs))
    .where('bucket', '<', new Date(read.toMs))
    .$if(read.sources.length > 0, (query) => query.where('source', 'in', read.sources))
    .$if(read.langs.length > 0, (query) => query.where('lang', 'in', read.langs))
    .groupBy(['bucket', 'lang'])
    .execute();
  return rows.map(({ bucket, lang, ...sums }) => ({ startMs: bucket.getTime(), ...toScored(lang, sums) }));
}

/** Columns that corrected shares rest on. */
export const SCORED = [
  'p_positive',
  'p_neutral',
  'p_negative',
  'stated_positive',
  'stated_neutral',
  'stated_negative',
] as const;

/** Rollup sums as corrected shares take them: three probabilities of one mention sum to 10⁴. */
export function toScored(lang: string, sums: Record<(typeof SCORED)[number], number>): ScoredSums {
  return {
    lang,
    judged: (sums.p_positive + sums.p_neutral + sums.p_negative) / 1e4,
    pNegative: sums.p_negative / 1e4,
    pPositive: sums.p_positive / 1e4,
    stated: {
      negative: sums.stated_negative,
      neutral: sums.stated_neutral,
      positive: sums.stated_positive,
    },
  };
}

/** Mentions by source and by language over all time, from the day rollup of a zone version. */
export async function countsBySourceAndLanguage(
  db: Db,
  zoneVersion: number,
): Promise<{ source: string; lang: string; mentions: number }[]> {
  return db
    .selectFrom('currents_day')
    .select(['source', 'lang'])
    .select((eb) => eb.fn.sum<number>('mentions').as('mentions'))
    .where('topic_version', '=', 0)
    .where('zone_version', '=', zoneVersion)
    .groupBy(['source', 'lang'])
    .execute();
}

/** How many counted mentions each engine scored, by language; file labels are engine `file-1`. */
export async function countsByEngine(
  db: Db,
  sources: readonly string[],
): Promise<{ engine: string; lang: string; mentions: number }[]> {
  return db
    .selectFrom('scored_by')
    .select(['engine', 'lang'])
    .select((eb) => eb.fn.sum<number>('mentions').as('mentions'))
    .$if(sources.length > 0, (query) => query.where('source', 'in', sources))
    .groupBy(['engine', 'lang'])
    .orderBy('engine')
    .orderBy('lang')
    .execute();
}

/** Which mentions a recount takes: those with ids in `(after, to]`. */
export interface IdRange {
  after: string | null;
  to: string;
}

/** What a recount counts into: every mention (topic version 0), or the mentions of one topic version. */
export interface RecountInto {
  zoneVersion: number;
  topicVersion: number;
}

/**
 * Adds a range of mentions to a rollup, counted in SQL by `edges`, the bucket starts that hold them plus one end. The
 * same numbers as `changeCounted`, by another way.
 */
export async function addRecount(
  tx: Tx,
  rollup: RollupName,
  into: RecountInto,
  edges: readonly number[],
  ids: IdRange,
): Promise<void> {
  await sql`insert into ${sql.table(rollup)} (${columnList(ROLLUP_COLUMNS)})
    ${recountSelect(into, edges, ids)}
    on conflict (topic_version, zone_version, bucket, source, lang) do update set ${sql.join(
      ROLLUP_VALUES.map(
        (value) => sql`${sql.id(value)} = ${sql.table(rollup)}.${sql.id(value)} + excluded.${sql.id(value)}`,
      ),
    )}`.execute(tx);
}

/** Where a rollup differs from a recount of every mention, in what it counts into; empty when they agree. */
export async function compareWithRecount(
  db: Db,
  rollup: RollupName,
  into: RecountInto,
  edges: readonly number[],
): Promise<{ compared: number; differences: { key: string; stored: string; recounted: string }[] }> {
  const values = sql.join(ROLLUP_VALUES.map((value) => sql.id(value)));
  const row = (alias: string) =>
    sql`case when ${sql.ref(`${alias}.bucket`)} is null then null else row(${sql.join(
      ROLLUP_VALUES.map((value) => sql.ref(`${alias}.${value}`)),
    )})::text end`;
  const { rows } = await sql<{ key: string; stored: string | null; recounted: string | null }>`
    with stored as (
      select topic_version, zone_version, bucket, source, lang, ${values} from ${sql.table(rollup)}
      where zone_version = ${into.zoneVersion} and topic_version = ${into.topicVersion}
    ), recount as (${recountSelect(into, edges, null)})
    select concat_ws(' ', nullif(${into.topicVersion}::integer, 0), coalesce(s.bucket, r.bucket), coalesce(s.source, r.source), coalesce(s.lang, r.lang)) as key,
      ${row('s')} as stored, ${row('r')} as recounted
    from stored s full join recount r using (topic_version, zone_version, bucket, source, lang)`.execute(db);
  const differences = rows
    .filter((found) => found.stored !== found.recounted)
    .slice(0, 1000)
    .map((found) => ({
      key: found.key,
      stored: found.stored ?? 'none',
      recounted: found.recounted ?? 'none',
    }));
  return { compared: rows.length, differences };
}

function recountSelect(into: RecountInto, edges: readonly number[], ids: IdRange | null) {
  const starts = sql`${edges.map((edge) => new Date(edge).toISOString())}::timestamptz[]`;
  const after = ids === null || ids.after === null ? sql`` : sql`and mention.id > ${ids.after}::uuid`;
  const range = ids === null ? sql`` : sql`and mention.id <= ${ids.to}::uuid ${after}`;
  const matching =
    into.topicVersion === 0
      ? sql``
      : sql`join mention_topic counted on counted.mention_id = mention.id
          and counted.topic_version = ${into.topicVersion}`;
  return sql`select ${into.topicVersion}::integer as topic_version, ${into.zoneVersion}::integer as zone_version,
      (${starts})[width_bucket(mention.at, ${starts})] as bucket, source, lang,
      count(*)::integer as mentions,
      (count(*) filter (where sentiment = 'positive'))::integer as positive,
      (count(*) filter (where sentiment = 'neutral'))::integer as neutral,
      (count(*) filter (where sentiment = 'negative'))::integer as negative,
      (count(*) filter (where sentiment is null))::integer as unscored,
      (count(*) filter (where complaint))::integer as complaints,
      coalesce(sum(followers), 0)::bigint as potential_impressions,
      count(followers)::integer as followers_known,
      coalesce(sum(p_positive), 0)::bigint as p_positive,
      coalesce(sum(p_neutral), 0)::bigint as p_neutral,
      coalesce(sum(p_negative), 0)::bigint as p_negative,
      ${statedCount('positive')}, ${statedCount('neutral')}, ${statedCount('negative')}
    from mention ${matching} where direction = 'inbound' ${range}
    group by 3, source, lang`;
}

function statedCount(label: SentimentClass) {
  return sql`(count(*) filter (where sentiment = ${label} and engine = any(${STATED_ENGINES}::text[])))::integer
    as ${sql.id(`stated_${label}`)}`;
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}
