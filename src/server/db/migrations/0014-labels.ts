import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const ROLLUPS = ['currents_day', 'currents_hour'] as const;
const STATED = ['negative', 'neutral', 'positive'] as const;

/**
 * What one label says stands beside what the engine said at that time. `origin`: drawn at random and read without
 * knowing what the engine says, or put right where somebody met it.
 */
const STATEMENTS = [
  ...ROLLUPS.flatMap((rollup) =>
    STATED.map((label) => `alter table ${rollup} add column stated_${label} integer not null default 0`),
  ),
  `alter table mention add column p_experience integer`,
  `create table label (
    id integer generated always as identity primary key,
    mention_id uuid not null,
    origin text not null check (origin in ('audit', 'correction')),
    seed integer,
    sentiment text check (sentiment in ('positive', 'neutral', 'negative')),
    complaint boolean,
    lang text not null,
    scored_sentiment text,
    scored_p_positive integer,
    scored_p_neutral integer,
    scored_p_negative integer,
    scored_engine text,
    scored_complaint boolean,
    complaint_version text,
    actor uuid,
    at timestamptz not null,
    taken_back_at timestamptz
  )`,
  `create unique index label_of_mention on label (mention_id, origin) where taken_back_at is null`,
  `create index label_latest on label (origin, at desc) where taken_back_at is null`,
];

/** Labels of people; classes that were stated, kept apart in the rollups from those that an engine gave. */
export const labels: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
    for (const rollup of ROLLUPS) await countStated(db, rollup);
  },
};

/**
 * Counts stated classes into rows that were there before. A mention counts in the last bucket of its key that begins
 * before it: that row exists, for it holds the mention.
 */
export async function countStated(db: Kysely<unknown>, rollup: (typeof ROLLUPS)[number]): Promise<void> {
  const table = sql.table(rollup);
  await sql`with counted as (
      select m.id, m.at, m.source, m.lang, m.sentiment, v.topic_version from mention m
      cross join lateral (
        select 0 as topic_version
        union all select t.topic_version from mention_topic t
          join topic_version built on built.version = t.topic_version
          where t.mention_id = m.id and (built.state = 'active' or built.state = 'counting' and m.id <= built.built_to)
      ) as v
      where m.direction = 'inbound' and m.sentiment is not null and m.engine in ('file-1', 'person-1')
    ), placed as (
      select z.version as zone_version, c.topic_version, c.source, c.lang, c.sentiment,
        (select max(r.bucket) from ${table} r where r.topic_version = c.topic_version and r.zone_version = z.version
          and r.source = c.source and r.lang = c.lang and r.bucket <= c.at) as bucket
      from counted c join zone_version z on z.state = 'active' or z.state = 'building' and c.id <= z.built_to
    ), summed as (
      select topic_version, zone_version, bucket, source, lang,
        count(*) filter (where sentiment = 'negative') as negative,
        count(*) filter (where sentiment = 'neutral') as neutral,
        count(*) filter (where sentiment = 'positive') as positive
      from placed group by 1, 2, 3, 4, 5
    )
    update ${table} as r set stated_negative = s.negative, stated_neutral = s.neutral, stated_positive = s.positive
    from summed s where s.topic_version = r.topic_version and s.zone_version = r.zone_version
      and s.bucket = r.bucket and s.source = r.source and s.lang = r.lang`.execute(db);
}
