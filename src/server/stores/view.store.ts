import { sql } from 'kysely';
import type { View } from '../../contract/views';
import type { Db } from '../db/database';
import type { SavedViewTable } from '../db/workspace-tables';
import { toActor } from './person.store';

/** Every saved view that was not removed, by name. */
export async function listSavedViews(db: Db): Promise<View[]> {
  const rows = await viewQuery(db).orderBy(sql`lower(saved_view.name)`).orderBy('saved_view.id').execute();
  return rows.map(toView);
}

/** One saved view; `null` when there is none, or it was removed. */
export async function readView(db: Db, id: string): Promise<View | null> {
  const row = await viewQuery(db).where('saved_view.id', '=', id).executeTakeFirst();
  return row ? toView(row) : null;
}

export async function insertView(
  db: Db,
  view: Pick<View, 'id' | 'name' | 'path'> & { actor: string | null },
  now: Date,
): Promise<void> {
  await db
    .insertInto('saved_view')
    .values({ ...view, created_at: now, removed_at: null })
    .execute();
}

/** Renames a view, removes it, or brings it back; answers whether there is one of this id, removed or not. */
export async function updateView(
  db: Db,
  id: string,
  values: Partial<Pick<SavedViewTable, 'name' | 'removed_at'>>,
): Promise<boolean> {
  const result = await db.updateTable('saved_view').set(values).where('id', '=', id).executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

function viewQuery(db: Db) {
  return db
    .selectFrom('saved_view')
    .leftJoin('person', 'person.id', 'saved_view.actor')
    .selectAll('saved_view')
    .select(['person.id as actor_id', 'person.name as actor_name'])
    .where('saved_view.removed_at', 'is', null);
}

type ViewRow = SavedViewTable & { actor_id: string | null; actor_name: string | null };

function toView(row: ViewRow): View {
  const { id, name, path } = row;
  return { id, name, path, actor: toActor(row), createdAt: row.created_at.toISOString() };
}
