import { sql } from 'kysely';
import type { Tx } from '../db/database';
import { complaintByEngine } from './complaint-by-engine';

/**
 * Decides anew which way mentions went: out when their author is one of our accounts or they are posts of ours, else
 * as their file stated, else in. What is a complaint follows, as the engine has it. Tombstones stay as they are: their author is gone.
 * Answers those that go another way now.
 */
export async function redecideDirection(tx: Tx, ids: readonly string[]): Promise<string[]> {
  // Accounts are read once, and only these mentions are decided: a planner without statistics would decide all there are.
  const { rows } = await sql<{ id: string }>`with asked as materialized (
      select id, source, lower(ltrim(author, '@')) as handle, direction, stated_direction
      from mention where id = any(${ids}::uuid[]) and deleted_at is null
    ), decided as materialized (
      select id, direction as before, case
        when exists (select from post where post.id = asked.id)
          or handle in (select lower(ltrim(ours.handle, '@')) from our_account ours where ours.source = '')
          or (handle, source) in (select lower(ltrim(ours.handle, '@')), ours.source from our_account ours)
        then 'outbound' else coalesce(stated_direction, 'inbound') end as direction
      from asked
    )
    update mention set direction = decided.direction,
      complaint = decided.direction = 'inbound' and ${complaintByEngine(sql`mention.sentiment`, sql`mention.p_complaint`)}
    from decided where mention.id = decided.id and decided.before <> decided.direction
    returning mention.id`.execute(tx);
  return rows.map((row) => row.id);
}
