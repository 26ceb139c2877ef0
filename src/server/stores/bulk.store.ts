import { sql } from 'kysely';
import type { BulkAction, BulkOperation } from '../../contract/bulk';
import { type ColumnTypes, columnList, unnestRows } from '../db/bulk';
import type { Db, Tx } from '../db/database';
import type { BulkChangeTable, BulkOperationTable } from '../db/thread-tables';
import { toActor } from './person.store';
import type { ThreadQuery } from './thread-candidate.store';
import { hasFacets } from './thread-facet.store';
import { holdsWords } from './thread-words.store';

/** Writes down an action that begins; `chooseTargets` says on what. */
export async function insertOperation(
  tx: Tx,
  operation: Pick<BulkOperationTable, 'id' | 'reason' | 'actor' | 'created_at'> & { action: BulkAction },
): Promise<void> {
  await tx
    .insertInto('bulk_operation')
    .values({
      ...operation,
      action: JSON.stringify(operation.action),
      state: 'running',
      finished_at: null,
      threads: 0,
      walked: 0,
      changed: 0,
      complaints_gone: 0,
      complaints_new: 0,
      kept: 0,
      failure: null,
    })
    .execute();
}

/** Chooses threads by id, or at most `limit` that a query finds, as they are now; answers how many. */
export async function chooseTargets(
  tx: Tx,
  operationId: string,
  chosen: { ids: readonly string[] } | { query: ThreadQuery; limit: number },
): Promise<number> {
  const found =
    'ids' in chosen
      ? sql`select thread_id from thread where thread_id = any(${chosen.ids}::uuid[])`
      : sql`select thread_id from thread where ${sql.join(conditionsOf(chosen.query), sql` and `)} limit ${chosen.limit}`;
  await sql`insert into bulk_target (operation_id, number, thread_id)
    select ${operationId}::uuid, row_number() over (order by thread_id), thread_id from (${found}) found`.execute(
    tx,
  );
  const { rows } = await sql<{ threads: number }>`
    update bulk_operation set threads = (select count(*) from bulk_target where operation_id = ${operationId}::uuid)
    where id = ${operationId}::uuid returning threads`.execute(tx);
  return rows[0]?.threads ?? 0;
}

function conditionsOf(query: ThreadQuery) {
  if (query.groups.some((group) => group.length === 0)) return [sql`false`];
  const words = query.words === null ? [] : [holdsWords(query.words)];
  return [hasFacets(query.groups), ...query.exact, ...words];
}

/** An operation as the API tells of it; `null` when there is none. */
export async function readOperation(db: Db | Tx, id: string): Promise<BulkOperation | null> {
  const row = await (db as Db)
    .selectFrom('bulk_operation')
    .leftJoin('person', 'person.id', 'bulk_operation.actor')
    .selectAll('bulk_operation')
    .select(['person.id as actor_id', 'person.name as actor_name'])
    .where('bulk_operation.id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const { id: _, action, reason, state, threads, walked, changed, kept, failure } = row;
  return {
    id,
    action: action as BulkAction,
    reason,
    actor: toActor(row),
    state,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    threads,
    walked,
    changed,
    complaintsGone: row.complaints_gone,
    complaintsNew: row.complaints_new,
    kept,
    failure,
  };
}

/** Keeps an operation as it is until the transaction ends. */
export async function lockOperation(tx: Tx, id: string): Promise<void> {
  await tx.selectFrom('bulk_operation').select('id').where('id', '=', id).forUpdate().execute();
}

/** An operation that is under way or being taken back, the oldest, locked until the transaction ends; `null`: none. */
export async function lockUnfinished(tx: Tx): Promise<(BulkOperationTable & { action: BulkAction }) | null> {
  const row = await tx
    .selectFrom('bulk_operation')
    .selectAll()
    .where('state', 'in', ['running', 'undoing'])
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
  return (row as (BulkOperationTable & { action: BulkAction }) | undefined) ?? null;
}

export async function hasUnfinished(db: Db): Promise<boolean> {
  const rows = await db
    .selectFrom('bulk_operation')
    .select('id')
    .where('state', 'in', ['running', 'undoing'])
    .limit(1)
    .execute();
  return rows.length > 0;
}

export async function updateOperation(
  tx: Db | Tx,
  id: string,
  values: Partial<
    Pick<
      BulkOperationTable,
      | 'state'
      | 'finished_at'
      | 'walked'
      | 'changed'
      | 'complaints_gone'
      | 'complaints_new'
      | 'kept'
      | 'failure'
    >
  >,
): Promise<void> {
  await tx.updateTable('bulk_operation').set(values).where('id', '=', id).execute();
}

/** The next threads of an operation, by their numbers. */
export async function nextTargets(
  tx: Tx,
  operationId: string,
  after: number,
  limit: number,
): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom('bulk_target')
    .select(['thread_id', 'number'])
    .where('operation_id', '=', operationId)
    .where('number', '>', after)
    .orderBy('number')
    .limit(limit)
    .execute();
  return new Map(rows.map((row) => [row.thread_id, row.number]));
}

const CHANGE_COLUMNS: ColumnTypes<StoredChange> = {
  operation_id: 'uuid',
  number: 'integer',
  mention_id: 'uuid',
  field: 'text',
  before: 'jsonb',
  history_id: 'integer',
};

type StoredChange = Omit<BulkChangeTable, 'before'> & { before: string };
/** What an action found before it changed a mention. */
export type BulkChange = Omit<BulkChangeTable, 'before' | 'operation_id'> & { before: unknown };

export async function insertChanges(
  tx: Tx,
  operationId: string,
  changes: readonly BulkChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map(({ before, ...change }) => ({
    ...change,
    operation_id: operationId,
    before: JSON.stringify(before ?? null),
  }));
  await sql`insert into bulk_change (${columnList(CHANGE_COLUMNS)}) select * from ${unnestRows(rows, CHANGE_COLUMNS)}
    on conflict do nothing`.execute(tx);
}

/** What an operation changed in the threads of these numbers: after the first, up to the last. */
export async function changesBetween(
  tx: Tx,
  operationId: string,
  after: number,
  to: number,
): Promise<BulkChange[]> {
  return tx
    .selectFrom('bulk_change')
    .select(['number', 'mention_id', 'field', 'before', 'history_id'])
    .where('operation_id', '=', operationId)
    .where('number', '>', after)
    .where('number', '<=', to)
    .orderBy('number')
    .orderBy('mention_id')
    .execute();
}

/** Of each thread the opening and every inbound turn that counts as a complaint. */
export async function judgedTurns(
  tx: Tx,
  threadIds: readonly string[],
): Promise<{ threadId: string; mentionId: string; opens: boolean; complaint: boolean }[]> {
  const rows = await tx
    .selectFrom('thread')
    .innerJoin('thread_member as member', 'member.thread_id', 'thread.thread_id')
    .innerJoin('mention', 'mention.id', 'member.mention_id')
    .select(['thread.thread_id', 'mention.id', 'mention.complaint', 'thread.opening_id'])
    .where('thread.thread_id', '=', sql<string>`any(${threadIds}::uuid[])`)
    .where((where) =>
      where.or([
        where('mention.complaint', '=', true),
        where('mention.id', '=', where.ref('thread.opening_id')),
      ]),
    )
    .execute();
  return rows.map((row) => ({
    threadId: row.thread_id,
    mentionId: row.id,
    opens: row.id === row.opening_id,
    complaint: row.complaint,
  }));
}
