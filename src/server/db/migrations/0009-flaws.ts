import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const STATES = `('suspected', 'accepted', 'fix-shipped', 'watching', 'confirmed-quiet', 'regressed', 'wont-fix', 'archived')`;

const STATEMENTS = [
  // Which flaw a conversation is a voice of follows from what is decided of it, below.
  `drop table mention_flaw`,
  `create table flaw (
    id uuid primary key,
    title text not null,
    note text,
    topic_id uuid,
    owner_team_id uuid,
    owner_person_id uuid,
    state text not null check (state in ${STATES}),
    state_at timestamptz not null,
    state_words text not null,
    accepted_at timestamptz,
    archived_rate double precision,
    root_id uuid not null,
    merged_into uuid,
    merged_at timestamptz,
    merged_by uuid,
    signature jsonb,
    matching boolean not null,
    matched_to uuid,
    judged_at timestamptz,
    actor uuid,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  `create index flaw_root on flaw (root_id)`,
  `create table flaw_step (
    id integer generated always as identity primary key,
    flaw_id uuid not null,
    at timestamptz not null,
    from_state text,
    to_state text not null check (to_state in ${STATES}),
    by text not null check (by in ('person', 'clock', 'river')),
    actor uuid,
    words text not null,
    quiet jsonb,
    regression jsonb
  )`,
  `create index flaw_step_of_flaw on flaw_step (flaw_id, id)`,
  `create table flaw_mention (
    mention_id uuid not null,
    flaw_id uuid not null,
    stand text not null check (stand in ('in', 'proposed', 'out')),
    words text not null,
    actor uuid,
    at timestamptz not null,
    primary key (mention_id, flaw_id)
  )`,
  `create index flaw_mention_of_flaw on flaw_mention (flaw_id, mention_id)`,
  `create table flaw_thread (
    thread_id uuid not null,
    flaw_id uuid not null,
    opening_id uuid not null,
    at timestamptz not null,
    source text not null,
    person uuid,
    proposed boolean not null,
    primary key (thread_id, flaw_id)
  )`,
  `create index flaw_thread_at on flaw_thread (flaw_id, at, thread_id)`,
  `create table flaw_unchecked (thread_id uuid primary key)`,
  `create table flaw_fix (
    flaw_id uuid not null,
    mark_id uuid not null,
    lags jsonb not null,
    actor uuid,
    recorded_at timestamptz not null,
    primary key (flaw_id, mark_id)
  )`,
  `create table flaw_follower (
    flaw_id uuid not null,
    person_id uuid not null,
    primary key (flaw_id, person_id)
  )`,
  `create table flaw_proposal (
    id uuid primary key,
    topic_id uuid,
    title text not null,
    state text not null check (state in ('open', 'accepted', 'dismissed')),
    phrases jsonb not null,
    why jsonb not null,
    dismissed_threads integer,
    method text not null,
    found_at timestamptz not null
  )`,
  `create table flaw_proposal_mention (
    proposal_id uuid not null,
    mention_id uuid not null,
    primary key (proposal_id, mention_id)
  )`,
  `create index flaw_proposal_of_mention on flaw_proposal_mention (mention_id)`,
  `create table flaw_look (id smallint primary key check (id = 1), looked_at timestamptz not null)`,
  `create table notice (
    id uuid primary key,
    at timestamptz not null,
    kind text not null,
    flaw_id uuid not null,
    words text not null,
    team_id uuid,
    person_id uuid,
    seen_at timestamptz
  )`,
  `create index notice_at on notice (at desc, id desc)`,
];

/** Flaws: what people decided hangs on mentions; which conversations hang on which flaw follows from it. */
export const flaws: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
