import { describe, expect, it } from 'vitest';
import type { BulkOperation } from '../../contract/bulk';
import type { HistoryEntry } from '../../contract/corrections';
import type { Decision } from '../../contract/decisions';
import type { Flow } from '../../contract/flow';
import type { ReplyTimesAnswer } from '../../contract/reply-times';
import type { Person } from '../../contract/teams';
import type { ThreadItem } from '../../contract/thread-list';
import type { Thread } from '../../contract/threads';
import type { Check } from '../../contract/upkeep';
import type { OpenTestApp } from '../testing/test-app';
import { sender, useApp } from './suite.case';

const at = (hour: number) => new Date(Date.parse('2026-11-10T00:00:00Z') + hour * 3_600_000).toISOString();
/** One never answered, one answered and asked again, one answered. */
const ROWS = [
  { id: 'a1', at: at(0), text: 'My bill is wrong', author: 'ada', sentiment: 'negative' },
  { id: 'b1', at: at(1), text: 'No signal', author: 'bob', sentiment: 'negative' },
  { id: 'b2', at: at(2), text: 'We look', author: 'us', direction: 'outbound', in_reply_to: 'b1' },
  { id: 'b3', at: at(3), text: 'Still none', author: 'bob', in_reply_to: 'b2', sentiment: 'negative' },
  { id: 'c1', at: at(4), text: 'Thanks', author: 'cat', sentiment: 'positive' },
  { id: 'c2', at: at(5), text: 'Gladly', author: 'us', direction: 'outbound', in_reply_to: 'c1' },
].map((row) => ({ source: 'forum', lang: 'en', ...row }));
const WINDOW = `from=2026-11-01T00:00:00Z&to=2026-11-20T00:00:00Z`;
const HANDLED = { handled: true, reason: 'Answered on the source' };

/** `POST /threads/{id}/handled`: nothing is left to do, until people speak again. */
export function handledCases(open: OpenTestApp): void {
  describe('a conversation that is handled', () => {
    const app = useApp(open);
    const send = sender(app);
    const list = async (query = '') =>
      (await app().json<{ items: ThreadItem[] }>(`/api/v1/threads${query}`)).items;
    const states = async (query = '') =>
      (await list(query)).map(({ opening, state }) => [opening.text, state]);
    const idOf = async (words: string) => (await list(`?q=${words}`))[0]?.id as string;
    const exact = async () => expect((await app().json<Check>('/api/v1/check')).differences).toEqual([]);
    const said = async (...rows: object[]) =>
      app().importRows(
        'mentions',
        rows.map((row) => ({ source: 'forum', lang: 'en', author: 'ada', ...row })),
      );

    it('leaves every list of who waits, says who, when and why, and can be taken back', async () => {
      await app().importRows('mentions', ROWS);
      const ada = await send<Person>('POST', '/people', { name: 'Ada' });
      const id = await idOf('bill');
      const mark = await send('POST', `/threads/${id}/handled`, HANDLED, ada.id);
      const who = { id: ada.id, name: 'Ada', verified: false };
      const handled = { at: app().clock.now.toISOString(), actor: who, reason: 'Answered on the source' };
      expect(mark).toEqual({ threadId: id, handled });
      expect(await app().json<Thread>(`/api/v1/threads/${id}`)).toMatchObject({
        state: 'handled',
        waitingSince: null,
        handled,
      });
      expect(await states('?sort=waiting')).toEqual([['No signal', 'waiting']]);
      expect(await states('?waitingHours=1')).toEqual([['No signal', 'waiting']]);
      expect(await states('?state=unanswered')).toEqual([]);
      expect(await list('?state=handled')).toMatchObject([{ id, handled }]);
      expect(await app().json('/api/v1/thread-counts')).toMatchObject({
        byState: { unanswered: 0, waiting: 1, answered: 1, handled: 1, ours: 0 },
      });
      const decisions = await app().json<{ items: Decision[] }>('/api/v1/decisions');
      expect(decisions.items.map(({ thread }) => thread.opening.text)).not.toContain('My bill is wrong');
      await exact();
      await send('POST', `/threads/${id}/handled`, { handled: false, reason: 'Not yet' }, ada.id);
      expect(await states('?state=unanswered')).toEqual([['My bill is wrong', 'unanswered']]);
      const history = await app().json<{ items: HistoryEntry[] }>(`/api/v1/threads/${id}/history`);
      expect(history.items).toMatchObject([
        { field: 'handled', before: false, after: true, actor: who, reason: 'Answered on the source' },
        { field: 'handled', before: true, after: false, actor: who, reason: 'Not yet' },
      ]);
      await exact();
    });

    it('is no reply: never answered, first replies and the flow stay as they were', async () => {
      await app().importRows('mentions', ROWS);
      const figures = async () => {
        const { unheard, outcomes } = await app().json<Flow>(`/api/v1/flow?${WINDOW}`);
        const { all } = await app().json<ReplyTimesAnswer>(`/api/v1/reply-times?${WINDOW}`);
        return { never: unheard.neverAnswered, outcomes, all };
      };
      const before = await figures();
      for (const words of ['bill', 'signal'])
        await send('POST', `/threads/${await idOf(words)}/handled`, HANDLED);
      expect(await figures()).toEqual(before);
      expect(await states('?answered=no')).toEqual([['My bill is wrong', 'handled']]);
      expect(await states('?answered=yes&state=handled')).toEqual([['No signal', 'handled']]);
      expect(await states('?answered=no&complaint=yes')).toHaveLength(before.never);
    });

    it('comes back by itself when people speak again, or had said more than was here by then', async () => {
      await app().importRows('mentions', ROWS);
      await send('POST', `/threads/${await idOf('bill')}/handled`, HANDLED);
      await send('POST', `/threads/${await idOf('signal')}/handled`, HANDLED);
      // Ours changes nothing about who waits but that it answers.
      await said({ id: 'b0', at: at(2.5), text: 'earlier', author: 'bob', in_reply_to: 'b1' });
      expect(await states('?state=handled')).toHaveLength(2);
      // Said before the mark, learnt after it: nobody had read it.
      await said({ id: 'a2', at: at(9), text: 'and again', in_reply_to: 'a1' });
      expect(await states('?state=unanswered')).toEqual([['My bill is wrong', 'unanswered']]);
      expect((await list('?state=unanswered'))[0]).toMatchObject({ waitingSince: at(0), handled: null });
      await exact();
      await send('POST', `/threads/${await idOf('bill')}/handled`, HANDLED);
      expect(await states('?state=handled')).toHaveLength(2);
      await said({ id: 'a3', at: at(12), text: 'We did it', direction: 'outbound', in_reply_to: 'a1' });
      expect(await states('?q=bill')).toEqual([['My bill is wrong', 'answered']]);
      await exact();
    });

    it('is said of many at once where somebody waits, and taken back exactly', async () => {
      await app().importRows('mentions', ROWS);
      const id = await idOf('signal');
      await send('POST', `/threads/${id}/handled`, { handled: true, reason: 'By phone' });
      const action = { kind: 'handled', handled: true };
      const refused = await app().request('/api/v1/threads/bulk', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ filter: {}, action }),
      });
      expect(refused.status).toBe(400);
      const begun = await send<BulkOperation>('POST', '/threads/bulk', { filter: {}, action, reason: 'Old' });
      await app().settle();
      expect(await app().json(`/api/v1/threads/bulk/${begun.id}`)).toMatchObject({ threads: 3, changed: 1 });
      expect((await list('?state=handled')).map(({ handled }) => handled?.reason).sort()).toEqual([
        'By phone',
        'Old',
      ]);
      await exact();
      const ids = [id, await idOf('bill')];
      const back = await send<BulkOperation>('POST', '/threads/bulk', {
        ids,
        action: { kind: 'handled', handled: false },
      });
      await app().settle();
      expect(await states('?state=handled')).toEqual([]);
      await send('POST', `/threads/bulk/${back.id}/undo`);
      await app().settle();
      expect((await list('?state=handled')).map(({ handled }) => handled?.reason).sort()).toEqual([
        'By phone',
        'Old',
      ]);
      await send('POST', `/threads/bulk/${begun.id}/undo`);
      await app().settle();
      // What somebody decided since is left alone: the mark of the bulk action was put back after it.
      expect(await app().json(`/api/v1/threads/bulk/${begun.id}`)).toMatchObject({
        state: 'undone',
        kept: 1,
      });
      await exact();
    });

    it('has nothing to handle where nobody waits', async () => {
      await app().importRows('mentions', ROWS);
      const id = await idOf('thanks');
      expect(await send('POST', `/threads/${id}/handled`, HANDLED)).toEqual({ threadId: id, handled: null });
      const history = await app().json<{ items: HistoryEntry[] }>(`/api/v1/threads/${id}/history`);
      expect(history.items).toEqual([]);
    });
  });
}
