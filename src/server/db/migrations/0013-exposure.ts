import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const STATEMENTS = [
  `create table exposure_series (
    id uuid primary key,
    name text not null,
    unit text
  )`,
  // A value of each import that brought one: of those of a day the newest stands, and withdrawing brings the one before back.
  `create table exposure_value (
    series_id uuid not null,
    day date not null,
    import_id uuid not null,
    seq bigint generated always as identity,
    value double precision not null check (value >= 0),
    learned_at timestamptz not null,
    primary key (series_id, day, import_id)
  )`,
  `create index exposure_value_import on exposure_value (import_id)`,
  `alter table pledge add per_id uuid`,
  `alter table flaw add exposure_id uuid`,
  // What each import said of a post's figures, for the same reason.
  `create table post_figures (
    post_id uuid not null,
    import_id uuid not null,
    seq bigint generated always as identity,
    metrics jsonb not null,
    learned_at timestamptz not null,
    primary key (post_id, import_id)
  )`,
  `create index post_figures_import on post_figures (import_id)`,
  `insert into post_figures (post_id, import_id, metrics, learned_at)
    select id, import_id, metrics, learned_at from post where import_id is not null order by learned_at, id`,
  `alter table post add figures_from uuid`,
  `update post set figures_from = import_id`,
  `alter table post add withdrawn_at timestamptz`,
];

/** Uploaded series that rates are held against, and which import brought which figures of a post. */
export const exposure: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
