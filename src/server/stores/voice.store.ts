import { sql } from 'kysely';
import type { Bucket } from '../../domain/buckets';
import type { Candidate, Stratum } from '../../domain/voice-sample';
import type { Db } from '../db/database';
import type { RollupName } from './rollup.store';

/** Which mentions a sample speaks for; empty lists are all. */
export interface VoiceScope {
  /** `null` for every mention, whatever its topics. */
  topicVersion: number | null;
  sources: readonly string[];
  langs: readonly string[];
}

/** How many mentions of each stratum a stretch holds, tombstones included. */
export type StratumCounts = Bucket & Record<Stratum, number>;

/** Counts of the buckets that start in a stretch, from a rollup. */
export async function countStrata(
  db: Db,
  rollup: RollupName,
  zoneVersion: number,
  stretch: Bucket,
  scope: VoiceScope,
): Promise<Omit<StratumCounts, 'endExclusiveMs'>[]> {
  const rows = await db
    .selectFrom(rollup)
    .select('bucket')
    .select((eb) => [
      eb.fn.sum<number>('positive').as('positive'),
      eb.fn.sum<number>('neutral').as('neutral'),
      eb.fn.sum<number>('negative').as('negative'),
      eb.fn.sum<number>('unscored').as('unscored'),
    ])
    .where('topic_version', '=', scope.topicVersion ?? 0)
    .where('zone_version', '=', zoneVersion)
    .where('bucket', '>=', new Date(stretch.startMs))
    .where('bucket', '<', new Date(stretch.endExclusiveMs))
    .$if(scope.sources.length > 0, (query) => query.where('source', 'in', scope.sources))
    .$if(scope.langs.length > 0, (query) => query.where('lang', 'in', scope.langs))
    .groupBy('bucket')
    .execute();
  return rows.map(({ bucket, ...counts }) => ({ ...counts, startMs: bucket.getTime() }));
}

/** Counts of a stretch shorter than an hour, one mention at a time. */
export async function countStrataOneByOne(
  db: Db,
  stretch: Bucket,
  scope: VoiceScope,
): Promise<StratumCounts> {
  const counted = (is: string) =>
    sql<number>`(count(*) filter (where coalesce(mention.sentiment, 'unscored') = ${is}))::integer`;
  const counts = await db
    .selectFrom('mention')
    .select([
      counted('positive').as('positive'),
      counted('neutral').as('neutral'),
      counted('negative').as('negative'),
      counted('unscored').as('unscored'),
    ])
    .where('direction', '=', 'inbound')
    .where('at', '>=', new Date(stretch.startMs))
    .where('at', '<', new Date(stretch.endExclusiveMs))
    .$if(scope.sources.length > 0, (query) => query.where('source', 'in', scope.sources))
    .$if(scope.langs.length > 0, (query) => query.where('lang', 'in', scope.langs))
    .$if(scope.topicVersion !== null, (query) =>
      query.where((eb) =>
        eb.exists(
          eb
            .selectFrom('mention_topic')
            .select('mention_topic.mention_id')
            .where('topic_version', '=', scope.topicVersion as number)
            .whereRef('mention_topic.mention_id', '=', 'mention.id'),
        ),
      ),
    )
    .executeTakeFirstOrThrow();
  return { ...stretch, ...counts };
}

/** A day of UTC (`2026-11-20`) and a stratum to draw from. */
export interface Cell {
  day: string;
  stratum: Stratum;
}

export interface Draw {
  cells: readonly Cell[];
  fromMs: number;
  toMs: number;
  /** At most so many of each cell. */
  perCell: number;
  /** How many of a cell are looked at to find them, so that a rare source cannot make this read a whole river. */
  lookAt: number;
}

/** Words enough to tell near copies apart. */
const TEXT_LENGTH = 600;

/**
 * The first mentions of each cell in id order. Ids are hashes, so these are an even sample, and an index holds them in
 * this order (`mention_voice`, `mention_topic_voice`; its expressions stand here letter by letter).
 */
export async function drawVoices(db: Db, draw: Draw, scope: VoiceScope): Promise<Candidate[]> {
  const inside =
    scope.topicVersion === null
      ? sql`select m.id, m.at, m.source, m.lang, m.followers, m.text from mention m
          where (m.at at time zone 'UTC')::date = cell.day and coalesce(m.sentiment, 'unscored') = cell.stratum
            and m.direction = 'inbound' and m.text is not null and not m.private
          order by m.id limit ${draw.lookAt}`
      : sql`select m.id, m.at, m.source, m.lang, m.followers, m.text
          from mention_topic t join mention m on m.id = t.mention_id
          where t.topic_version = ${scope.topicVersion} and (t.at at time zone 'UTC')::date = cell.day
            and t.label = cell.stratum and m.text is not null
          order by t.mention_id limit ${draw.lookAt}`;
  const { rows } = await sql<Omit<Candidate, 'topics'>>`
    select drawn.id, cell.stratum, drawn.followers, left(drawn.text, ${TEXT_LENGTH}) as text
    from unnest(${draw.cells.map(({ day }) => day)}::date[], ${draw.cells.map(({ stratum }) => stratum)}::text[])
      as cell (day, stratum)
    cross join lateral (
      select seen.* from (${inside}) as seen
      where seen.at >= ${new Date(draw.fromMs).toISOString()}::timestamptz
        and seen.at < ${new Date(draw.toMs).toISOString()}::timestamptz
        ${scope.sources.length === 0 ? sql`` : sql`and seen.source = any(${scope.sources}::text[])`}
        ${scope.langs.length === 0 ? sql`` : sql`and seen.lang = any(${scope.langs}::text[])`}
      limit ${draw.perCell}
    ) as drawn`.execute(db);
  const topics = await topicsOfMentions(
    db,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({ ...row, topics: topics.get(row.id) ?? [] }));
}

/** Ids of the topics each mention counts in. */
export async function topicsOfMentions(db: Db, ids: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('mention_topic')
    .innerJoin('topic_version', 'topic_version.version', 'mention_topic.topic_version')
    .innerJoin('topic', 'topic.id', 'topic_version.topic_id')
    .select(['mention_id', 'topic_id'])
    .where('state', '=', 'active')
    .where('mention_id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('topic_id')
    .execute();
  const topics = new Map<string, string[]>();
  for (const { mention_id, topic_id } of rows) {
    const known = topics.get(mention_id);
    if (known) known.push(topic_id);
    else topics.set(mention_id, [topic_id]);
  }
  return topics;
}

/** The thread each mention is a turn of, and how many turns that has. */
export async function quotedThreads(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, { id: string; mentions: number }>> {
  const rows = await db
    .selectFrom('thread_member')
    .select(['mention_id', 'thread_id'])
    .select((eb) =>
      eb
        .selectFrom('thread_member as turn')
        .select((inner) => inner.fn.countAll<number>().as('turns'))
        .whereRef('turn.thread_id', '=', 'thread_member.thread_id')
        .as('turns'),
    )
    .where('mention_id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.mention_id, { id: row.thread_id, mentions: row.turns ?? 1 }]));
}
