import { sql } from 'kysely';
import type { Db, Tx } from '../db/database';
import type { TrackerLinkTable, TrackerTaskTable } from '../db/flaw-tables';

export type LinkRow = TrackerLinkTable;
export type TaskRow = Omit<TrackerTaskTable, 'content'> & { content: TaskContent };

/** What is to be said: of an issue its title, words and labels; of a comment its words. */
export interface TaskContent {
  title: string;
  body: string;
  labels: string[];
}

/** What each of these flaws is linked to. */
export async function linksOf(db: Db | Tx, flawIds: readonly string[]): Promise<Map<string, LinkRow>> {
  if (flawIds.length === 0) return new Map();
  const rows = await db.selectFrom('tracker_link').selectAll().where('flaw_id', 'in', flawIds).execute();
  return new Map(rows.map((row) => [row.flaw_id, row]));
}

export interface NewLink {
  flawId: string;
  url: string;
  /** Of an issue that can be followed. */
  followed: { repository: string; issue: number } | null;
  state: LinkRow['state'];
  title: string | null;
  reason: string | null;
  actor: string | null;
  now: Date;
}

/** Links a flaw to this and to nothing else. */
export async function writeLink(tx: Tx, link: NewLink): Promise<void> {
  const { flawId, url, followed, state, title, reason, actor, now } = link;
  const values = {
    url,
    kind: followed ? ('github' as const) : ('link' as const),
    repository: followed?.repository ?? null,
    issue: followed?.issue ?? null,
    state,
    title,
    reason,
    etag: null,
    checked_at: state === 'unknown' ? null : now,
    attempts: 0,
    failure: null,
    retry_at: null,
    actor,
    linked_at: now,
  };
  await tx
    .insertInto('tracker_link')
    .values({ flaw_id: flawId, ...values })
    .onConflict((conflict) => conflict.column('flaw_id').doUpdateSet(values))
    .execute();
}

export async function deleteLink(tx: Tx, flawId: string): Promise<void> {
  await tx.deleteFrom('tracker_link').where('flaw_id', '=', flawId).execute();
}

/** Notes how an issue stands; what failed before is forgotten. */
export async function noteIssue(
  tx: Tx,
  flawId: string,
  found: Partial<Pick<LinkRow, 'state' | 'title' | 'reason' | 'etag' | 'url' | 'repository' | 'issue'>>,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('tracker_link')
    .set({ ...found, checked_at: now, attempts: 0, failure: null, retry_at: null })
    .where('flaw_id', '=', flawId)
    .execute();
}

export async function noteLinkFailure(
  tx: Tx,
  flawId: string,
  failure: { words: string; attempts: number; retryAt: Date | null },
): Promise<void> {
  const { words, attempts, retryAt } = failure;
  await tx
    .updateTable('tracker_link')
    .set({ failure: words, attempts, retry_at: retryAt })
    .where('flaw_id', '=', flawId)
    .execute();
}

/** Followed issues that were not asked about since an instant and need not wait. */
export async function linksToCheck(db: Db, before: Date, now: Date): Promise<LinkRow[]> {
  return db
    .selectFrom('tracker_link')
    .selectAll()
    .where('kind', '=', 'github')
    .where((where) => where.or([where('checked_at', 'is', null), where('checked_at', '<=', before)]))
    .where((where) => where.or([where('failure', 'is', null), where('retry_at', '<=', now)]))
    .orderBy('checked_at', (order) => order.asc().nullsFirst())
    .orderBy('flaw_id')
    .execute();
}

/** Puts something to be said on the list. */
export async function addTask(
  tx: Tx,
  task: Pick<TaskRow, 'id' | 'flaw_id' | 'kind' | 'url' | 'repository' | 'issue' | 'content' | 'actor'>,
  now: Date,
): Promise<void> {
  const { content, ...values } = task;
  await tx
    .insertInto('tracker_task')
    .values({
      ...values,
      content: JSON.stringify(content),
      attempts: 0,
      failure: null,
      retry_at: now,
      done_at: null,
      made_at: now,
    })
    .execute();
}

/** What is still to be said of each of these flaws, oldest first. */
export async function openTasksOf(db: Db | Tx, flawIds: readonly string[]): Promise<Map<string, TaskRow[]>> {
  const found = new Map<string, TaskRow[]>(flawIds.map((id) => [id, []]));
  if (flawIds.length === 0) return found;
  const rows = await db
    .selectFrom('tracker_task')
    .selectAll()
    .where('flaw_id', 'in', flawIds)
    .where('done_at', 'is', null)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
  for (const row of rows) found.get(row.flaw_id)?.push(row as TaskRow);
  return found;
}

/**
 * Takes the next task that is due, for as long as the lease lasts: nobody else tries it meanwhile. The try is counted
 * before it is made, so that one whose answer was lost is known to have been made. Of each flaw the oldest comes first.
 */
export async function claimTask(tx: Tx, now: Date, leaseMs: number): Promise<TaskRow | null> {
  const { rows } = await sql<{ id: string }>`
    select task.id from tracker_task task
    where task.done_at is null and task.retry_at <= ${now.toISOString()}::timestamptz
      and not exists (select from tracker_task earlier where earlier.flaw_id = task.flaw_id
        and earlier.done_at is null and (earlier.made_at, earlier.id) < (task.made_at, task.id))
    order by task.retry_at, task.id limit 1 for update skip locked`.execute(tx);
  const [found] = rows;
  if (!found) return null;
  const claimed = await tx
    .updateTable('tracker_task')
    .set((eb) => ({ attempts: eb('attempts', '+', 1), retry_at: new Date(now.getTime() + leaseMs) }))
    .where('id', '=', found.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return claimed as TaskRow;
}

export async function finishTask(tx: Tx, id: string, now: Date): Promise<void> {
  await tx
    .updateTable('tracker_task')
    .set({ done_at: now, failure: null, retry_at: null })
    .where('id', '=', id)
    .execute();
}

/** Notes why a task failed; without a moment it waits until somebody asks for it. */
export async function failTask(tx: Tx, id: string, words: string, retryAt: Date | null): Promise<void> {
  await tx
    .updateTable('tracker_task')
    .set({ failure: words, retry_at: retryAt })
    .where('id', '=', id)
    .execute();
}

/** Until when nothing is called at all: the tracker said so; `null` when it takes calls. */
export async function trackerPause(db: Db | Tx, now: Date): Promise<Date | null> {
  const row = await db
    .selectFrom('tracker_pause')
    .select('until')
    .where('until', '>', now)
    .executeTakeFirst();
  return row?.until ?? null;
}

/** Lets everything wait until an instant: the tracker takes no calls before. */
export async function pauseTracker(tx: Tx, until: Date): Promise<void> {
  await tx
    .insertInto('tracker_pause')
    .values({ id: 1, until })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ until }))
    .execute();
}

/** Tries again at once what waits or had given up for a flaw. */
export async function hurryTracker(tx: Tx, flawIds: readonly string[], now: Date): Promise<void> {
  await tx
    .updateTable('tracker_task')
    .set({ retry_at: now })
    .where('flaw_id', 'in', flawIds)
    .where('done_at', 'is', null)
    .execute();
  await tx
    .updateTable('tracker_link')
    .set({ checked_at: null, failure: null, retry_at: null })
    .where('flaw_id', 'in', flawIds)
    .where('kind', '=', 'github')
    .execute();
}

/** Takes what is not yet said off the list: the flaw is linked to something else. */
export async function dropTasks(tx: Tx, flawId: string): Promise<void> {
  await tx.deleteFrom('tracker_task').where('flaw_id', '=', flawId).where('done_at', 'is', null).execute();
}
