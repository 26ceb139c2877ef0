import { sql } from 'kysely';
import { type BoardDays, STARTER_BOARD } from '../../contract/board-kinds';
import type { BoardDigest } from '../../contract/digests';
import type { BoardDigestTable } from '../db/board-digest-table';
import type { Db, Tx } from '../db/database';
import { toActor } from './person.store';

/** A digest with its token: never leaves the server but in its own mails. */
export type DigestRow = BoardDigestTable;

type ListedRow = DigestRow & {
  board_name: string | null;
  actor_id: string | null;
  actor_name: string | null;
  last_sent_at: Date | null;
  newest_id: string | null;
  newest_state: 'waiting' | 'sent' | 'failed' | null;
  newest_due_at: Date | null;
  newest_words: string | null;
};

/** Every digest by board and address, or one, with how its newest delivery went. */
export async function listBoardDigests(
  db: Db | Tx,
  { starter, only = null }: { starter: string; only?: string | null },
): Promise<BoardDigest[]> {
  const { rows } = await sql<ListedRow>`
    select digest.*, person.id as actor_id, person.name as actor_name,
      case when digest.board = ${STARTER_BOARD} then ${starter}::text else board.name end as board_name,
      (select max(sent_at) from alert_delivery sent where sent.digest_id = digest.id) as last_sent_at,
      newest.id as newest_id, newest.state as newest_state, newest.due_at as newest_due_at,
      (select words from alert_attempt attempt where attempt.delivery_id = newest.id and attempt.ok is not null
        order by at desc, id limit 1) as newest_words
    from board_digest digest
    left join board on board.id::text = digest.board and board.removed_at is null
    left join person on person.id = digest.actor
    left join lateral (
      select id, state, due_at from alert_delivery where digest_id = digest.id order by made_at desc, id limit 1
    ) newest on true
    where ${only}::uuid is null or digest.id = ${only}::uuid
    order by lower(coalesce(board.name, digest.board)), lower(digest.address)`.execute(db);
  return rows.map(toDigest);
}

function toDigest(row: ListedRow): BoardDigest {
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  const ends = row.unsubscribed_at !== null || row.board_name === null;
  return {
    id: row.id,
    board: { id: row.board, name: row.board_name },
    address: row.address,
    cadence: row.cadence,
    weekday: row.weekday,
    hour: row.hour,
    zone: row.zone,
    days: row.days as BoardDays | null,
    actor: toActor(row),
    createdAt: row.created_at.toISOString(),
    unsubscribedAt: iso(row.unsubscribed_at),
    lastSentAt: iso(row.last_sent_at),
    nextAt: ends ? null : iso(row.next_at),
    missedAt: iso(row.missed_at),
    newest:
      row.newest_id === null || row.newest_state === null
        ? null
        : {
            id: row.newest_id,
            state: row.newest_state,
            dueAt: row.newest_state === 'waiting' ? iso(row.newest_due_at) : null,
            words: row.newest_words,
          },
  };
}

/** Adds a digest; `false`: the address gets this board already, or has unsubscribed from it. */
export async function insertDigest(tx: Tx, digest: DigestRow): Promise<boolean> {
  const made = await tx
    .insertInto('board_digest')
    .values(digest)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return made !== undefined;
}

export async function readDigest(db: Db | Tx, id: string): Promise<DigestRow | null> {
  const row = await db.selectFrom('board_digest').selectAll().where('id', '=', id).executeTakeFirst();
  return row ?? null;
}

export async function digestOfToken(db: Db | Tx, token: string): Promise<DigestRow | null> {
  const row = await db.selectFrom('board_digest').selectAll().where('token', '=', token).executeTakeFirst();
  return row ?? null;
}

export async function updateDigest(tx: Tx, id: string, values: Partial<DigestRow>): Promise<void> {
  await tx.updateTable('board_digest').set(values).where('id', '=', id).execute();
}

/** Digests of boards that stand whose sending has come, locked for whoever queues it; another server passes them by. */
export async function lockDueDigests(tx: Tx, now: Date): Promise<DigestRow[]> {
  return tx
    .selectFrom('board_digest')
    .selectAll()
    .where('next_at', '<=', now)
    .where('unsubscribed_at', 'is', null)
    .where(sql<boolean>`(board = ${STARTER_BOARD} or exists (select from board kept
      where kept.id::text = board_digest.board and kept.removed_at is null))`)
    .orderBy('id')
    .limit(500)
    .forUpdate()
    .skipLocked()
    .execute();
}

/** Lets nothing that waits go out: the reader wants no more of it. */
export async function dropWaiting(tx: Tx, digestId: string): Promise<void> {
  await tx
    .deleteFrom('alert_delivery')
    .where('digest_id', '=', digestId)
    .where('state', '=', 'waiting')
    .execute();
}

/** Forgets a digest with its address and what was sent of it. */
export async function deleteDigestRow(tx: Tx, id: string): Promise<void> {
  await sql`delete from alert_attempt where delivery_id in
    (select id from alert_delivery where digest_id = ${id}::uuid)`.execute(tx);
  await tx.deleteFrom('alert_delivery').where('digest_id', '=', id).execute();
  await tx.deleteFrom('board_digest').where('id', '=', id).execute();
}
