import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const STATEMENTS = [
  `create table board_digest (
    id uuid primary key,
    board text not null,
    address text not null,
    cadence text not null check (cadence in ('daily', 'weekly')),
    weekday smallint check (weekday between 1 and 7),
    hour smallint not null check (hour between 0 and 23),
    zone text not null,
    days smallint,
    token text not null unique,
    next_at timestamptz not null,
    missed_at timestamptz,
    unsubscribed_at timestamptz,
    actor uuid,
    created_at timestamptz not null
  )`,
  `create unique index board_digest_once on board_digest (board, lower(address))`,
  `alter table alert_delivery alter column channel_id drop not null`,
  `alter table alert_delivery add column digest_id uuid`,
  `alter table alert_delivery add column sending_at timestamptz`,
  `alter table alert_delivery drop constraint alert_delivery_reason_check`,
  `alter table alert_delivery add constraint alert_delivery_reason_check
    check (reason in ('opened', 'again', 'test', 'digest', 'digest-now'))`,
  `create index alert_delivery_digest on alert_delivery (digest_id, made_at) where digest_id is not null`,
  `create unique index alert_delivery_sending on alert_delivery (digest_id, sending_at) where reason = 'digest'`,
];

/** Boards that are sent by e-mail, through the outbox that alerts leave by. */
export const boardDigests: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
