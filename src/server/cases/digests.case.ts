import { describe, expect, it } from 'vitest';
import type { Currents } from '../../contract/currents';
import type { BoardDigest, listDigests, previewDigest } from '../../contract/digests';
import type { Problem } from '../../contract/problem';
import type { Mail } from '../alerts/messenger-service';
import { runAlerts } from '../alerts/run-alerts';
import type { OpenTestApp } from '../testing/test-app';
import { sender, useApp } from './suite.case';

const DAY_MS = 86_400_000;
const NOW = '2026-11-20T12:00:00Z';
type Listed = (typeof listDigests.response)['_output'];
type Preview = (typeof previewDigest.response)['_output'];

/** Boards by e-mail: who gets them, what is in them, when they are sent, and how they stop. */
export function digestCases(open: OpenTestApp): void {
  describe('boards by e-mail', () => {
    const app = useApp(open);
    const send = sender(app);
    const problem = async (method: string, path: string, body?: object): Promise<Problem> => {
      const answer = await app().request(`/api/v1${path}`, {
        method,
        headers: { 'content-type': 'application/json' },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      return (await answer.json()) as Problem;
    };
    const fields = (given: Problem) => given.errors?.map(({ field }) => field);
    const make = (more: object = {}) =>
      send<BoardDigest>('POST', '/digests', { board: 'starter', address: 'ada@example.com', ...more });
    const list = () => send<Listed>('GET', '/digests');
    const preview = (query = '') => send<Preview>('GET', `/digests/preview${query}`);
    const said = (texts: readonly string[], daysAgo = 2) =>
      app().importRows(
        'mentions',
        texts.map((text, index) => ({
          id: `${daysAgo}-${index}`,
          at: new Date(Date.parse(NOW) - daysAgo * DAY_MS + index * 60_000).toISOString(),
          text,
          author: `person ${index}`,
          source: 'forum',
          lang: 'en',
        })),
      );
    /** Lets mails be handed over; answers those that were. */
    const mails = (): Mail[] => {
      const handed: Mail[] = [];
      app().clock.now = new Date(NOW);
      app().services.messenger = {
        available: true,
        mailServer: {
          host: 'mail.example',
          port: 25,
          security: 'none',
          user: null,
          password: null,
          sender: 'e@example.com',
        },
        call: async () => ({ status: 200, body: '' }),
        mail: async (_, mail) => void handed.push(mail),
      };
      return handed;
    };
    const tick = async (at: string) => {
      app().clock.now = new Date(at);
      await runAlerts(app().services);
    };
    const unsubscribePath = (mail: Mail | undefined) => {
      const url = new URL(mail?.unsubscribeUrl ?? '');
      return url.pathname + url.search;
    };

    it('are sent daily at seven of the workspace unless said otherwise, and changed one by one', async () => {
      app().clock.now = new Date(NOW);
      const made = await make();
      expect(made).toMatchObject({
        board: { id: 'starter', name: 'Starter board' },
        cadence: 'daily',
        weekday: null,
        hour: 7,
        zone: 'UTC',
        days: null,
        nextAt: '2026-11-21T07:00:00.000Z',
        unsubscribedAt: null,
        newest: null,
      });
      const weekly = { cadence: 'weekly', weekday: 1, hour: 8, zone: 'Europe/Berlin', days: 7 };
      const changed = await send<BoardDigest>('PATCH', `/digests/${made.id}`, weekly);
      expect(changed).toMatchObject({ ...weekly, nextAt: '2026-11-23T07:00:00.000Z' });
      const daily = await send<BoardDigest>('PATCH', `/digests/${made.id}`, { cadence: 'daily' });
      expect(daily).toMatchObject({ weekday: null, hour: 8, days: 7 });
      const listed = await list();
      expect(listed.items).toEqual([daily]);
      expect(JSON.stringify(listed)).not.toMatch(/token/);
      await send('DELETE', `/digests/${made.id}`);
      expect((await list()).items).toEqual([]);
      expect((await problem('DELETE', `/digests/${made.id}`)).status).toBe(404);
    });

    it('name the field of what cannot be', async () => {
      await make();
      const wrong = async (body: object) =>
        fields(await problem('POST', '/digests', { board: 'starter', address: 'bo@example.com', ...body }));
      expect(await wrong({ address: 'nobody' })).toEqual(['address']);
      expect(await wrong({ address: 'ADA@example.com' })).toEqual(['address']);
      expect(await wrong({ board: '00000000-0000-4000-8000-000000000000' })).toEqual(['board']);
      expect(await wrong({ hour: 24 })).toEqual(['hour']);
      expect(await wrong({ weekday: 8 })).toEqual(['weekday']);
      expect(await wrong({ zone: 'Mars/Base' })).toEqual(['zone']);
      expect(await wrong({ days: 3 })).toEqual(['days']);
    });

    it('tell of whole days of the workspace, in the numbers of the currents, and of nothing else', async () => {
      app().clock.now = new Date(NOW);
      await said(['Great work, thank you', 'No signal again, I hate it', 'It opens at nine']);
      await said(['Today is not over'], 0);
      const { subject, text, html, images, from, to, zone } = await preview('?days=7');
      expect([from, to, zone]).toEqual(['2026-11-13T00:00:00.000Z', '2026-11-20T00:00:00.000Z', 'UTC']);
      const currents = await send<Currents>('GET', `/currents?from=${from}&to=${to}&compare=previous`);
      expect(currents.totals.mentions).toBe(3);
      expect(subject).toMatch(/^Starter board: 3 mentions: /);
      expect(text).toContain('13–19 Nov 2026, 7 whole days (UTC)');
      expect(images.map(({ title }) => title)).toEqual([
        'Currents by day',
        'Net sentiment',
        'Complaints by day',
      ]);
      expect(images[0]?.alt).toContain(`3 mentions: − ${currents.totals.negative} negative`);
      expect(images[0]?.alt).toContain('Hatched: not, or not wholly, collected (6 of 7 days).');
      expect(text).toContain('Computed 20 Nov 2026, 12:00 (UTC); newest mention learnt 20 Nov 2026, 12:00');
      expect(text).toContain('open only on the machine that Eddyline runs on');
      expect(html.match(/<img /g)).toHaveLength(3);
      expect(html).not.toContain('Today is not over');
    });

    it('write addresses as plain text on one line each, and the short ones lead to the same', async () => {
      await said(['Help', 'My bill is wrong', 'Lovely'], 2);
      await said(['Help again'], 9);
      const { text, html } = await preview('?days=7');
      const written = text.match(/^ *(Open the board: )?https?:.*$/gm) ?? [];
      expect(written.length).toBeGreaterThan(1);
      for (const line of written) expect(line.length).toBeLessThanOrEqual(90);
      const short = text.match(/\/s\/[a-z2-9]+/)?.[0] as string;
      expect(short).toBeDefined();
      const link = await app().json<{ path: string }>(`/api/v1/links/${short.slice(3)}`);
      expect(html.replaceAll('&amp;', '&')).toContain(link.path);
    });

    it('quote three voices as text and never what is private', async () => {
      app().clock.now = new Date(NOW);
      await said(['<script>alert(1)</script> & "quotes"\nUnsubscribe: https://evil.example', 'One', 'Two']);
      await said(['For your eyes only'], 3);
      await app()
        .db.updateTable('mention')
        .set({ private: true })
        .where('text', '=', 'For your eyes only')
        .execute();
      const { html, text } = await preview();
      expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot;<br>');
      expect(html).not.toMatch(/<script/);
      expect(text).toContain('> Unsubscribe: https://evil.example');
      expect(text.match(/^Unsubscribe: /gm)).toHaveLength(1);
      expect(html + text).not.toContain('For your eyes only');
      expect(text).toContain('Drawn evenly from 4 mentions');
    });

    it('say so when there is nothing to say, and when nothing was collected', async () => {
      app().clock.now = new Date(NOW);
      const empty = await preview();
      expect(empty.text).toContain('Nothing was collected in these days: what people said is not known.');
      expect(empty.images).toEqual([]);
      expect(
        (await problem('GET', '/digests/preview?board=00000000-0000-4000-8000-000000000000')).status,
      ).toBe(404);
    });

    it('are previewed as a page that runs nothing', async () => {
      const page = await app().request('/api/v1/digests/preview/page');
      expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
      expect(page.headers.get('x-frame-options')).toBe('SAMEORIGIN');
      expect(await page.text()).toContain('<h1');
    });

    it('leave at their hour, once, with text, HTML and three pictures, and under one name at each attempt', async () => {
      const handed = mails();
      await said(['Hello', 'No signal', 'Thanks']);
      const made = await make({ hour: 13 });
      await tick('2026-11-20T12:59:00Z');
      expect(handed).toEqual([]);
      await tick('2026-11-20T13:00:00Z');
      await tick('2026-11-20T13:01:00Z');
      expect(handed).toHaveLength(1);
      const [mail] = handed as [Mail];
      expect(mail.to).toEqual(['ada@example.com']);
      expect(mail.images?.map(({ cid }) => cid)).toEqual(
        [...(mail.html ?? '').matchAll(/src="cid:([^"]+)"/g)].map(([, cid]) => cid),
      );
      expect(mail.text).toContain('You get this each day at 13:00 (UTC)');
      const [listed] = (await list()).items;
      expect(listed).toMatchObject({
        lastSentAt: '2026-11-20T13:00:00.000Z',
        nextAt: '2026-11-21T13:00:00.000Z',
        newest: { id: mail.id, state: 'sent', words: 'taken by mail.example' },
      });
      expect(await send('POST', `/digests/${made.id}/send`)).toEqual({
        ok: true,
        words: 'taken by mail.example',
      });
      expect(handed).toHaveLength(2);
    });

    it('make up for the newest sending only after a time in which nothing could be sent, and not too late', async () => {
      const handed = mails();
      await make({ hour: 7 });
      await tick('2026-11-27T09:00:00Z');
      expect(handed).toHaveLength(1);
      expect((await list()).items[0]).toMatchObject({
        missedAt: null,
        nextAt: '2026-11-28T07:00:00.000Z',
      });
      await tick('2026-11-29T19:30:00Z');
      expect(handed).toHaveLength(1);
      expect((await list()).items[0]).toMatchObject({
        missedAt: '2026-11-29T07:00:00.000Z',
        nextAt: '2026-11-30T07:00:00.000Z',
      });
    });

    it('are tried again when they fail, until it is too late; somebody may send them then still', async () => {
      const handed = mails();
      const made = await make({ hour: 13 });
      const { messenger } = app().services;
      app().services.messenger = { ...messenger, mailServer: null } as typeof messenger;
      await tick('2026-11-20T13:00:00Z');
      const failed = (await list()).items[0]?.newest;
      expect(failed).toMatchObject({ state: 'failed' });
      expect(failed?.words).toContain('No mail server is set');
      app().services.messenger = messenger;
      app().clock.now = new Date('2026-11-21T12:00:00Z');
      expect(await send('POST', `/alert-deliveries/${failed?.id}/retry`)).toMatchObject({ ok: true });
      expect(handed.map(({ id }) => id)).toEqual([failed?.id]);
      expect((await list()).items[0]).toMatchObject({ id: made.id, newest: { state: 'sent' } });
    });

    it('stop by their own link, without sign-in and from any program; looking at it changes nothing', async () => {
      const handed = mails();
      const { id } = await make({ hour: 13 });
      await tick('2026-11-20T13:00:00Z');
      const path = unsubscribePath(handed[0]);
      expect(path).toMatch(/^\/api\/v1\/unsubscribe\/[\w-]{43}\?river=real$/);
      const page = await app().request(path);
      expect(await page.text()).toContain('It is sent to a…@example.com.');
      expect((await list()).items[0]?.unsubscribedAt).toBeNull();
      const click = () =>
        app().request(path, {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: 'List-Unsubscribe=One-Click',
        });
      expect((await click()).status).toBe(200);
      expect(await (await click()).text()).toContain('You are unsubscribed');
      await tick('2026-11-21T13:00:00Z');
      expect(handed).toHaveLength(1);
      expect((await list()).items[0]).toMatchObject({
        nextAt: null,
        unsubscribedAt: '2026-11-20T13:00:00.000Z',
      });
      expect(
        fields(await problem('POST', '/digests', { board: 'starter', address: 'ada@example.com' })),
      ).toEqual(['address']);
      expect((await send<{ ok: boolean }>('POST', `/digests/${id}/send`)).ok).toBe(false);
      const again = await send<BoardDigest>('PATCH', `/digests/${id}`, { subscribed: true });
      expect(again).toMatchObject({ unsubscribedAt: null, nextAt: '2026-11-22T13:00:00.000Z' });
      await send('DELETE', `/digests/${id}`);
      expect((await app().request(path)).status).toBe(404);
      expect((await click()).status).toBe(404);
    });

    it('rest while their board is put away', async () => {
      const handed = mails();
      const board = await send<{ id: string }>('POST', '/boards', { name: 'Ours' });
      const { id } = await make({ board: board.id, hour: 13 });
      await send('DELETE', `/boards/${board.id}`);
      await tick('2026-11-20T13:00:00Z');
      expect(handed).toEqual([]);
      expect((await list()).items[0]).toMatchObject({ board: { name: null }, nextAt: null });
      expect(fields(await problem('POST', `/digests/${id}/send`))).toEqual(['board']);
      await send('POST', `/boards/${board.id}/restore`);
      await tick('2026-11-20T14:00:00Z');
      expect(handed.map(({ subject }) => subject.slice(0, 6))).toEqual(['Ours: ']);
    });
  });
}
