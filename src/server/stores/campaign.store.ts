import { type Expression, sql } from 'kysely';
import type { Campaign } from '../../contract/campaigns';
import type { Db, Tx } from '../db/database';
import { deleteRules, insertDefaultRule } from './attribution-rule.store';
import { toActor } from './person.store';
import { dropChoicesOfCampaign } from './reaction-choice.store';

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
/** The campaign that began last before `now`; `null` before the first. */
export async function latestCampaignId(db: Db, now: Date): Promise<string | null> {
  const row = await db
    .selectFrom('campaign')
    .select('id')
    .where('start_at', '<', now)
    .orderBy('start_at', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function campaignIdByName(tx: Tx, name: string): Promise<string | null> {
  const row = await tx
    .selectFrom('campaign')
    .select('id')
    .where((where) => where.or([where('external_id', '=', name), where('name', '=', name)]))
    .orderBy('created_at')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** What a person or a file says of a campaign. */
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
  campaign: CampaignValues & {
    id: string;
    externalId: string | null;
    importId: string | null;
    actor: string | null;
  },
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
      actor: campaign.actor,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  const isNew = Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
  if (isNew) await insertDefaultRule(tx, { campaignId: campaign.id, topicId: null }, now);
  return isNew;
}

export async function updateCampaign(
  tx: Db | Tx,
  id: string,
  values: CampaignValues & { actor: string | null },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('campaign')
    .set({ ...campaignColumns(values), actor: values.actor, updated_at: now })
    .where('id', '=', id)
    .execute();
}

/** Says that a campaign is about a topic; who speaks about it during the flight is attributed from now on. */
export async function addCampaignTopic(
  tx: Db | Tx,
  campaignId: string,
  topicId: string,
  now: Date,
): Promise<void> {
  const result = await tx
    .insertInto('campaign_topic')
    .values({ campaign_id: campaignId, topic_id: topicId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  const isNew = Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
  if (isNew) await insertDefaultRule(tx, { campaignId, topicId }, now);
}

/** Makes these the topics a campaign is about. Rules of topics it stays about are left as people set them. */
export async function setCampaignTopics(
  tx: Tx,
  campaignId: string,
  topicIds: readonly string[],
  now: Date,
): Promise<void> {
  const left = await tx
    .deleteFrom('campaign_topic')
    .where('campaign_id', '=', campaignId)
    .where('topic_id', '<>', sql<string>`all(${topicIds}::uuid[])`)
    .returning('topic_id')
    .execute();
  for (const { topic_id } of left) await deleteRules(tx, { campaignId, topicId: topic_id });
  for (const topicId of topicIds) await addCampaignTopic(tx, campaignId, topicId, now);
}

/**
 * Removes a campaign with its rules and what was decided for it; its posts stay, without a campaign. Answers whether
 * there was one. Call it behind `lockZones('update')`: rules have versions.
 */
export async function deleteCampaign(tx: Tx, id: string): Promise<boolean> {
  await deleteRules(tx, { campaignIds: [id] });
  await dropChoicesOfCampaign(tx, id);
  await tx.deleteFrom('campaign_topic').where('campaign_id', '=', id).execute();
  await tx.updateTable('post').set({ campaign_id: null }).where('campaign_id', '=', id).execute();
  const result = await tx.deleteFrom('campaign').where('id', '=', id).executeTakeFirst();
  return Number(result.numDeletedRows) > 0;
}

/**
 * Removes what an import added to the paddling side: its campaigns with their rules, posts or marks. What people
 * decided about mentions stays for when a campaign comes back. Call it behind `lockZones('update')`.
 */
export async function deletePaddlingOfImport(tx: Tx, importId: string): Promise<void> {
  const gone = await tx.selectFrom('campaign').select('id').where('import_id', '=', importId).execute();
  await deleteRules(tx, { campaignIds: gone.map(({ id }) => id) });
  await sql`update post set campaign_id = null
    where campaign_id in (select id from campaign where import_id = ${importId})`.execute(tx);
  await sql`delete from campaign_topic
    where campaign_id in (select id from campaign where import_id = ${importId})`.execute(tx);
  for (const table of ['campaign', 'post', 'mark'] as const) {
    await tx.deleteFrom(table).where('import_id', '=', importId).execute();
  }
}

/** Ids of the topics a campaign is about, as a column. */
export function topicsOf(campaignId: Expression<string>) {
  return sql<string[]>`array(select topic_id::text from campaign_topic
    where campaign_topic.campaign_id = ${campaignId} order by topic_id)`;
}

function campaignQuery(db: Db | Tx) {
  return (db as Db)
    .selectFrom('campaign')
    .leftJoin('person', 'person.id', 'campaign.actor')
    .selectAll('campaign')
    .select((eb) => [
      'person.id as actor_id',
      'person.name as actor_name',
      topicsOf(eb.ref('campaign.id')).as('topics'),
      eb
        .selectFrom('post')
        .select((inner) => inner.fn.countAll<number>().as('posts'))
        .whereRef('post.campaign_id', '=', 'campaign.id')
        .as('posts'),
    ]);
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
    topics: row.topics,
    actor: toActor(row),
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
