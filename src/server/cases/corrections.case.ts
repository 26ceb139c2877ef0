import { describe, expect, it } from 'vitest';
import type { Correction, HistoryEntry } from '../../contract/corrections';
import type { Currents } from '../../contract/currents';
import { ACTOR_HEADER, type Person } from '../../contract/teams';
import type { ThreadItem } from '../../contract/thread-list';
import type { Check } from '../../contract/upkeep';
import type { OpenTestApp } from '../testing/test-app';
import { useApp } from './suite.case';

const ROWS = [
  { id: 'a', at: '2026-11-01T08:00:00Z', text: 'Well, thanks a lot for nothing', sentiment: 'positive' },
  { id: 'b', at: '2026-11-01T09:00:00Z', text: 'My bill is wrong', sentiment: 'negative' },
].map((row) => ({ source: 'forum', lang: 'en', author: `author of ${row.id}`, ...row }));

/** `PATCH /mentions/{id}`: what a person says wins over every engine. */
export function correctionCases(open: OpenTestApp): void {
  describe('a correction', () => {
    const app = useApp(open);
    const idOf = async (text: string) => {
      const { items } = await app().json<{ items: ThreadItem[] }>('/api/v1/threads');
      return items.find(({ opening }) => opening.text === text)?.opening.id as string;
    };
    const correct = (id: string, body: object, headers: object = {}) =>
      app().json<Correction>(`/api/v1/mentions/${id}`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
    const totals = async () => {
      const path = '/api/v1/currents?from=2026-11-01T00:00:00Z&to=2026-11-02T00:00:00Z';
      const { positive, negative, complaints } = (await app().json<Currents>(path)).totals;
      return { positive, negative, complaints };
    };
    const differences = async () => (await app().json<Check>('/api/v1/check')).differences;

    it('moves the counts exactly and says who made it', async () => {
      await app().importRows('mentions', ROWS);
      expect(await totals()).toEqual({ positive: 1, negative: 1, complaints: 1 });
      const id = await idOf('Well, thanks a lot for nothing');
      expect(await correct(id, { sentiment: 'negative' })).toEqual({
        mentionId: id,
        sentiment: 'negative',
        complaint: true,
        engine: 'person-1',
        corrected: { sentiment: 'negative', complaint: null },
      });
      expect(await totals()).toEqual({ positive: 0, negative: 2, complaints: 2 });
      expect(await differences()).toEqual([]);
    });

    it('taken back gives the engine its word again', async () => {
      await app().importRows('mentions', ROWS);
      const id = await idOf('Well, thanks a lot for nothing');
      await correct(id, { sentiment: 'negative' });
      expect(await correct(id, { sentiment: null })).toMatchObject({
        sentiment: 'positive',
        engine: 'file-1',
      });
      expect(await totals()).toEqual({ positive: 1, negative: 1, complaints: 1 });
    });

    it('says that something is no complaint without touching how it was said', async () => {
      await app().importRows('mentions', ROWS);
      const id = await idOf('My bill is wrong');
      expect(await correct(id, { complaint: false })).toMatchObject({
        sentiment: 'negative',
        complaint: false,
      });
      expect(await totals()).toEqual({ positive: 1, negative: 1, complaints: 0 });
      const { items } = await app().json<{ items: ThreadItem[] }>('/api/v1/threads?complaint=yes');
      expect(items).toEqual([]);
    });

    it('survives a second import, and coming back after its import was withdrawn', async () => {
      const { id: importId } = await app().importRows<{ id: string }>('mentions', ROWS);
      await correct(await idOf('Well, thanks a lot for nothing'), { sentiment: 'neutral' });
      await app().importRows('mentions', ROWS);
      expect((await totals()).positive).toBe(0);
      await app().json(`/api/v1/imports/${importId}/withdraw`, { method: 'POST' });
      for (const { id } of (await app().json<{ items: { id: string }[] }>('/api/v1/imports')).items)
        await app().request(`/api/v1/imports/${id}/withdraw`, { method: 'POST' });
      await app().importRows('mentions', ROWS);
      expect((await totals()).positive).toBe(0);
      expect(await differences()).toEqual([]);
    });

    it('stays when its author becomes ours and not ours again', async () => {
      await app().importRows('mentions', ROWS);
      const id = await idOf('My bill is wrong');
      await correct(id, { complaint: false, sentiment: 'neutral' });
      const ours = (ourAccounts: object[]) =>
        app().json('/api/v1/settings', {
          method: 'PATCH',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ ourAccounts }),
        });
      await ours([{ source: null, handle: 'author of b' }]);
      await ours([]);
      expect(await totals()).toEqual({ positive: 1, negative: 0, complaints: 0 });
      expect(await differences()).toEqual([]);
    });

    it('stands in a history with who, when and why; one that changes nothing does not', async () => {
      await app().importRows('mentions', ROWS);
      const mara = await app().json<Person>('/api/v1/people', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'Mara' }),
      });
      const id = await idOf('My bill is wrong');
      await correct(id, { complaint: false, reason: 'A question' }, { [ACTOR_HEADER]: mara.id });
      await correct(id, { complaint: false });
      await correct(id, { complaint: null });
      const { items } = await app().json<{ items: HistoryEntry[] }>(`/api/v1/mentions/${id}/history`);
      expect(items).toEqual([
        {
          at: app().clock.now.toISOString(),
          actor: { id: mara.id, name: 'Mara', verified: false },
          bulkId: null,
          field: 'complaint',
          before: true,
          after: false,
          reason: 'A question',
        },
        expect.objectContaining({ before: false, after: null, actor: null, reason: null }),
      ]);
    });

    it('is refused for what we said, what is gone, what there is none of, and for nothing', async () => {
      await app().importRows('mentions', [
        ...ROWS,
        { id: 'o', at: '2026-11-01T10:00:00Z', text: 'Hello', source: 'forum', direction: 'outbound' },
      ]);
      const status = async (id: string, body: object) =>
        (
          await app().request(`/api/v1/mentions/${id}`, {
            method: 'PATCH',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(body),
          })
        ).status;
      expect(await status(await idOf('Hello'), { sentiment: 'negative' })).toBe(409);
      expect(await status(crypto.randomUUID(), { sentiment: 'negative' })).toBe(404);
      const id = await idOf('My bill is wrong');
      expect(await status(id, {})).toBe(400);
      expect(await status(id, { sentiment: 'angry' })).toBe(400);
      await app().json('/api/v1/erasures', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ author: 'author of b' }),
      });
      expect(await status(id, { sentiment: 'positive' })).toBe(409);
    });
  });
}
