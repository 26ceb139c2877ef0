import { sql } from 'kysely';
import type { Handled } from '../../contract/handled';
import type { Db, Tx } from '../db/database';
import { toActor } from './person.store';

/** A mark as it is kept; times as the store writes them, so that one is put back to the microsecond. */
export interface HandledMark {
  mentionId: string;
  upTo: string;
  reason: string;
  actorId: string | null;
  at: string;
}

/** Who says so, and when. */
type HandledBy = Omit<HandledMark, 'mentionId' | 'upTo'>;

/** Marks on any turn of these threads, with their thread. */
export async function marksOf(
  tx: Tx,
  threadIds: readonly string[],
): Promise<(HandledMark & { threadId: string })[]> {
  const { rows } = await sql<HandledMark & { threadId: string }>`
    select member.thread_id as "threadId", handled.mention_id as "mentionId", handled.up_to::text as "upTo",
      handled.reason, handled.actor as "actorId", handled.at::text as at
    from thread_member member join thread_handled handled on handled.mention_id = member.mention_id
    where member.thread_id = any(${threadIds}::uuid[]) order by handled.mention_id`.execute(tx);
  return rows;
}

/** Marks the openings of those of these threads in which somebody waits, up to the last that people said; answers which. */
export async function markHandled(
  tx: Tx,
  threadIds: readonly string[],
  { reason, actorId, at }: HandledBy,
): Promise<{ threadId: string; mentionId: string }[]> {
  const { rows } = await sql<{ threadId: string; mentionId: string }>`
    with waiting as (
      select thread_id, opening_id, (select max(said.at) from thread_member member
        join mention said on said.id = member.mention_id
        where member.thread_id = thread.thread_id and said.direction = 'inbound') as up_to
      from thread where thread_id = any(${threadIds}::uuid[]) and waiting_since is not null
    ), marked as (
      insert into thread_handled (mention_id, up_to, reason, actor, at)
      select opening_id, up_to, ${reason}, ${actorId}::uuid, ${at}::timestamptz from waiting
      on conflict (mention_id) do update set
        up_to = excluded.up_to, reason = excluded.reason, actor = excluded.actor, at = excluded.at
    )
    select thread_id as "threadId", opening_id as "mentionId" from waiting order by thread_id`.execute(tx);
  return rows;
}

/** Puts marks back as they were. */
export async function restoreMarks(tx: Tx, marks: readonly HandledMark[]): Promise<void> {
  for (const { mentionId, upTo, reason, actorId, at } of marks) {
    await sql`insert into thread_handled (mention_id, up_to, reason, actor, at)
      values (${mentionId}::uuid, ${upTo}::timestamptz, ${reason}, ${actorId}::uuid, ${at}::timestamptz)
      on conflict (mention_id) do update set
        up_to = excluded.up_to, reason = excluded.reason, actor = excluded.actor, at = excluded.at`.execute(
      tx,
    );
  }
}

export async function dropMarks(tx: Tx, mentionIds: readonly string[]): Promise<void> {
  await tx
    .deleteFrom('thread_handled')
    .where('mention_id', '=', sql<string>`any(${mentionIds}::uuid[])`)
    .execute();
}

/** The mark that holds of each of these threads; of several the last. */
export async function readHandled(db: Db, threadIds: readonly string[]): Promise<Map<string, Handled>> {
  if (threadIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('thread_member as member')
    .innerJoin('thread_handled as handled', 'handled.mention_id', 'member.mention_id')
    .leftJoin('person', 'person.id', 'handled.actor')
    .select(['member.thread_id', 'handled.at', 'handled.reason'])
    .select(['person.id as actor_id', 'person.name as actor_name'])
    .where('member.thread_id', '=', sql<string>`any(${threadIds}::uuid[])`)
    .orderBy('handled.at')
    .execute();
  return new Map(
    rows.map(({ thread_id, at, reason, ...who }) => [
      thread_id,
      { at: at.toISOString(), reason, actor: toActor(who) },
    ]),
  );
}
