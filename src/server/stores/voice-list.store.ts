import { type RawBuilder, sql } from 'kysely';
import type { VoiceLens } from '../../contract/voice-lenses';
import type { VoiceName } from '../../domain/voice-id';
import type { VoiceActivity } from '../../domain/voice-kinds';
import { unnestRows } from '../db/bulk';
import type { Db } from '../db/database';
import type { VoiceScope } from './voice.store';

/** Public inbound mentions of somebody with a name, said in `[from, to)`. */
export interface ReadScope extends VoiceScope {
  from: Date;
  to: Date;
}

/** A voice as rows name it. */
export const HANDLE = sql`lower(ltrim(m.author, '@'))`;

/**
 * From when on a window is read so that at most about `most` mentions are looked at; `null`: all of it. It is found on an
 * index, newest first, before sources and languages are asked for: what is read never costs more for being rare.
 */
export async function readingStart(db: Db, scope: ReadScope, most: number): Promise<Date | null> {
  const from =
    scope.topicVersion === null
      ? sql`mention where`
      : sql`mention_topic where topic_version = ${scope.topicVersion} and`;
  const { rows } = await sql<{ at: Date }>`select at from ${from}
    at >= ${scope.from.toISOString()}::timestamptz and at < ${scope.to.toISOString()}::timestamptz
    order by at desc offset ${most} limit 1`.execute(db);
  // All of that instant is left out: there may be any number of it.
  return rows[0] ? new Date(rows[0].at.getTime() + 1) : null;
}

/** Rows of a scope as `m`. */
function saidIn({ from, to, topicVersion, sources, langs }: ReadScope): RawBuilder<unknown> {
  const within = (at: RawBuilder<unknown>) =>
    sql`${at} >= ${from.toISOString()}::timestamptz and ${at} < ${to.toISOString()}::timestamptz`;
  const about =
    topicVersion === null
      ? sql`mention m where`
      : sql`mention_topic counted join mention m on m.id = counted.mention_id
          where counted.topic_version = ${topicVersion} and ${within(sql`counted.at`)} and`;
  return sql`${about} ${within(sql`m.at`)}
    and m.direction = 'inbound' and m.author is not null and not m.private
    ${sources.length === 0 ? sql`` : sql`and m.source = any(${sources}::text[])`}
    ${langs.length === 0 ? sql`` : sql`and m.lang = any(${langs}::text[])`}`;
}

/** What the rules that set voices apart ask: words said several times, and voices that seldom sleep. */
export interface ApartFacts {
  /** Source, handle, time (epoch milliseconds) and what near copies have in common. */
  repeated: [string, string, number, string][];
  /** Voices of these mentions, and those that seldom sleep. */
  voices: (VoiceName & VoiceActivity)[];
}

/** `about` asks only what concerns one voice: what it said, and who else said the same. */
export async function readApartFacts(
  db: Db,
  scope: ReadScope,
  least: { times: number; hours: number; days: number },
  about: VoiceName | null,
): Promise<ApartFacts> {
  const isAsked = about === null ? sql`true` : sql`(source = ${about.source} and handle = ${about.handle})`;
  // Windows and groups, no joins: a planner without statistics would compare every mention with every other.
  const { rows } = await sql<{ facts: ApartFacts }>`
    with read as (
      select m.source, ${HANDLE} as handle, m.at, m.copy_key from ${saidIn(scope)}
    ), said as materialized (
      select source, handle, at, copy_key,
        copy_key is not null and count(*) over alike >= ${least.times} and bool_or(${isAsked}) over alike as is_repeated
      from read window alike as (partition by copy_key)
    ), day as (
      select source, handle, count(*) as mentions, bool_or(is_repeated) as repeats,
        bit_count((bit_or(1 << extract(hour from said.at at time zone 'UTC')::integer))::bit(32)) as hours
      from said group by source, handle, (said.at at time zone 'UTC')::date
    ), voice as (
      select source, handle, sum(mentions)::integer as mentions, bool_or(repeats) as repeats,
        (count(*) filter (where hours >= ${least.hours}))::integer as days
      from day group by 1, 2
    )
    select json_build_object(
      'repeated', coalesce((select json_agg(json_build_array(source, handle,
        (extract(epoch from at) * 1000)::bigint, copy_key::text)) from said where is_repeated), '[]'),
      'voices', coalesce((select json_agg(json_build_object('source', source, 'handle', handle,
        'mentions', mentions, 'sleeplessDays', days))
        from voice where repeats or (days >= ${least.days} and ${isAsked})), '[]')
    ) as facts`.execute(db);
  return rows[0]?.facts as ApartFacts;
}

/** Where a page of a list begins: after a figure, a time (epoch milliseconds) and a name. */
export interface VoicePlace extends VoiceName {
  figure: number;
  lastMs: number;
}

export interface Ranking {
  lens: Exclude<VoiceLens, 'first-to-notice'>;
  zone: string;
  /** Nobody but these, or everybody but these. */
  only: readonly VoiceName[] | null;
  except: readonly VoiceName[];
  limit: number;
  after: VoicePlace | null;
}

export interface Ranked {
  voices: VoicePlace[];
  /** Voices of these kinds that the lens shows. */
  inLens: number;
  /** Everything that was read. */
  mentions: number;
  people: number;
}

/** The figure each lens orders by; `null` puts a voice out of it. */
const FIGURES: Readonly<Record<Ranking['lens'], (zone: string) => RawBuilder<unknown>>> = {
  followers: () => sql`(array_agg(followers order by at desc) filter (where followers is not null))[1]`,
  persistence: (zone) => sql`count(distinct (at at time zone ${zone})::date)`,
  'most-affected': () => sql`nullif(count(*) filter (where complaint), 0)`,
  newest: () => sql`(extract(epoch from min(at)) * 1000)::bigint`,
  supporters: () => sql`nullif(count(*) filter (where sentiment = 'positive'), 0)`,
};

/** Voices of a scope by a lens, highest figure first, then who spoke last. */
export async function rankVoices(db: Db, scope: ReadScope, ranking: Ranking): Promise<Ranked> {
  const { lens, only, except, limit, after, zone } = ranking;
  const chosen = [
    sql`figure is not null`,
    ...(only === null ? [] : [sql`(source, handle) in (select * from ${namesOf(only)})`]),
    ...(except.length === 0 ? [] : [sql`(source, handle) not in (select * from ${namesOf(except)})`]),
    // Who spoke before what was read is not new.
    ...(lens === 'newest'
      ? [
          sql`not exists (select from mention m where ${HANDLE} = shown.handle
      and m.source = shown.source and m.author is not null and m.at < ${scope.from.toISOString()}::timestamptz)`,
        ]
      : []),
  ];
  const place =
    after === null
      ? sql`true`
      : sql`(figure < ${after.figure} or (figure = ${after.figure} and (last_ms < ${after.lastMs}
          or (last_ms = ${after.lastMs} and (source, handle) > (${after.source}::text, ${after.handle}::text)))))`;
  const { rows } = await sql<{
    counts: { mentions: number; people: number; inLens: number };
    voices: VoicePlace[];
  }>`
    with said as materialized (
      select m.source, ${HANDLE} as handle, m.at, m.followers, m.complaint, m.sentiment from ${saidIn(scope)}
    ), voice as materialized (
      select source, handle, count(*) as mentions, (extract(epoch from max(at)) * 1000)::bigint as last_ms,
        ${FIGURES[lens](zone)} as figure
      from said group by 1, 2
    ), in_lens as materialized (
      select source, handle, figure, last_ms from voice shown where ${sql.join(chosen, sql` and `)}
    )
    select
      (select json_build_object('mentions', coalesce(sum(mentions), 0)::integer, 'people', count(*)::integer,
        'inLens', (select count(*)::integer from in_lens)) from voice) as counts,
      coalesce((select json_agg(json_build_object('source', source, 'handle', handle, 'figure', figure,
        'lastMs', last_ms) order by figure desc, last_ms desc, source, handle) from (
        select * from in_lens where ${place} order by figure desc, last_ms desc, source, handle limit ${limit}
      ) page), '[]') as voices`.execute(db);
  const { counts, voices } = rows[0] as (typeof rows)[number];
  return { ...counts, voices };
}

const NAME_TYPES = { source: 'text', handle: 'text' } as const;

function namesOf(names: readonly VoiceName[]): RawBuilder<unknown> {
  return unnestRows(names, NAME_TYPES);
}

/** What a list shows of a voice. */
export interface VoiceRow extends VoiceName {
  author: string;
  authorName: string | null;
  followers: number | null;
  mentions: number;
  positive: number;
  complaints: number;
  unanswered: number;
  days: number;
  complaintDays: number;
  helped: number;
  firstMs: number;
  lastMs: number;
  lastId: string;
  lastThreadId: string;
  lastText: string | null;
  lastSentiment: 'positive' | 'neutral' | 'negative' | null;
}

/** Figures of these voices over a scope, from at most the newest `most` mentions of each; each is read by its index. Those that said nothing there are left out. */
export async function readVoices(
  db: Db,
  scope: ReadScope,
  voices: readonly VoiceName[],
  { zone, most }: { zone: string; most: number },
): Promise<VoiceRow[]> {
  if (voices.length === 0) return [];
  const { rows } = await sql<VoiceRow>`
    select wanted.source, wanted.handle, found.*
    from ${namesOf(voices)} as wanted (source, handle)
    cross join lateral (
      select (array_agg(said.author order by said.at desc, said.id desc))[1] as author,
        (array_agg(said.author_name order by said.at desc, said.id desc))[1] as "authorName",
        (array_agg(said.followers order by said.at desc) filter (where said.followers is not null))[1] as followers,
        count(*)::integer as mentions,
        (count(*) filter (where said.sentiment = 'positive'))::integer as positive,
        (count(*) filter (where said.complaint))::integer as complaints,
        (count(*) filter (where said.complaint and thread.replies = 0))::integer as unanswered,
        count(distinct said.day)::integer as days,
        (count(distinct said.day) filter (where said.complaint))::integer as "complaintDays",
        (count(distinct thread.thread_id) filter (where not said.complaint and opening.id <> said.id
          and opening.complaint
          and (opening.author is null or lower(ltrim(opening.author, '@')) <> wanted.handle)))::integer as helped,
        (extract(epoch from min(said.at)) * 1000)::bigint as "firstMs",
        (extract(epoch from max(said.at)) * 1000)::bigint as "lastMs",
        (array_agg(said.id order by said.at desc, said.id desc))[1] as "lastId",
        (array_agg(thread.thread_id order by said.at desc, said.id desc))[1] as "lastThreadId",
        (array_agg(said.text order by said.at desc, said.id desc))[1] as "lastText",
        (array_agg(said.sentiment order by said.at desc, said.id desc))[1] as "lastSentiment"
      from (
        select m.id, m.at, m.author, m.author_name, m.followers, m.sentiment, m.complaint, left(m.text, 600) as text,
          (m.at at time zone ${zone})::date as day
        from mention m
        where ${HANDLE} = wanted.handle and m.source = wanted.source and m.author is not null
          and m.at >= ${scope.from.toISOString()}::timestamptz and m.at < ${scope.to.toISOString()}::timestamptz
          and m.direction = 'inbound' and not m.private
          ${scope.langs.length === 0 ? sql`` : sql`and m.lang = any(${scope.langs}::text[])`}
          ${
            scope.topicVersion === null
              ? sql``
              : sql`and exists (select from mention_topic counted where counted.mention_id = m.id
                  and counted.topic_version = ${scope.topicVersion})`
          }
        order by m.at desc, m.id desc limit ${most}
      ) said
      join thread_member member on member.mention_id = said.id
      join thread on thread.thread_id = member.thread_id
      left join mention opening on opening.id = thread.opening_id
      having count(*) > 0
    ) found`.execute(db);
  return rows;
}

/** A flaw people accepted, and who spoke of it first, before that. */
export interface NoticedFlaw extends VoiceName {
  id: string;
  title: string;
  state: string;
  at: Date;
  threadId: string;
  openingId: string;
  lang: string;
}

/**
 * Of every accepted flaw whoever opened its earliest conversation, when that was before it was accepted. What a rule
 * proposes and nobody decided is none of a flaw's conversations; whose name is gone is nobody.
 */
export async function readFirstToNotice(db: Db): Promise<NoticedFlaw[]> {
  const { rows } = await sql<NoticedFlaw>`
    select root.id, root.title, root.state, first.at, first.thread_id as "threadId", first.opening_id as "openingId",
      m.source, ${HANDLE} as handle, m.lang
    from flaw root
    cross join lateral (
      select hangs.at, hangs.thread_id, hangs.opening_id
      from flaw merged join flaw_thread hangs on hangs.flaw_id = merged.id
      where merged.root_id = root.id and not hangs.proposed
      order by hangs.at, hangs.thread_id limit 1
    ) first
    join mention m on m.id = first.opening_id
    where root.id = root.root_id and root.accepted_at is not null and first.at < root.accepted_at
      and m.author is not null and m.direction = 'inbound' and not m.private
    order by first.at, root.id`.execute(db);
  return rows;
}

/** Which of these mentions count in a topic version. */
export async function countIn(db: Db, topicVersion: number, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('mention_topic')
    .select('mention_id')
    .where('topic_version', '=', topicVersion)
    .where('mention_id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
  return new Set(rows.map(({ mention_id }) => mention_id));
}
