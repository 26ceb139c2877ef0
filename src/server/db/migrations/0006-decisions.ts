import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const STATEMENTS = [
  `create table correction (
    mention_id uuid primary key,
    sentiment text check (sentiment in ('positive', 'neutral', 'negative')),
    complaint boolean,
    scored_sentiment text,
    scored_p_positive integer,
    scored_p_neutral integer,
    scored_p_negative integer,
    scored_engine text
  )`,
  `create table history (
    id integer generated always as identity primary key,
    subject_id uuid not null,
    field text not null,
    before jsonb not null,
    after jsonb not null,
    reason text,
    actor uuid,
    at timestamptz not null
  )`,
  `create index history_of_subject on history (subject_id, id)`,
];

/** What people decided about mentions, beside what engines say, and the history of who decided what. */
export const decisions: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
