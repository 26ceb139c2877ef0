import { describe, expect, it } from 'vitest';
import type { AlertChannel, MailServer } from '../../contract/alert-channels';
import type { AlertRule, Replay } from '../../contract/alert-rules';
import type { Alert, AlertCounts, AlertDetail, Mute } from '../../contract/alerts';
import type { Problem } from '../../contract/problem';
import type { Person, Team } from '../../contract/teams';
import type { Topic } from '../../contract/topics';
import { lookForAlerts } from '../alerts/look-for-alerts';
import { runAlerts } from '../alerts/run-alerts';
import type { OpenTestApp } from '../testing/test-app';
import { sender, useApp } from './suite.case';

const DAY_MS = 86_400_000;
const at = (day: number, minute = 600) =>
  new Date(Date.parse('2026-08-01T00:00:00Z') + day * DAY_MS + minute * 60_000).toISOString();
const DAYS = 90;
const usual = (day: number) => 12 + ((day * 7) % 5);

/** So many mentions of a text on each day. */
function rows(text: string, source: string, perDay: (day: number) => number, [from, to] = [0, DAYS]) {
  return Array.from({ length: to - from }, (_, index) => from + index).flatMap((day) =>
    Array.from({ length: perDay(day) }, (_, number) => ({
      id: `${text}-${source}-${day}-${number}`,
      at: at(day, number),
      text,
      source,
      author: `p${number}`,
      lang: 'en',
    })),
  );
}

const SPIKE = { kind: 'spike', grain: 'day' } as const;

/** Rules, replays and alerts: raised once a burst, never for what is only new, and what people do with them. */
export function alertCases(open: OpenTestApp): void {
  describe('alerts', () => {
    const app = useApp(open);
    const send = sender(app);
    const problem = async (method: string, path: string, body: object): Promise<Problem> => {
      const headers = { 'content-type': 'application/json' };
      const answer = await app().request(`/api/v1${path}`, { method, headers, body: JSON.stringify(body) });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      return (await answer.json()) as Problem;
    };
    const makeRule = async (looksFor: object, more: object = {}) =>
      send<AlertRule>('POST', '/alert-rules', { name: 'Bursts', looksFor, ...more });
    const switchOn = async ({ id }: AlertRule, actor?: string) => {
      const rule = await send<AlertRule>('PATCH', `/alert-rules/${id}`, { enabled: true }, actor);
      await app().settle();
      return rule;
    };
    const list = async (query = '') => (await send<{ items: Alert[] }>('GET', `/alerts${query}`)).items;
    const detail = (id: string) => send<AlertDetail>('GET', `/alerts/${id}`);
    const act = (id: string, body: object, actor?: string) =>
      send<AlertDetail>('POST', `/alerts/${id}/act`, body, actor);
    /** Yesterday, day 70, stands out. */
    const burstYesterday = async () => {
      app().clock.now = new Date(at(71, 720));
      await app().importRows(
        'mentions',
        rows('hello', 'forum', (day) => (day === 70 ? 90 : usual(day)), [0, 71]),
      );
      await app().settle();
    };

    it('makes a rule switched off; switching on is an act of somebody, and changing what it looks for switches it off', async () => {
      const ada = await send<Person>('POST', '/people', { name: 'Ada' });
      const made = await makeRule(SPIKE);
      expect(made).toMatchObject({ enabled: false, switchedAt: null, kind: 'spike', problem: null });
      expect(made.words).toBe('Mentions burst above what is usual.');
      const on = await switchOn(made, ada.id);
      expect(on).toMatchObject({ enabled: true, switchedBy: { id: ada.id, name: 'Ada', verified: false } });
      const renamed = await send<AlertRule>('PATCH', `/alert-rules/${made.id}`, { name: 'All bursts' });
      expect(renamed).toMatchObject({ name: 'All bursts', enabled: true });
      const other = await send<AlertRule>('PATCH', `/alert-rules/${made.id}`, {
        looksFor: { ...SPIKE, persistence: 2 },
      });
      expect(other).toMatchObject({
        enabled: false,
        words: 'Mentions burst above what is usual, for 2 days in a row.',
      });
      await send('DELETE', `/alert-rules/${made.id}`);
      expect((await send<{ items: AlertRule[] }>('GET', '/alert-rules')).items).toEqual([]);
    });

    it('names the field of what a rule cannot be about', async () => {
      const none = '00000000-0000-4000-8000-000000000000';
      const wrong = (body: object) =>
        problem('POST', '/alert-rules', { name: 'x', looksFor: SPIKE, ...body });
      expect((await wrong({ teamId: none })).errors?.[0]?.field).toBe('teamId');
      expect((await wrong({ channelIds: [none] })).errors?.[0]?.field).toBe('channelIds');
      expect((await wrong({ looksFor: { ...SPIKE, topic: none } })).errors?.[0]?.field).toBe(
        'looksFor.topic',
      );
      expect(
        (await wrong({ looksFor: { kind: 'threshold', measure: 'mentions' } })).errors?.map(
          ({ field }) => field,
        ),
      ).toEqual(['looksFor.side', 'looksFor.value']);
      const long = await problem('POST', '/alert-rules/replay', {
        looksFor: { ...SPIKE, grain: 'hour' },
        days: 90,
      });
      expect(long.errors?.[0]?.field).toBe('days');
    });

    it('says on history what it would have sent, when and how often, without raising anything', async () => {
      await burstYesterday();
      const replay = await send<Replay>('POST', '/alert-rules/replay', { looksFor: SPIKE, days: 28 });
      expect(replay).toMatchObject({ raised: 1, sent: 1, sentPerWeek: 0.3 });
      expect(replay.words).toBe('It would have spoken once in the last 28 days, 0.3 a week.');
      expect(replay.items).toMatchObject([
        { since: at(70, 0), firedAt: at(71, 0), verdict: 'unexpected', sent: true, observed: 90 },
      ]);
      expect(replay.series?.length).toBe(28);
      expect(replay.judged).toEqual({ buckets: 28, of: 28 });
      const twice = await send<Replay>('POST', '/alert-rules/replay', {
        looksFor: { ...SPIKE, persistence: 2 },
      });
      expect(twice).toMatchObject({ raised: 0, words: 'It would have sent nothing in the last 28 days.' });
      expect(await list()).toEqual([]);
    });

    it('raises one alert a burst, with its numbers, and none twice, however often it looks and whoever looks', async () => {
      await burstYesterday();
      await switchOn(await makeRule(SPIKE));
      const [alert, ...others] = await list();
      expect(others).toEqual([]);
      expect(alert).toMatchObject({
        state: 'open',
        verdict: 'unexpected',
        observed: 90,
        until: null,
        muted: false,
      });
      expect(alert?.why).toMatch(
        /^\d(\.\d)?× the mentions usual for that day, 10 Oct; unexpected: no campaign explains it\.$/,
      );
      await Promise.all([lookForAlerts(app().services), lookForAlerts({ ...app().services })]);
      await app().importRows(
        'mentions',
        rows('again', 'forum', () => 20, [70, 72]),
      );
      await app().settle();
      app().clock.now = new Date(at(72, 720));
      await runAlerts(app().services);
      expect((await list()).map(({ id }) => id)).toEqual([alert?.id]);
      expect(await send<AlertCounts>('GET', '/alert-counts')).toEqual({
        open: 1,
        acknowledged: 0,
        snoozed: 0,
        resolved: 0,
        pressing: 1,
      });
    });

    it('tells nothing of what was over when the rule was switched on', async () => {
      await app().importRows(
        'mentions',
        rows('hello', 'forum', (day) => (day === 60 ? 90 : usual(day)), [0, 71]),
      );
      app().clock.now = new Date(at(71, 720));
      await switchOn(await makeRule(SPIKE));
      expect(await list()).toEqual([]);
    });

    it('calls a planned campaign expected, sends nothing of it, and resolves it once it is over', async () => {
      const fair = await send<Topic>('POST', '/topics', { name: 'Fair', query: 'fair' });
      await app().settle();
      await send('POST', '/campaigns', {
        name: 'Fair days',
        startAt: at(69, 0),
        endExclusive: at(72, 0),
        topics: [fair.id],
      });
      app().clock.now = new Date(at(71, 720));
      await app().importRows('mentions', rows('hello', 'forum', usual, [0, 71]));
      await app().importRows(
        'mentions',
        rows('to the fair', 'forum', (day) => (day === 70 ? 80 : 3), [0, 71]),
      );
      await switchOn(await makeRule(SPIKE));
      expect(await list()).toMatchObject([
        { verdict: 'expected', campaign: { name: 'Fair days' }, state: 'open' },
      ]);
      expect(await send<AlertCounts>('GET', '/alert-counts')).toMatchObject({ open: 1, pressing: 0 });
      app().clock.now = new Date(at(73, 720));
      await app().importRows('mentions', rows('hello', 'forum', usual, [71, 73]));
      await app().settle();
      const [over] = await list('?state=resolved');
      expect(over).toMatchObject({ verdict: 'expected', until: at(71, 0) });
      expect((await detail(over?.id as string)).history.map(({ kind, by }) => `${kind} ${by}`)).toEqual([
        'opened river',
        'over river',
        'resolved river',
      ]);
    });

    it('raises nothing for a newly connected source, nor for a gap', async () => {
      app().clock.now = new Date(at(71, 720));
      await app().importRows('mentions', rows('hello', 'forum', usual, [0, 71]));
      await app().importRows(
        'mentions',
        rows('hi', 'reviews', (day) => 6 * usual(day), [66, 71]),
      );
      await app().settle();
      await switchOn(await makeRule(SPIKE));
      await switchOn(
        await makeRule({ kind: 'threshold', measure: 'mentions', side: 'above', value: 40, grain: 'day' }),
      );
      await switchOn(await makeRule({ kind: 'silence', of: 'source' }));
      expect(await list()).toEqual([]);
    });

    it('is acknowledged, snoozed and resolved by somebody; each can be taken back, and nothing leaves its history', async () => {
      await burstYesterday();
      const ada = await send<Person>('POST', '/people', { name: 'Ada' });
      await switchOn(await makeRule(SPIKE));
      const [{ id } = { id: '' }] = await list();
      expect(await act(id, { act: 'acknowledge', words: 'on it' }, ada.id)).toMatchObject({
        state: 'acknowledged',
        undoable: 'acknowledged',
      });
      expect(await problem('POST', `/alerts/${id}/act`, { act: 'acknowledge' })).toMatchObject({
        status: 409,
      });
      expect(await act(id, { act: 'undo' }, ada.id)).toMatchObject({ state: 'open', undoable: null });
      const past = await problem('POST', `/alerts/${id}/act`, { act: 'snooze', until: at(71, 0) });
      expect(past.errors?.[0]?.field).toBe('until');
      expect(await act(id, { act: 'snooze', until: at(71, 780) })).toMatchObject({
        state: 'snoozed',
        snoozedUntil: at(71, 780),
      });
      app().clock.now = new Date(at(71, 781));
      await runAlerts(app().services);
      expect(await detail(id)).toMatchObject({ state: 'open', snoozedUntil: null });
      expect(await act(id, { act: 'resolve', words: 'known' })).toMatchObject({ state: 'resolved' });
      expect(await act(id, { act: 'undo' })).toMatchObject({ state: 'open' });
      const { history } = await detail(id);
      expect(history.map(({ kind }) => kind)).toEqual([
        'opened',
        'acknowledged',
        'undone',
        'snoozed',
        'woke',
        'resolved',
        'undone',
      ]);
      expect(history[1]).toMatchObject({ actor: { name: 'Ada' }, by: 'person', words: 'on it' });
    });

    it('raises under a mute all the same, and sends nothing', async () => {
      await burstYesterday();
      const mute = await send<Mute>('POST', '/alert-mutes', {
        from: at(71, 0),
        to: at(72, 0),
        reason: 'moving house',
      });
      expect(mute).toMatchObject({ rule: null, reason: 'moving house' });
      const channel = await send<AlertChannel>('POST', '/alert-channels', {
        kind: 'webhook',
        name: 'Hook',
        url: 'https://hooks.example.com/services/T0/abcd1234',
        secret: 'a secret of sixteen or more',
      });
      await switchOn(await makeRule(SPIKE, { channelIds: [channel.id] }));
      const [alert] = await list();
      expect(alert).toMatchObject({ muted: true, state: 'open' });
      expect((await detail(alert?.id as string)).deliveries).toEqual([]);
      await send('DELETE', `/alert-mutes/${mute.id}`);
      expect((await send<{ items: Mute[] }>('GET', '/alert-mutes')).items).toEqual([]);
      expect(
        (await problem('POST', '/alert-mutes', { from: at(2), to: at(1), reason: 'x' })).errors?.[0]?.field,
      ).toBe('to');
    });

    it('never answers a secret or a password, nor a webhook’s address whole', async () => {
      const secret = 'a secret of sixteen or more';
      const url = 'https://hooks.example.com/services/T0/abcd1234';
      await send('POST', '/alert-channels', { kind: 'webhook', name: 'Hook', url, secret });
      const server = await send<MailServer>('PUT', '/alert-mail', {
        host: 'mail.example.com',
        port: 587,
        security: 'starttls',
        user: 'eddyline',
        password: 'pass-word-1',
        sender: 'eddyline@example.com',
      });
      expect(server).toMatchObject({ from: 'settings', hasPassword: true, user: 'eddyline' });
      const told = JSON.stringify([
        await send('GET', '/alert-channels'),
        await send('GET', '/alert-mail'),
        await send('GET', '/alert-deliveries'),
      ]);
      for (const hidden of [secret, 'abcd1234', 'pass-word-1']) expect(told).not.toContain(hidden);
      expect(told).toContain('https://hooks.example.com/…1234');
      const elsewhere = await problem('PUT', '/alert-mail', {
        ...server,
        host: 'mail.elsewhere.com',
        from: undefined,
      });
      expect(elsewhere.errors?.[0]?.field).toBe('password');
      const open = await problem('PUT', '/alert-mail', { ...server, security: 'none', password: 'x' });
      expect(open.errors?.[0]?.field).toBe('security');
      await send('DELETE', '/alert-mail');
      expect(await send<MailServer>('GET', '/alert-mail')).toMatchObject({
        from: 'none',
        hasPassword: false,
      });
    });

    it('lists newest first, a page at a time', async () => {
      await burstYesterday();
      for (const name of ['a', 'b', 'c']) await switchOn(await makeRule(SPIKE, { name }));
      const first = await send<{ items: Alert[]; nextCursor: string }>('GET', '/alerts?limit=2');
      expect(first.items).toHaveLength(2);
      const rest = await send<{ items: Alert[]; nextCursor: null }>(
        'GET',
        `/alerts?limit=2&cursor=${encodeURIComponent(first.nextCursor)}`,
      );
      expect(rest.nextCursor).toBeNull();
      expect(new Set([...first.items, ...rest.items].map(({ rule }) => rule.name))).toEqual(
        new Set(['a', 'b', 'c']),
      );
      const team = await send<Team>('POST', '/teams', { name: 'Care' });
      expect(await list(`?team=${team.id}`)).toEqual([]);
    });

    it('holds a count against a limit: beyond what is usual is unexpected, below it is expected but absent', async () => {
      app().clock.now = new Date(at(71, 720));
      await app().importRows(
        'mentions',
        rows('hello', 'forum', (day) => (day === 68 ? 70 : day >= 69 ? 1 : usual(day)), [0, 71]),
      );
      const limit = { kind: 'threshold', measure: 'mentions', grain: 'day' };
      const above = await send<Replay>('POST', '/alert-rules/replay', {
        looksFor: { ...limit, side: 'above', value: 30 },
      });
      expect(above.items).toMatchObject([
        { observed: 70, bound: 30, verdict: 'unexpected', until: at(69, 0) },
      ]);
      const below = await send<Replay>('POST', '/alert-rules/replay', {
        looksFor: { ...limit, side: 'below', value: 5, persistence: 2 },
      });
      expect(below.items).toMatchObject([
        { since: at(69, 0), firedAt: at(71, 0), until: null, verdict: 'expected-but-absent', observed: 1 },
      ]);
      const usualLimit = await send<Replay>('POST', '/alert-rules/replay', {
        looksFor: { ...limit, side: 'above', value: 15 },
      });
      expect(usualLimit.items.at(-1)).toMatchObject({ verdict: 'expected' });
      expect(usualLimit.items.at(-1)?.why).toContain('so the limit is what is unusual');
    });

    it('hears that a source is silent in collected time only', async () => {
      const hourly = (from: number, to: number, source: string) =>
        Array.from({ length: (to - from) * 24 * 3 }, (_, index) => ({
          id: `${source}-${from}-${index}`,
          at: at(from, index * 20),
          text: 'hello',
          source,
          author: `p${index}`,
          lang: 'en',
        }));
      app().clock.now = new Date(at(31, 0));
      await app().importRows('mentions', [...hourly(0, 30, 'forum'), ...hourly(0, 31, 'reviews')]);
      const looksFor = { kind: 'silence', of: 'source', persistence: 6 };
      const replay = () => send<Replay>('POST', '/alert-rules/replay', { looksFor, days: 14 });
      // Nobody collected the forum on the last day: that is not silence.
      expect((await replay()).items).toEqual([]);
      await app().importRows('mentions', hourly(0, 1, 'forum'), `?covers=${at(0, 0)}/${at(31, 0)}`);
      expect((await replay()).items).toMatchObject([
        { since: at(30, 0), verdict: 'expected-but-absent', observed: 0, title: 'forum is silent' },
      ]);
    });

    it('misses what a campaign should bring', async () => {
      const fair = await send<Topic>('POST', '/topics', { name: 'Fair', query: 'fair' });
      await app().settle();
      await send('POST', '/campaigns', {
        name: 'Fair days',
        startAt: at(64, 0),
        endExclusive: at(80, 0),
        topics: [fair.id],
      });
      app().clock.now = new Date(at(71, 720));
      await app().importRows(
        'mentions',
        rows('the fair', 'forum', (day) => (day < 64 ? 10 : 6), [0, 71]),
      );
      const looksFor = { kind: 'silence', of: 'campaign', persistence: 3 };
      const { items } = await send<Replay>('POST', '/alert-rules/replay', { looksFor });
      expect(items).toMatchObject([
        {
          verdict: 'expected-but-absent',
          observed: 42,
          expected: 70,
          ratio: 0.6,
          firedAt: at(67, 0),
          until: null,
        },
      ]);
    });

    it('finds dams as they stood on each day', async () => {
      const complaint = (name: string, day: number) => ({
        id: name,
        at: at(day),
        text: 'My bill is wrong',
        source: 'forum',
        author: name,
        lang: 'en',
        sentiment: 'negative',
      });
      await app().importRows(
        'mentions',
        ['a', 'b', 'c', 'd'].map((name) => complaint(name, 60)),
      );
      await app().settle();
      app().clock.now = new Date(at(65, 720));
      const replay = await send<Replay>('POST', '/alert-rules/replay', {
        looksFor: { kind: 'dam' },
        days: 14,
      });
      expect(replay.items).toMatchObject([
        { since: at(61, 720), observed: 4, verdict: 'unexpected', until: null },
      ]);
      await switchOn(await makeRule({ kind: 'dam', minComplaints: 4 }));
      expect(await list()).toMatchObject([{ observed: 4, state: 'open' }]);
    });

    it('finds complaints that wait too long for an answer of ours, until they have one', async () => {
      const said = (name: string, day: number, more: object = {}) => ({
        id: name,
        at: at(day),
        text: 'My bill is wrong',
        source: 'forum',
        author: name,
        lang: 'en',
        sentiment: 'negative',
        ...more,
      });
      await app().importRows(
        'mentions',
        ['a', 'b', 'c'].map((name) => said(name, 60)),
      );
      const reply = { direction: 'outbound', author: 'us', text: 'We look at it' };
      await app().importRows('mentions', [
        said('reply', 62, { ...reply, at: at(62, 480), in_reply_to: 'a' }),
      ]);
      await app().settle();
      app().clock.now = new Date(at(65, 720));
      const looksFor = { kind: 'unanswered', hours: 24, minComplaints: 3 };
      const replay = await send<Replay>('POST', '/alert-rules/replay', { looksFor, days: 14 });
      expect(replay.items).toMatchObject([
        {
          since: at(61, 660),
          until: at(62, 480),
          observed: 3,
          title: 'Complaints: 3 without an answer for 1 day',
          why: 'Unexpected: on 1 Oct, 11:00, within a day 3 had come to wait longer than 1 day for a first answer, the first said on 30 Sept, 10:00.',
        },
      ]);
      app().clock.now = new Date(at(61, 1080));
      const rule = await makeRule({ ...looksFor, minComplaints: 2 });
      expect(rule.words).toBe(
        'At least 2 complaints come within a day to wait longer than 1 day for a first answer.',
      );
      await switchOn(rule);
      const [alert, ...others] = await list();
      expect(others).toEqual([]);
      expect(alert).toMatchObject({ observed: 3, state: 'open', until: null });
    });

    it('speaks of the hour it was raised for, and of what came after it as so far', async () => {
      const hour = (index: number) => new Date(Date.parse(at(0, 0)) + index * 3_600_000).toISOString();
      const burst = 1300;
      const count = (index: number) =>
        index < burst || index >= burst + 8 ? 3 + (index % 3) : index < burst + 4 ? 40 : 80;
      const said = (from: number, to: number) =>
        Array.from({ length: to - from }, (_, step) => from + step).flatMap((index) =>
          Array.from({ length: count(index) }, (_, number) => ({
            id: `h-${index}-${number}`,
            at: hour(index),
            text: 'hello',
            source: 'forum',
            lang: 'en',
          })),
        );
      await app().importRows('mentions', said(0, burst + 2));
      app().clock.now = new Date(hour(burst + 2));
      await app().settle();
      await switchOn(await makeRule({ ...SPIKE, grain: 'hour' }));
      const [raised] = await list();
      expect(raised).toMatchObject({ observed: 40, until: null });
      expect(raised?.title).toMatch(/^Mentions: \d+(\.\d)?× the usual for that hour$/);
      await app().importRows('mentions', said(burst + 2, burst + 6));
      app().clock.now = new Date(hour(burst + 6));
      await runAlerts(app().services);
      const [later] = await list();
      expect(later).toMatchObject({ id: raised?.id, observed: 40, title: raised?.title });
      expect(later?.why).toMatch(/ The most so far: \d+(\.\d)?× the mentions usual for that hour, 24 Sept /);
      await app().importRows('mentions', said(burst + 6, burst + 40));
      app().clock.now = new Date(hour(burst + 40));
      await runAlerts(app().services);
      const [over] = await list();
      expect(over).toMatchObject({ id: raised?.id, observed: 40 });
      expect(over?.why).toMatch(/ The most it came to: /);
    });

    it('says that it cannot look while its topic is gone', async () => {
      const fair = await send<Topic>('POST', '/topics', { name: 'Fair', query: 'fair' });
      await app().settle();
      const rule = await makeRule({ ...SPIKE, topic: fair.id });
      await send('DELETE', `/topics/${fair.id}`);
      await switchOn(rule);
      const [shown] = (await send<{ items: AlertRule[] }>('GET', '/alert-rules')).items;
      expect(shown?.problem).toBe('Its topic was removed: choose another, or remove the rule.');
    });
  });
}
