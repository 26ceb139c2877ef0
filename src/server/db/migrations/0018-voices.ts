import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Letter case, links, handles, numbers, punctuation and spaces aside. */
const PLAIN = `regexp_replace(lower(left(text, 600) collate "C"),
  '(https?://|www\\.|@)[^[:space:]]+|[[:digit:][:space:][:punct:]]+', '', 'g')`;

const STATEMENTS = [
  // What near copies have in common; shorter words are said by many in the same way. It goes when the words go.
  `alter table mention add column copy_key bigint generated always as (
    case when length(text) < 24 then null
      when length(${PLAIN}) < 24 then null
      else hashtextextended(${PLAIN}, 0) end
  ) stored`,
  `alter table our_account add column is_partner boolean not null default false`,
  `create table voice_note (
    id uuid primary key,
    source text not null,
    handle text not null,
    text text not null,
    actor uuid,
    at timestamptz not null,
    removed_at timestamptz,
    removed_by uuid
  )`,
  `create index voice_note_of_voice on voice_note (source, handle)`,
];

/** What voices are told apart by: near copies, partners among our accounts, and what we note about somebody. */
export const voices: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
