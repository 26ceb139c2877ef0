import { sql } from 'kysely';
import type { BoardDays } from '../../contract/board-kinds';
import type { Board, BoardCard, ListedBoard } from '../../contract/boards';
import type { Db, Tx } from '../db/database';
import type { BoardTable } from '../db/workspace-tables';
import { toActor } from './person.store';

/** Every board that was not put away, by name, with the number of its cards. */
export async function listStoredBoards(db: Db): Promise<ListedBoard[]> {
  const rows = await boardQuery(db)
    .where('board.removed_at', 'is', null)
    .orderBy(sql`lower(board.name)`)
    .orderBy('board.id')
    .execute();
  return rows.map((row) => ({ ...toBoard(row), cards: row.cards.length }));
}

/** One board; `null` when there is none, or it was put away. */
export async function readBoard(db: Db | Tx, id: string): Promise<Board | null> {
  const row = await boardQuery(db)
    .where('board.id', '=', id)
    .where('board.removed_at', 'is', null)
    .executeTakeFirst();
  return row ? toBoard(row) : null;
}

/** What of a board is written anew; the rest stays. */
export interface BoardChange {
  name?: string | undefined;
  days?: BoardDays | undefined;
  cards?: BoardCard[] | undefined;
  actor: string | null;
}

export async function insertBoard(
  db: Db,
  board: Pick<Board, 'name' | 'days' | 'cards'> & { id: string; actor: string | null },
  now: Date,
): Promise<void> {
  const { cards, ...rest } = board;
  await db
    .insertInto('board')
    .values({ ...rest, cards: JSON.stringify(cards), version: 1, created_at: now, updated_at: now })
    .execute();
}

/** Writes a change made from `version`; answers whether that still was the newest. */
export async function updateBoard(
  db: Db,
  { id, version }: { id: string; version: number },
  change: BoardChange,
  now: Date,
): Promise<boolean> {
  const { cards, ...rest } = change;
  const result = await db
    .updateTable('board')
    .set({
      ...rest,
      ...(cards === undefined ? {} : { cards: JSON.stringify(cards) }),
      version: version + 1,
      updated_at: now,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

/** Puts a board away, or brings it back; answers whether there is such a board. */
export async function setBoardRemoved(db: Db, id: string, removedAt: Date | null): Promise<boolean> {
  const result = await db
    .updateTable('board')
    .set({ removed_at: removedAt })
    .where('id', '=', id)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

function boardQuery(db: Db | Tx) {
  return (db as Db)
    .selectFrom('board')
    .leftJoin('person', 'person.id', 'board.actor')
    .selectAll('board')
    .select(['person.id as actor_id', 'person.name as actor_name']);
}

type BoardRow = Omit<BoardTable, 'cards'> & { cards: Board['cards'] } & {
  actor_id: string | null;
  actor_name: string | null;
};

function toBoard(row: BoardRow): Board {
  return {
    id: row.id,
    name: row.name,
    days: row.days as BoardDays,
    cards: row.cards,
    version: row.version,
    actor: toActor(row),
    updatedAt: row.updated_at.toISOString(),
  };
}
