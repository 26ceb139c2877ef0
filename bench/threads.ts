import { sql } from 'kysely';
import type { ThreadItem } from '../src/contract/thread-list';
import type { Db } from '../src/server/db/database';
import { readConfig } from '../src/server/node/config';
import { openStore } from '../src/server/node/river-store';
import { refreshThreads } from '../src/server/stores/thread-state.store';
import { refreshWords } from '../src/server/stores/thread-words.store';
import { type ServerProcess, startServer } from '../src/server/testing/server-process';
import { type Figure, read, type StoreKind, spread, timed } from './measure';
import { numbers } from './mention-file';
import { nothingToScore, type StorePlace, withStore } from './stores';

/** As many as are promised for each store. */
export const THREADS: Readonly<Record<StoreKind, number>> = { postgres: 1_000_000, pglite: 200_000 };
const TOPICS = 12;
const TEAMS = 4;
const SORTS = ['recent', 'waiting', 'size', 'persistence'] as const;
/** Of each combination, after one that is not measured: the second slowest of 25 is their 95th percentile. */
const REQUESTS = 25;
const NOW = '2026-11-20T12:00:00Z';

const teamId = (team: number) => `00000000-0000-4000-8000-${String(team).padStart(12, '0')}`;
const topicId = (topic: number) => `00000000-0000-4000-9000-${String(topic).padStart(12, '0')}`;
const flawId = (flaw: number) => `00000000-0000-4000-a000-${String(flaw).padStart(12, '0')}`;

/** Each filter by itself, common and rare, and some that lie at the far end of a sort. */
const FILTERS: Readonly<Record<string, string>> = {
  none: '',
  'state unanswered': 'state=unanswered',
  'state waiting': 'state=waiting',
  'state answered': 'state=answered',
  'state ours': 'state=ours',
  'topic common': `topic=${topicId(0)}`,
  'topic rare': `topic=${topicId(TOPICS - 1)}`,
  team: `team=${teamId(1)}`,
  'routed several': 'routed=several',
  'sentiment negative': 'sentiment=negative',
  'sentiment unscored': 'sentiment=unscored',
  'source common': 'source=twitter',
  'source of long ago': 'source=archive',
  'language common': 'lang=en',
  'language rare': 'lang=pt',
  'complaint yes': 'complaint=yes',
  'answered no': 'answered=no',
  'waiting over a day': 'waitingHours=24',
  'waiting over half a year': 'waitingHours=4400',
  'followers 1000': 'followers=1000',
  'followers 900000': 'followers=900000',
  flaw: `flaw=${flawId(0)}`,
  label: 'label=brand:acme',
  'last month': 'from=2026-10-20T00:00:00Z',
  'one hour': 'from=2026-05-01T00:00:00Z&to=2026-05-01T01:00:00Z',
};

/** Words said in every second conversation, in one of a hundred, in one of ten thousand, in a language not asked for. */
const SEARCHES: Readonly<Record<string, string>> = {
  common: 'q=network',
  usual: 'q=refund',
  rare: 'q=zebra',
  phrase: 'q=%22network%20is%22',
  'two words': 'q=network%20refund',
  'common, complaints': 'q=network&complaint=yes',
  'usual, one source': 'q=refund&source=forum',
  'of another language': 'q=network&lang=pt',
};

/** List and search of as many threads as are promised, for each filter and sort and 20 random combinations. */
export async function benchThreads(kind: StoreKind, port: number): Promise<Figure[]> {
  return withStore(kind, async (place) => {
    await fillThreads(place, THREADS[kind]);
    return measureThreads(kind, place, port);
  });
}

/** The same of a store that is filled. */
async function measureThreads(kind: StoreKind, place: StorePlace, port: number): Promise<Figure[]> {
  const server = await startServer({ port, ...place, env: { EDDYLINE_NOW: NOW } });
  try {
    const figures: Figure[] = [];
    for (const [what, asked, limit] of [
      ['list', combinations(FILTERS), 60],
      ['20 random combinations', randomCombinations(20), 60],
      ['search', combinations(SEARCHES), 150],
    ] as const) {
      figures.push(await measure(kind, server, { what, asked, limit }));
    }
    figures.push(await measureCounts(kind, server));
    return figures;
  } finally {
    await server.stop();
  }
}

interface Asked {
  name: string;
  query: string;
}

function combinations(filters: Readonly<Record<string, string>>): Asked[] {
  return SORTS.flatMap((sort) =>
    Object.entries(filters).map(([name, filter]) => ({
      name: `${name}, ${sort}`,
      query: `${filter}&sort=${sort}`,
    })),
  );
}

/** Of each two to four filters and a sort, always the same. */
function randomCombinations(count: number): Asked[] {
  const next = numbers(7);
  const names = Object.keys(FILTERS).slice(1);
  return Array.from({ length: count }, () => {
    const chosen = new Map<string, string>();
    const wanted = 2 + Math.floor(next() * 3);
    while (chosen.size < wanted) {
      const name = names[Math.floor(next() * names.length)] as string;
      chosen.set((FILTERS[name] as string).split('=')[0] as string, name);
    }
    const sort = SORTS[Math.floor(next() * SORTS.length)] as string;
    const filters = [...chosen.values()];
    const query = [...filters.map((name) => FILTERS[name]), `sort=${sort}`].join('&');
    return { name: [...filters, sort].join(', '), query };
  });
}

async function measure(
  kind: StoreKind,
  server: ServerProcess,
  { what, asked, limit }: { what: string; asked: readonly Asked[]; limit: number },
): Promise<Figure> {
  const rounds: number[][] = [];
  let slowest = { name: '', p95: 0 };
  let above = 0;
  for (const { name, query } of asked) {
    const times = await pages(server, query);
    rounds.push(times);
    const p95 = spread([times]).p95 as number;
    if (p95 > slowest.p95) slowest = { name, p95 };
    if (p95 > limit) above++;
    console.log(`${String(p95).padStart(8)} ms p95 of ${what} on ${kind}: ${name}`);
  }
  console.log(`Slowest ${what} on ${kind}: ${slowest.name}`);
  return {
    bench: `GET /threads, ${what}, ${THREADS[kind]} threads`,
    store: kind,
    unit: 'ms',
    rounds,
    summary: {
      ...spread(rounds),
      slowestP95: slowest.p95,
      combinations: asked.length,
      aboveLimit: above,
      limit,
    },
  };
}

/**
 * Times of the first pages of a list, one after the other, as somebody who scrolls asks for them, again from the top
 * where it ends. The first page is asked for once before: what a cold server reads from the disk is not the list's time.
 */
async function pages(server: ServerProcess, query: string): Promise<number[]> {
  const times: number[] = [];
  let cursor: string | null = null;
  await read(server, `/api/v1/threads?${query}`);
  for (let request = 0; request < REQUESTS; request++) {
    const after: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    let page: { items: ThreadItem[]; nextCursor: string | null } | null = null;
    const time = await timed(async () => {
      page = (await read(server, `/api/v1/threads?${query}${after}`)) as typeof page;
    });
    times.push(time);
    cursor = (page as { nextCursor: string | null } | null)?.nextCursor ?? null;
  }
  return times;
}

async function measureCounts(kind: StoreKind, server: ServerProcess): Promise<Figure> {
  const rounds: number[][] = [];
  for (const [name, filter] of Object.entries({ ...FILTERS, ...SEARCHES })) {
    const times: number[] = [];
    for (let request = 0; request < 5; request++)
      times.push(await timed(() => read(server, `/api/v1/thread-counts?${filter}`)));
    rounds.push(times);
    console.log(`${String(spread([times]).p95).padStart(8)} ms p95 of counts on ${kind}: ${name}`);
  }
  return {
    bench: `GET /thread-counts, ${THREADS[kind]} threads`,
    store: kind,
    unit: 'ms',
    rounds,
    summary: spread(rounds),
  };
}

/** Conversations over a year, by the same arithmetic on every machine, put into their rows by the store's own function. */
export async function fillThreads(place: StorePlace, count: number): Promise<void> {
  const config = readConfig({
    ...(place.databaseUrl === undefined ? {} : { DATABASE_URL: place.databaseUrl }),
  });
  const { db } = await openStore(config, place.dataDir, 'real', (error) => console.error(error));
  await fillNames(db);
  await fillMentions(db, count);
  await sql`analyze`.execute(db);
  await refreshAll(db);
  await nothingToScore(db);
  await sql`analyze`.execute(db);
  await db.destroy();
}

async function fillNames(db: Db): Promise<void> {
  for (let team = 0; team < TEAMS; team++)
    await sql`insert into team values (${teamId(team)}::uuid, ${`Team ${team}`}, now())`.execute(db);
  for (let topic = 0; topic < TOPICS; topic++) {
    await sql`insert into topic (id, name, owner_team_id, created_at, updated_at)
      values (${topicId(topic)}::uuid, ${`Topic ${topic}`}, ${teamId(topic % TEAMS)}::uuid, now(), now())`.execute(
      db,
    );
    await sql`insert into topic_version (topic_id, query, inherits_thread, state, created_at)
      values (${topicId(topic)}::uuid, 'word', true, 'active', now())`.execute(db);
  }
  await sql`insert into flaw (id, title, state, state_at, state_words, root_id, matching, created_at, updated_at)
    values (${flawId(0)}::uuid, 'Dead spots', 'accepted', now(), '', ${flawId(0)}::uuid, false, now(), now())`.execute(
    db,
  );
  await sql`insert into our_account (source, handle) values ('', 'us')`.execute(db);
}

const PER_STEP = 50_000;

/** Of every ten conversations one has three turns, three have two; one in fifty is ours alone. */
async function fillMentions(db: Db, count: number): Promise<void> {
  const root = sql`md5('t' || i)::uuid`;
  const chance = (name: string) => sql`((hashtext(${name} || i) & 16777215) / 16777216.0)`;
  for (let from = 0; from < count; from += PER_STEP) {
    const to = Math.min(count, from + PER_STEP) - 1;
    await sql`
      with thread as materialized (
        select i, ${root} as root,
          timestamptz '2025-11-20' + (case when i % 9 = 0 then ${chance('s')} * -700 else ${chance('s')} * 365 end)
            * interval '1 day' as at,
          case when i % 10 = 0 then 3 when i % 10 < 4 then 2 else 1 end as turns,
          case when i % 9 = 0 then 'archive' else (array['twitter','twitter','twitter','forum','reviews','mail'])[1 + (hashtext('src' || i) & 65535) % 6] end as source,
          (array['en','en','en','en','en','en','de','de','fr','pt'])[1 + (hashtext('lang' || i) & 65535) % 10] as lang,
          (exp(${chance('f')} * 14))::bigint as followers,
          i % 50 = 7 as is_ours
        from generate_series(${from}::integer, ${to}::integer) i
      )
      insert into mention (id, source, at, learned_at, direction, author, followers, text, in_reply_to_id, lang, private,
        labels, sentiment, engine, complaint, import_id)
      select case when turn = 0 then root else md5('t' || i || '-' || turn)::uuid end, source,
        at + turn * (1 + i % 40) * interval '1 hour', now(),
        case when is_ours or (turn % 2 = 1 and i % 3 < 2) then 'outbound' else 'inbound' end,
        case when is_ours or (turn % 2 = 1 and i % 3 < 2) then 'us' else 'user_' || (i % 100000) end,
        case when is_ours or (turn % 2 = 1 and i % 3 < 2) then null else followers end,
        case when lang = 'pt' then 'a rede caiu outra vez numero ' || i
          else (array['the network is down again','my bill is wrong','the app crashes','love the new phone'])[1 + (hashtext('w' || i || turn) & 65535) % 4] end
          || case when i % 100 = 3 then ' refund' else '' end || case when i % 10000 = 77 then ' zebra' else '' end
          || ', said ' || i,
        case when turn > 0 then root end, lang, false,
        case when i % 20 = 0 then '{"brand":"acme"}'::jsonb else '{}'::jsonb end,
        (array['positive','neutral','negative','negative', null])[1 + (hashtext('c' || i || turn) & 65535) % 5], 'afinn-1',
        not (is_ours or (turn % 2 = 1 and i % 3 < 2)) and (hashtext('c' || i || turn) & 65535) % 5 in (2, 3), ${teamId(0)}::uuid
      from thread cross join lateral generate_series(0, turns - 1) turn`.execute(db);
    await sql`insert into thread_member select ${root}, case when turn = 0 then ${root} else md5('t' || i || '-' || turn)::uuid end
      from generate_series(${from}::integer, ${to}::integer) i cross join lateral
        generate_series(0, case when i % 10 = 0 then 2 when i % 10 < 4 then 1 else 0 end) turn`.execute(db);
    // Topics are ever rarer; some conversations speak of two.
    await sql`insert into mention_topic (topic_version, mention_id, own, at, label)
      select 1 + topic, ${root}, true, now(), 'negative' from generate_series(${from}::integer, ${to}::integer) i
        cross join generate_series(0, ${TOPICS - 1}) topic
      where (hashtext('t' || i || '-' || topic) & 65535) / 65536.0 < 0.3 / power(2, topic)`.execute(db);
    await sql`insert into flaw_thread (thread_id, flaw_id, opening_id, at, source, proposed)
      select ${root}, ${flawId(0)}::uuid, ${root}, now(), 'twitter', false
      from generate_series(${from}::integer, ${to}::integer) i where i % 1000 = 5`.execute(db);
  }
}

async function refreshAll(db: Db): Promise<void> {
  let after: string | null = null;
  for (;;) {
    const ids: string[] = await db.transaction().execute(async (tx) => {
      const { rows } = await sql<{ id: string }>`select distinct thread_id as id from thread_member
        where thread_id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid order by 1 limit 20000`.execute(
        tx,
      );
      const step = rows.map(({ id }) => id);
      await refreshThreads(tx, step, { look: false });
      await refreshWords(tx, step);
      return step;
    });
    if (ids.length === 0) return;
    after = ids.at(-1) as string;
  }
}
