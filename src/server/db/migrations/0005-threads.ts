import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const STATEMENTS = [
  `create table thread (
    thread_id uuid primary key,
    started_at timestamptz not null,
    last_at timestamptz not null,
    mentions integer not null,
    inbound integer not null,
    outbound integer not null,
    replies integer not null,
    root_at timestamptz,
    first_reply_at timestamptz,
    waiting_since timestamptz,
    inbound_days integer not null,
    people integer not null,
    followers bigint,
    positive integer not null,
    neutral integer not null,
    negative integer not null,
    complaints integer not null,
    source text not null,
    lang text not null,
    opening_id uuid not null
  )`,
  `create index thread_recent on thread (last_at desc, thread_id desc)`,
  `create index thread_waiting on thread (waiting_since, thread_id) where waiting_since is not null`,
  `create index thread_size on thread (mentions desc, thread_id desc)`,
  `create index thread_persistence on thread (inbound_days desc, thread_id desc)`,
  `create index thread_root on thread (root_at) where root_at is not null`,
  // The rows of threads that are here already.
  `insert into thread (thread_id, started_at, last_at, mentions, inbound, outbound, replies, root_at, first_reply_at, waiting_since, inbound_days, people, followers, positive, neutral, negative, complaints, source, lang, opening_id)
    with turn as (
      select member.thread_id, m.id, m.at, m.source, m.author, m.followers, m.sentiment, m.complaint, m.lang,
        m.direction = 'inbound' as is_inbound,
        m.direction = 'outbound' and not m.private as is_reply,
        max(m.at) filter (where m.direction = 'outbound' and not m.private)
          over (partition by member.thread_id) as our_last_at,
        max(m.at) filter (where m.id = member.thread_id and m.direction = 'inbound')
          over (partition by member.thread_id) as root_at,
        first_value(m.id) over (
          partition by member.thread_id order by m.direction, m.at, m.id
        ) as opening_id
      from thread_member member join mention m on m.id = member.mention_id
    )
    select thread_id, min(at), max(at),
      count(*)::integer,
      (count(*) filter (where is_inbound))::integer,
      (count(*) filter (where not is_inbound))::integer,
      (count(*) filter (where is_reply))::integer,
      max(root_at),
      min(at) filter (where is_reply and at >= root_at),
      min(at) filter (where is_inbound and (our_last_at is null or at > our_last_at)),
      (count(distinct (at at time zone 'UTC')::date) filter (where is_inbound))::integer,
      (count(distinct (source, author)) filter (where is_inbound))::integer,
      max(followers) filter (where is_inbound),
      (count(*) filter (where is_inbound and sentiment = 'positive'))::integer,
      (count(*) filter (where is_inbound and sentiment = 'neutral'))::integer,
      (count(*) filter (where is_inbound and sentiment = 'negative'))::integer,
      (count(*) filter (where complaint))::integer,
      min(source) filter (where id = opening_id),
      min(lang) filter (where id = opening_id),
      (min(opening_id::text))::uuid
    from turn group by thread_id`,
  `create index mention_words on mention using gin (to_tsvector('simple', text)) where text is not null`,
];

/** What a list of threads is read from, kept beside the mentions, and the words one searches them by. */
export const threads: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
