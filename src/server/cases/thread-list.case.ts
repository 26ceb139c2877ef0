import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { countThreads, ThreadItem } from '../../contract/thread-list';
import type { Topic } from '../../contract/topics';
import type { Check } from '../../contract/upkeep';
import type { OpenTestApp } from '../testing/test-app';
import { useApp } from './suite.case';

type Page = { items: ThreadItem[]; nextCursor: string | null };
type Counts = z.infer<(typeof countThreads)['response']>;

const at = (hour: number) => new Date(Date.parse('2026-11-01T00:00:00Z') + hour * 3_600_000).toISOString();

/** Three conversations: one answered and asked again, one never answered, one that is ours alone. */
const ROWS = [
  { id: 'a1', at: at(0), text: 'My signal is gone', author: 'ada', followers: 10, sentiment: 'negative' },
  { id: 'a2', at: at(2), text: 'We are on it', author: 'us', direction: 'outbound', in_reply_to: 'a1' },
  { id: 'a3', at: at(30), text: 'Still gone', author: 'ada', in_reply_to: 'a2', sentiment: 'negative' },
  { id: 'b1', at: at(5), text: 'Lovely shop', author: 'bob', followers: 900, sentiment: 'positive' },
  { id: 'c1', at: at(6), text: 'Our new phone', author: 'us', direction: 'outbound' },
  { id: 'd1', at: at(7), text: 'Is the signal ok?', author: 'dan', sentiment: 'neutral' },
  { id: 'd2', at: at(8), text: 'It is', author: 'us', direction: 'outbound', in_reply_to: 'd1' },
].map((row) => ({ source: 'forum', lang: 'en', ...row }));

/** `GET /threads`: conversations by filter, searched, a page at a time. */
export function threadListCases(open: OpenTestApp): void {
  describe('a list of threads', () => {
    const app = useApp(open);
    const list = (query = '') => app().json<Page>(`/api/v1/threads${query}`);
    const openings = async (query: string) => (await list(query)).items.map(({ opening }) => opening.text);

    it('says of each who spoke, when, and whether anybody waits', async () => {
      await app().importRows('mentions', ROWS);
      const { items, nextCursor } = await list();
      expect(nextCursor).toBeNull();
      expect(items.map(({ opening, state }) => [opening.text, state])).toEqual([
        ['My signal is gone', 'waiting'],
        ['Is the signal ok?', 'answered'],
        ['Our new phone', 'ours'],
        ['Lovely shop', 'unanswered'],
      ]);
      expect(items[0]).toMatchObject({
        mentions: 3,
        inbound: 2,
        outbound: 1,
        firstReplySeconds: 7200,
        waitingSince: at(30),
        inboundDays: 2,
        people: 1,
        followers: 10,
        negative: 2,
        complaints: 2,
      });
      expect(items[3]).toMatchObject({ firstReplySeconds: null, waitingSince: at(5) });
    });

    it('is narrowed by what each filter says, all of them at once', async () => {
      await app().importRows('mentions', ROWS);
      expect(await openings('?state=waiting&state=ours')).toEqual(['My signal is gone', 'Our new phone']);
      expect(await openings('?sentiment=positive')).toEqual(['Lovely shop']);
      expect(await openings('?complaint=yes')).toEqual(['My signal is gone']);
      expect(await openings('?answered=no')).toEqual(['Lovely shop']);
      expect(await openings('?followers=500')).toEqual(['Lovely shop']);
      expect(await openings('?source=elsewhere')).toEqual([]);
      // The clock stands on 20 November at noon: 19 days, less 18 hours.
      expect(await openings(`?waitingHours=${19 * 24 - 19}`)).toEqual(['My signal is gone', 'Lovely shop']);
      expect(await openings(`?from=${at(7)}&to=${at(9)}`)).toEqual(['Is the signal ok?']);
      expect(await openings('?q=signal&state=answered')).toEqual(['Is the signal ok?']);
    });

    it('finds words in any turn and shows the turn that holds them', async () => {
      await app().importRows('mentions', ROWS);
      const { items } = await list('?q=still');
      expect(items).toMatchObject([
        { opening: { text: 'My signal is gone' }, found: { text: 'Still gone' } },
      ]);
      expect((await list('?q=lovely')).items).toMatchObject([{ found: null }]);
      expect(await openings('?q=%22signal%20is%22')).toEqual(['My signal is gone']);
      expect(await openings(`?q=${encodeURIComponent('signal -ok')}`)).toEqual(['My signal is gone']);
      expect(await openings(`?q=${encodeURIComponent("';--")}`)).toEqual([]);
    });

    it('is narrowed by a topic that any turn counts in', async () => {
      await app().importRows('mentions', ROWS);
      const topic = await app().json<Topic>('/api/v1/topics', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'Signal', query: 'signal' }),
      });
      await app().settle();
      const { items } = await list(`?topic=${topic.id}`);
      expect(items.map(({ opening, topics }) => [opening.text, topics])).toEqual([
        ['My signal is gone', [topic.id]],
        ['Is the signal ok?', [topic.id]],
      ]);
    });

    it.each(['recent', 'waiting', 'size', 'persistence'])(
      'sorted by %s holds each thread once over all pages',
      async (sort) => {
        const many = Array.from({ length: 25 }, (_, index) => [
          { id: `r${index}`, at: at(index % 5), text: 'root', source: 'forum' },
          ...(index % 3 === 0
            ? [{ id: `s${index}`, at: at(26), text: 'more', source: 'forum', in_reply_to: `r${index}` }]
            : []),
        ]).flat();
        await app().importRows('mentions', many);
        const seen: string[] = [];
        let cursor: string | null = null;
        do {
          const next: Page = await list(`?sort=${sort}&limit=7${cursor ? `&cursor=${cursor}` : ''}`);
          seen.push(...next.items.map(({ id }) => id));
          cursor = next.nextCursor;
        } while (cursor);
        expect(seen).toHaveLength(25);
        expect(new Set(seen).size).toBe(25);
      },
    );

    it('sorts by the longest wait first, and leaves out threads in which nobody waits', async () => {
      await app().importRows('mentions', ROWS);
      expect(await openings('?sort=waiting')).toEqual(['Lovely shop', 'My signal is gone']);
    });

    it('refuses a cursor of another sort', async () => {
      await app().importRows('mentions', ROWS);
      const { nextCursor } = await list('?limit=1');
      const other = await app().request(`/api/v1/threads?sort=size&cursor=${nextCursor}`);
      expect(other.status).toBe(400);
    });

    it('counts what a filter finds, by state', async () => {
      await app().importRows('mentions', ROWS);
      const counts = await app().json<Counts>('/api/v1/thread-counts');
      expect(counts).toEqual({
        threads: 4,
        capped: false,
        byState: { unanswered: 1, waiting: 1, answered: 1, handled: 0, ours: 1 },
      });
      expect(await app().json<Counts>('/api/v1/thread-counts?q=signal')).toMatchObject({ threads: 2 });
    });

    it('follows what changes: a late root, a withdrawn import, an erased author, an account of ours', async () => {
      const [root, ...replies] = ROWS.filter(({ id }) => id.startsWith('a')) as [object, ...object[]];
      await app().importRows('mentions', replies);
      expect((await list()).items).toMatchObject([
        { mentions: 2, state: 'waiting', firstReplySeconds: null },
      ]);
      const late = await app().importRows<{ id: string }>('mentions', [root]);
      expect((await list()).items).toMatchObject([{ mentions: 3, firstReplySeconds: 7200 }]);
      await app().json(`/api/v1/imports/${late.id}/withdraw`, { method: 'POST' });
      await app().settle();
      expect((await list()).items).toMatchObject([{ mentions: 2, firstReplySeconds: null }]);
      expect((await app().json<Check>('/api/v1/check')).differences).toEqual([]);
    });
  });
}
