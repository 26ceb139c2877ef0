import { sql } from 'kysely';
import type { Actor, Person } from '../../contract/teams';
import type { Db, Tx } from '../db/database';
import type { PersonTable } from '../db/workspace-tables';

/** People on the list by name, after the cursor. */
export async function listPeople(
  db: Db,
  page: { limit: number; cursor: { name: string; id: string } | null },
): Promise<Person[]> {
  const rows = await db
    .selectFrom('person')
    .selectAll()
    .where('removed_at', 'is', null)
    .$if(page.cursor !== null, (query) =>
      query.where(
        sql<boolean>`(lower(name), id) > (lower(${page.cursor?.name}::text), ${page.cursor?.id}::uuid)`,
      ),
    )
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .limit(page.limit)
    .execute();
  return rows.map(toPerson);
}

/** Somebody on the list; `null` when nobody of this id is, or is any more. */
export async function readPerson(db: Db | Tx, id: string): Promise<Person | null> {
  const row = await db
    .selectFrom('person')
    .selectAll()
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return row ? toPerson(row) : null;
}

export async function insertPerson(db: Db | Tx, person: PersonTable): Promise<void> {
  await db.insertInto('person').values(person).execute();
}

export async function updatePerson(
  db: Db | Tx,
  id: string,
  values: Partial<Pick<PersonTable, 'name' | 'team_id' | 'removed_at'>>,
): Promise<void> {
  await db.updateTable('person').set(values).where('id', '=', id).execute();
}

/** Is anything in a history done by this person? */
export async function hasActed(tx: Tx, id: string): Promise<boolean> {
  const row = await tx.selectFrom('history').select('id').where('actor', '=', id).limit(1).executeTakeFirst();
  return row !== undefined;
}

/** The id of a person who is or was on the list; `null` for nobody, so that nothing names who never was. */
export async function knownActor(db: Db | Tx, id: string | null): Promise<string | null> {
  if (id === null) return null;
  const row = await db.selectFrom('person').select('id').where('id', '=', id).executeTakeFirst();
  return row?.id ?? null;
}

/** Who did something, from a person joined to it; `null` where nobody had said who they are. */
export function toActor(row: { actor_id: string | null; actor_name: string | null }): Actor {
  if (row.actor_id === null || row.actor_name === null) return null;
  return { id: row.actor_id, name: row.actor_name, verified: false };
}

function toPerson(row: PersonTable): Person {
  return { id: row.id, name: row.name, teamId: row.team_id, createdAt: row.created_at.toISOString() };
}

/** Names of people who are or were on the list, by id. */
export async function peopleById(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('person').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
