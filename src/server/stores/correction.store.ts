import { sql } from 'kysely';
import type { Correction } from '../../contract/corrections';
import type { Db, Tx } from '../db/database';

/** Engine of what a person said. */
export const PERSON_ENGINE = 'person-1';

/** How a mention counts and what a person said of it; `null` for a mention there is none of. */
export async function readCorrection(db: Db | Tx, id: string): Promise<Correction | null> {
  const row = await (db as Db)
    .selectFrom('mention')
    .leftJoin('correction', 'correction.mention_id', 'mention.id')
    .select(['mention.id', 'mention.sentiment', 'mention.complaint', 'mention.engine'])
    .select(['correction.sentiment as said_sentiment', 'correction.complaint as said_complaint'])
    .where('mention.id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  return {
    mentionId: row.id,
    sentiment: row.sentiment,
    complaint: row.complaint,
    engine: row.engine,
    corrected: { sentiment: row.said_sentiment, complaint: row.said_complaint },
  };
}

/** Keeps what a person said of a mention; what the engine said stays beside it. `applyCorrections` makes it count. */
export async function writeCorrection(tx: Tx, id: string, corrected: Correction['corrected']): Promise<void> {
  const none = { scored_sentiment: null, scored_p_positive: null, scored_p_neutral: null };
  await tx
    .insertInto('correction')
    .values({ mention_id: id, ...corrected, ...none, scored_p_negative: null, scored_engine: null })
    .onConflict((conflict) => conflict.column('mention_id').doUpdateSet(corrected))
    .execute();
}

/**
 * Makes what people said of these mentions count, in place of what the engine said, which is kept: after anything that
 * writes scores, directions or new rows. Mentions nobody corrected, and tombstones, stay as they are.
 */
export async function applyCorrections(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`update correction set scored_sentiment = m.sentiment, scored_p_positive = m.p_positive,
      scored_p_neutral = m.p_neutral, scored_p_negative = m.p_negative, scored_engine = m.engine
    from mention m where m.id = correction.mention_id and m.id = any(${ids}::uuid[])
      and m.engine is distinct from ${PERSON_ENGINE}`.execute(tx);
  await sql`update mention set
      sentiment = coalesce(said.sentiment, said.scored_sentiment),
      p_positive = case when said.sentiment is null then said.scored_p_positive end,
      p_neutral = case when said.sentiment is null then said.scored_p_neutral end,
      p_negative = case when said.sentiment is null then said.scored_p_negative end,
      engine = case when said.sentiment is null then said.scored_engine else ${PERSON_ENGINE} end,
      complaint = mention.direction = 'inbound' and coalesce(said.complaint,
        coalesce(said.sentiment, said.scored_sentiment) = 'negative', false)
    from correction said where said.mention_id = mention.id and mention.id = any(${ids}::uuid[])
      and mention.deleted_at is null`.execute(tx);
}
