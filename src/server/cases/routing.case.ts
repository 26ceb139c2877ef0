import { describe, expect, it } from 'vitest';
import type { HistoryEntry } from '../../contract/corrections';
import type { RoutingRule } from '../../contract/routing';
import type { Team } from '../../contract/teams';
import type { ThreadItem } from '../../contract/thread-list';
import type { Topic } from '../../contract/topics';
import type { OpenTestApp } from '../testing/test-app';
import { useApp } from './suite.case';

const at = (hour: number) => new Date(Date.parse('2026-11-10T00:00:00Z') + hour * 3_600_000).toISOString();
const ROWS = [
  { id: 'bill', text: 'My bill is wrong', lang: 'en' },
  { id: 'app', text: 'The app is slow', lang: 'en', followers: 9000 },
  { id: 'both', text: 'The app shows no bill', lang: 'en' },
  { id: 'rest', text: 'Guten Tag', lang: 'de' },
].map((row, hour) => ({ at: at(hour), source: 'forum', author: row.id, ...row }));

/** Which team a conversation goes to, and why. */
export function routingCases(open: OpenTestApp): void {
  describe('routing', () => {
    const app = useApp(open);
    const send = async <Answer>(method: string, path: string, body?: object) => {
      const answer = await app().json<Answer>(`/api/v1${path}`, {
        method,
        headers: { 'content-type': 'application/json' },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      // A change of rules routes what is here anew, behind the answer.
      if (method !== 'GET') await app().settle();
      return answer;
    };
    const status = async (method: string, path: string, body: object) =>
      (
        await app().request(`/api/v1${path}`, {
          method,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
      ).status;
    const threads = async (query = '') =>
      (await app().json<{ items: ThreadItem[] }>(`/api/v1/threads${query}`)).items;
    const routes = async (query = '') =>
      Object.fromEntries(
        (await threads(query)).map(({ opening, route }) => [opening.author, [route.by, route.team?.name]]),
      );
    const thread = async (author: string) =>
      (await threads()).find(({ opening }) => opening.author === author) as ThreadItem;
    /** Two teams, each with a topic of its own. */
    const setUp = async () => {
      const [billing, apps] = [
        await send<Team>('POST', '/teams', { name: 'Billing' }),
        await send<Team>('POST', '/teams', { name: 'Apps' }),
      ];
      const bill = await send<Topic>('POST', '/topics', {
        name: 'Bills',
        query: 'bill',
        ownerTeamId: billing.id,
      });
      await send<Topic>('POST', '/topics', { name: 'App', query: 'app', ownerTeamId: apps.id });
      await app().settle();
      await app().importRows('mentions', ROWS);
      return { billing, apps, bill };
    };
    /** A change of rules, and everything routed by them. */
    const changeRule = async <Answer>(method: string, path: string, body?: object) => {
      const answer = await send<Answer>(method, path, body);
      await app().settle();
      return answer;
    };
    const addRule = async (rule: object) => {
      const made = await send<RoutingRule>('POST', '/routing-rules', rule);
      return changeRule<RoutingRule>('PATCH', `/routing-rules/${made.id}`, { enabled: true });
    };

    it('goes to the only owner of what is spoken about; several owners must decide, no owner is said', async () => {
      await setUp();
      expect(await routes()).toEqual({
        bill: ['topic', 'Billing'],
        app: ['topic', 'Apps'],
        both: ['several', undefined],
        rest: ['none', undefined],
      });
      expect((await thread('bill')).route.words).toBe('It speaks about Bills, which this team owns.');
      expect((await thread('both')).route.words).toBe(
        'Apps and Billing own what it speaks about: somebody must decide.',
      );
      expect(Object.keys(await routes('?routed=several&routed=none'))).toEqual(['rest', 'both']);
    });

    it('follows the last rule that matches, and says which', async () => {
      const { billing, apps, bill } = await setUp();
      await addRule({ topic: bill.id, teamId: billing.id });
      await addRule({ words: 'app', lang: 'en', teamId: apps.id });
      expect(await routes()).toMatchObject({ bill: ['rule', 'Billing'], both: ['rule', 'Apps'] });
      expect((await thread('both')).route.words).toBe(
        'Rule 2 routed it: it says app and its language is en.',
      );
      const [first] = (await send<{ items: RoutingRule[] }>('GET', '/routing-rules')).items;
      await changeRule('PATCH', `/routing-rules/${first?.id}`, { position: 2 });
      expect(await routes()).toMatchObject({ both: ['rule', 'Billing'] });
    });

    it('starts with a rule switched off; followers and source are looked for, too', async () => {
      const { billing } = await setUp();
      const rule = await send<RoutingRule>('POST', '/routing-rules', {
        minFollowers: 5000,
        source: 'forum',
        teamId: billing.id,
      });
      expect(await routes()).toMatchObject({ app: ['topic', 'Apps'] });
      await changeRule('PATCH', `/routing-rules/${rule.id}`, { enabled: true });
      expect(await routes()).toMatchObject({ app: ['rule', 'Billing'] });
      await changeRule('DELETE', `/routing-rules/${rule.id}`);
      expect(await routes()).toMatchObject({ app: ['topic', 'Apps'] });
    });

    it('keeps what a person decided over every rule, with the reason and in the history', async () => {
      const { billing, apps } = await setUp();
      const { id, opening } = await thread('app');
      await send('POST', `/threads/${id}/route`, { teamId: billing.id, reason: 'It is about a fee' });
      await addRule({ words: 'app', teamId: apps.id });
      expect(await routes()).toMatchObject({ app: ['person', 'Billing'] });
      expect((await thread('app')).route.words).toBe('Somebody routed it here: “It is about a fee”.');
      await send('POST', `/threads/${id}/route`, { teamId: null, reason: 'Not ours at all' });
      expect(await routes()).toMatchObject({ app: ['person', undefined] });
      const { items } = await send<{ items: (HistoryEntry & { subjectId: string })[] }>(
        'GET',
        `/threads/${id}/history`,
      );
      expect(items).toMatchObject([
        { subjectId: opening.id, field: 'route', before: null, after: billing.id },
        { before: billing.id, after: null, reason: 'Not ours at all' },
      ]);
    });

    it('keeps a decision when the conversation turns out to begin earlier', async () => {
      const { billing } = await setUp();
      await app().importRows('mentions', [
        { id: 'child', in_reply_to: 'late', at: at(20), text: 'Me too', source: 'forum', author: 'child' },
      ]);
      const { id } = await thread('child');
      await send('POST', `/threads/${id}/route`, { teamId: billing.id, reason: 'Known' });
      await app().importRows('mentions', [
        { id: 'late', at: at(19), text: 'Hello', source: 'forum', author: 'root' },
      ]);
      expect(await routes()).toMatchObject({ root: ['person', 'Billing'] });
    });

    it('gives each team its inbox, and no other', async () => {
      const { billing, apps } = await setUp();
      await addRule({ words: 'guten', teamId: apps.id });
      expect(Object.keys(await routes(`?team=${billing.id}`))).toEqual(['bill']);
      expect(Object.keys(await routes(`?team=${apps.id}`))).toEqual(['rest', 'app']);
    });

    it('tries a rule on what is here before it is switched on', async () => {
      const { billing, apps } = await setUp();
      await send('POST', `/threads/${(await thread('bill')).id}/route`, {
        teamId: apps.id,
        reason: 'Because',
      });
      const preview = await send('POST', '/routing-rules/preview', { lang: 'en', teamId: billing.id });
      expect(preview).toMatchObject({
        threads: 3,
        moved: 2,
        keptByPeople: 1,
        sample: [
          { text: 'The app shows no bill' },
          { text: 'The app is slow' },
          { text: 'My bill is wrong' },
        ],
      });
      expect(await routes()).toMatchObject({ app: ['topic', 'Apps'] });
    });

    it('tries a rule that is on at its place: what a later one takes stays there', async () => {
      const { billing, apps } = await setUp();
      const first = { lang: 'en', teamId: billing.id };
      const { id } = await addRule(first);
      await addRule({ words: 'slow', teamId: apps.id });
      const preview = await send('POST', '/routing-rules/preview', { ...first, ruleId: id });
      expect(preview).toMatchObject({ threads: 3, moved: 0, takenByLater: 1, keptByPeople: 0 });
    });

    it('refuses rules that look for nothing, and teams, topics and threads there are none of', async () => {
      const { billing } = await setUp();
      expect(await status('POST', '/routing-rules', { teamId: billing.id })).toBe(400);
      const nobody = crypto.randomUUID();
      expect(await status('POST', '/routing-rules', { words: 'a', teamId: nobody })).toBe(400);
      expect(await status('POST', '/routing-rules', { topic: nobody, teamId: billing.id })).toBe(400);
      expect(await status('PATCH', `/routing-rules/${nobody}`, { enabled: true })).toBe(404);
      const route = { teamId: billing.id, reason: 'x' };
      expect(await status('POST', `/threads/${nobody}/route`, route)).toBe(404);
      const { id } = await thread('bill');
      expect(await status('POST', `/threads/${id}/route`, { teamId: billing.id })).toBe(400);
    });
  });
}
