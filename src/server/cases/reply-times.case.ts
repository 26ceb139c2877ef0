import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ReplyTimesAnswer } from '../../contract/reply-times';
import type { Team } from '../../contract/teams';
import type { ThreadItem } from '../../contract/thread-list';
import type { Topic } from '../../contract/topics';
import type { OpenTestApp } from '../testing/test-app';
import { useApp } from './suite.case';

const DIALOGS = path.resolve(import.meta.dirname, '../../../../shared/data/threads/care_dialogs.csv');
const at = (minute: number) => new Date(Date.parse('2026-11-01T00:00:00Z') + minute * 60_000).toISOString();
const row = (id: string, minute: number, more: object = {}) => ({
  id,
  at: at(minute),
  text: `words of ${id}`,
  source: 'forum',
  ...more,
});
const ours = (id: string, minute: number, to: string, more: object = {}) =>
  row(id, minute, { direction: 'outbound', in_reply_to: to, ...more });

/** `GET /reply-times`: how long people waited for our first public answer. */
export function replyTimeCases(open: OpenTestApp): void {
  describe('reply times', () => {
    const app = useApp(open);
    const read = (query = '') =>
      app().json<ReplyTimesAnswer>(`/api/v1/reply-times?from=2000-01-01T00:00:00Z&to=${at(100_000)}${query}`);

    it('are told of the answered, beside those never answered as far as the source was watched', async () => {
      await app().importRows('mentions', [
        row('a', 0),
        ours('a1', 10, 'a'),
        row('b', 0),
        ours('b1', 30, 'b'),
        row('c', 20),
        row('last', 100),
      ]);
      expect((await read()).all).toEqual({
        threads: 4,
        answered: 2,
        neverAnswered: 2,
        medianSeconds: 1200,
        p90Seconds: 1800,
        medianOfAllSeconds: 1800,
        watchedSeconds: 80 * 60,
      });
    });

    it('begin at an inbound root: nothing else waits, and a reply before it answers nothing', async () => {
      await app().importRows('mentions', [
        row('a', 10),
        ours('early', 5, 'a'),
        ours('late', 25, 'a'),
        ours('own', 0, 'nothing'),
        row('child', 3, { in_reply_to: 'missing' }),
      ]);
      expect((await read()).all).toMatchObject({ threads: 1, answered: 1, medianSeconds: 900 });
    });

    it('count as never answered exactly what the list of threads holds', async () => {
      await app().importRows('mentions', [
        row('a', 0),
        ours('a1', 10, 'a'),
        row('b', 0),
        // Its only answer carries an earlier time: nobody knows how long it waited.
        row('c', 20),
        ours('c1', 15, 'c'),
        row('child', 3, { in_reply_to: 'missing' }),
      ]);
      const { all } = await read();
      expect(all).toMatchObject({ threads: 2, answered: 1, neverAnswered: 1 });
      const { threads } = await app().json<{ threads: number }>(
        `/api/v1/thread-counts?answered=no&begunBy=people&begunFrom=2000-01-01T00:00:00Z&begunTo=${at(100_000)}`,
      );
      expect(threads).toBe(all.neverAnswered);
    });

    it('are told apart by source, by topic and by the team that owns it', async () => {
      const post = <Answer>(to: string, body: object) =>
        app().json<Answer>(`/api/v1${to}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
      await app().importRows('mentions', [
        row('a', 0, { text: 'my bill' }),
        ours('a1', 10, 'a'),
        row('b', 0, { text: 'a bill and a signal', source: 'reviews' }),
      ]);
      const team = await post<Team>('/teams', { name: 'Billing' });
      for (const word of ['bill', 'signal'])
        await post<Topic>('/topics', { name: word, query: word, ownerTeamId: team.id });
      await app().settle();
      const groups = async (by: string) =>
        (await read(`&by=${by}`)).groups.map(({ name, threads, answered }) => [name, threads, answered]);
      expect(await groups('source')).toEqual([
        ['forum', 1, 1],
        ['reviews', 1, 0],
      ]);
      expect(await groups('topic')).toEqual([
        ['bill', 2, 1],
        ['signal', 1, 0],
      ]);
      expect(await groups('team')).toEqual([['Billing', 2, 1]]);
    });

    it('come from people: what a bot of ours says, or a note that is not public, answers nobody', async () => {
      const settings = (ourAccounts: object[]) =>
        app().json('/api/v1/settings', {
          method: 'PATCH',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ ourAccounts }),
        });
      await settings([{ source: null, handle: '@AutoHelp', bot: true }]);
      await app().importRows('mentions', [
        row('a', 0),
        row('a1', 1, { author: 'autohelp', in_reply_to: 'a' }),
        ours('a2', 10, 'a', { author: 'mara' }),
        row('b', 0),
        row('b1', 1, { author: 'AutoHelp', in_reply_to: 'b' }),
      ]);
      expect((await read()).all).toMatchObject({ threads: 2, answered: 1, medianSeconds: 600 });
      const states = async () =>
        (await app().json<{ items: ThreadItem[] }>('/api/v1/threads')).items.map(({ state, outbound }) => [
          state,
          outbound,
        ]);
      expect((await states()).sort()).toEqual([
        ['answered', 2],
        ['unanswered', 1],
      ]);
      // Found to be a person after all: it answered both, a minute after.
      await settings([{ source: null, handle: '@AutoHelp' }]);
      expect((await read()).all).toMatchObject({ threads: 2, answered: 2, medianSeconds: 60 });
    });

    it('follow the team somebody routed a conversation to, not only who owns its topic', async () => {
      const post = <Answer>(to: string, body: object) =>
        app().json<Answer>(to, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
      await app().importRows('mentions', [row('a', 0), ours('a1', 10, 'a'), row('b', 0)]);
      const team = await post<Team>('/api/v1/teams', { name: 'Billing' });
      const { items } = await app().json<{ items: ThreadItem[] }>('/api/v1/threads?answered=yes');
      await post(`/api/v1/threads/${items[0]?.id}/route`, { teamId: team.id, reason: 'Ours' });
      expect((await read('&by=team')).groups).toMatchObject([
        { id: team.id, name: 'Billing', threads: 1, answered: 1, medianSeconds: 600 },
      ]);
    });

    it.skipIf(!existsSync(DIALOGS))(
      'of 523 real dialogs have a median of 6,563 seconds, none negative',
      async () => {
        await app().request('/api/v1/imports/mentions', {
          method: 'POST',
          headers: { 'content-type': 'text/csv' },
          body: readFileSync(DIALOGS),
        });
        await app().settle();
        const { all } = await read();
        expect(all).toMatchObject({ threads: 523, answered: 523, neverAnswered: 0, medianSeconds: 6563 });
        expect(all.medianOfAllSeconds).toBe(6563);
      },
    );
  });
}
