import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const STATEMENTS = [
  `create table attribution_rule (
    id uuid primary key,
    campaign_id uuid not null,
    kind text not null check (kind in ('reply', 'link', 'hashtag', 'phrase', 'topic')),
    value text,
    topic_id uuid,
    enabled boolean not null,
    by_default boolean not null,
    actor uuid,
    created_at timestamptz not null
  )`,
  // One rule for replies, one for each topic, one for each value; at the same time how a campaign finds its rules.
  `create unique index attribution_rule_once on attribution_rule
    (campaign_id, kind, (coalesce(topic_id::text, value, '')))`,
  `create table reaction_choice (
    campaign_id uuid not null,
    mention_id uuid not null,
    kind text not null check (kind in ('added', 'removed')),
    reason text,
    actor uuid,
    at timestamptz not null,
    primary key (campaign_id, mention_id)
  )`,
  `create index mention_topic_time on mention_topic (topic_version, at, mention_id)`,
  `create index mention_url on mention using hash (url) where url is not null`,
  // Campaigns that are here already get what new ones get.
  `insert into attribution_rule (id, campaign_id, kind, enabled, by_default, created_at)
    select gen_random_uuid(), id, 'reply', true, true, created_at from campaign`,
  `insert into attribution_rule (id, campaign_id, kind, topic_id, enabled, by_default, created_at)
    select gen_random_uuid(), campaign.id, 'topic', topic_id, true, true, campaign.created_at
    from campaign_topic join campaign on campaign.id = campaign_topic.campaign_id`,
];

/** Rules that attribute mentions to campaigns, what people decided about that, and the order reactions are read in. */
export const attribution: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
