import { sql } from 'kysely';
import type { HistoryEntry } from '../../contract/corrections';
import { type ColumnTypes, columnList, unnestRows } from '../db/bulk';
import type { Db, Tx } from '../db/database';
import type { HistoryTable } from '../db/thread-tables';
import { toActor } from './person.store';

/** One thing somebody did to a mention, a thread or a flaw. */
export interface NewHistoryEntry {
  subjectId: string;
  field: string;
  before: unknown;
  after: unknown;
  reason: string | null;
  actor: string | null;
  at: Date;
  /** The bulk action it is part of. */
  bulkId?: string | null;
}

/** Adds to a history; nothing ever leaves it. Answers the numbers of the entries, in their order. */
export async function addHistory(tx: Tx, entries: readonly NewHistoryEntry[]): Promise<number[]> {
  if (entries.length === 0) return [];
  const types: ColumnTypes<HistoryRow> = {
    subject_id: 'uuid',
    field: 'text',
    before: 'jsonb',
    after: 'jsonb',
    reason: 'text',
    actor: 'uuid',
    at: 'timestamptz',
    bulk_id: 'uuid',
  };
  const rows = entries.map(
    ({ subjectId, before, after, bulkId, ...entry }): HistoryRow => ({
      ...entry,
      subject_id: subjectId,
      before: JSON.stringify(before ?? null),
      after: JSON.stringify(after ?? null),
      bulk_id: bulkId ?? null,
    }),
  );
  const added = await sql<{ id: number }>`insert into history (${columnList(types)})
    select * from ${unnestRows(rows, types)} returning id`.execute(tx);
  return added.rows.map(({ id }) => id);
}

type HistoryRow = Omit<HistoryTable, 'id' | 'before' | 'after'> & { before: string; after: string };

/** Of these entries, those after which nobody did the same to the same subject. */
export async function latestAmong(tx: Tx, historyIds: readonly number[]): Promise<Set<number>> {
  const { rows } = await sql<{ id: number }>`select entry.id from history entry
    where entry.id = any(${historyIds}::integer[]) and not exists (select from history later
      where later.subject_id = entry.subject_id and later.field = entry.field and later.id > entry.id)`.execute(
    tx,
  );
  return new Set(rows.map(({ id }) => id));
}

/** What was done to a subject, oldest first. */
export async function readHistory(db: Db, subjectId: string): Promise<HistoryEntry[]> {
  return (await readHistoryOf(db, [subjectId])).map(({ subjectId: _, ...entry }) => entry);
}

/** What was done to any of these subjects, oldest first. */
export async function readHistoryOf(
  db: Db,
  subjectIds: readonly string[],
): Promise<(HistoryEntry & { subjectId: string })[]> {
  if (subjectIds.length === 0) return [];
  const rows = await db
    .selectFrom('history')
    .leftJoin('person', 'person.id', 'history.actor')
    .select(['subject_id', 'field', 'before', 'after', 'reason', 'at', 'bulk_id'])
    .select(['person.id as actor_id', 'person.name as actor_name'])
    .where('subject_id', '=', sql<string>`any(${subjectIds}::uuid[])`)
    .orderBy('history.id')
    .execute();
  return rows.map(({ actor_id, actor_name, at, subject_id, bulk_id, ...entry }) => ({
    ...entry,
    bulkId: bulk_id,
    subjectId: subject_id,
    at: at.toISOString(),
    actor: toActor({ actor_id, actor_name }),
  }));
}
