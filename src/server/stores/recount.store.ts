import { sql } from 'kysely';
import type { Db, Tx } from '../db/database';

/** The id that ends the next step of a walk over all mentions in id order; `null` at its end. */
export async function nextIds(tx: Tx, afterId: string | null, count: number): Promise<string | null> {
  const step = tx
    .selectFrom('mention')
    .select('id')
    .$if(afterId !== null, (query) => query.where('id', '>', afterId as string))
    .orderBy('id')
    .limit(count);
  const row = await tx
    .selectFrom(step.as('step'))
    .select('id')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** First and last time of the mentions with ids in `(afterId, toId]`, or of all; `null` when there are none. */
export async function extentOfIds(
  db: Db | Tx,
  afterId: string | null,
  toId: string | null,
): Promise<{ firstMs: number; lastMs: number } | null> {
  const row = await db
    .selectFrom('mention')
    .select(sql<Date | null>`min(at)`.as('first'))
    .select(sql<Date | null>`max(at)`.as('last'))
    .$if(afterId !== null, (query) => query.where('id', '>', afterId as string))
    .$if(toId !== null, (query) => query.where('id', '<=', toId as string))
    .executeTakeFirst();
  return row?.first && row.last ? { firstMs: row.first.getTime(), lastMs: row.last.getTime() } : null;
}

export async function countMentions(db: Db | Tx): Promise<number> {
  const row = await db
    .selectFrom('mention')
    .select((eb) => eb.fn.countAll<number>().as('mentions'))
    .executeTakeFirstOrThrow();
  return row.mentions;
}
