import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { THREAD_SORTS, type ThreadSort } from '../../contract/thread-kinds';
import { type ThreadFilter, threadFilterSchema } from '../../contract/thread-list';
import type { Db } from '../db/database';
import { readSnapshot } from '../db/read-snapshot';
import { openPGliteApp, type TestApp } from '../testing/test-app';
import { threadQueryOf } from './thread-list.store';
import type { ThreadPlace } from './thread-order.store';
import { findThreadPage } from './thread-page.store';
import { refreshThreads } from './thread-state.store';
import { refreshWords } from './thread-words.store';

const THREADS = 6000;
const NOW = new Date('2026-11-20T12:00:00Z');

/** Filters, and what they mean said as plainly as possible. */
const FILTERS: [string, Partial<Record<keyof ThreadFilter, unknown>>, RawBuilder<unknown>][] = [
  ['nothing', {}, sql`true`],
  ['a common source', { source: ['forum'] }, sql`thread.source = 'forum'`],
  ['a source of long ago', { source: ['archive'] }, sql`thread.source = 'archive'`],
  ['two languages', { lang: ['de', 'fr'] }, sql`thread.lang in ('de', 'fr')`],
  ['a rare language', { lang: ['pt'] }, sql`thread.lang = 'pt'`],
  ['those never answered', { answered: 'no' }, sql`thread.inbound > 0 and thread.replies = 0`],
  ['those answered', { state: ['answered'] }, sql`thread.inbound > 0 and thread.waiting_since is null`],
  ['our own', { state: ['ours'] }, sql`thread.inbound = 0`],
  ['contradictions', { state: ['ours'], answered: 'no' }, sql`false`],
  ['followers', { followers: 3000 }, sql`thread.followers >= 3000`],
  [
    'long waits',
    { waitingHours: 24 * 200 },
    sql`thread.waiting_since <= ${new Date(NOW.getTime() - 200 * 86_400_000).toISOString()}::timestamptz`,
  ],
  ['the last weeks', { from: '2026-10-25T00:00:00Z' }, sql`thread.last_at >= '2026-10-25'`],
  [
    'one day',
    { from: '2026-05-01T00:00:00Z', to: '2026-05-02T00:00:00Z' },
    sql`thread.last_at >= '2026-05-01' and thread.last_at < '2026-05-02'`,
  ],
  [
    'what began in a month',
    { begunFrom: '2026-05-01T00:00:00Z', begunTo: '2026-06-01T00:00:00Z' },
    sql`thread.started_at >= '2026-05-01' and thread.started_at < '2026-06-01'`,
  ],
  [
    'what people began and was never answered',
    { begunBy: 'people', begunFrom: '2026-03-01T00:00:00Z', answered: 'no' },
    sql`thread.root_at is not null and thread.started_at >= '2026-03-01' and thread.inbound > 0
      and thread.replies = 0`,
  ],
  ['a common word', { q: 'network' }, says('network')],
  ['a usual word', { q: 'refund' }, says('refund')],
  [
    'a word of another language',
    { q: 'network', lang: ['pt'] },
    sql`thread.lang = 'pt' and ${says('network')}`,
  ],
  [
    'a word and a wait',
    { q: 'refund', waitingHours: 24 },
    sql`${says('refund')} and thread.waiting_since <= '2026-11-19 12:00+00'`,
  ],
  ['no word', { q: '--' }, sql`false`],
];

const COLUMN: Readonly<Record<ThreadSort, [RawBuilder<unknown>, RawBuilder<unknown>]>> = {
  recent: [sql`last_at desc, thread_id desc`, sql`true`],
  waiting: [sql`waiting_since, thread_id`, sql`waiting_since is not null`],
  size: [sql`mentions desc, thread_id desc`, sql`true`],
  persistence: [sql`inbound_days desc, thread_id desc`, sql`true`],
};

function says(word: string): RawBuilder<unknown> {
  return sql`exists (select from thread_member member join mention m on m.id = member.mention_id
    where member.thread_id = thread.thread_id and m.text like ${`%${word}%`})`;
}

/** Ten turns in some, an old source that ends where others begin, waits that go on over months. */
async function fill(db: Db): Promise<void> {
  const turn = sql`case when turn = 0 then md5('t' || i)::uuid else md5('t' || i || '-' || turn)::uuid end`;
  const turns = sql`case when i % 40 = 0 then 9 when i % 4 = 0 then 1 else 0 end`;
  const isOurs = sql`(i % 25 = 7 or (turn % 2 = 1 and i % 3 < 2))`;
  await sql`insert into mention (id, source, at, learned_at, direction, author, followers, text, in_reply_to_id, lang,
      private, labels, sentiment, engine, complaint, import_id)
    select ${turn}, case when i % 3 = 0 then 'archive' else (array['forum','mail'])[1 + i % 2] end,
      timestamptz '2025-11-20' + (case when i % 3 = 0 then -1 else 1 end * (i * 7919 % 6000) / 6000.0 * 364
        + turn * (i % 13)) * interval '1 day',
      now(), case when ${isOurs} then 'outbound' else 'inbound' end, 'a' || i, (i * 31 % 100000) / 20,
      case when i % 50 = 3 then 'rede' when i % 2 = 0 then 'the network is down' else 'my bill' end
        || case when i % 20 = 5 then ' refund' else '' end,
      case when turn > 0 then md5('t' || i)::uuid end,
      case when i % 50 = 3 then 'pt' else (array['en','en','de','fr'])[1 + i % 4] end, false, '{}',
      (array['positive','neutral','negative', null])[1 + (i + turn) % 4], 'x', false, md5('import')::uuid
    from generate_series(1, ${THREADS}::integer) i cross join lateral generate_series(0, ${turns}) turn`.execute(
    db,
  );
  await sql`insert into thread_member select coalesce(in_reply_to_id, id), id from mention`.execute(db);
  await db.transaction().execute(async (tx) => {
    const ids = (await sql<{ id: string }>`select distinct thread_id as id from thread_member`.execute(tx))
      .rows;
    const threadIds = ids.map(({ id }) => id);
    await refreshThreads(tx, threadIds);
    await refreshWords(tx, threadIds);
  });
}

describe('a page of threads', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await openPGliteApp();
    await fill(app.db);
  }, 120_000);
  afterAll(() => app.close());

  const cases = THREAD_SORTS.flatMap((sort) =>
    FILTERS.map(([name, asked, meant]) => ({ sort, name, asked, meant })),
  );
  it.each(cases)(
    'in the order $sort holds $name, each once, whatever way it took',
    async ({ sort, asked, meant }) => {
      const [order, condition] = COLUMN[sort];
      const { rows } = await sql<{ id: string }>`select thread_id as id from thread
      where ${condition} and ${meant} order by ${order}`.execute(app.db);
      const filter = threadFilterSchema.parse(asked);
      for (const [limit, effort] of [
        [50, undefined],
        [900, undefined],
        [70, { firstStep: 20, step: 60, few: 15, many: 30 }],
      ] as const) {
        const seen: string[] = [];
        let after: ThreadPlace | null = null;
        do {
          const page: ThreadPlace[] = await readSnapshot(app.db, async (db) => {
            const query = await threadQueryOf(db, filter, { topicVersions: [], now: NOW });
            return findThreadPage(db, query, { order: sort, limit, after }, effort);
          });
          seen.push(...page.map(({ id }) => id));
          after = page.length < limit ? null : (page.at(-1) as ThreadPlace);
          // Of short pages the first ones tell enough.
        } while (after !== null && (limit > 50 || seen.length < 300));
        expect(seen).toEqual(rows.map(({ id }) => id).slice(0, seen.length));
        if (limit > 70) expect(seen).toHaveLength(rows.length);
      }
    },
  );
});
