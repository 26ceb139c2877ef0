import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const STATEMENTS = [
  `create table link (
    id text primary key,
    path text not null,
    created_at timestamptz not null
  )`,
  `create table saved_view (
    id uuid primary key,
    name text not null,
    path text not null,
    actor uuid,
    created_at timestamptz not null,
    removed_at timestamptz
  )`,
];

/** Short links, which are never removed, and views saved under a name, which can be brought back. */
export const sharing: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
