import { sql } from 'kysely';
import { readConfig } from '../src/server/node/config';
import { openStore } from '../src/server/node/river-store';
import { startServer } from '../src/server/testing/server-process';
import { type Figure, read, type StoreKind, spread, timed } from './measure';
import { nothingToScore, type StorePlace, withStore } from './stores';

const MENTIONS = 200_000;
const CAMPAIGN = '00000000-0000-4000-8000-000000000001';
const REQUESTS = 40;

/** Reactions of a campaign of 30 days in a store of 200,000 mentions: 6,000 replies, 20,000 of its topic, a hashtag. */
export async function benchReactions(kind: StoreKind, port: number): Promise<Figure[]> {
  return withStore(kind, async (place) => {
    await fill(place);
    const server = await startServer({ port, ...place });
    const figures: Figure[] = [];
    for (const [name, path] of [
      ['GET reactions', `/reactions`],
      ['GET reactions, negative', `/reactions?sentiment=negative`],
      ['GET rules', `/rules`],
    ] as const) {
      const times: number[] = [];
      const call = () => read(server, `/api/v1/campaigns/${CAMPAIGN}${path}`);
      const answer = (await call()) as { totals?: { mentions: number } };
      for (let request = 0; request < REQUESTS; request++) times.push(await timed(call));
      figures.push({
        bench: `${name} of a campaign with ${answer.totals?.mentions ?? 'all'} of ${MENTIONS} mentions`,
        store: kind,
        unit: 'ms',
        rounds: [times],
        summary: spread([times]),
      });
    }
    await server.stop();
    return figures;
  });
}

async function fill(place: StorePlace): Promise<void> {
  const config = readConfig({
    ...(place.databaseUrl === undefined ? {} : { DATABASE_URL: place.databaseUrl }),
  });
  const { db } = await openStore(config, place.dataDir, 'real', (error) => console.error(error));
  const id = (n: string) => sql`md5(${sql.raw(n)}::text)::uuid`;
  await sql`insert into campaign (id, name, start_at, end_exclusive, channels, created_at, updated_at)
    values (${CAMPAIGN}::uuid, 'Spring', '2026-09-01', '2026-10-01', '[]', now(), now())`.execute(db);
  await sql`insert into post (id, campaign_id, at, channel, text, metrics, learned_at)
    select md5('post' || i)::uuid, ${CAMPAIGN}::uuid, '2026-09-01', 'bluesky', 'hello', '{}', now()
    from generate_series(1, 20) as i`.execute(db);
  await sql`insert into mention (id, source, at, learned_at, direction, author, followers, text, lang, private, labels,
      sentiment, engine, complaint, import_id, in_reply_to_id)
    select ${id('i')}, (array['bluesky','mastodon','forum','reviews'])[1 + i % 4],
      timestamptz '2026-08-01' + (i::double precision * 90 / ${MENTIONS}::double precision) * interval '1 day', now(),
      'inbound', 'user_' || (i % 20000), i % 5000, 'the network is down again, mention number ' || i,
      (array['en','de','fr'])[1 + i % 3], false, '{}', (array['positive','neutral','negative', null])[1 + i % 4],
      'afinn-1', i % 4 = 2, ${CAMPAIGN}::uuid, case when i % 33 = 0 then md5('post' || (1 + i % 20))::uuid end
    from generate_series(1, ${MENTIONS}::integer) as i`.execute(db);
  await sql`insert into thread_member select coalesce(in_reply_to_id, id), id from mention`.execute(db);
  await sql`insert into topic (id, name, created_at, updated_at) values (${id("'topic'")}, 'Network', now(), now())`.execute(
    db,
  );
  for (const [kind, key, every] of [
    ['topic', 'topic', 3],
    ['hashtag', 'tag', 10],
  ] as const) {
    const of = id(`'${key}'`);
    await sql`insert into topic_version (topic_id, query, inherits_thread, state, created_at)
      values (${of}, 'network', false, 'active', now())`.execute(db);
    await sql`insert into mention_topic (topic_version, mention_id, own, at, label)
      select version.version, mention.id, true, at, coalesce(sentiment, 'unscored') from mention, topic_version version
      where version.topic_id = ${of} and followers % ${every}::integer = 0`.execute(db);
    await sql`insert into attribution_rule (id, campaign_id, kind, value, topic_id, enabled, by_default, created_at)
      values (${kind === 'topic' ? id("'rule'") : of}, ${CAMPAIGN}::uuid, ${kind},
        ${kind === 'topic' ? null : '#tag'}::text, ${kind === 'topic' ? of : null}, true, false, now())`.execute(
      db,
    );
  }
  await sql`insert into attribution_rule (id, campaign_id, kind, enabled, by_default, created_at)
    values (${id("'reply'")}, ${CAMPAIGN}::uuid, 'reply', true, true, now())`.execute(db);
  await nothingToScore(db);
  await db.destroy();
}
