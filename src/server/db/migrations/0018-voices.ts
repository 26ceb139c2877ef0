import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const STATEMENTS = [
  // Letter case, links, handles and numbers aside; what is shorter is said by many in the same way. In one pass, since
  // every mention that arrives goes through it.
  `create function copy_key_of(words text) returns bigint language plpgsql immutable strict as $$
  declare
    plain text := btrim(regexp_replace(lower(left(words, 600) collate "C"),
      '(https?://|www\\.|@)[^[:space:]]+|[0-9]+', '', 'g'));
  begin
    if length(plain) < 24 then return null; end if;
    return hashtextextended(plain, 0);
  end $$`,
  // What near copies have in common. It goes when the words go.
  `alter table mention add column copy_key bigint generated always as (copy_key_of(text)) stored`,
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
