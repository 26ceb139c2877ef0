import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const rollup = (name: string) => `
  create table ${name} (
    topic_version integer not null,
    zone_version integer not null,
    bucket timestamptz not null,
    source text not null,
    lang text not null,
    mentions integer not null,
    positive integer not null,
    neutral integer not null,
    negative integer not null,
    unscored integer not null,
    complaints integer not null,
    potential_impressions bigint not null,
    followers_known integer not null,
    p_positive bigint not null,
    p_neutral bigint not null,
    p_negative bigint not null,
    primary key (topic_version, zone_version, bucket, source, lang)
  )`;

const STATEMENTS = [
  `create table workspace (
    id smallint primary key check (id = 1),
    week_start smallint not null check (week_start between 1 and 7),
    suppression_key text not null
  )`,
  `create table zone_version (
    version integer primary key,
    zone text not null,
    state text not null check (state in ('building', 'active', 'retired')),
    built_to uuid
  )`,
  `create table our_account (source text not null, handle text not null, primary key (source, handle))`,
  `create table source (
    id text primary key,
    reports_followers boolean not null,
    last_learned_at timestamptz not null
  )`,
  `create table mention (
    id uuid primary key,
    source text not null,
    external_id text,
    at timestamptz not null,
    learned_at timestamptz not null,
    direction text not null check (direction in ('inbound', 'outbound')),
    stated_direction text check (stated_direction in ('inbound', 'outbound')),
    author text,
    author_name text,
    followers bigint,
    text text,
    url text,
    in_reply_to_id uuid,
    lang text not null,
    private boolean not null,
    labels jsonb not null,
    sentiment text check (sentiment in ('positive', 'neutral', 'negative')),
    p_positive integer,
    p_neutral integer,
    p_negative integer,
    engine text,
    complaint boolean not null,
    deleted_at timestamptz,
    import_id uuid not null
  )`,
  `create index mention_at on mention (at)`,
  `create table mention_version (
    mention_id uuid not null,
    version integer not null,
    text text not null,
    learned_at timestamptz not null,
    import_id uuid not null,
    primary key (mention_id, version)
  )`,
  `create table mention_import (
    mention_id uuid not null,
    import_id uuid not null,
    version integer not null,
    primary key (mention_id, import_id)
  )`,
  `create index mention_import_by_import on mention_import (import_id, mention_id)`,
  `create table tombstone (
    mention_id uuid primary key,
    reason text not null check (reason in ('deleted', 'erased')),
    at timestamptz not null
  )`,
  `create table suppression (author_hash text primary key, at timestamptz not null)`,
  `create table coverage (
    source text not null,
    "from" timestamptz not null,
    "to" timestamptz not null,
    import_id uuid not null,
    primary key (source, import_id)
  )`,
  rollup('currents_hour'),
  rollup('currents_day'),
  `create table scored_by (
    engine text not null,
    source text not null,
    lang text not null,
    mentions integer not null,
    primary key (engine, source, lang)
  )`,
  `create table import (
    id uuid primary key,
    kind text not null,
    state text not null,
    file_name text,
    preset text,
    map jsonb not null,
    started_at timestamptz not null,
    finished_at timestamptz,
    accepted integer not null default 0,
    duplicate integer not null default 0,
    changed integer not null default 0,
    rejected integer not null default 0,
    warnings jsonb not null,
    sources jsonb not null,
    first_at timestamptz,
    last_at timestamptz,
    bytes_read bigint not null default 0,
    bytes_total bigint,
    failure text
  )`,
  `create index import_started on import (started_at desc, id)`,
  `create table import_rejection (
    import_id uuid not null,
    seq integer not null,
    line integer not null,
    field text,
    message text not null,
    primary key (import_id, seq)
  )`,
  `create table campaign (
    id uuid primary key,
    external_id text,
    name text not null,
    start_at timestamptz not null,
    end_exclusive timestamptz not null,
    channels jsonb not null,
    objective text,
    owner text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    import_id uuid,
    check (end_exclusive > start_at)
  )`,
  `create table post (
    id uuid primary key,
    external_id text,
    campaign_id uuid,
    at timestamptz not null,
    channel text not null,
    text text not null,
    url text,
    metrics jsonb not null,
    learned_at timestamptz not null,
    import_id uuid
  )`,
  `create index post_at on post (at)`,
  `create index post_campaign on post (campaign_id)`,
  `create table mark (
    id uuid primary key,
    kind text not null check (kind in ('release', 'fix', 'incident', 'note')),
    at timestamptz not null,
    end_exclusive timestamptz,
    label text not null,
    url text,
    version text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    import_id uuid
  )`,
  `create index mark_at on mark (at)`,
  `create table event (
    id bigint generated always as identity primary key,
    name text not null,
    data jsonb not null,
    at timestamptz not null
  )`,
];

/** The first store: mentions with versions and tombstones, rollups, imports, paddling, the outbox of events. */
export const river: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
