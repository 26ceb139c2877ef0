import { sql } from 'kysely';
import type { Notice } from '../../contract/notices';
import type { Db, Tx } from '../db/database';
import type { NoticeTable } from '../db/flaw-tables';

/** Tells somebody; a notice is never taken back. */
export async function insertNotice(tx: Tx, notice: Omit<NoticeTable, 'seen_at'>): Promise<void> {
  await tx
    .insertInto('notice')
    .values({ ...notice, seen_at: null })
    .execute();
}

interface Narrowed {
  team?: string | undefined;
  person?: string | undefined;
  unseen?: boolean;
}

/** Notices, newest first; of a team or a person those that are for nobody in particular, too. */
export async function listNotices(
  db: Db,
  narrowed: Narrowed,
  page: { limit: number; cursor: { at: string; id: string } | null },
): Promise<Notice[]> {
  const rows = await noticeQuery(db)
    .where(narrowedBy(narrowed))
    .$if(page.cursor !== null, (query) =>
      query.where(
        sql<boolean>`(notice.at, notice.id) < (${page.cursor?.at}::timestamptz, ${page.cursor?.id}::uuid)`,
      ),
    )
    .orderBy('notice.at', 'desc')
    .orderBy('notice.id', 'desc')
    .limit(page.limit)
    .execute();
  return rows.map(toNotice);
}

export async function countUnseen(db: Db, narrowed: Omit<Narrowed, 'unseen'>): Promise<number> {
  const row = await db
    .selectFrom('notice')
    .select((eb) => eb.fn.countAll<number>().as('notices'))
    .where(narrowedBy({ ...narrowed, unseen: true }))
    .executeTakeFirstOrThrow();
  return row.notices;
}

/** Notes that it was seen, the first time only; `null` when there is none of this id. */
export async function markSeen(db: Db, id: string, now: Date): Promise<Notice | null> {
  await db
    .updateTable('notice')
    .set({ seen_at: now })
    .where('id', '=', id)
    .where('seen_at', 'is', null)
    .execute();
  const row = await noticeQuery(db).where('notice.id', '=', id).executeTakeFirst();
  return row ? toNotice(row) : null;
}

function narrowedBy({ team, person, unseen }: Narrowed) {
  const whose = [
    ...(team === undefined ? [] : [sql`notice.team_id = ${team}::uuid`]),
    ...(person === undefined ? [] : [sql`notice.person_id = ${person}::uuid`]),
  ];
  const nobodys = sql`(notice.team_id is null and notice.person_id is null)`;
  const forThem = whose.length === 0 ? sql`true` : sql`(${sql.join([...whose, nobodys], sql` or `)})`;
  return sql<boolean>`${forThem} and ${unseen ? sql`notice.seen_at is null` : sql`true`}`;
}

function noticeQuery(db: Db) {
  return db
    .selectFrom('notice')
    .innerJoin('flaw', 'flaw.id', 'notice.flaw_id')
    .leftJoin('team', 'team.id', 'notice.team_id')
    .leftJoin('person', 'person.id', 'notice.person_id')
    .select(['notice.id', 'notice.at', 'notice.kind', 'notice.words', 'notice.seen_at'])
    .select(['flaw.id as flaw_id', 'flaw.title', 'team.id as team_id', 'team.name as team_name'])
    .select(['person.id as person_id', 'person.name as person_name']);
}

type NoticeRow = Awaited<ReturnType<ReturnType<typeof noticeQuery>['execute']>>[number];

function toNotice(row: NoticeRow): Notice {
  const named = (id: string | null, name: string | null) =>
    id === null || name === null ? null : { id, name };
  return {
    id: row.id,
    at: row.at.toISOString(),
    kind: row.kind,
    flaw: { id: row.flaw_id, title: row.title },
    words: row.words,
    team: named(row.team_id, row.team_name),
    person: named(row.person_id, row.person_name),
    seenAt: row.seen_at?.toISOString() ?? null,
  };
}
