import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../db/database';

/** Which complaint threads: begun in `[from, to)`. */
export interface FlowScope {
  from: Date;
  to: Date;
  /** Empty: all. */
  sources: readonly string[];
  teamId: string | null;
  /** Their opening counts in one of these topic versions; empty: any or none. */
  topicVersions: readonly number[];
  /** At most so many. */
  limit: number;
  /**
   * `everybody`: says who opened each, in words of their own; `ids`: which conversation each is; `few`: neither, but for
   * those that hang on a flaw. Who opened those that hang on a flaw is always said.
   */
  openers: 'everybody' | 'ids' | 'few';
}

/** Complaint threads of which the same was recorded, or a single one, as the flow reads them; times in epoch milliseconds. */
export interface FlowGroup {
  /** When each was said. */
  heardMs: readonly number[];
  source: string;
  teamId: string | null;
  answered: boolean;
  /** When somebody of the team it goes to first opened it or acted on it. */
  seenMs: number | null;
  /** Topic versions that the openings count in. */
  topicVersions: readonly number[];
  /** Flaws it hangs on by a person's choice (those they were merged into), and since when. */
  flaws: readonly { id: string; sinceMs: number }[];
  /** Who opened each, beside `heardMs`; `null`: not asked for. */
  openers: readonly FlowOpener[] | null;
}

export interface FlowOpener {
  threadId: string;
  author: string | null;
  authorName: string | null;
  followers: number | null;
  /** What opened it is a complaint itself; others may have complained in it later. `null`: not asked for. */
  complained: boolean | null;
}

/** Complaint threads of a window with what was recorded of each, in no order; the newest of them where there are more than the limit. */
export async function readFlowGroups(
  db: Db,
  scope: FlowScope,
): Promise<{ groups: FlowGroup[]; threads: number; capped: boolean }> {
  const seen = await readSeen(db, scope.from);
  const bundles = await readBundles(db, scope, seen);
  const threads = countThreads(bundles);
  const capped = threads === scope.limit && (await hasMore(db, scope));
  return { groups: bundles.map((bundle) => toGroup(bundle, seen)), threads, capped };
}

/** Are there more than the limit? */
async function hasMore(db: Db, scope: FlowScope): Promise<boolean> {
  const { rows } =
    await sql`select from thread where ${chosenBy(scope)} limit 1 offset ${scope.limit}`.execute(db);
  return rows.length > 0;
}

function countThreads(bundles: readonly FlowBundle[]): number {
  return bundles.reduce((sum, { heard }) => sum + heard.length, 0);
}

/**
 * Whoever opened a conversation is looked up only where they are asked for, or could have been told: one mention more for
 * each thread is most of the work. A conversation without a turn of ours begins with its opening. Most conversations
 * differ in their moment alone, so those that share the rest come as one row: a row for each costs more to carry over
 * than to find.
 */
async function readBundles(db: Db, scope: FlowScope, seen: Seen): Promise<FlowBundle[]> {
  const opening = (column: string) =>
    sql`(select ${sql.ref(`said.${column}`)} from mention said where said.id = chosen.opening_id)`;
  const heldAlone = scope.openers === 'few' ? sql`filter (where held.flaws is not null)` : sql``;
  const person =
    scope.openers === 'everybody'
      ? sql`json_agg(json_build_array(chosen.thread_id, opening.author, opening.author_name, opening.followers,
          opening.complaint))`
      : sql`json_agg(json_build_array(chosen.thread_id,
          case when held.flaws is not null then ${opening('author')} end, null, null, null)) ${heldAlone}`;
  const joined =
    scope.openers === 'everybody' ? sql`join mention opening on opening.id = chosen.opening_id` : sql``;
  const { rows } = await sql<FlowBundle>`
    with chosen as (
      select thread.thread_id, thread.opening_id, thread.source, thread.routed_team, thread.replies,
        thread.started_at, thread.outbound
      from thread
      where ${chosenBy(scope)}
      order by thread.started_at desc, thread.thread_id limit ${scope.limit}
    ), held as (
      select hangs.thread_id, jsonb_agg(jsonb_build_array(flaw.root_id,
        (extract(epoch from coalesce(decided.at, hangs.at)) * 1000)::bigint)) as flaws
      from flaw_thread hangs join chosen using (thread_id) join flaw on flaw.id = hangs.flaw_id
      left join flaw_mention decided
        on decided.mention_id = hangs.opening_id and decided.flaw_id = hangs.flaw_id and decided.stand = 'in'
      where not hangs.proposed group by 1
    ), about as (
      select chosen.thread_id, array_agg(counted.topic_version) as versions
      from chosen join mention_topic counted on counted.mention_id = chosen.opening_id
      where counted.topic_version + 0 in (select version from topic_version where state = 'active')
        and counted.at >= ${scope.from.toISOString()}::timestamptz
      group by 1
    )
    select chosen.source, chosen.routed_team, chosen.replies > 0 as answered, about.versions, held.flaws,
      case when held.flaws is not null or chosen.thread_id = any(${[...seen.keys()]}::uuid[])
        then chosen.thread_id end as thread_id,
      json_agg((extract(epoch from
        case when chosen.outbound = 0 then chosen.started_at else ${opening('at')} end) * 1000)::bigint) as heard,
      ${person} as openers
    from chosen ${joined}
    left join held on held.thread_id = chosen.thread_id
    left join about on about.thread_id = chosen.thread_id
    group by 1, 2, 3, 4, 5, 6`.execute(db);
  return rows;
}

function chosenBy(scope: FlowScope): RawBuilder<unknown> {
  const bySource =
    scope.sources.length === 0 ? sql`` : sql`and thread.source = any(${scope.sources}::text[])`;
  const byTeam = scope.teamId === null ? sql`` : sql`and thread.routed_team = ${scope.teamId}::uuid`;
  const byTopic =
    scope.topicVersions.length === 0
      ? sql``
      : sql`and exists (select from mention_topic counted where counted.mention_id = thread.opening_id
          and counted.topic_version = any(${scope.topicVersions}::integer[]))`;
  return sql`thread.complaints > 0
    and thread.started_at >= ${scope.from.toISOString()}::timestamptz
    and thread.started_at < ${scope.to.toISOString()}::timestamptz
    ${bySource} ${byTeam} ${byTopic}`;
}

/** A clock of a source may run ahead: what was said by it may have been seen before. */
const CLOCKS_APART_MS = 2 * 86_400_000;

/**
 * When each team first looked at each conversation, since `from`, by conversation. What a person did to any turn (a
 * correction, a route, an attachment) shows that their team has seen it, too. Joined by hand: a planner without statistics
 * would join everything a team saw with everything that goes to it.
 */
async function readSeen(db: Db, from: Date): Promise<Seen> {
  const since = sql`${new Date(from.getTime() - CLOCKS_APART_MS).toISOString()}::timestamptz`;
  const { rows } = await sql<{ thread_id: string; team_id: string; at: number }>`
    with looked as materialized (
      select mention_id, team_id, at from thread_seen where at >= ${since}
      union all
      select history.subject_id, person.team_id, history.at from history
      join person on person.id = history.actor
      where person.team_id is not null and history.at >= ${since}
    )
    select member.thread_id, looked.team_id, (extract(epoch from min(looked.at)) * 1000)::bigint as at
    from looked join thread_member member on member.mention_id = looked.mention_id group by 1, 2`.execute(db);
  const seen = new Map<string, TeamSaw[]>();
  for (const { thread_id, team_id, at } of rows) {
    const saw = { teamId: team_id, atMs: at };
    const known = seen.get(thread_id);
    if (known) known.push(saw);
    else seen.set(thread_id, [saw]);
  }
  return seen;
}

/** By conversation. */
type Seen = ReadonlyMap<string, readonly TeamSaw[]>;

interface TeamSaw {
  teamId: string;
  atMs: number;
}

interface FlowBundle {
  source: string;
  routed_team: string | null;
  answered: boolean;
  versions: number[] | null;
  flaws: [string, number][] | null;
  /** Of a single one that was seen or hangs on a flaw. */
  thread_id: string | null;
  heard: number[];
  openers: [string, string | null, string | null, number | null, boolean | null][] | null;
}

function toGroup(bundle: FlowBundle, seen: Seen): FlowGroup {
  const saw = bundle.thread_id === null ? [] : (seen.get(bundle.thread_id) ?? []);
  return {
    heardMs: bundle.heard,
    source: bundle.source,
    teamId: bundle.routed_team,
    answered: bundle.answered,
    seenMs: saw.find(({ teamId }) => teamId === bundle.routed_team)?.atMs ?? null,
    topicVersions: bundle.versions ?? [],
    flaws: (bundle.flaws ?? []).map(([id, sinceMs]) => ({ id, sinceMs })),
    openers:
      bundle.openers?.map(([threadId, author, authorName, followers, complained]) => ({
        threadId,
        author,
        authorName,
        followers,
        complained,
      })) ?? null,
  };
}

/** What became of a flaw, and of those merged into it, as far as the flow asks. */
export interface FlowFlaw {
  acceptedMs: number | null;
  declinedMs: number | null;
  /** Fixes that have not failed since, oldest first. */
  fixes: { recordedMs: number; effectiveMs: number; lagDays: Record<string, number> }[];
}

/** Flaws that stand alone, by id. A fix from before the flaw came back is none: the water stopped there again. */
export async function readFlowFlaws(db: Db): Promise<Map<string, FlowFlaw>> {
  const { rows } = await sql<{
    id: string;
    accepted: number | null;
    declined: number | null;
    fixes: [number, number, { source: string; days: number }[]][] | null;
  }>`
    with returned as (
      select flaw.root_id, max(step.at) as at from flaw_step step join flaw on flaw.id = step.flaw_id
      where step.to_state = 'regressed' group by 1
    ), fixed as (
      select flaw.root_id, json_agg(json_build_array(
        (extract(epoch from fix.recorded_at) * 1000)::bigint, (extract(epoch from mark.at) * 1000)::bigint, fix.lags
      ) order by mark.at) as fixes
      from flaw_fix fix join mark on mark.id = fix.mark_id join flaw on flaw.id = fix.flaw_id
      left join returned on returned.root_id = flaw.root_id
      where returned.at is null or fix.recorded_at > returned.at group by 1
    )
    select root.id, (extract(epoch from root.accepted_at) * 1000)::bigint as accepted,
      case when root.state = 'wont-fix' then (extract(epoch from root.state_at) * 1000)::bigint end as declined,
      fixed.fixes
    from flaw root left join fixed on fixed.root_id = root.id where root.id = root.root_id`.execute(db);
  return new Map(
    rows.map(({ id, accepted, declined, fixes }) => [
      id,
      {
        acceptedMs: accepted,
        declinedMs: declined,
        fixes: (fixes ?? []).map(([recordedMs, effectiveMs, lags]) => ({
          recordedMs,
          effectiveMs,
          lagDays: Object.fromEntries(lags.map(({ source, days }) => [source, days])),
        })),
      },
    ]),
  );
}
