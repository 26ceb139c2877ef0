import { sql } from 'kysely';
import type { SignatureText } from '../../domain/flaw/flaw-signature';
import type { Db, Tx } from '../db/database';

/** A conversation whose opening is a complaint, as the rules of flaws look at it. */
export interface ComplaintThread {
  id: string;
  openingId: string;
  text: string | null;
  lang: string;
}

const COMPLAINT = sql`select thread.thread_id as id, thread.opening_id as "openingId", opening.text, opening.lang
  from thread join mention opening on opening.id = thread.opening_id`;

/** Whose proposals are at stake: flaws, and the topic versions their rules look in; `null`: in all that is said. */
export interface AtStake {
  flawIds: readonly string[];
  topicVersions: readonly number[] | null;
}

/** The next complaints, in order of their thread's id, that these flaws may propose or have proposed. */
export async function complaintsAfter(
  tx: Tx,
  afterId: string,
  { flawIds, topicVersions }: AtStake,
  limit: number,
): Promise<ComplaintThread[]> {
  const reached =
    topicVersions === null
      ? sql``
      : sql`and (exists (select from mention_topic counted where counted.mention_id = opening.id
            and counted.topic_version = any(${topicVersions}::integer[]))
          or thread.thread_id in (select member.thread_id from flaw_mention decided
            join thread_member member on member.mention_id = decided.mention_id
            where decided.flaw_id = any(${flawIds}::uuid[]) and decided.stand = 'proposed'))`;
  const { rows } = await sql<ComplaintThread>`${COMPLAINT}
    where thread.thread_id > ${afterId}::uuid and thread.complaints > 0 and opening.complaint ${reached}
    order by thread.thread_id limit ${limit}`.execute(tx);
  return rows;
}

/** Takes the next conversations from the list of those that changed, for this transaction alone. */
export async function takeUnchecked(
  tx: Tx,
  limit: number,
): Promise<{ taken: number; threads: ComplaintThread[] }> {
  const { rows } = await sql<{ thread_id: string }>`
    delete from flaw_unchecked where thread_id in (
      select thread_id from flaw_unchecked order by thread_id limit ${limit} for update skip locked
    ) returning thread_id`.execute(tx);
  const ids = rows.map(({ thread_id }) => thread_id);
  if (ids.length === 0) return { taken: 0, threads: [] };
  const { rows: threads } = await sql<ComplaintThread>`${COMPLAINT}
    where thread.thread_id = any(${ids}::uuid[]) and opening.complaint order by thread.thread_id`.execute(tx);
  return { taken: ids.length, threads };
}

/** Words of other complaints of a topic (`null`: of all), an even draw, those that hang on one flaw left out. */
export async function otherComplaintTexts(
  tx: Db | Tx,
  { flawId, topicVersion, limit }: { flawId: string; topicVersion: number | null; limit: number },
): Promise<SignatureText[]> {
  const ofTopic =
    topicVersion === null
      ? sql``
      : sql`and exists (select from mention_topic counted
          where counted.topic_version = ${topicVersion}::integer and counted.mention_id = thread.opening_id)`;
  const { rows } = await sql<SignatureText>`
    select opening.text, opening.lang from thread join mention opening on opening.id = thread.opening_id
    where thread.complaints > 0 and opening.complaint and opening.text is not null ${ofTopic}
      and not exists (select from flaw_thread hung
        where hung.thread_id = thread.thread_id and hung.flaw_id = ${flawId}::uuid and not hung.proposed)
    order by thread.thread_id limit ${limit}`.execute(tx);
  return rows;
}

/** Which of these mentions count in which of these topic versions. */
export async function countedIn(
  tx: Db | Tx,
  mentionIds: readonly string[],
  versions: readonly number[],
): Promise<Map<number, Set<string>>> {
  const found = new Map<number, Set<string>>(versions.map((version) => [version, new Set()]));
  if (mentionIds.length === 0 || versions.length === 0) return found;
  const rows = await tx
    .selectFrom('mention_topic')
    .select(['topic_version', 'mention_id'])
    .where('topic_version', 'in', versions)
    .where('mention_id', '=', sql<string>`any(${mentionIds}::uuid[])`)
    .execute();
  for (const { topic_version, mention_id } of rows) found.get(topic_version)?.add(mention_id);
  return found;
}

/** The opening of a complaint that hangs on no flaw. */
export interface LooseComplaint {
  id: string;
  person: string | null;
  source: string;
  author: string | null;
  at: Date;
  text: string;
  lang: string;
}

/** When the last complaint was said up to an instant; `null` without any. */
export async function lastComplaintAt(db: Db, until: Date): Promise<Date | null> {
  const row = await db
    .selectFrom('mention')
    .select('at')
    .where('at', '<=', until)
    .where('complaint', '=', true)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? null;
}

/**
 * The newest complaints that open a conversation which hangs on no flaw: of a topic version, or of none (`null`).
 * What was said in private is not read.
 */
export async function looseComplaints(
  db: Db,
  topicVersion: number | null,
  { from, to, limit }: { from: Date; to: Date; limit: number },
): Promise<LooseComplaint[]> {
  const counted = sql`select from mention_topic counted join topic_version version
    on version.version = counted.topic_version and version.state = 'active' where counted.mention_id = m.id`;
  const ofTopic =
    topicVersion === null
      ? sql`not exists (${counted})`
      : sql`exists (${counted} and counted.topic_version = ${topicVersion}::integer)`;
  const { rows } = await sql<LooseComplaint>`
    select m.id, m.at, m.text, m.lang, m.source, m.author,
      case when m.author is not null then md5(m.source || chr(31) || m.author) end as person
    from mention m join thread_member member on member.mention_id = m.id
    join thread on thread.thread_id = member.thread_id and thread.opening_id = m.id
    where m.at >= ${from.toISOString()}::timestamptz and m.at <= ${to.toISOString()}::timestamptz
      and m.complaint and m.text is not null and not m.private and ${ofTopic}
      and not exists (select from flaw_thread hung where hung.thread_id = thread.thread_id)
    order by m.at desc, m.id limit ${limit}`.execute(db);
  return rows;
}

/** Whether anything was imported or withdrawn since an instant. */
export async function importedSince(db: Db, since: Date): Promise<boolean> {
  const row = await db
    .selectFrom('import')
    .select('id')
    .where('finished_at', '>', since)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Is an import under way, or anything left that the rules of flaws have not looked at? */
export async function isBehind(db: Db): Promise<boolean> {
  const { rows } = await sql<{ behind: boolean }>`select
    exists (select from import where state = 'running') or exists (select from flaw_unchecked)
    or exists (select from flaw where matching) as behind`.execute(db);
  return rows[0]?.behind ?? false;
}
