import { sql } from 'kysely';
import type { Db, Tx } from '../db/database';

/** A conversation whose opening is a complaint, as the rules of flaws look at it. */
export interface ComplaintThread {
  id: string;
  openingId: string;
  text: string | null;
}

const COMPLAINT = sql`select thread.thread_id as id, thread.opening_id as "openingId", opening.text
  from thread join mention opening on opening.id = thread.opening_id`;

/** The next complaints in order of their thread's id. */
export async function complaintsAfter(
  tx: Tx,
  afterId: string | null,
  limit: number,
): Promise<ComplaintThread[]> {
  const beyond = afterId === null ? sql`true` : sql`thread.thread_id > ${afterId}::uuid`;
  const { rows } = await sql<ComplaintThread>`${COMPLAINT}
    where ${beyond} and thread.complaints > 0 and opening.complaint
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
): Promise<string[]> {
  const ofTopic =
    topicVersion === null
      ? sql``
      : sql`and exists (select from mention_topic counted
          where counted.topic_version = ${topicVersion}::integer and counted.mention_id = thread.opening_id)`;
  const { rows } = await sql<{ text: string }>`
    select opening.text from thread join mention opening on opening.id = thread.opening_id
    where thread.complaints > 0 and opening.complaint and opening.text is not null ${ofTopic}
      and not exists (select from flaw_thread hung
        where hung.thread_id = thread.thread_id and hung.flaw_id = ${flawId}::uuid and not hung.proposed)
    order by thread.thread_id limit ${limit}`.execute(tx);
  return rows.map(({ text }) => text);
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
