import { sql } from 'kysely';
import type { Db, Tx } from '../db/database';

/** Which of these campaigns and marks were written down after a moment, by id. */
export async function recordedAfter(db: Db | Tx, ids: readonly string[], at: Date): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select id from campaign where id = any(${ids}::uuid[]) and created_at > ${at.toISOString()}::timestamptz
    union all
    select id from mark where id = any(${ids}::uuid[]) and created_at > ${at.toISOString()}::timestamptz
  `.execute(db);
  return new Set(rows.map(({ id }) => id));
}
