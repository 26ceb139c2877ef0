import type { HistoryEntry } from '../../contract/corrections';
import type { Db, Tx } from '../db/database';
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
}

/** Adds to a history; nothing ever leaves it. */
export async function addHistory(tx: Tx, entries: readonly NewHistoryEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await tx
    .insertInto('history')
    .values(
      entries.map(({ subjectId, before, after, ...entry }) => ({
        ...entry,
        subject_id: subjectId,
        before: JSON.stringify(before ?? null),
        after: JSON.stringify(after ?? null),
      })),
    )
    .execute();
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
    .select(['subject_id', 'field', 'before', 'after', 'reason', 'at'])
    .select(['person.id as actor_id', 'person.name as actor_name'])
    .where('subject_id', 'in', subjectIds)
    .orderBy('history.id')
    .execute();
  return rows.map(({ actor_id, actor_name, at, subject_id, ...entry }) => ({
    ...entry,
    bulkId: null,
    subjectId: subject_id,
    at: at.toISOString(),
    actor: toActor({ actor_id, actor_name }),
  }));
}
