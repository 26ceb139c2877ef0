import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Read at each search, so kept short; what waits in it is put in order in bulk, which is what makes imports fast. */
const GIN = 'with (fastupdate = on, gin_pending_list_limit = 512)';

const STATEMENTS = [
  `alter table our_account add column is_bot boolean not null default false`,
  // Where a conversation goes is kept with it, and everything lists are filtered by: see `facetsOf`.
  `alter table thread
    add column routed_by text not null default 'none',
    add column routed_team uuid,
    add column routed_rule uuid,
    add column undecided_since timestamptz,
    add column facets text[] collate "C" not null default '{}'`,
  `create index thread_facets on thread using gin (facets) ${GIN}`,
  `create index thread_undecided on thread (undecided_since, thread_id) where undecided_since is not null`,
  // Who waited at a moment in a conversation that went on after it.
  `create index thread_waits_over on thread using gist (tstzrange(waiting_since, last_at, '[]'))
    where waiting_since < last_at`,
  // One walk over all threads routes them anew; what is here already has not been routed yet, nor its words read.
  `create table routing_walk (
    id smallint primary key check (id = 1),
    reached uuid,
    done boolean not null
  )`,
  `insert into routing_walk select 1, null, false where exists (select from thread)`,
  // Words of a conversation as a whole, so that a search finds what was said over several turns.
  `create table thread_words (thread_id uuid primary key, words tsvector not null)`,
  `create index thread_words_gin on thread_words using gin (words) ${GIN}`,
  `drop index mention_words`,
  `create table mention_flaw (mention_id uuid not null, flaw_id uuid not null, primary key (mention_id, flaw_id))`,
  `create index mention_flaw_of_flaw on mention_flaw (flaw_id, mention_id)`,
  `create index mention_author on mention (lower(ltrim(author, '@')), source, at desc, id desc)
    where author is not null`,
  `alter table history add column bulk_id uuid`,
  `create table bulk_operation (
    id uuid primary key,
    action jsonb not null,
    reason text,
    actor uuid,
    state text not null check (state in ('running', 'done', 'failed', 'undoing', 'undone')),
    created_at timestamptz not null,
    finished_at timestamptz,
    threads integer not null,
    walked integer not null,
    changed integer not null,
    kept integer not null,
    failure text
  )`,
  `create table bulk_target (
    operation_id uuid not null,
    number integer not null,
    thread_id uuid not null,
    primary key (operation_id, number)
  )`,
  // What was there before, to be restored unless somebody decided since: then a later entry of the history says so.
  `create table bulk_change (
    operation_id uuid not null,
    number integer not null,
    mention_id uuid not null,
    field text not null,
    before jsonb not null,
    history_id integer not null,
    primary key (operation_id, number, mention_id, field)
  )`,
];

/** Threads can be filtered and searched by index, are routed when they change, and can be changed many at once. */
export const threadFacets: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
