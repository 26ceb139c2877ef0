import { describe, expect, it } from 'vitest';
import type { BulkOperation } from '../../contract/bulk';
import type { HistoryEntry } from '../../contract/corrections';
import type { Team } from '../../contract/teams';
import type { ThreadItem } from '../../contract/thread-list';
import type { Check } from '../../contract/upkeep';
import type { OpenTestApp } from '../testing/test-app';
import { useApp } from './suite.case';

const at = (hour: number) => new Date(Date.parse('2026-11-10T00:00:00Z') + hour * 3_600_000).toISOString();
const ROWS = Array.from({ length: 9 }, (_, index) => ({
  id: `t${index}`,
  at: at(index),
  text: index < 6 ? `My bill ${index} is wrong` : `Thanks ${index}`,
  sentiment: index < 6 ? 'negative' : 'positive',
  author: `a${index}`,
  source: 'forum',
  lang: 'en',
}));

/** One thing done to many conversations, and taken back. */
export function bulkCases(open: OpenTestApp): void {
  describe('a bulk action', () => {
    const app = useApp(open);
    const call = (method: string, path: string, body?: object) =>
      app().request(`/api/v1${path}`, {
        method,
        headers: { 'content-type': 'application/json' },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
    const send = async <Answer>(method: string, path: string, body?: object): Promise<Answer> =>
      (await call(method, path, body)).json() as Promise<Answer>;
    const list = async (query = '') =>
      (await app().json<{ items: ThreadItem[] }>(`/api/v1/threads?limit=200${query}`)).items;
    const run = async (body: object) => {
      const { id } = await send<BulkOperation>('POST', '/threads/bulk', body);
      await app().settle();
      return app().json<BulkOperation>(`/api/v1/threads/bulk/${id}`);
    };
    const undo = async ({ id }: BulkOperation) => {
      await send('POST', `/threads/bulk/${id}/undo`);
      await app().settle();
      return app().json<BulkOperation>(`/api/v1/threads/bulk/${id}`);
    };
    const history = async ({ id }: ThreadItem) =>
      (await app().json<{ items: HistoryEntry[] }>(`/api/v1/threads/${id}/history`)).items;
    const exact = async () => expect((await app().json<Check>('/api/v1/check')).differences).toEqual([]);

    it('changes what its filter finds and nothing else, says how many, and stands in each history', async () => {
      await app().importRows('mentions', ROWS);
      const body = {
        filter: { q: 'bill' },
        action: { kind: 'complaint', complaint: false },
        reason: 'Questions',
      };
      const done = await run(body);
      expect(done).toMatchObject({ state: 'done', threads: 6, walked: 6, changed: 6, failure: null });
      expect(await list('&complaint=yes')).toEqual([]);
      const [first] = await list('&q=bill');
      expect(await history(first as ThreadItem)).toMatchObject([
        { field: 'complaint', before: true, after: false, reason: 'Questions', bulkId: done.id },
      ]);
      await exact();
    });

    it('is taken back exactly, but for what somebody decided since', async () => {
      await app().importRows('mentions', ROWS);
      const before = await list();
      const [own, since, ...rest] = await list('&q=bill');
      await call('PATCH', `/mentions/${own?.opening.id}`, { complaint: true });
      const done = await run({ filter: { q: 'bill' }, action: { kind: 'complaint', complaint: false } });
      await call('PATCH', `/mentions/${since?.opening.id}`, { complaint: null });
      await call('PATCH', `/mentions/${since?.opening.id}`, { complaint: false });
      expect(await undo(done)).toMatchObject({ state: 'undone', kept: 1 });
      const after = await list();
      expect(after.filter(({ id }) => id !== since?.id)).toEqual(before.filter(({ id }) => id !== since?.id));
      expect(after.find(({ id }) => id === since?.id)).toMatchObject({ complaints: 0 });
      // A person's own word from before is back as theirs.
      const corrected = await send<{ corrected: object }>('PATCH', `/mentions/${own?.opening.id}`, {
        complaint: true,
      });
      expect(corrected.corrected).toMatchObject({ complaint: true });
      expect((await history(rest[0] as ThreadItem)).map(({ after: value }) => value)).toEqual([false, null]);
      await exact();
    });

    it('says how many complaints a sentiment took away or made, and gives them back', async () => {
      await app().importRows('mentions', ROWS);
      const before = await list('&complaint=yes');
      const done = await run({
        filter: { q: 'bill' },
        action: { kind: 'sentiment', sentiment: 'neutral' },
      });
      const left = await list('&complaint=yes');
      expect(done.complaintsGone).toBe(before.length - left.length);
      expect(done).toMatchObject({ changed: 6, complaintsNew: 0 });
      expect(done.complaintsGone).toBeGreaterThan(0);
      await undo(done);
      expect((await list('&complaint=yes')).length).toBe(before.length);
      const again = await run({
        filter: { q: 'bill' },
        action: { kind: 'sentiment', sentiment: 'negative' },
      });
      expect(again).toMatchObject({ complaintsGone: 0 });
      await exact();
    });

    it('routes conversations by id with a reason, and restores who had routed them before', async () => {
      await app().importRows('mentions', ROWS);
      const [billing, apps] = [
        await send<Team>('POST', '/teams', { name: 'Billing' }),
        await send<Team>('POST', '/teams', { name: 'Apps' }),
      ];
      const [one, two] = (await list()) as [ThreadItem, ThreadItem];
      await send('POST', `/threads/${one.id}/route`, { teamId: apps.id, reason: 'Known' });
      const action = { kind: 'route', teamId: billing.id };
      const done = await run({ ids: [one.id, two.id], action, reason: 'A wave of bills' });
      expect(done).toMatchObject({ threads: 2, changed: 2 });
      expect((await list(`&team=${billing.id}`)).map(({ id }) => id)).toEqual([one.id, two.id]);
      await undo(done);
      expect((await list(`&team=${apps.id}`)).map(({ id }) => id)).toEqual([one.id]);
      expect(await list(`&team=${billing.id}`)).toEqual([]);
      const words = (await list()).find(({ id }) => id === one.id)?.route.words;
      expect(words).toBe('Somebody routed it here: “Known”.');
      await exact();
    });

    it('corrects the sentiment of openings; taking it back twice changes nothing more', async () => {
      await app().importRows('mentions', ROWS);
      const done = await run({
        filter: { sentiment: 'positive' },
        action: { kind: 'sentiment', sentiment: 'neutral' },
      });
      expect(done).toMatchObject({ threads: 3, changed: 3 });
      expect(await list('&sentiment=neutral')).toHaveLength(3);
      await undo(done);
      expect(await undo(done)).toMatchObject({ state: 'undone', kept: 0 });
      expect(await list('&sentiment=positive')).toHaveLength(3);
    });

    it('is refused without something to do it to, without a reason to route, for teams there are none of', async () => {
      const complaint = { kind: 'complaint', complaint: false };
      expect((await call('POST', '/threads/bulk', { action: complaint })).status).toBe(400);
      expect(
        (await call('POST', '/threads/bulk', { filter: {}, ids: [crypto.randomUUID()], action: complaint }))
          .status,
      ).toBe(400);
      const route = { kind: 'route', teamId: crypto.randomUUID() };
      expect((await call('POST', '/threads/bulk', { filter: {}, action: route })).status).toBe(400);
      expect((await call('POST', '/threads/bulk', { filter: {}, action: route, reason: 'x' })).status).toBe(
        400,
      );
      expect((await call('GET', `/threads/bulk/${crypto.randomUUID()}`)).status).toBe(404);
      expect((await call('POST', `/threads/bulk/${crypto.randomUUID()}/undo`)).status).toBe(404);
    });
  });
}
