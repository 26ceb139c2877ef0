import { sql } from 'kysely';
import { COMPLAINT_VERSION } from '../../domain/complaint';
import type { ClassMeans } from '../../domain/quantify/class-means';
import { FILE_ENGINE, PERSON_ENGINE, type SentimentClass } from '../../domain/text/sentiment-score';
import type { Db, Tx } from '../db/database';
import type { LabelTable } from '../db/mention-tables';
import { complaintByEngine } from './complaint-by-engine';

/**
 * What an engine said of the mentions of an audit, by language and by the class that a person gave. Only draws at random
 * count: what people put right elsewhere is what was wrong.
 */
export async function measuredByAudit(
  db: Db,
  engine: string,
): Promise<{ lang: string; sentiment: SentimentClass; means: ClassMeans }[]> {
  const { rows } = await sql<{
    lang: string;
    sentiment: SentimentClass;
    labels: number;
    negative: number;
    positive: number;
    xx: number | null;
    xy: number | null;
    yy: number | null;
  }>`select lang, sentiment, count(*)::integer as labels,
      avg(scored_p_negative)::float8 as negative, avg(scored_p_positive)::float8 as positive,
      var_samp(scored_p_negative)::float8 as xx, var_samp(scored_p_positive)::float8 as yy,
      (covar_pop(scored_p_negative, scored_p_positive) * count(*) / nullif(count(*) - 1, 0))::float8 as xy
    from label where origin = 'audit' and taken_back_at is null and sentiment is not null
      and scored_engine = ${engine} and scored_p_negative is not null
    group by lang, sentiment`.execute(db);
  return rows.map(({ lang, sentiment, labels, negative, positive, xx, xy, yy }) => ({
    lang,
    sentiment,
    means: {
      labels,
      mean: [negative / 1e4, positive / 1e4],
      scatter: [(xx ?? 0) / 1e8, (xy ?? 0) / 1e8, (yy ?? 0) / 1e8],
    },
  }));
}

/** A label as it is given. */
export interface NewLabel {
  mentionId: string;
  sentiment: SentimentClass | null;
  complaint: boolean | null;
}

/** Where a label comes from: a draw by seed, or a correction. */
export type LabelOrigin = { origin: 'audit'; seed: number } | { origin: 'correction' };

/** What the engine says of a mention, below what a person may have said since. */
const scoredOf = (column: 'sentiment' | 'p_positive' | 'p_neutral' | 'p_negative' | 'engine') =>
  sql`case when m.engine = ${PERSON_ENGINE} then said.${sql.raw(`scored_${column}`)} else m.${sql.raw(column)} end`;

/** Keeps labels beside what the engine says now; earlier ones of the same mention and origin no longer count. */
export async function keepLabels(
  tx: Tx,
  labels: readonly NewLabel[],
  from: LabelOrigin,
  by: { actor: string | null; now: Date },
): Promise<void> {
  const ids = labels.map(({ mentionId }) => mentionId);
  await takeBackLabels(tx, ids, from.origin, by.now);
  const seed = from.origin === 'audit' ? from.seed : null;
  await sql`insert into label (mention_id, origin, seed, sentiment, complaint, lang, scored_sentiment, scored_p_positive,
      scored_p_neutral, scored_p_negative, scored_engine, scored_complaint, complaint_version, actor, at)
    select m.id, ${from.origin}, ${seed}::integer, given.sentiment, given.complaint, m.lang, ${scoredOf('sentiment')},
      ${scoredOf('p_positive')}, ${scoredOf('p_neutral')}, ${scoredOf('p_negative')}, ${scoredOf('engine')},
      ${complaintByEngine(scoredOf('sentiment'), sql`m.p_complaint`)}, ${COMPLAINT_VERSION}, ${by.actor}::uuid,
      ${by.now.toISOString()}::timestamptz
    from unnest(${ids}::uuid[], ${labels.map(({ sentiment }) => sentiment)}::text[],
      ${labels.map(({ complaint }) => complaint)}::boolean[]) as given (id, sentiment, complaint)
    join mention m on m.id = given.id left join correction said on said.mention_id = m.id`.execute(tx);
}

/** Takes labels back; answers of which mentions there were any. */
export async function takeBackLabels(
  tx: Tx,
  mentionIds: readonly string[],
  origin: LabelOrigin['origin'],
  now: Date,
): Promise<string[]> {
  const rows = await tx
    .updateTable('label')
    .set({ taken_back_at: now })
    .where('mention_id', '=', sql<string>`any(${mentionIds}::uuid[])`)
    .where('origin', '=', origin)
    .where('taken_back_at', 'is', null)
    .returning('mention_id')
    .execute();
  return rows.map(({ mention_id }) => mention_id);
}

/** The label of a mention that stands, of one origin. */
export async function standingLabel(
  db: Db | Tx,
  mentionId: string,
  origin: LabelOrigin['origin'],
): Promise<LabelTable | null> {
  const row = await (db as Db)
    .selectFrom('label')
    .selectAll()
    .where('mention_id', '=', mentionId)
    .where('origin', '=', origin)
    .where('taken_back_at', 'is', null)
    .executeTakeFirst();
  return (row as LabelTable | undefined) ?? null;
}

/** Which mentions an audit draws from. */
export interface AuditScope {
  lang: string | null;
  topicVersion: number | null;
}

export interface Drawn {
  id: string;
  at: Date;
  source: string;
  lang: string;
  author: string | null;
  text: string;
  /** What it replied to, if that is here and public. */
  repliedTo: { author: string | null; ours: boolean; text: string } | null;
  /** `null`: nobody has judged it. */
  decided: 'labelled' | 'skipped' | null;
}

/**
 * Scored inbound mentions with ids after `start`, in the order of ids, from the first id on again at the end. Ids are
 * hashes, so any run of them is an even sample.
 */
export async function drawMentions(db: Db, start: string, size: number, scope: AuditScope): Promise<Drawn[]> {
  const run = async (part: 'after' | 'before', limit: number) => {
    const { rows } = await sql<Drawn>`select m.id, m.at, m.source, m.lang, m.author, m.text,
        case when parent.text is not null then json_build_object('author', parent.author,
          'ours', parent.direction = 'outbound', 'text', parent.text) end as "repliedTo",
        case when label.id is null then null when label.sentiment is null and label.complaint is null
          then 'skipped' else 'labelled' end as decided
      from mention m left join correction said on said.mention_id = m.id
      left join mention parent on parent.id = m.in_reply_to_id and not parent.private
      left join label on label.mention_id = m.id and label.origin = 'audit' and label.taken_back_at is null
      where m.direction = 'inbound' and m.text is not null and not m.private
        and ${scoredOf('engine')} <> ${FILE_ENGINE}
        and ${part === 'after' ? sql`m.id >= ${start}::uuid` : sql`m.id < ${start}::uuid`}
        ${scope.lang === null ? sql`` : sql`and m.lang = ${scope.lang}`}
        ${
          scope.topicVersion === null
            ? sql``
            : sql`and exists (select from mention_topic t
                where t.topic_version = ${scope.topicVersion} and t.mention_id = m.id)`
        }
      order by m.id limit ${limit}`.execute(db);
    return rows;
  };
  const after = await run('after', size);
  return after.length === size ? after : [...after, ...(await run('before', size - after.length))];
}

/** How often people said one class and the engine another, in the labels of audits of one engine. */
export interface ConfusionCell {
  lang: string;
  topicId: string | null;
  topicName: string | null;
  sentiment: SentimentClass;
  said: SentimentClass;
  labels: number;
}

/** Cells by language, or by language and topic (a mention of two topics counts in both). */
export async function auditCells(db: Db, engine: string, byTopic: boolean): Promise<ConfusionCell[]> {
  const topics = byTopic
    ? sql`join mention_topic t on t.mention_id = label.mention_id
        join topic_version shown on shown.version = t.topic_version and shown.state = 'active'
        join topic on topic.id = shown.topic_id`
    : sql``;
  const topic = byTopic ? sql`topic.id, topic.name` : sql`null::uuid, null::text`;
  const { rows } = await sql<ConfusionCell>`select label.lang, ${topic}, label.sentiment,
      label.scored_sentiment as said, count(*)::integer as labels
    from label ${topics}
    where label.origin = 'audit' and label.taken_back_at is null and label.sentiment is not null
      and label.scored_sentiment is not null and label.scored_engine = ${engine}
    group by 1, 2, 3, 4, 5`.execute(db);
  return rows.map((row) => {
    const { id, name } = row as unknown as { id?: string; name?: string };
    return { ...row, topicId: id ?? null, topicName: name ?? null };
  });
}

/** What audits hold beside: skipped ones, those of earlier engines, and complaints by what was said of them. */
export async function auditSums(
  db: Db,
  engine: string,
  complaintVersion: string,
): Promise<Record<'skipped' | 'earlier' | 'found' | 'missed' | 'wrong' | 'right', number>> {
  const current = sql`complaint_version = ${complaintVersion} and scored_engine = ${engine}`;
  const { rows } = await sql<
    Record<'skipped' | 'earlier' | 'found' | 'missed' | 'wrong' | 'right', number>
  >`select
      (count(*) filter (where sentiment is null and complaint is null))::integer as skipped,
      (count(*) filter (where sentiment is not null and scored_engine is distinct from ${engine}))::integer as earlier,
      (count(*) filter (where complaint and scored_complaint and ${current}))::integer as found,
      (count(*) filter (where complaint and not scored_complaint and ${current}))::integer as missed,
      (count(*) filter (where not complaint and scored_complaint and ${current}))::integer as wrong,
      (count(*) filter (where not complaint and not scored_complaint and ${current}))::integer as "right"
    from label where origin = 'audit' and taken_back_at is null`.execute(db);
  return rows[0] as Record<'skipped' | 'earlier' | 'found' | 'missed' | 'wrong' | 'right', number>;
}

/** Labels of people in the order in which they were given, after a number; those taken back too, marked as such. */
export async function readLabels(
  db: Db,
  afterId: number,
  limit: number,
): Promise<(LabelTable & { id: number; text: string | null; actor_name: string | null })[]> {
  const rows = await db
    .selectFrom('label')
    .leftJoin('mention', 'mention.id', 'label.mention_id')
    .leftJoin('person', 'person.id', 'label.actor')
    .selectAll('label')
    .select(['mention.text', 'person.name as actor_name'])
    .where('label.id', '>', afterId)
    .orderBy('label.id')
    .limit(limit)
    .execute();
  return rows as never;
}
