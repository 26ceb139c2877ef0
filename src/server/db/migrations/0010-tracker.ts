import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const STATEMENTS = [
  `create table tracker_link (
    flaw_id uuid primary key,
    url text not null,
    kind text not null check (kind in ('link', 'github')),
    repository text,
    issue integer,
    state text not null check (state in ('open', 'closed', 'unknown')),
    reason text,
    title text,
    etag text,
    checked_at timestamptz,
    attempts integer not null,
    failure text,
    retry_at timestamptz,
    actor uuid,
    linked_at timestamptz not null
  )`,
  `create table tracker_task (
    id uuid primary key,
    flaw_id uuid not null,
    kind text not null check (kind in ('create', 'comment', 'reopen')),
    url text not null,
    repository text not null,
    issue integer,
    content jsonb not null,
    attempts integer not null,
    failure text,
    retry_at timestamptz,
    done_at timestamptz,
    actor uuid,
    made_at timestamptz not null
  )`,
  `create index tracker_task_of_flaw on tracker_task (flaw_id, made_at)`,
  `create index tracker_task_open on tracker_task (retry_at) where done_at is null`,
  `create table tracker_pause (id smallint primary key check (id = 1), until timestamptz not null)`,
  `alter table flaw drop column archived_rate`,
  `alter table flaw drop column judged_at`,
];

/** What flaws are linked to in trackers, and what is still to be said there. */
export const tracker: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
