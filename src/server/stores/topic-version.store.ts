import { sql } from 'kysely';
import type { Db, Tx } from '../db/database';
import type { TopicVersionTable } from '../db/topic-tables';

/** A version that new mentions are matched with: shown, or being built to be shown. */
export interface LiveVersion {
  version: number;
  topicId: string;
  query: string;
  inheritsThread: boolean;
  state: 'matching' | 'counting' | 'active';
  /** Ids up to which the walk of its state has come; `null` at its start. */
  builtTo: string | null;
}

/** Versions in use, by number. Call it behind `lockZones`: versions begin and flip behind the same gate. */
export async function liveVersions(db: Db | Tx): Promise<LiveVersion[]> {
  const rows = await db
    .selectFrom('topic_version')
    .select(['version', 'topic_id', 'query', 'inherits_thread', 'state', 'built_to'])
    .where('state', '<>', 'retired')
    .orderBy('version')
    .execute();
  return rows.map((row) => ({
    version: row.version,
    topicId: row.topic_id,
    query: row.query,
    inheritsThread: row.inherits_thread,
    state: row.state as LiveVersion['state'],
    builtTo: row.built_to,
  }));
}

/** Name and active version of topics by id; the version is `null` while the first one is being built. */
export async function listTopicVersions(
  db: Db | Tx,
  topicIds: readonly string[],
): Promise<Map<string, { name: string; version: number | null }>> {
  if (topicIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('topic')
    .leftJoin('topic_version as shown', (join) =>
      join.onRef('shown.topic_id', '=', 'topic.id').on('shown.state', '=', 'active'),
    )
    .select(['topic.id', 'topic.name', 'shown.version'])
    .where('topic.id', '=', sql<string>`any(${topicIds}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, name, version }) => [id, { name, version }]));
}

/** Has there ever been a version of any topic? */
export async function anyVersion(db: Db): Promise<boolean> {
  const row = await db.selectFrom('topic_version').select('version').limit(1).executeTakeFirst();
  return row !== undefined;
}

/** Is there anything for `runTopicBuilds` to go on with? */
export async function hasTopicWork(db: Db): Promise<boolean> {
  const row = await db
    .selectFrom('topic_version')
    .select('version')
    .where((where) =>
      where.or([
        where('state', 'in', ['matching', 'counting']),
        where.and([
          where('state', '=', 'retired'),
          where.or([where('built_to', 'is', null), where('built_to', '<>', SWEPT)]),
        ]),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Begins a version of a topic; one that was being built for it is given up. Call it behind `lockZones('update')`. */
export async function beginVersion(
  tx: Tx,
  version: Pick<TopicVersionTable, 'topic_id' | 'query' | 'inherits_thread' | 'actor'>,
  now: Date,
): Promise<number> {
  await abandonVersion(tx, version.topic_id);
  const row = await tx
    .insertInto('topic_version')
    .values({ ...version, state: 'matching', built_to: null, created_at: now })
    .returning('version')
    .executeTakeFirstOrThrow();
  return row.version;
}

/** Gives up the version of a topic that is being built, if one is. */
export async function abandonVersion(tx: Tx, topicId: string): Promise<void> {
  await tx
    .updateTable('topic_version')
    .set({ state: 'retired' })
    .where('topic_id', '=', topicId)
    .where('state', 'in', ['matching', 'counting'])
    .execute();
}

/** Retires every version of a topic. */
export async function retireVersions(tx: Tx, topicId: string): Promise<void> {
  await tx.updateTable('topic_version').set({ state: 'retired' }).where('topic_id', '=', topicId).execute();
}

/** Says how far the walk of a version has come. */
export async function setVersionState(
  tx: Tx,
  version: number,
  state: 'matching' | 'counting',
  builtTo: string | null,
): Promise<void> {
  await tx
    .updateTable('topic_version')
    .set({ state, built_to: builtTo })
    .where('version', '=', version)
    .execute();
}

/** Makes a built version the one that is shown; the one before is retired in the same moment. */
export async function flipVersion(
  tx: Tx,
  { version, topicId }: Pick<LiveVersion, 'version' | 'topicId'>,
): Promise<void> {
  await tx
    .updateTable('topic_version')
    .set({ state: 'retired' })
    .where('topic_id', '=', topicId)
    .where('state', '=', 'active')
    .execute();
  await tx
    .updateTable('topic_version')
    .set({ state: 'active', built_to: null })
    .where('version', '=', version)
    .execute();
}

/** The version of a topic that is shown now; `null` for a topic whose first one is being built. */
export async function activeVersionOf(tx: Db | Tx, topicId: string): Promise<number | null> {
  return (await listTopicVersions(tx, [topicId])).get(topicId)?.version ?? null;
}

/** Removes up to `limit` leftovers of retired versions; answers whether any may be left. */
export async function sweepRetired(tx: Tx, limit: number): Promise<boolean> {
  for (const table of ['mention_topic', 'currents_hour', 'currents_day'] as const) {
    const { numAffectedRows } = await sql`delete from ${sql.table(table)} where ctid = any(array(
      select leftover.ctid from ${sql.table(table)} leftover
      where topic_version in (
        select version from topic_version where state = 'retired' and built_to is distinct from ${SWEPT}::uuid
      ) limit ${limit}))`.execute(tx);
    if (Number(numAffectedRows ?? 0) > 0) return true;
  }
  await tx.updateTable('topic_version').set({ built_to: SWEPT }).where('state', '=', 'retired').execute();
  return false;
}

/** Stands in `built_to` of a retired version of which nothing is left. */
const SWEPT = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
