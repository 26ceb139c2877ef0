import { sql } from 'kysely';
import type { Db, Tx } from '../db/database';

/** Begins to route every thread anew, from the first; one that is under way begins again. */
export async function beginRoutingWalk(tx: Tx): Promise<void> {
  await tx
    .insertInto('routing_walk')
    .values({ id: 1, reached: null, done: false })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ reached: null, done: false }))
    .execute();
}

/** The thread up to which all are routed; `undefined` when no walk is under way. */
export async function walkReached(db: Db | Tx): Promise<string | null | undefined> {
  const row = await db.selectFrom('routing_walk').select(['reached', 'done']).executeTakeFirst();
  return row === undefined || row.done ? undefined : row.reached;
}

export async function setWalkReached(tx: Tx, reached: string | null): Promise<void> {
  await tx
    .updateTable('routing_walk')
    .set(reached === null ? { done: true } : { reached })
    .execute();
}

/** The next threads in order of ids. */
export async function threadsAfter(tx: Tx, after: string | null, limit: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('thread')
    .select('thread_id')
    .$if(after !== null, (query) => query.where('thread_id', '>', after as string))
    .orderBy('thread_id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.thread_id);
}

/** Does where threads go depend on a topic: has it an owner, or does a rule look for it? */
export async function routesByTopic(tx: Tx, topicId: string): Promise<boolean> {
  const { rows } = await sql<{ routes: boolean }>`
    select exists (select from topic where id = ${topicId}::uuid and owner_team_id is not null)
      or exists (select from routing_rule where topic_id = ${topicId}::uuid) as routes`.execute(tx);
  return rows[0]?.routes ?? false;
}
