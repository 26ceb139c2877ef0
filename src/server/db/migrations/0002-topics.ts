import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const STATEMENTS = [
  `create table team (id uuid primary key, name text not null, created_at timestamptz not null)`,
  `create unique index team_name on team (lower(name))`,
  `create table person (
    id uuid primary key,
    name text not null,
    team_id uuid,
    created_at timestamptz not null,
    removed_at timestamptz
  )`,
  `create table topic (
    id uuid primary key,
    name text not null,
    owner_team_id uuid,
    actor uuid,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  `create unique index topic_name on topic (lower(name))`,
  `create table topic_version (
    version integer generated always as identity primary key,
    topic_id uuid not null,
    query text not null,
    inherits_thread boolean not null,
    state text not null check (state in ('matching', 'counting', 'active', 'retired')),
    built_to uuid,
    actor uuid,
    created_at timestamptz not null
  )`,
  `create unique index topic_version_active on topic_version (topic_id) where state = 'active'`,
  `create unique index topic_version_building on topic_version (topic_id) where state in ('matching', 'counting')`,
  `create table mention_topic (
    topic_version integer not null,
    mention_id uuid not null,
    own boolean not null,
    at timestamptz not null,
    label text,
    primary key (topic_version, mention_id)
  )`,
  `create index mention_topic_of_mention on mention_topic (mention_id)`,
  // Ids are hashes: in their order, any stretch of an index is an even sample.
  `create index mention_topic_voice on mention_topic
    (topic_version, ((at at time zone 'UTC')::date), label, mention_id) where label is not null`,
  `create index mention_voice on mention
    (((at at time zone 'UTC')::date), (coalesce(sentiment, 'unscored')), id)
    where direction = 'inbound' and text is not null and not private`,
  `create table thread_member (thread_id uuid not null, mention_id uuid not null, primary key (thread_id, mention_id))`,
  `create index thread_member_of_mention on thread_member (mention_id)`,
  `create table thread_alias (thread_id uuid primary key, joined_into uuid not null)`,
  `create table campaign_topic (campaign_id uuid not null, topic_id uuid not null, primary key (campaign_id, topic_id))`,
  `alter table campaign add column actor uuid`,
  `alter table post add column actor uuid`,
  `alter table mark add column actor uuid`,
  // Mentions of before: each reply chain is followed from its topmost post down.
  `with recursive chain (thread_id, mention_id) as (
      select coalesce(m.in_reply_to_id, m.id), m.id from mention m
      where m.in_reply_to_id is null
        or not exists (select from mention parent where parent.id = m.in_reply_to_id)
      union all
      select chain.thread_id, child.id from chain join mention child on child.in_reply_to_id = chain.mention_id
    )
    insert into thread_member (thread_id, mention_id) select thread_id, mention_id from chain`,
  // What no chain reached answers itself in a circle: each circle, with what hangs on it, is a thread of its own.
  `with recursive walk (mention_id, at_id) as (
      select m.id, m.in_reply_to_id from mention m
      where not exists (select from thread_member member where member.mention_id = m.id)
      union
      select walk.mention_id, parent.in_reply_to_id from walk join mention parent on parent.id = walk.at_id
    ), circle (mention_id, at_id) as (
      select walk.mention_id, walk.at_id from walk
      where exists (select from walk self where self.mention_id = walk.at_id and self.at_id = walk.at_id)
    )
    insert into thread_member (thread_id, mention_id)
    select distinct on (mention_id) at_id, mention_id from circle order by mention_id, at_id`,
];

/** Topics with their versions, the mentions that count in them, threads, teams, people, and who did what. */
export const topics: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
