import { sql } from 'kysely';
import type { Topic } from '../../contract/topics';
import type { Db, Tx } from '../db/database';
import type { TopicTable } from '../db/topic-tables';
import { toActor } from './person.store';

/** Topics by name, after the cursor. */
export async function listTopics(
  db: Db | Tx,
  page: { limit: number; cursor: { name: string; id: string } | null },
): Promise<Topic[]> {
  const rows = await topicQuery(db)
    .$if(page.cursor !== null, (query) =>
      query.where(
        sql<boolean>`(lower(topic.name), topic.id) > (lower(${page.cursor?.name}::text), ${page.cursor?.id}::uuid)`,
      ),
    )
    .orderBy(sql`lower(topic.name)`)
    .orderBy('topic.id')
    .limit(page.limit)
    .execute();
  return rows.map(toTopic);
}

/** One topic; `null` when there is none. */
export async function readTopic(db: Db | Tx, id: string): Promise<Topic | null> {
  const row = await topicQuery(db).where('topic.id', '=', id).executeTakeFirst();
  return row ? toTopic(row) : null;
}

/** The team that owns a topic, `null` for nobody's; `undefined` when there is no such topic. */
export async function topicOwner(db: Db | Tx, id: string): Promise<string | null | undefined> {
  const row = await db.selectFrom('topic').select('owner_team_id').where('id', '=', id).executeTakeFirst();
  return row?.owner_team_id;
}

/** Is there a topic of this name, whatever its case, other than `exceptId`? */
export async function topicNameTaken(db: Db | Tx, name: string, exceptId: string | null): Promise<boolean> {
  const row = await db
    .selectFrom('topic')
    .select('id')
    // Both made small by the store, as its index does: JavaScript makes some letters small in another way.
    .where(sql`lower(name)`, '=', sql<string>`lower(${name})`)
    .$if(exceptId !== null, (query) => query.where('id', '<>', exceptId as string))
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertTopic(tx: Tx, topic: TopicTable): Promise<void> {
  await tx.insertInto('topic').values(topic).execute();
}

export async function updateTopic(
  tx: Tx,
  id: string,
  values: Partial<Pick<TopicTable, 'name' | 'owner_team_id' | 'actor'>> & { updated_at: Date },
): Promise<void> {
  await tx.updateTable('topic').set(values).where('id', '=', id).execute();
}

/** Removes a topic and what names it. */
export async function deleteTopic(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('campaign_topic').where('topic_id', '=', id).execute();
  await tx.deleteFrom('attribution_rule').where('topic_id', '=', id).execute();
  await tx.deleteFrom('topic').where('id', '=', id).execute();
}

function topicQuery(db: Db | Tx) {
  return (db as Db)
    .selectFrom('topic')
    .leftJoin('topic_version as shown', (join) =>
      join.onRef('shown.topic_id', '=', 'topic.id').on('shown.state', '=', 'active'),
    )
    .leftJoin('topic_version as next', (join) =>
      join.onRef('next.topic_id', '=', 'topic.id').on('next.state', 'in', ['matching', 'counting']),
    )
    .leftJoin('person', 'person.id', 'topic.actor')
    .select([
      'topic.id',
      'topic.name',
      'topic.owner_team_id',
      'topic.created_at',
      'topic.updated_at',
      'shown.version',
      'next.version as next_version',
      'next.state as next_state',
      'next.built_to as next_built_to',
      'next.query as next_query',
      sql<string>`coalesce(shown.query, next.query)`.as('query'),
      sql<boolean>`coalesce(shown.inherits_thread, next.inherits_thread)`.as('inherits_thread'),
      'person.id as actor_id',
      'person.name as actor_name',
    ]);
}

type TopicRow = Awaited<ReturnType<ReturnType<typeof topicQuery>['execute']>>[number];

function toTopic(row: TopicRow): Topic {
  const { next_version, next_state, next_query, next_built_to } = row;
  const phase = next_state === 'counting' ? 'counting' : 'matching';
  // Ids are hashes, spread evenly: the first 32 bits say how far a walk in id order has come.
  const walked = next_built_to === null ? 0 : Number.parseInt(next_built_to.slice(0, 8), 16) / 0xffffffff;
  return {
    id: row.id,
    name: row.name,
    query: row.query,
    inheritsThread: row.inherits_thread,
    ownerTeamId: row.owner_team_id,
    version: row.version,
    building:
      next_version === null || next_query === null
        ? null
        : {
            version: next_version,
            query: next_query,
            phase,
            // Counting is done in SQL and takes about a third of the time that matching does.
            share: phase === 'matching' ? walked * 0.75 : 0.75 + walked * 0.25,
          },
    actor: toActor(row),
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
