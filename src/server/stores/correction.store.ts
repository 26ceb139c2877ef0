import { sql } from 'kysely';
import type { Correction } from '../../contract/corrections';
import { PERSON_ENGINE } from '../../domain/text/sentiment-score';
import { type ColumnTypes, columnList, unnestRows } from '../db/bulk';
import type { Db, Tx } from '../db/database';
import type { CorrectionTable, Direction } from '../db/mention-tables';
import { complaintByEngine } from './complaint-by-engine';

/** How a mention counts and what a person said of it. */
export type KnownCorrection = Correction & { direction: Direction };

/** These mentions, in order of ids; those there are none of are left out. */
export async function readCorrections(db: Db | Tx, ids: readonly string[]): Promise<KnownCorrection[]> {
  const rows = await (db as Db)
    .selectFrom('mention')
    .leftJoin('correction', 'correction.mention_id', 'mention.id')
    .select(['mention.id', 'mention.direction', 'mention.sentiment', 'mention.complaint', 'mention.engine'])
    .select(['correction.sentiment as said_sentiment', 'correction.complaint as said_complaint'])
    .where('mention.id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('mention.id')
    .execute();
  return rows.map((row) => ({
    mentionId: row.id,
    direction: row.direction,
    sentiment: row.sentiment,
    complaint: row.complaint,
    engine: row.engine,
    corrected: { sentiment: row.said_sentiment, complaint: row.said_complaint },
  }));
}

const SAID_COLUMNS: ColumnTypes<Pick<CorrectionTable, 'mention_id' | 'sentiment' | 'complaint'>> = {
  mention_id: 'uuid',
  sentiment: 'text',
  complaint: 'boolean',
};

/** Keeps what a person said of mentions; what the engine said stays beside it. `applyCorrections` makes it count. */
export async function writeCorrections(
  tx: Tx,
  corrected: ReadonlyMap<string, Correction['corrected']>,
): Promise<void> {
  const rows = [...corrected].map(([mention_id, said]) => ({ mention_id, ...said }));
  await sql`insert into correction (${columnList(SAID_COLUMNS)}) select * from ${unnestRows(rows, SAID_COLUMNS)}
    on conflict (mention_id) do update set sentiment = excluded.sentiment, complaint = excluded.complaint`.execute(
    tx,
  );
}

/**
 * Makes what people said of these mentions count, in place of what the engine said, which is kept: after anything that
 * writes scores, directions or new rows. Mentions nobody corrected, and tombstones, stay as they are. Answers those that
 * somebody did correct.
 */
export async function applyCorrections(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const corrected = await correctedAmong(tx, ids);
  if (corrected.length === 0) return [];
  await sql`update correction set scored_sentiment = m.sentiment, scored_p_positive = m.p_positive,
      scored_p_neutral = m.p_neutral, scored_p_negative = m.p_negative, scored_engine = m.engine
    from mention m where m.id = correction.mention_id and m.id = any(${corrected}::uuid[])
      and m.engine is distinct from ${PERSON_ENGINE}`.execute(tx);
  await sql`update mention set
      sentiment = coalesce(said.sentiment, said.scored_sentiment),
      p_positive = case when said.sentiment is null then said.scored_p_positive end,
      p_neutral = case when said.sentiment is null then said.scored_p_neutral end,
      p_negative = case when said.sentiment is null then said.scored_p_negative end,
      engine = case when said.sentiment is null then said.scored_engine else ${PERSON_ENGINE} end,
      complaint = mention.direction = 'inbound' and coalesce(said.complaint, said.sentiment = 'negative',
        ${complaintByEngine(sql`said.scored_sentiment`, sql`mention.p_complaint`)})
    from correction said where said.mention_id = mention.id and mention.id = any(${corrected}::uuid[])
      and mention.deleted_at is null`.execute(tx);
  return corrected;
}

async function correctedAmong(tx: Tx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .selectFrom('correction')
    .select('mention_id')
    .where('mention_id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
  return rows.map((row) => row.mention_id);
}
