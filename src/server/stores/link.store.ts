import type { Link } from '../../contract/links';
import { linkIds } from '../../domain/link-id';
import type { Db } from '../db/database';
import type { LinkTable } from '../db/workspace-tables';

/**
 * The link to a path, made when there was none: the same path is the same link. Throws when every id a path may have is
 * another path's, which no store will see.
 */
export async function putLink(db: Db, path: string, now: Date): Promise<Link> {
  for (const id of linkIds(path)) {
    await db
      .insertInto('link')
      .values({ id, path, created_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const kept = await readLink(db, id);
    if (kept?.path === path) return kept;
  }
  throw new Error('Every short form of this address belongs to another one.');
}

/** Where a short link leads; `null` when there is none of this id. */
export async function readLink(db: Db, id: string): Promise<Link | null> {
  const row = await db.selectFrom('link').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toLink(row) : null;
}

/** The id of some link; `null` when none was made yet. */
export async function anyLink(db: Db): Promise<string | null> {
  const row = await db.selectFrom('link').select('id').limit(1).executeTakeFirst();
  return row?.id ?? null;
}

function toLink({ id, path, created_at }: LinkTable): Link {
  return { id, path, createdAt: created_at.toISOString() };
}
