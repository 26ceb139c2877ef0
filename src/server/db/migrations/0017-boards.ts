import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const STATEMENTS = [
  `create table board (
    id uuid primary key,
    name text not null,
    days integer not null,
    cards jsonb not null,
    version integer not null,
    actor uuid,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    removed_at timestamptz
  )`,
];

/** Boards of cards. A board that was put away keeps its row, so that it can be brought back. */
export const boards: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
