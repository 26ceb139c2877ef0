import { sql } from 'kysely';
import { type ColumnTypes, columnList, unnestRows } from '../db/bulk';
import type { Db, Tx } from '../db/database';
import type { FlawMentionTable } from '../db/flaw-tables';

const DECISION_COLUMNS: ColumnTypes<FlawMentionTable> = {
  mention_id: 'uuid',
  flaw_id: 'uuid',
  stand: 'text',
  words: 'text',
  actor: 'uuid',
  at: 'timestamptz',
};

/** Writes what was decided of mentions; what was decided of the same mention and flaw before is overwritten. */
export async function decide(tx: Tx, decisions: readonly FlawMentionTable[]): Promise<void> {
  if (decisions.length === 0) return;
  await sql`insert into flaw_mention (${columnList(DECISION_COLUMNS)})
    select * from ${unnestRows(decisions, DECISION_COLUMNS)}
    on conflict (mention_id, flaw_id) do update set
      stand = excluded.stand, words = excluded.words, actor = excluded.actor, at = excluded.at`.execute(tx);
}

/** Takes back what the rule of a flaw proposed for these mentions; people's words stay. */
export async function forgetProposed(tx: Tx, flawId: string, mentionIds: readonly string[]): Promise<void> {
  if (mentionIds.length === 0) return;
  await tx
    .deleteFrom('flaw_mention')
    .where('flaw_id', '=', flawId)
    .where('stand', '=', 'proposed')
    .where('mention_id', '=', sql<string>`any(${mentionIds}::uuid[])`)
    .execute();
}

/** What was decided of a mention of a thread. */
export interface Decision {
  threadId: string;
  mentionId: string;
  flawId: string;
  rootId: string;
  stand: FlawMentionTable['stand'];
  /** Why, as it was said. */
  words: string;
}

/** Everything decided of any mention of these threads; of each thread and flaw first what counts (`flawThreadsOf`). */
export async function decisionsOfThreads(tx: Db | Tx, threadIds: readonly string[]): Promise<Decision[]> {
  if (threadIds.length === 0) return [];
  const { rows } = await sql<Decision>`
    select member.thread_id as "threadId", decided.mention_id as "mentionId", decided.flaw_id as "flawId",
      flaw.root_id as "rootId", decided.stand, decided.words
    from thread_member member
    join flaw_mention decided on decided.mention_id = member.mention_id
    join flaw on flaw.id = decided.flaw_id
    where member.thread_id = any(${threadIds}::uuid[])
    order by member.thread_id, decided.flaw_id, decided.stand = 'proposed', decided.at desc,
      decided.mention_id`.execute(tx);
  return rows;
}

/** A thread that was asked for by id, as decisions need it. */
export interface AskedThread {
  id: string;
  openingId: string;
  /** Nobody but us spoke in it. */
  isOurs: boolean;
}

/** The thread each id names: its own, that of a mention, or one it was joined into; unknown ids are left out. */
export async function askedThreads(tx: Db | Tx, ids: readonly string[]): Promise<Map<string, AskedThread>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ asked: string; id: string; openingId: string; isOurs: boolean }>`
    select asked.id as asked, thread.thread_id as id, thread.opening_id as "openingId",
      thread.inbound = 0 as "isOurs"
    from unnest(${ids}::uuid[]) as asked (id)
    join thread on thread.thread_id = coalesce(
      (select own.thread_id from thread own where own.thread_id = asked.id),
      (select member.thread_id from thread_member member where member.mention_id = asked.id limit 1),
      (select alias.joined_into from thread_alias alias where alias.thread_id = asked.id)
    )`.execute(tx);
  return new Map(rows.map(({ asked, ...thread }) => [asked, thread]));
}
