import { describe, expect, it } from 'vitest';
import type { AuthorMention } from '../../contract/authors';
import type { Decision } from '../../contract/decisions';
import type { Team } from '../../contract/teams';
import type { ThreadItem } from '../../contract/thread-list';
import type { Topic } from '../../contract/topics';
import type { Check } from '../../contract/upkeep';
import type { OpenTestApp } from '../testing/test-app';
import { useApp } from './suite.case';

const at = (hour: number) => new Date(Date.parse('2026-11-10T00:00:00Z') + hour * 3_600_000).toISOString();
const row = (id: string, hour: number, text: string, more: object = {}) => ({
  id,
  at: at(hour),
  text,
  author: id,
  source: 'forum',
  lang: 'en',
  ...more,
});

/** Where somebody must decide, and what one author said. */
export function decisionCases(open: OpenTestApp): void {
  describe('conversations that need a decision', () => {
    const app = useApp(open);
    const send = <Answer>(path: string, body: object) =>
      app().json<Answer>(`/api/v1${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const decisions = (query = '') =>
      app().json<{ items: Decision[]; nextCursor: string | null }>(`/api/v1/decisions${query}`);
    const teamWithTopic = async (name: string, query: string) => {
      const team = await send<Team>('/teams', { name });
      await send<Topic>('/topics', { name: `About ${name}`, query, ownerTeamId: team.id });
      return team;
    };

    it('are listed oldest first, with the teams that must decide and since when', async () => {
      const billing = await teamWithTopic('Billing', 'bill');
      const apps = await teamWithTopic('Apps', 'app');
      await app().settle();
      await app().importRows('mentions', [
        row('nobody', 3, 'Hello'),
        row('both', 1, 'The app shows no bill'),
        row('mine', 0, 'My bill'),
        row('ours', 0, 'We say hello', { direction: 'outbound' }),
      ]);
      const { items } = await decisions();
      expect(
        items.map(({ why, owners, since, thread }) => [thread.opening.author, why, owners, since]),
      ).toEqual([
        [
          'both',
          'several',
          [
            { id: apps.id, name: 'Apps' },
            { id: billing.id, name: 'Billing' },
          ],
          at(1),
        ],
        ['nobody', 'none', [], at(3)],
      ]);
      expect((await decisions(`?team=${billing.id}`)).items).toHaveLength(1);
      expect((await decisions('?why=none')).items.map(({ thread }) => thread.opening.author)).toEqual([
        'nobody',
      ]);
      const first = await decisions('?limit=1');
      const next = await decisions(`?limit=1&cursor=${first.nextCursor}`);
      expect([...first.items, ...next.items].map(({ why }) => why)).toEqual(['several', 'none']);
      expect(next.nextCursor).toBeNull();
    });

    it('show choices that contradict each other once two conversations turn out to be one, until somebody decides', async () => {
      const billing = await teamWithTopic('Billing', 'bill');
      const apps = await teamWithTopic('Apps', 'app');
      await app().settle();
      await app().importRows('mentions', [
        row('late', 2, 'Hello?'),
        row('child', 3, 'And mine?', { in_reply_to: 'middle' }),
      ]);
      const { items } = await app().json<{ items: ThreadItem[] }>('/api/v1/threads');
      const threadOf = (author: string) => items.find(({ opening }) => opening.author === author)?.id;
      await send(`/threads/${threadOf('late')}/route`, { teamId: billing.id, reason: 'A bill' });
      app().clock.now = new Date(app().clock.now.getTime() + 60_000);
      await send(`/threads/${threadOf('child')}/route`, { teamId: apps.id, reason: 'An app' });
      const since = app().clock.now.toISOString();
      expect((await decisions()).items).toEqual([]);
      await app().importRows('mentions', [row('middle', 2, 'Me too', { in_reply_to: 'late' })]);
      const [decision] = (await decisions()).items;
      expect(decision).toMatchObject({
        why: 'conflict',
        since,
        owners: [{ name: 'Apps' }, { name: 'Billing' }],
        choices: [
          { team: { name: 'Billing' }, reason: 'A bill' },
          { team: { name: 'Apps' }, reason: 'An app' },
        ],
        thread: { route: { by: 'conflict', team: null } },
      });
      expect(decision?.thread.route.words).toBe(
        'Somebody routed it to Billing and somebody routed it to Apps, before both turned out to be one: somebody must decide.',
      );
      await send(`/threads/${decision?.thread.id}/route`, { teamId: apps.id, reason: 'The app it is' });
      expect((await decisions()).items).toEqual([]);
      const { items: decided } = await app().json<{ items: ThreadItem[] }>(`/api/v1/threads?team=${apps.id}`);
      expect(decided).toHaveLength(1);
      expect((await app().json<Check>('/api/v1/check')).differences).toEqual([]);
    });
  });

  describe('an author', () => {
    const app = useApp(open);
    const said = (query: string) =>
      app().json<{ items: AuthorMention[]; nextCursor: string | null }>(`/api/v1/authors/mentions${query}`);

    it('is followed over conversations, newest first, a page at a time, on one source', async () => {
      await app().importRows('mentions', [
        row('1', 0, 'first', { author: '@Ada' }),
        row('2', 2, 'second', { author: 'ada' }),
        row('3', 1, 'answer', { author: 'ben', in_reply_to: '1' }),
        row('4', 3, 'third', { author: 'ADA', in_reply_to: '1' }),
        row('5', 4, 'elsewhere', { author: 'ada', source: 'reviews' }),
      ]);
      const { items, nextCursor } = await said('?source=forum&author=ada&limit=2');
      expect(items.map(({ text, opens }) => [text, opens])).toEqual([
        ['third', false],
        ['second', true],
      ]);
      const rest = await said(`?source=forum&author=ada&limit=2&cursor=${nextCursor}`);
      expect(rest.items.map(({ text, threadId }) => [text, threadId === items[0]?.threadId])).toEqual([
        ['first', true],
      ]);
      expect(rest.nextCursor).toBeNull();
    });

    it('is nobody once erased', async () => {
      await app().importRows('mentions', [row('1', 0, 'first', { author: 'ada' })]);
      await app().request('/api/v1/erasures', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ author: 'ada' }),
      });
      expect((await said('?source=forum&author=ada')).items).toEqual([]);
    });
  });
}
