import { sql } from 'kysely';
import { MARK_KINDS, type Mark, WRITTEN_MARK_KINDS } from '../../contract/marks';
import type { Db, Tx } from '../db/database';
import type { MarkTable } from '../db/paddling-tables';
import { topicsOf } from './campaign.store';
import { toActor } from './person.store';

interface Page {
  /** Kinds that are asked for; all when there are none. */
  kinds?: readonly Mark['kind'][];
  limit: number;
  cursor: { at: string; id: string } | null;
}

/**
 * Every mark of the kinds asked for that touches `[from, to)`: campaigns and lasting marks that overlap it, posts and
 * moments inside it. A part of the union that can hold none of them is false at once and not read.
 */
export async function marksInWindow(db: Db, window: { from: Date; to: Date }, page: Page): Promise<Mark[]> {
  const asked = new Set(page.kinds?.length ? page.kinds : MARK_KINDS);
  const writtenAsked = WRITTEN_MARK_KINDS.filter((kind) => asked.has(kind));
  const nothing = sql<boolean>`false`;
  const campaigns = db
    .selectFrom('campaign')
    .select((eb) => [
      'campaign.id',
      sql<Mark['kind']>`'campaign'`.as('kind'),
      eb.ref('start_at').as('at'),
      sql<Date | null>`end_exclusive`.as('end_exclusive'),
      eb.ref('name').as('label'),
      sql<string | null>`null::text`.as('url'),
      sql<string | null>`null::text`.as('version'),
      sql<string | null>`campaign.id`.as('campaign_id'),
      sql<string | null>`null::text`.as('channel'),
      topicsOf(eb.ref('campaign.id')).as('topics'),
      'actor',
    ])
    .where('start_at', '<', window.to)
    .where('end_exclusive', '>', window.from)
    .$if(!asked.has('campaign'), (query) => query.where(nothing));
  const posts = db
    .selectFrom('post')
    .select((eb) => [
      'id',
      sql<Mark['kind']>`'post'`.as('kind'),
      'at',
      sql<Date | null>`null::timestamptz`.as('end_exclusive'),
      eb.ref('text').as('label'),
      'url',
      sql<string | null>`null::text`.as('version'),
      'campaign_id',
      sql<string | null>`channel`.as('channel'),
      sql<string[]>`array[]::text[]`.as('topics'),
      'actor',
    ])
    .where('at', '>=', window.from)
    .where('at', '<', window.to)
    .$if(!asked.has('post'), (query) => query.where(nothing));
  const written = db
    .selectFrom('mark')
    .select([
      'id',
      sql<Mark['kind']>`kind`.as('kind'),
      'at',
      'end_exclusive',
      'label',
      'url',
      'version',
      sql<string | null>`null::uuid`.as('campaign_id'),
      sql<string | null>`null::text`.as('channel'),
      sql<string[]>`array[]::text[]`.as('topics'),
      'actor',
    ])
    .where('at', '<', window.to)
    .where((where) => where.or([where('at', '>=', window.from), where('end_exclusive', '>', window.from)]))
    .$if(writtenAsked.length === 0, (query) => query.where(nothing))
    .$if(writtenAsked.length > 0 && writtenAsked.length < WRITTEN_MARK_KINDS.length, (query) =>
      query.where('kind', 'in', writtenAsked),
    );
  const rows = await db
    .selectFrom(campaigns.unionAll(posts).unionAll(written).as('marks'))
    .leftJoin('person', 'person.id', 'marks.actor')
    .selectAll('marks')
    .select(['person.id as actor_id', 'person.name as actor_name'])
    .$if(page.cursor !== null, (query) =>
      query.where(
        sql<boolean>`(marks.at, marks.id) > (${page.cursor?.at}::timestamptz, ${page.cursor?.id}::uuid)`,
      ),
    )
    .orderBy('marks.at')
    .orderBy('marks.id')
    .limit(page.limit)
    .execute();
  return rows.map(toMark);
}

export async function readMark(db: Db | Tx, id: string): Promise<Mark | null> {
  const row = await (db as Db)
    .selectFrom('mark')
    .leftJoin('person', 'person.id', 'mark.actor')
    .selectAll('mark')
    .select(['person.id as actor_id', 'person.name as actor_name'])
    .where('mark.id', '=', id)
    .executeTakeFirst();
  return row ? toMark({ ...row, campaign_id: null, channel: null, topics: [] }) : null;
}

export type MarkValues = Pick<MarkTable, 'kind' | 'at' | 'end_exclusive' | 'label' | 'url' | 'version'>;

/** Adds a mark unless one of this id stands; answers whether it was added. */
export async function insertMark(
  db: Db | Tx,
  mark: MarkValues & { id: string; importId: string | null; actor: string | null },
  now: Date,
): Promise<boolean> {
  const { importId, ...values } = mark;
  const result = await db
    .insertInto('mark')
    .values({ ...values, created_at: now, updated_at: now, import_id: importId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}

export async function updateMark(
  db: Db | Tx,
  id: string,
  values: Partial<MarkValues> & { actor: string | null },
  now: Date,
): Promise<void> {
  await db
    .updateTable('mark')
    .set({ ...values, updated_at: now })
    .where('id', '=', id)
    .execute();
}

export async function deleteMark(db: Db, id: string): Promise<boolean> {
  const result = await db.deleteFrom('mark').where('id', '=', id).executeTakeFirst();
  return Number(result.numDeletedRows) > 0;
}

interface MarkRow {
  id: string;
  kind: Mark['kind'];
  at: Date;
  end_exclusive: Date | null;
  label: string;
  url: string | null;
  version: string | null;
  campaign_id: string | null;
  channel: string | null;
  topics: string[];
  actor_id: string | null;
  actor_name: string | null;
}

function toMark(row: MarkRow): Mark {
  return {
    id: row.id,
    kind: row.kind,
    at: row.at.toISOString(),
    endExclusive: row.end_exclusive?.toISOString() ?? null,
    label: row.label,
    url: row.url,
    version: row.version,
    campaignId: row.campaign_id,
    channel: row.channel,
    topics: row.topics,
    actor: toActor(row),
  };
}
