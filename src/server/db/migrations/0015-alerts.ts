import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const STATEMENTS = [
  `create table alert_rule (
    id uuid primary key,
    name text not null,
    looks_for jsonb not null,
    team_id uuid,
    tell_expected boolean not null,
    enabled boolean not null,
    switched_at timestamptz,
    switched_by uuid,
    looked_at timestamptz,
    looked_key text,
    problem text,
    actor uuid,
    created_at timestamptz not null,
    removed_at timestamptz
  )`,
  `create table alert_channel (
    id uuid primary key,
    name text not null,
    kind text not null check (kind in ('webhook', 'email')),
    url text,
    secret text,
    addresses text[],
    digest text not null check (digest in ('each', 'hourly', 'daily')),
    actor uuid,
    created_at timestamptz not null,
    removed_at timestamptz
  )`,
  `create table alert_rule_channel (
    rule_id uuid not null,
    channel_id uuid not null,
    primary key (rule_id, channel_id)
  )`,
  `create table alert (
    id uuid primary key,
    rule_id uuid not null,
    subject text not null,
    state text not null check (state in ('open', 'acknowledged', 'snoozed', 'resolved')),
    verdict text not null,
    since timestamptz not null,
    until timestamptz,
    fired_at timestamptz not null,
    opened_at timestamptz not null,
    snoozed_until timestamptz,
    muted boolean not null,
    finding jsonb not null,
    unique (rule_id, subject, since)
  )`,
  `create index alert_newest on alert (opened_at desc, id desc)`,
  `create index alert_standing on alert (state) where state <> 'resolved'`,
  `create table alert_event (
    id bigint generated always as identity primary key,
    alert_id uuid not null,
    at timestamptz not null,
    kind text not null,
    by text not null check (by in ('person', 'river', 'clock')),
    actor uuid,
    from_state text,
    to_state text not null,
    from_snoozed_until timestamptz,
    words text not null
  )`,
  `create index alert_event_of on alert_event (alert_id, id)`,
  `create table alert_mute (
    id uuid primary key,
    rule_id uuid,
    "from" timestamptz not null,
    "to" timestamptz not null,
    reason text not null,
    actor uuid,
    created_at timestamptz not null
  )`,
  `create table alert_delivery (
    id uuid primary key,
    channel_id uuid not null,
    alert_id uuid,
    reason text not null check (reason in ('opened', 'again', 'test')),
    state text not null check (state in ('waiting', 'sent', 'failed')),
    due_at timestamptz,
    leased_until timestamptz,
    attempts integer not null,
    made_at timestamptz not null,
    sent_at timestamptz
  )`,
  `create index alert_delivery_due on alert_delivery (due_at) where state = 'waiting'`,
  `create index alert_delivery_of on alert_delivery (alert_id)`,
  `create table alert_attempt (
    id uuid primary key,
    delivery_id uuid not null,
    at timestamptz not null,
    ok boolean,
    words text not null
  )`,
  `create index alert_attempt_of on alert_attempt (delivery_id, at)`,
  `create table mail_server (
    id smallint primary key check (id = 1),
    host text not null,
    port integer not null,
    security text not null check (security in ('tls', 'starttls', 'none')),
    "user" text,
    password text,
    sender text not null
  )`,
];

/** Rules that raise alerts, what became of each alert, and what is still to be sent of it. */
export const alerts: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
