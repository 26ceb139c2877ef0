import { type RawBuilder, sql } from 'kysely';
import type { Wait } from '../../domain/waiting-time';
import type { Db } from '../db/database';

/** Which conversations: begun by people, their first turn in `[from, to)`. */
export interface ReplyTimeScope {
  from: Date;
  to: Date;
  now: Date;
  /** Empty: all. */
  sources: readonly string[];
  /** Their opening counts in one of these topic versions; `null`: any or none. */
  topicVersions: readonly number[] | null;
}

/**
 * How long each conversation waited for our first public turn, as many as waited equally long together. One without
 * was watched until its source was last collected, or until now. One whose only answers carry an earlier time than its
 * root was answered, nobody knows when: it is left out.
 */
export async function readWaits(db: Db, scope: ReplyTimeScope): Promise<Wait[]> {
  const rows = await waitsBy(db, { group: sql`''`, which: sql`true` }, scope);
  return rows.map(({ seconds, ended, count }) => ({ seconds, ended, count }));
}

/** What conversations are told apart by: their source, or the team they are routed to (none: left out). */
const APART = {
  source: { group: sql`thread.source`, which: sql`true` },
  team: { group: sql`thread.routed_team::text`, which: sql`thread.routed_team is not null` },
} as const;

/** The same, told apart. */
export async function readWaitsApart(
  db: Db,
  by: keyof typeof APART,
  scope: ReplyTimeScope,
): Promise<Map<string, Wait[]>> {
  const found = new Map<string, Wait[]>();
  for (const { group, ...wait } of await waitsBy(db, APART[by], scope)) {
    const known = found.get(group);
    if (known) known.push(wait);
    else found.set(group, [wait]);
  }
  return found;
}

async function waitsBy(
  db: Db,
  { group, which }: { group: RawBuilder<unknown>; which: RawBuilder<unknown> },
  { from, to, now, sources, topicVersions }: ReplyTimeScope,
): Promise<(Wait & { group: string })[]> {
  const bySource = sources.length === 0 ? sql`` : sql`and thread.source = any(${sources}::text[])`;
  const byTopic =
    topicVersions === null
      ? sql``
      : sql`and exists (select from mention_topic counted where counted.mention_id = thread.opening_id
          and counted.topic_version = any(${topicVersions}::integer[]))`;
  const { rows } = await sql<Wait & { group: string }>`
    with watched as (
      select source, least(max("to"), ${now.toISOString()}::timestamptz) as until from coverage group by source
    ), waited as (
      select ${group} as "group", first_reply_at is not null as ended,
        greatest(0, extract(epoch from coalesce(first_reply_at, watched.until, root_at) - root_at))::integer
          as seconds
      from thread left join watched on watched.source = thread.source
      where root_at is not null and started_at >= ${from.toISOString()}::timestamptz
        and started_at < ${to.toISOString()}::timestamptz and (first_reply_at is not null or replies = 0)
        and ${which} ${bySource} ${byTopic}
    )
    select "group", ended, seconds, count(*)::integer as count from waited group by 1, 2, 3`.execute(db);
  return rows;
}
