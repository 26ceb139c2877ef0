import { sql } from 'kysely';
import type { Campaign } from '../../contract/campaigns';
import type { Mark } from '../../contract/marks';
import type { Db, MarkTable, PostTable, Tx } from '../db/database';

interface Page {
  limit: number;
  cursor: { at: string; id: string } | null;
}

/** Campaigns, newest flight first. */
export async function listCampaigns(db: Db, page: Page): Promise<Campaign[]> {
  const rows = await campaignQuery(db)
    .$if(page.cursor !== null, (query) =>
      query.where(
        sql<boolean>`(start_at, campaign.id) < (${page.cursor?.at}::timestamptz, ${page.cursor?.id}::uuid)`,
      ),
    )
    .orderBy('start_at', 'desc')
    .orderBy('campaign.id', 'desc')
    .limit(page.limit)
    .execute();
  return rows.map(toCampaign);
}

export async function readCampaign(db: Db | Tx, id: string): Promise<Campaign | null> {
  const row = await campaignQuery(db).where('campaign.id', '=', id).executeTakeFirst();
  return row ? toCampaign(row) : null;
}

/** The campaign an imported post names, by outside id, else by name; `null` when there is none. */
export async function campaignIdByName(tx: Tx, name: string): Promise<string | null> {
  const row = await tx
    .selectFrom('campaign')
    .select('id')
    .where((where) => where.or([where('external_id', '=', name), where('name', '=', name)]))
    .orderBy('created_at')
    .executeTakeFirst();
  return row?.id ?? null;
}

export interface CampaignValues {
  name: string;
  startAt: Date;
  endExclusive: Date;
  channels: readonly string[];
  objective: string | null;
  owner: string | null;
}

export async function insertCampaign(
  tx: Db | Tx,
  campaign: CampaignValues & { id: string; externalId: string | null; importId: string | null },
  now: Date,
): Promise<boolean> {
  const result = await tx
    .insertInto('campaign')
    .values({
      id: campaign.id,
      external_id: campaign.externalId,
      ...campaignColumns(campaign),
      created_at: now,
      updated_at: now,
      import_id: campaign.importId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}

export async function updateCampaign(
  tx: Db | Tx,
  id: string,
  values: CampaignValues,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('campaign')
    .set({ ...campaignColumns(values), updated_at: now })
    .where('id', '=', id)
    .execute();
}

/** Removes a campaign; its posts stay, without a campaign. Answers whether there was one. */
export async function deleteCampaign(tx: Tx, id: string): Promise<boolean> {
  await tx.updateTable('post').set({ campaign_id: null }).where('campaign_id', '=', id).execute();
  const result = await tx.deleteFrom('campaign').where('id', '=', id).executeTakeFirst();
  return Number(result.numDeletedRows) > 0;
}

/** Every mark that touches `[from, to)`: campaigns and lasting marks that overlap it, posts and moments inside it. */
export async function marksInWindow(db: Db, window: { from: Date; to: Date }, page: Page): Promise<Mark[]> {
  const campaigns = db
    .selectFrom('campaign')
    .select((eb) => [
      'id',
      sql<Mark['kind']>`'campaign'`.as('kind'),
      eb.ref('start_at').as('at'),
      sql<Date | null>`end_exclusive`.as('end_exclusive'),
      eb.ref('name').as('label'),
      sql<string | null>`null::text`.as('url'),
      sql<string | null>`null::text`.as('version'),
      sql<string | null>`id`.as('campaign_id'),
      sql<string | null>`null::text`.as('channel'),
    ])
    .where('start_at', '<', window.to)
    .where('end_exclusive', '>', window.from);
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
    ])
    .where('at', '>=', window.from)
    .where('at', '<', window.to);
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
    ])
    .where('at', '<', window.to)
    .where((where) => where.or([where('at', '>=', window.from), where('end_exclusive', '>', window.from)]));
  const rows = await db
    .selectFrom(campaigns.unionAll(posts).unionAll(written).as('marks'))
    .selectAll()
    .$if(page.cursor !== null, (query) =>
      query.where(sql<boolean>`(at, id) > (${page.cursor?.at}::timestamptz, ${page.cursor?.id}::uuid)`),
    )
    .orderBy('at')
    .orderBy('id')
    .limit(page.limit)
    .execute();
  return rows.map(toMark);
}

export async function readMark(db: Db | Tx, id: string): Promise<Mark | null> {
  const row = await db.selectFrom('mark').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toMark({ ...row, campaign_id: null, channel: null }) : null;
}

export type MarkValues = Pick<MarkTable, 'kind' | 'at' | 'end_exclusive' | 'label' | 'url' | 'version'>;

/** Adds a mark unless one of this id stands; answers whether it was added. */
export async function insertMark(
  db: Db | Tx,
  mark: MarkValues & { id: string; importId: string | null },
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
  values: Partial<MarkValues>,
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

export type PostValues = Pick<PostTable, 'at' | 'channel' | 'text' | 'url' | 'campaign_id'> & {
  metrics: Record<string, number>;
};

export async function readPost(tx: Tx, id: string): Promise<PostValues | null> {
  const row = await tx
    .selectFrom('post')
    .select(['at', 'channel', 'text', 'url', 'campaign_id', 'metrics'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

export async function upsertPost(
  tx: Tx,
  post: PostValues & { id: string; externalId: string | null; importId: string | null },
  now: Date,
): Promise<void> {
  const columns = {
    at: post.at,
    channel: post.channel,
    text: post.text,
    url: post.url,
    campaign_id: post.campaign_id,
    metrics: JSON.stringify(post.metrics),
  };
  await tx
    .insertInto('post')
    .values({
      id: post.id,
      external_id: post.externalId,
      ...columns,
      learned_at: now,
      import_id: post.importId,
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute();
}

/** Removes what an import added to the paddling side: its campaigns, posts or marks. */
export async function deletePaddlingOfImport(tx: Tx, importId: string): Promise<void> {
  await sql`update post set campaign_id = null
    where campaign_id in (select id from campaign where import_id = ${importId})`.execute(tx);
  for (const table of ['campaign', 'post', 'mark'] as const) {
    await tx.deleteFrom(table).where('import_id', '=', importId).execute();
  }
}

function campaignQuery(db: Db | Tx) {
  return db
    .selectFrom('campaign')
    .selectAll('campaign')
    .select((eb) =>
      eb
        .selectFrom('post')
        .select((inner) => inner.fn.countAll<number>().as('posts'))
        .whereRef('post.campaign_id', '=', 'campaign.id')
        .as('posts'),
    );
}

type CampaignRow = Awaited<ReturnType<ReturnType<typeof campaignQuery>['executeTakeFirstOrThrow']>>;

function toCampaign(row: CampaignRow): Campaign {
  return {
    id: row.id,
    name: row.name,
    startAt: row.start_at.toISOString(),
    endExclusive: row.end_exclusive.toISOString(),
    channels: row.channels,
    objective: row.objective,
    owner: row.owner,
    posts: row.posts ?? 0,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

function campaignColumns(values: CampaignValues) {
  return {
    name: values.name,
    start_at: values.startAt,
    end_exclusive: values.endExclusive,
    channels: JSON.stringify(values.channels),
    objective: values.objective,
    owner: values.owner,
  };
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
  };
}
