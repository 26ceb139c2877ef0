import { sql } from 'kysely';
import type { Team } from '../../contract/teams';
import type { Db, Tx } from '../db/database';
import type { TeamTable } from '../db/workspace-tables';

/** Teams by name, after the cursor. */
export async function listTeams(
  db: Db,
  page: { limit: number; cursor: { name: string; id: string } | null },
): Promise<Team[]> {
  const rows = await teamQuery(db)
    .$if(page.cursor !== null, (query) =>
      query.where(
        sql<boolean>`(lower(name), id) > (lower(${page.cursor?.name}::text), ${page.cursor?.id}::uuid)`,
      ),
    )
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .limit(page.limit)
    .execute();
  return rows.map(toTeam);
}

/** One team; `null` when there is none. */
export async function readTeam(db: Db, id: string): Promise<Team | null> {
  const row = await teamQuery(db).where('id', '=', id).executeTakeFirst();
  return row ? toTeam(row) : null;
}

/** Names of all teams by id. */
export async function teamNames(db: Db): Promise<Map<string, string>> {
  const rows = await db.selectFrom('team').select(['id', 'name']).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function teamExists(db: Db | Tx, id: string): Promise<boolean> {
  const row = await db.selectFrom('team').select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}

/**
 * Is there a team of this name, whatever its case, other than `exceptId`? The answer holds to the end of the
 * transaction: nobody else names a team meanwhile.
 */
export async function teamNameTaken(tx: Tx, name: string, exceptId: string | null): Promise<boolean> {
  await sql`lock table team in share row exclusive mode`.execute(tx);
  const row = await tx
    .selectFrom('team')
    .select('id')
    // Both made small by the store, as its index does: JavaScript makes some letters small in another way.
    .where(sql`lower(name)`, '=', sql<string>`lower(${name})`)
    .$if(exceptId !== null, (query) => query.where('id', '<>', exceptId as string))
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertTeam(tx: Db | Tx, team: TeamTable): Promise<void> {
  await tx.insertInto('team').values(team).execute();
}

export async function renameTeam(tx: Tx, id: string, name: string): Promise<void> {
  await tx.updateTable('team').set({ name }).where('id', '=', id).execute();
}

/** Removes a team; its people and topics stay, without a team. Answers whether there was one. */
export async function deleteTeam(tx: Tx, id: string): Promise<boolean> {
  await tx.updateTable('person').set({ team_id: null }).where('team_id', '=', id).execute();
  await tx.updateTable('topic').set({ owner_team_id: null }).where('owner_team_id', '=', id).execute();
  const result = await tx.deleteFrom('team').where('id', '=', id).executeTakeFirst();
  return Number(result.numDeletedRows) > 0;
}

function teamQuery(db: Db) {
  return db
    .selectFrom('team')
    .selectAll('team')
    .select((eb) => [
      eb
        .selectFrom('person')
        .select((inner) => inner.fn.countAll<number>().as('people'))
        .whereRef('person.team_id', '=', 'team.id')
        .where('person.removed_at', 'is', null)
        .as('people'),
      eb
        .selectFrom('topic')
        .select((inner) => inner.fn.countAll<number>().as('topics'))
        .whereRef('topic.owner_team_id', '=', 'team.id')
        .as('topics'),
    ]);
}

function toTeam(row: TeamTable & { people: number | null; topics: number | null }): Team {
  return {
    id: row.id,
    name: row.name,
    people: row.people ?? 0,
    topics: row.topics ?? 0,
    createdAt: row.created_at.toISOString(),
  };
}
