import { sql } from 'kysely';
import type { StreamEvent } from '../../contract/stream';
import type { Db, Tx } from '../db/database';

export type StoredEvent = StreamEvent & { id: number };

/** Puts an event into the outbox, in the transaction of the change it tells of. */
export async function publish(db: Db | Tx, event: StreamEvent, now: Date): Promise<void> {
  await db
    .insertInto('event')
    .values({ name: event.name, data: JSON.stringify(event.data), at: now })
    .execute();
}

/** Events with a higher id than `afterId`, in order. */
export async function eventsAfter(db: Db, afterId: number, limit: number): Promise<StoredEvent[]> {
  const rows = await db
    .selectFrom('event')
    .select(['id', 'name', 'data'])
    .where('id', '>', afterId)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ id: row.id, name: row.name, data: row.data }) as StoredEvent);
}

export async function newestEventId(db: Db): Promise<number> {
  const { rows } = await sql<{ id: number }>`select coalesce(max(id), 0) as id from event`.execute(db);
  return rows[0]?.id ?? 0;
}

/** Was an event written within the last so many milliseconds, by the store's clock? */
export async function hasEventWithin(db: Db, ms: number): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`select exists (select from event
    where at >= clock_timestamp() - ${ms} * interval '1 millisecond') as found`.execute(db);
  return rows[0]?.found ?? false;
}

/** Drops events older than a day: a client away for longer asks for everything anew. */
export async function pruneEvents(db: Db, now: Date): Promise<void> {
  await db
    .deleteFrom('event')
    .where('at', '<', new Date(now.getTime() - 86_400_000))
    .execute();
}
