import { describe, expect, it } from 'vitest';
import type { Flaw } from '../../contract/flaw-schemas';
import { type Flow, type FlowPerson, getFlow, type ToldPerson } from '../../contract/flow';
import type { Settings } from '../../contract/settings';
import type { Person, Team } from '../../contract/teams';
import type { ThreadItem } from '../../contract/thread-list';
import { flowNow } from '../flow/flow-now';
import type { OpenTestApp } from '../testing/test-app';
import { sender, useApp } from './suite.case';

const DAY_SECONDS = 86_400;
const at = (day: number) => new Date(Date.parse('2026-11-01T00:00:00Z') + day * 86_400_000).toISOString();
const said = (author: string, day: number, more: object = {}) => ({
  id: `${author}-${day}`,
  at: at(day),
  text: 'My bill is wrong again',
  source: 'forum',
  author,
  lang: 'en',
  sentiment: 'negative',
  ...more,
});

/** `GET /flow`: how far complaints came, where they wait, and who was never answered. */
export function flowCases(open: OpenTestApp): void {
  describe('the flow', () => {
    const app = useApp(open);
    const send = sender(app);
    const read = (query = '') => send<Flow>('GET', `/flow?from=${at(0)}&to=${at(30)}${query}`);
    const stage = (flow: Flow, name: string) => flow.stages.find((one) => one.stage === name);
    const threads = async () => (await send<{ items: ThreadItem[] }>('GET', '/threads')).items;
    const threadOf = async (author: string) =>
      (await threads()).find(({ opening }) => opening.author === author) as ThreadItem;
    const outcomes = ({ outcomes: all }: Flow) =>
      Object.fromEntries(all.filter((one) => one.threads > 0).map((one) => [one.outcome, one.threads]));
    /** Billing owns the topic of bills; Ada is one of them. */
    const setUp = async (rows: object[]) => {
      const billing = await send<Team>('POST', '/teams', { name: 'Billing' });
      const ada = await send<Person>('POST', '/people', { name: 'Ada', teamId: billing.id });
      await send('POST', '/topics', { name: 'Bills', query: 'bill', ownerTeamId: billing.id });
      await app().settle();
      await app().importRows('mentions', rows);
      await app().settle();
      return { billing, ada };
    };

    it('is worked out once for all who ask at one moment, and anew after something was committed', async () => {
      await setUp([said('lena', 1)]);
      const query = getFlow.query.parse({ people: 'no' });
      const [one, other] = [flowNow(app().services, query), flowNow(app().services, query)];
      expect(other).toBe(one);
      const imported = app().importRows('mentions', [said('mika', 2)]);
      const before = await one;
      await imported;
      expect(before.threads).toBe(1);
      expect((await flowNow(app().services, query)).threads).toBe(2);
    });

    it('does not join what began before something was committed', async () => {
      const query = getFlow.query.parse({ people: 'no' });
      const before = flowNow(app().services, query);
      app().services.feed.nudge();
      const after = flowNow(app().services, query);
      expect(after).not.toBe(before);
      await before;
      expect(flowNow(app().services, query)).toBe(after);
      await after;
    });

    it('waits for a team to see a complaint, and stops waiting when one of that team opens it', async () => {
      const { ada } = await setUp([said('lena', 1), said('mika', 2)]);
      app().clock.now = new Date(at(4));
      expect(stage(await read(), 'seen')).toMatchObject({
        began: 2,
        reached: 0,
        open: 2,
        medianSeconds: null,
      });
      const { id } = await threadOf('lena');
      expect(await send('POST', `/threads/${id}/seen`)).toEqual({ noted: false });
      expect(await send('POST', `/threads/${id}/seen`, undefined, ada.id)).toEqual({ noted: true });
      const flow = await read();
      expect(stage(flow, 'seen')).toMatchObject({ reached: 1, open: 1, watchedSeconds: 3 * DAY_SECONDS });
      expect(outcomes(flow)).toEqual({ seen: 1, unheard: 1 });
    });

    it('takes what a person of the team does to a complaint for having seen it', async () => {
      const { ada } = await setUp([said('lena', 1)]);
      const { opening } = await threadOf('lena');
      await send('PATCH', `/mentions/${opening.id}`, { sentiment: 'negative', reason: 'so it is' }, ada.id);
      expect(outcomes(await read())).toEqual({ seen: 1 });
    });

    it('lists threads by whether somebody of their team has seen them', async () => {
      const { billing, ada } = await setUp([
        said('lena', 1),
        said('mika', 2),
        said('noor', 3),
        said('olu', 4),
      ]);
      const authors = async (query: string) => {
        const { items } = await send<{ items: ThreadItem[] }>('GET', `/threads?${query}`);
        return items.map(({ opening }) => opening.author).sort();
      };
      const agrees = async () => {
        const { differences } = await send<{ differences: unknown[] }>('GET', '/check');
        expect(differences).toEqual([]);
      };
      const eve = await send<Person>('POST', '/people', { name: 'Eve', teamId: null });
      const [lena, mika, noor] = [await threadOf('lena'), await threadOf('mika'), await threadOf('noor')];
      await send('POST', `/threads/${lena.id}/seen`, undefined, ada.id);
      await send('PATCH', `/mentions/${mika.opening.id}`, { complaint: true, reason: 'it is' }, ada.id);
      await send('PATCH', `/mentions/${noor.opening.id}`, { complaint: true, reason: 'it is' }, eve.id);
      const threadIds = [noor.id];
      await send('POST', '/flaws', { title: 'Wrong bills', threadIds }, eve.id);
      expect(await authors('seen=yes')).toEqual(['lena', 'mika']);
      expect(await authors(`seen=no&team=${billing.id}&complaint=yes&sort=waiting`)).toEqual(['noor', 'olu']);
      await agrees();
      await send('PATCH', `/people/${eve.id}`, { teamId: billing.id });
      await app().settle();
      expect(await authors('seen=no')).toEqual(['olu']);
      await send('POST', '/flaws', { title: 'Late bills', threadIds: [(await threadOf('olu')).id] }, ada.id);
      expect(await authors('seen=no')).toEqual([]);
      await send('DELETE', `/people/${eve.id}`);
      await app().settle();
      expect(await authors('seen=no')).toEqual(['noor']);
      await agrees();
    });

    it('tells an answer from a cause that was dealt with', async () => {
      await setUp([
        said('lena', 1),
        { id: 'r', at: at(2), text: 'Sorry!', source: 'forum', direction: 'outbound', in_reply_to: 'lena-1' },
        said('mika', 1),
      ]);
      const flow = await read();
      expect(outcomes(flow)).toEqual({ answered: 1, unheard: 1 });
      expect(flow.unheard).toEqual({ neverAnswered: 1, peopleNeverAnswered: 1, peopleTwice: 0 });
    });

    it('follows a complaint through its flaw: accepted, fixed, shipped, told', async () => {
      await setUp([said('lena', 1), said('mika', 2), said('noor', 3)]);
      const held = [await threadOf('lena'), await threadOf('mika')];
      app().clock.now = new Date(at(5));
      const flaw = await send<Flaw>('POST', '/flaws', {
        title: 'Bills are wrong',
        state: 'accepted',
        threadIds: held.map(({ id }) => id),
      });
      expect(outcomes(await read())).toEqual({ accepted: 2, unheard: 1 });
      app().clock.now = new Date(at(9));
      await send('POST', `/flaws/${flaw.id}/fix`, { label: 'bills 2', version: '2.0', effectiveAt: at(11) });
      expect(outcomes(await read())).toEqual({ fixed: 2, unheard: 1 });
      app().clock.now = new Date(at(12));
      const shipped = await read();
      expect(outcomes(shipped)).toEqual({ shipped: 2, unheard: 1 });
      expect(stage(shipped, 'fixed')).toMatchObject({ reached: 2, medianSeconds: 4 * DAY_SECONDS });
      expect(stage(shipped, 'shipped')).toMatchObject({ reached: 2, medianSeconds: 2 * DAY_SECONDS });
      const told = await send('POST', `/flaws/${flaw.id}/told`, {
        people: [{ source: 'forum', author: 'lena' }],
        how: 'reply',
      });
      const lena = { source: 'forum', author: 'lena' };
      expect(told).toEqual({ changed: 1, changedPeople: [lena], told: 1, people: 2 });
      const all = await send<{ changedPeople: object[] }>('POST', `/flaws/${flaw.id}/told`, {});
      expect(all).toMatchObject({ changed: 1, told: 2 });
      // Who was told before is not among those whom all at once marked.
      expect(all.changedPeople).not.toContainEqual(lena);
      const undo = { people: all.changedPeople, told: false };
      expect(await send('POST', `/flaws/${flaw.id}/told`, undo)).toMatchObject({ changed: 1, told: 1 });
      expect(outcomes(await read())).toEqual({ told: 1, shipped: 1, unheard: 1 });
      const { items } = await send<{ items: ToldPerson[] }>('GET', `/flaws/${flaw.id}/told`);
      expect(items).toMatchObject([{ source: 'forum', author: 'lena', how: 'reply', at: at(12) }]);
      await send('POST', `/flaws/${flaw.id}/told`, { told: false });
      expect(outcomes(await read())).toEqual({ shipped: 2, unheard: 1 });
    });

    it('stops the clock for what people declined', async () => {
      await setUp([said('lena', 1)]);
      app().clock.now = new Date(at(5));
      const flaw = await send<Flaw>('POST', '/flaws', {
        title: 'Bills are wrong',
        state: 'accepted',
        threadIds: [(await threadOf('lena')).id],
      });
      app().clock.now = new Date(at(6));
      await send('PATCH', `/flaws/${flaw.id}`, { state: 'wont-fix', reason: 'too rare' });
      app().clock.now = new Date(at(20));
      const flow = await read();
      expect(outcomes(flow)).toEqual({ declined: 1 });
      expect(stage(flow, 'fixed')).toMatchObject({ began: 1, open: 0, declined: 1 });
    });

    it('names where the water stops, against limits the workspace sets', async () => {
      const { billing } = await setUp([said('lena', 1), said('mika', 2), said('noor', 3), said('olu', 17.5)]);
      app().clock.now = new Date(at(18));
      const [dam] = (await read()).dams;
      expect(dam).toMatchObject({ stage: 'seen', team: { id: billing.id }, waiting: 4, overLimit: 3 });
      expect(dam?.words).toBe(
        '3 complaints at Billing have waited longer than 24 hours to be seen; the longest for 17 days.',
      );
      const { flowLimits } = await send<Settings>('GET', '/settings');
      await send('PATCH', '/settings', { flowLimits: { ...flowLimits, seen: 2400 } });
      expect((await read()).dams).toEqual([]);
    });

    it('lists who was never answered and who had to speak twice', async () => {
      await setUp([
        said('lena', 1),
        said('lena', 4),
        said('mika', 2),
        { id: 'r', at: at(3), text: 'Sorry!', source: 'forum', direction: 'outbound', in_reply_to: 'mika-2' },
      ]);
      const people = (kind: string) =>
        send<{ items: FlowPerson[]; nextCursor: string | null }>(
          'GET',
          `/flow/people?from=${at(0)}&to=${at(30)}&kind=${kind}`,
        );
      expect((await people('never-answered')).items).toMatchObject([
        { author: 'lena', complaints: 2, days: 2, answered: 0, firstAt: at(1), lastAt: at(4) },
      ]);
      expect((await people('twice')).items.map(({ author }) => author)).toEqual(['lena']);
      const first = await send<{ items: FlowPerson[]; nextCursor: string }>(
        'GET',
        `/flow/people?from=${at(0)}&to=${at(30)}&kind=never-answered&limit=1`,
      );
      expect(first).toMatchObject({ nextCursor: null });
    });

    it('counts as never answered exactly what the list of threads holds, by topic and by team, too', async () => {
      const { billing } = await setUp([
        said('lena', 1),
        said('mika', 2, { text: 'Nothing works here' }),
        // A reply about bills does not make the conversation one of them.
        said('noor', 3, { text: 'Your bill is fine', sentiment: 'positive', in_reply_to: 'mika-2' }),
        said('olu', 3),
        { id: 'r', at: at(4), text: 'Sorry!', source: 'forum', direction: 'outbound', in_reply_to: 'olu-3' },
        said('late', 31),
      ]);
      const { items: topics } = await send<{ items: { id: string }[] }>('GET', '/topics');
      const [topic] = topics;
      const listed = async (query: string) =>
        (
          await send<{ threads: number }>(
            'GET',
            `/thread-counts?complaint=yes&answered=no&begunFrom=${at(0)}&begunTo=${at(30)}${query}`,
          )
        ).threads;
      const never = async (query: string) => (await read(query)).unheard.neverAnswered;
      expect([await never(''), await listed('')]).toEqual([2, 2]);
      const ofTopic = `&topic=${topic?.id}`;
      expect([await never(ofTopic), await listed(`${ofTopic}&topicOf=opening`)]).toEqual([1, 1]);
      expect(await listed(ofTopic)).toBe(2);
      const ofTeam = `&team=${billing.id}`;
      expect([await never(ofTeam), await listed(ofTeam)]).toEqual([1, 1]);
    });

    it('holds behind each of its figures exactly the conversations it counted', async () => {
      const { billing, ada } = await setUp([
        ...Array.from({ length: 7 }, (_, index) => said(`lena${index}`, 1 + index)),
        said('mika', 2, { text: 'Nothing works here' }),
        said('olu', 3),
        { id: 'r', at: at(4), text: 'Sorry!', source: 'forum', direction: 'outbound', in_reply_to: 'olu-3' },
        said('late', 31),
      ]);
      await send('POST', '/topics', { name: 'Everything', query: 'bill OR nothing' });
      await app().settle();
      app().clock.now = new Date(at(8));
      await send('POST', `/threads/${(await threadOf('lena0')).id}/seen`, undefined, ada.id);
      const flaw = await send<Flaw>('POST', '/flaws', {
        title: 'Bills are wrong',
        state: 'accepted',
        threadIds: [(await threadOf('lena1')).id, (await threadOf('lena2')).id],
      });
      await send('POST', `/flaws/${flaw.id}/fix`, { label: 'bills 2', effectiveAt: at(7) });
      app().clock.now = new Date(at(12));
      const listed = async (places: readonly string[], more = '') => {
        const query = `begunFrom=${at(0)}&begunTo=${at(30)}${places.map((place) => `&flow=${place}`).join('')}${more}`;
        const counted = await send<{ threads: number; capped: boolean }>('GET', `/thread-counts?${query}`);
        const { items } = await send<{ items: ThreadItem[] }>('GET', `/threads?${query}&limit=200`);
        expect([items.length, counted.capped]).toEqual([counted.threads, false]);
        return counted.threads;
      };
      for (const more of ['', `&team=${billing.id}`]) {
        const flow = await read(more);
        expect(flow.threads).toBeGreaterThan(6);
        for (const { key, threads: counted } of flow.places) expect(await listed([key], more)).toBe(counted);
        for (const { from, to, threads: counted } of flow.links)
          expect(await listed([from, to], more)).toBe(counted);
        for (const { stage: awaited, open } of flow.stages)
          expect(await listed([`waits:${awaited}`], more)).toBe(open);
        for (const { team, threads: counted, stages } of flow.teams) {
          const place = `team:${team?.id ?? 'none'}`;
          expect(await listed([place], more)).toBe(counted);
          for (const { stage: awaited, open } of stages)
            expect(await listed([place, `waits:${awaited}`], more)).toBe(open);
        }
        expect(flow.dams.length).toBeGreaterThan(0);
        for (const { stage: awaited, team, waiting, overLimit, limitHours } of flow.dams) {
          const place = `team:${team?.id ?? 'none'}`;
          expect(await listed([place, `waits:${awaited}`], more)).toBe(waiting);
          expect(await listed([place, `waits:${awaited}:${limitHours}`], more)).toBe(overLimit);
        }
      }
      // Pages of it go on where the one before ended.
      const page = await send<{ items: ThreadItem[]; nextCursor: string }>(
        'GET',
        `/threads?begunFrom=${at(0)}&begunTo=${at(30)}&flow=waits:seen&limit=2`,
      );
      const next = await send<{ items: ThreadItem[] }>(
        'GET',
        `/threads?begunFrom=${at(0)}&begunTo=${at(30)}&flow=waits:seen&limit=100&cursor=${page.nextCursor}`,
      );
      expect(new Set([...page.items, ...next.items].map(({ id }) => id)).size).toBe(
        await listed(['waits:seen']),
      );
      const bare = await app().request('/api/v1/threads?flow=team:none');
      expect([bare.status, await bare.text()]).toEqual([400, expect.stringContaining('begunFrom')]);
    });

    it('takes no fix that was dated back for one that was made at once, and counts telling from when it was known', async () => {
      await setUp([said('lena', 1)]);
      app().clock.now = new Date(at(10));
      const flaw = await send<Flaw>('POST', '/flaws', {
        title: 'Bills are wrong',
        state: 'accepted',
        threadIds: [(await threadOf('lena')).id],
      });
      await send('POST', `/flaws/${flaw.id}/fix`, { label: 'bills 2', effectiveAt: at(4) });
      app().clock.now = new Date(at(12));
      const flow = await read();
      expect(stage(flow, 'fixed')).toMatchObject({ reached: 1, unstated: 1, medianSeconds: null });
      expect(stage(flow, 'shipped')).toMatchObject({ reached: 1, unstated: 1, medianSeconds: null });
      expect(stage(flow, 'told')).toMatchObject({ open: 1, watchedSeconds: 2 * DAY_SECONDS });
      // One more that is dated back changes nothing of what was known before.
      await send('POST', `/flaws/${flaw.id}/fix`, { label: 'bills 1', effectiveAt: at(2) });
      expect((await read()).stages).toEqual(flow.stages);
    });

    it('counts as a complaint of a person only what they complained of themselves', async () => {
      await setUp([
        said('lena', 1, { text: 'Where is my bill?', sentiment: 'neutral' }),
        said('mika', 2, { in_reply_to: 'lena-1' }),
        said('noor', 3),
      ]);
      const flow = await read();
      expect(flow).toMatchObject({ threads: 2, people: 1, unheard: { peopleNeverAnswered: 1 } });
    });

    it('sets likely bots apart from people, and shows them when asked', async () => {
      await setUp([
        said('lena', 1),
        ...[1, 2, 3].map((number) => ({
          ...said('radar', 2),
          id: `radar-${number}`,
          text: 'Fault radar reports that the bill page is down again',
        })),
      ]);
      const people = async (show: string) => {
        const { items } = await send<{ items: FlowPerson[] }>(
          'GET',
          `/flow/people?from=${at(0)}&to=${at(30)}&kind=never-answered${show}`,
        );
        return items.map(({ author, kind }) => [author, kind]);
      };
      expect(await people('')).toEqual([['lena', 'person']]);
      expect(await people('&show=likely-bots')).toEqual([['radar', 'likely-bot']]);
      expect(await people('&show=all')).toHaveLength(2);
      const flow = await read();
      expect(flow).toMatchObject({
        people: 1,
        kinds: { person: 1, 'likely-bot': 1, syndicated: 0 },
        unheard: { neverAnswered: 4, peopleNeverAnswered: 1, peopleTwice: 0 },
      });
      expect((await read('&show=all')).unheard).toMatchObject({ peopleNeverAnswered: 2, peopleTwice: 1 });
    });

    it('lets as much leave each team as enters it, by topic, team and outcome', async () => {
      await setUp([said('lena', 1), said('mika', 2, { text: 'Nothing works here' })]);
      const { places, links } = await read();
      expect(places.map(({ name, threads: count }) => [name, count])).toEqual(
        expect.arrayContaining([
          ['Bills', 1],
          ['No topic', 1],
          ['Billing', 1],
          ['No team', 1],
          ['Neither seen nor answered', 2],
        ]),
      );
      expect(links.reduce((sum, link) => sum + link.threads, 0)).toBe(4);
    });
  });
}
