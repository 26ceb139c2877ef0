import { sql } from 'kysely';
import type { TopicSubject } from '../../domain/topic-query/match-topics';
import { type ColumnTypes, unnestRows } from '../db/bulk';
import type { Db, Tx } from '../db/database';

/** Versions each mention counts in, of those given, ascending; mentions in none are left out. */
export async function versionsOfMentions(
  tx: Tx,
  ids: readonly string[],
  versions: readonly number[],
): Promise<Map<string, number[]>> {
  if (ids.length === 0 || versions.length === 0) return new Map();
  const { rows } = await sql<{ id: string; versions: number[] }>`
    select mention_id as id, array_agg(topic_version order by topic_version) as versions from mention_topic
    where mention_id = any(${ids}::uuid[]) and topic_version = any(${versions}::integer[])
    group by mention_id`.execute(tx);
  return new Map(rows.map((row) => [row.id, row.versions]));
}

/** Versions each mention counts in, of those given: by its own words, and by its thread's root alone. */
export async function matchesOf(
  tx: Tx,
  ids: readonly string[],
  versions: readonly number[],
): Promise<Map<string, { own: number[]; inherited: number[] }>> {
  const found = new Map<string, { own: number[]; inherited: number[] }>();
  const rows = await tx
    .selectFrom('mention_topic')
    .select(['mention_id', 'topic_version', 'own'])
    .where('mention_id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('topic_version', '=', sql<number>`any(${versions}::integer[])`)
    .execute();
  for (const row of rows) {
    const known = found.get(row.mention_id) ?? { own: [], inherited: [] };
    (row.own ? known.own : known.inherited).push(row.topic_version);
    found.set(row.mention_id, known);
  }
  return found;
}

/** A mention that matches a version by its own words. */
export interface OwnMatch {
  topic_version: number;
  mention_id: string;
}

const OWN_MATCH: ColumnTypes<OwnMatch> = { topic_version: 'integer', mention_id: 'uuid' };

/** The stratum a mention is quoted in; nothing that is ours, was said in private or has no words is quoted. */
const LABEL = sql`case when m.direction = 'inbound' and m.text is not null and not m.private then coalesce(m.sentiment, 'unscored') end`;

/** Records that mentions match by their own words. */
export async function addOwnMatches(tx: Tx, matches: readonly OwnMatch[]): Promise<void> {
  if (matches.length === 0) return;
  await sql`insert into mention_topic (topic_version, mention_id, own, at, label)
    select found.topic_version, m.id, true, m.at, ${LABEL}
    from ${unnestRows(matches, OWN_MATCH)} as found (topic_version, mention_id)
    join mention m on m.id = found.mention_id
    on conflict (topic_version, mention_id) do update set own = true`.execute(tx);
}

/** Takes away that mentions match these versions, by their own words or not. */
export async function dropMatches(
  tx: Tx,
  ids: readonly string[],
  versions: readonly number[],
): Promise<void> {
  if (ids.length === 0 || versions.length === 0) return;
  await tx
    .deleteFrom('mention_topic')
    .where('mention_id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('topic_version', '=', sql<number>`any(${versions}::integer[])`)
    .execute();
}

/** Removes every trace of mentions that leave the store, in versions of before, too. */
export async function forgetMatches(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.deleteFrom('mention_topic').where('mention_id', '=', sql<string>`any(${ids}::uuid[])`).execute();
}

/** Takes from these mentions what they inherited, in the versions given. */
export async function disinherit(tx: Tx, ids: readonly string[], versions: readonly number[]): Promise<void> {
  if (ids.length === 0 || versions.length === 0) return;
  await sql`delete from mention_topic where mention_id = any(${ids}::uuid[])
    and topic_version = any(${versions}::integer[]) and not own`.execute(tx);
}

/**
 * Lets these mentions inherit from the roots of their threads, in the versions given; answers what was not known. Asked
 * thread by thread, with a sum in place of the version: a planner without statistics would walk all topics.
 */
export async function inheritMatches(
  tx: Tx,
  ids: readonly string[],
  versions: readonly number[],
): Promise<OwnMatch[]> {
  if (ids.length === 0 || versions.length === 0) return [];
  const { rows } = await sql<OwnMatch>`insert into mention_topic (topic_version, mention_id, own, at, label)
    select root.topic_version, m.id, false, m.at, ${LABEL}
    from thread_member member
    cross join lateral (select own.topic_version from mention_topic own where own.mention_id = member.thread_id
      and own.own and own.topic_version + 0 = any(${versions}::integer[]) offset 0) root
    cross join lateral (select * from mention said where said.id = member.mention_id offset 0) m
    where member.mention_id = any(${ids}::uuid[]) and member.thread_id <> member.mention_id
    on conflict (topic_version, mention_id) do nothing
    returning topic_version, mention_id`.execute(tx);
  return rows;
}

/** Lets the threads whose root is among these mentions, and matches by its own words, inherit one version. */
export async function bequeathMatches(tx: Tx, ids: readonly string[], version: number): Promise<void> {
  if (ids.length === 0) return;
  await sql`insert into mention_topic (topic_version, mention_id, own, at, label)
    select ${version}::integer, m.id, false, m.at, ${LABEL}
    from mention_topic root
    join thread_member member on member.thread_id = root.mention_id
    join mention m on m.id = member.mention_id
    where root.topic_version = ${version} and root.own and root.mention_id = any(${ids}::uuid[])
    on conflict (topic_version, mention_id) do nothing`.execute(tx);
}

/** Brings the stratum under which mentions are quoted up to date after a change of what they are. */
export async function refreshLabels(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`update mention_topic set label = ${LABEL} from mention m
    where m.id = mention_topic.mention_id and mention_topic.mention_id = any(${ids}::uuid[])
      and mention_topic.label is distinct from (${LABEL})`.execute(tx);
}

/** A stored mention as a query sees it; `text` is `null` for a tombstone. */
export type StoredSubject = Omit<TopicSubject, 'text'> & { id: string; text: string | null };

/** What a query needs to know of mentions, for ids or for a stretch of ids in their order. */
export async function readSubjects(
  db: Db | Tx,
  of: { ids: readonly string[] } | { after: string | null; limit: number },
): Promise<StoredSubject[]> {
  return db
    .selectFrom('mention')
    .select(['id', 'text', 'author', 'lang', 'source', 'labels'])
    .$if('ids' in of, (query) =>
      query.where('id', '=', sql<string>`any(${'ids' in of ? of.ids : []}::uuid[])`),
    )
    .$if('after' in of && of.after !== null, (query) =>
      query.where('id', '>', ('after' in of && of.after) || ''),
    )
    .orderBy('id')
    .$if('limit' in of, (query) => query.limit('limit' in of ? of.limit : 0))
    .execute();
}

/** Lets tombstones among ids count in a new version as they did in the one before: their words are gone. */
export async function keepTombstones(
  tx: Tx,
  ids: readonly string[],
  versions: { from: number; to: number },
): Promise<void> {
  if (ids.length === 0) return;
  await sql`insert into mention_topic (topic_version, mention_id, own, at, label)
    select ${versions.to}::integer, mention_id, true, at, label from mention_topic
    where topic_version = ${versions.from} and own and mention_id = any(${ids}::uuid[])
    on conflict (topic_version, mention_id) do nothing`.execute(tx);
}
