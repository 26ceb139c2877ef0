import { sql } from 'kysely';
import { FILE_ENGINE, PERSON_ENGINE } from '../../domain/text/sentiment-score';
import type { Db, Tx } from '../db/database';
import type { RescoringTable } from '../db/workspace-tables';

/** The engine that history was, or is being, scored with last; `null` in a store that has known none. */
export async function latestRescoring(db: Db | Tx): Promise<RescoringTable | null> {
  const row = await (db as Db)
    .selectFrom('rescoring')
    .selectAll()
    .orderBy('begun_at', 'desc')
    .orderBy('engine')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** The engine whose walk over history is under way, and the share that is done. */
export async function rescoringUnderWay(db: Db): Promise<{ engine: string; share: number } | null> {
  const latest = await latestRescoring(db);
  if (latest === null || latest.done_at !== null) return null;
  // Ids are hashes, spread evenly: the first 32 bits say how far a walk in id order has come.
  const to = latest.built_to;
  return { engine: latest.engine, share: to === null ? 0 : Number.parseInt(to.slice(0, 8), 16) / 0xffffffff };
}

/** Begins a walk at the first id; an engine that was used before begins anew. */
export async function beginRescoring(tx: Tx, engine: string, now: Date): Promise<void> {
  const begun = { begun_at: now, built_to: null, done_at: null };
  await tx
    .insertInto('rescoring')
    .values({ engine, ...begun })
    .onConflict((conflict) => conflict.column('engine').doUpdateSet(begun))
    .execute();
}

export async function setRescored(
  tx: Tx,
  engine: string,
  progress: { built_to: string } | { done_at: Date },
): Promise<void> {
  await tx.updateTable('rescoring').set(progress).where('engine', '=', engine).execute();
}

export interface RescorableMention {
  id: string;
  text: string;
  lang: string;
  direction: 'inbound' | 'outbound';
}

/**
 * Mentions with ids in `(after, to]` that have words. Labels that came with the data stay; where a person said otherwise, what the engine had said below it is scored anew.
 */
export async function readForRescoring(
  tx: Tx,
  { after, to }: { after: string | null; to: string },
): Promise<RescorableMention[]> {
  return tx
    .selectFrom('mention')
    .leftJoin('correction', 'correction.mention_id', 'mention.id')
    .select(['mention.id', 'mention.lang', 'mention.direction'])
    .select(sql<string>`mention.text`.as('text'))
    .$if(after !== null, (query) => query.where('mention.id', '>', after as string))
    .where('mention.id', '<=', to)
    .where('mention.text', 'is not', null)
    .where(
      sql<string>`case when mention.engine = ${PERSON_ENGINE} then correction.scored_engine else mention.engine end`,
      'is distinct from',
      FILE_ENGINE,
    )
    .orderBy('mention.id')
    .execute();
}
