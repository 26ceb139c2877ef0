import { type RawBuilder, sql } from 'kysely';
import type { ReplyLink } from '../../domain/threads';
import { type ColumnTypes, columnList, unnestRows } from '../db/bulk';
import type { Db, Tx } from '../db/database';
import type { ThreadAliasTable, ThreadMemberTable } from '../db/thread-tables';

const MEMBER_COLUMNS: ColumnTypes<ThreadMemberTable> = { thread_id: 'uuid', mention_id: 'uuid' };
const ALIAS_COLUMNS: ColumnTypes<ThreadAliasTable> = { thread_id: 'uuid', joined_into: 'uuid' };
/** Any constant: the key of the one lock behind which threads change. */
const THREADS_LOCK = 7_031_975;

/**
 * Waits until no other transaction changes which mentions there are: a reply and what it answers, written by two
 * processes at once, would each miss the other. Held to the end of the transaction; taken before any other lock.
 */
export async function lockThreads(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${THREADS_LOCK})`.execute(tx);
}

/** The thread each of these mentions is in; mentions that are not stored are left out. */
export async function threadsOfMentions(db: Db | Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('thread_member')
    .selectAll()
    .where('mention_id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.mention_id, row.thread_id]));
}

/** Every member of these threads with what it answers. */
export async function membersOfThreads(
  tx: Tx,
  threadIds: readonly string[],
): Promise<(ReplyLink & { threadId: string })[]> {
  if (threadIds.length === 0) return [];
  const rows = await tx
    .selectFrom('thread_member as member')
    .innerJoin('mention', 'mention.id', 'member.mention_id')
    .select(['member.thread_id', 'mention.id', 'mention.in_reply_to_id'])
    .where('member.thread_id', '=', sql<string>`any(${threadIds}::uuid[])`)
    .execute();
  return rows.map((row) => ({ threadId: row.thread_id, id: row.id, parentId: row.in_reply_to_id }));
}

/** Puts mentions that are in no thread into one. */
export async function putIntoThreads(tx: Tx, threads: ReadonlyMap<string, string>): Promise<void> {
  if (threads.size === 0) return;
  const ids = [...threads.keys()];
  await tx.deleteFrom('thread_member').where('mention_id', '=', sql<string>`any(${ids}::uuid[])`).execute();
  const members = [...threads].map(([mention_id, thread_id]) => ({ thread_id, mention_id }));
  await sql`insert into thread_member (${columnList(MEMBER_COLUMNS)})
    select * from ${unnestRows(members, MEMBER_COLUMNS)}`.execute(tx);
}

export async function takeOutOfThreads(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.deleteFrom('thread_member').where('mention_id', '=', sql<string>`any(${ids}::uuid[])`).execute();
}

/** Remembers where threads went, so that an old address still finds them; a thread that stands again is no alias. */
export async function aliasThreads(
  tx: Tx,
  joined: ReadonlyMap<string, string>,
  standing: readonly string[],
): Promise<void> {
  await tx
    .deleteFrom('thread_alias')
    .where('thread_id', '=', sql<string>`any(${standing}::uuid[])`)
    .execute();
  if (joined.size === 0) return;
  const aliases = unnestRows(
    [...joined].map(([thread_id, joined_into]) => ({ thread_id, joined_into })),
    ALIAS_COLUMNS,
  );
  await sql`update thread_alias set joined_into = moved.joined_into from ${aliases}
      as moved (thread_id, joined_into) where thread_alias.joined_into = moved.thread_id`.execute(tx);
  await sql`insert into thread_alias (${columnList(ALIAS_COLUMNS)}) select * from ${aliases}
    on conflict (thread_id) do update set joined_into = excluded.joined_into`.execute(tx);
}

/**
 * Narrows a join of `thread_member member` and `mention m` to these threads. Said of both, so that a planner without
 * statistics reads no mention but theirs.
 */
export function turnsOf(threadIds: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`(member.thread_id = any(${threadIds}::uuid[]) and m.id = any(array(
    select own.mention_id from thread_member own where own.thread_id = any(${threadIds}::uuid[]))))`;
}
