import { sql } from 'kysely';
import type { WaitingComplaint } from '../../domain/alerts/waiting-complaints';
import type { Db } from '../db/database';

/**
 * Complaints that opened a conversation in `[from, to)`, with our first public answer, or when somebody said that nothing is
 * left to do: nobody is to be called to those. Topic version 0: all.
 */
export async function readWaitingComplaints(
  db: Db,
  { from, to, teamId, topicVersion }: { from: Date; to: Date; teamId: string | null; topicVersion: number },
): Promise<WaitingComplaint[]> {
  const byTeam = teamId === null ? sql`` : sql`and thread.routed_team = ${teamId}::uuid`;
  const byTopic =
    topicVersion === 0
      ? sql``
      : sql`and exists (select from mention_topic counted where counted.mention_id = thread.opening_id
          and counted.topic_version = ${topicVersion})`;
  const { rows } = await sql<{ heard: number; answered: number | null }>`
    select (extract(epoch from root_at) * 1000)::bigint as heard,
      (extract(epoch from least(first_reply_at, handled_at)) * 1000)::bigint as answered
    from thread
    where root_at >= ${from.toISOString()}::timestamptz and root_at < ${to.toISOString()}::timestamptz
      and complaints > 0 ${byTeam} ${byTopic}`.execute(db);
  return rows.map(({ heard, answered }) => ({ heardMs: heard, answeredMs: answered }));
}
