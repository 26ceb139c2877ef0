import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const STATEMENTS = [
  `create table pledge (
    campaign_id uuid primary key,
    measure text not null,
    topic_id uuid,
    among_id uuid,
    direction text not null check (direction in ('up', 'down')),
    smallest_change double precision not null check (smallest_change > 0),
    baseline_days integer not null,
    check_at timestamptz not null,
    counter jsonb,
    updated_at timestamptz not null,
    sealed_at timestamptz,
    sealed_by uuid,
    fingerprint text,
    document jsonb
  )`,
  `create table pledge_amendment (
    campaign_id uuid not null,
    number integer not null,
    at timestamptz not null,
    actor uuid,
    reason text not null,
    changes jsonb not null,
    fingerprint text not null,
    primary key (campaign_id, number)
  )`,
];

/** What campaigns are meant to change, sealed before they start, and what was amended since. */
export const pledges: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
