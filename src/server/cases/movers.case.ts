import { describe, expect, it } from 'vitest';
import type { Campaign } from '../../contract/campaigns';
import type { Movers, Topic } from '../../contract/topics';
import type { OpenTestApp, TestApp } from '../testing/test-app';
import { useApp } from './suite.case';

const DAY_MS = 86_400_000;
const dayOf = (iso: string) => Date.parse(`${iso}T00:00:00Z`);

/** So many mentions of a text on each day, from a day on. */
function daily(text: string, first: string, counts: readonly number[], source = 'forum'): object[] {
  return counts.flatMap((count, day) =>
    Array.from({ length: count }, (_, index) => {
      const at = new Date(dayOf(first) + day * DAY_MS + index * 60_000).toISOString();
      return { id: `${source}/${text}/${at}`, at, text, source };
    }),
  );
}

const post = <Answer>(app: TestApp, path: string, body: object) =>
  app.json<Answer>(`/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

async function addTopics(app: TestApp, ...words: string[]): Promise<void> {
  for (const word of words) await post<Topic>(app, '/topics', { name: word, query: word });
  await app.settle();
}

const WEEK = 'from=2026-11-09T00:00:00Z&to=2026-11-16T00:00:00Z';
const each = (count: number, days = 7) => Array(days).fill(count) as number[];

/** `GET /topics/movers`: what moved, and how surely. */
export function moverCases(open: OpenTestApp): void {
  describe('movers', () => {
    const app = useApp(open);
    const movers = (query: string) => app().json<Movers>(`/api/v1/topics/movers?${query}`);
    const byName = async (query: string) =>
      new Map((await movers(query)).items.map((item) => [item.name, item]));
    const cover = () =>
      app().importRows('mentions', [
        ...daily('weather', '2026-10-20', [1]),
        ...daily('weather', '2026-11-19', [1]),
      ]);

    it('say what rose, fell, stayed, is new, is too little to tell; most surely moved first', async () => {
      await cover();
      await app().importRows('mentions', [
        ...daily('calm', '2026-11-02', [5, 6, 4, 5, 5, 3, 6, 5, 5, 6, 4, 4, 5, 5]),
        ...daily('fallen', '2026-11-02', [...each(9), ...each(2)]),
        ...daily('fresh', '2026-11-09', each(2)),
        ...daily('risen', '2026-11-02', [...each(3), ...each(12)]),
        ...daily('rare', '2026-11-04', [1, 0, 0, 0, 0, 0, 2]),
      ]);
      await addTopics(app(), 'calm', 'fallen', 'fresh', 'risen', 'rare', 'silent');
      const { items, method } = await movers(WEEK);
      expect(method).toBe('rate-ratio-1');
      expect(items.map(({ name, state }) => [name, state])).toEqual([
        ['risen', 'rising'],
        ['fallen', 'falling'],
        ['fresh', 'new'],
        ['calm', 'calm'],
        ['rare', 'quiet'],
        ['silent', 'quiet'],
      ]);
      const risen = items.find((item) => item.name === 'risen');
      expect(risen).toMatchObject({ compared: { now: 84, before: 21 }, topicVersion: expect.any(Number) });
      expect(risen?.totals.mentions).toBe(84);
      expect(risen?.change?.percent).toBeCloseTo(300, 6);
      expect(risen?.words).toMatch(/^rose 300 % \(\d+ to \d+ %\)$/);
      expect(items.find((item) => item.name === 'rare')?.words).toBe(
        'only 3 mentions in both windows: too few to tell',
      );
      expect(items.find((item) => item.name === 'rare')?.change).toBeNull();
      expect(items.find((item) => item.name === 'silent')?.totals.mentions).toBe(0);
    });

    it('count sources collected in both windows only, and name the others', async () => {
      await cover();
      await app().importRows('mentions', daily('signal', '2026-11-02', each(3, 14)));
      await app().importRows('mentions', daily('signal', '2026-11-09', each(20), 'twitter'));
      await addTopics(app(), 'signal');
      const answer = await movers(WEEK);
      expect(answer.sourcesCompared).toEqual(['forum']);
      expect(answer.sourcesLeftOut.map(({ source }) => source)).toEqual(['twitter']);
      expect(answer.items[0]).toMatchObject({ state: 'calm', compared: { now: 21, before: 21 } });
      expect(answer.items[0]?.totals.mentions).toBe(161);
      const twitter = await movers(`${WEEK}&source=twitter`);
      expect(twitter.items[0]).toMatchObject({
        state: 'no-data',
        change: null,
        words: 'not comparable: no source was collected in both windows',
      });
    });

    it('compare the same hours of both, the day that has not ended included; one such day alone is no clear rise', async () => {
      await cover();
      await app().importRows('mentions', [
        ...daily('signal', '2026-11-07', each(4, 13)),
        ...daily('signal', '2026-11-20', [200]),
      ]);
      await addTopics(app(), 'signal');
      const [signal] = (await movers('from=2026-11-14T00:00:00Z&to=2026-11-21T00:00:00Z')).items;
      expect(signal).toMatchObject({ compared: { now: 224, before: 28 }, state: 'calm' });
      expect(signal?.totals.mentions).toBe(224);
      expect(signal?.sparkline.at(-1)).toMatchObject({ mentions: 200, partial: true });
    });

    it('draw a dense sparkline: silence is 0, what nobody collected null, long windows by week', async () => {
      await app().importRows('mentions', daily('signal', '2026-11-10', [2, 0, 3]));
      await addTopics(app(), 'signal');
      const week = await movers(WEEK);
      expect(week.items[0]?.sparkline.map(({ mentions }) => mentions)).toEqual([
        null,
        2,
        0,
        3,
        null,
        null,
        null,
      ]);
      const year = await movers('from=2025-11-16T00:00:00Z&to=2026-11-16T00:00:00Z');
      expect(year.query.bucket).toBe('day');
      expect(year.items[0]?.sparkline.length).toBeLessThanOrEqual(120);
      expect(year.items[0]?.sparkline.at(-1)).toMatchObject({
        start: '2026-11-09T00:00:00.000Z',
        mentions: 5,
      });
    });

    it('look at hours in the shortest windows', async () => {
      await cover();
      await app().importRows('mentions', daily('signal', '2026-11-10', [30, 60]));
      await addTopics(app(), 'signal');
      const answer = await movers('from=2026-11-11T00:00:00Z&to=2026-11-12T00:00:00Z');
      expect(answer.query.bucket).toBe('hour');
      expect(answer.before.from).toBe('2026-11-10T00:00:00.000Z');
      expect(answer.items[0]?.sparkline).toHaveLength(24);
      expect(answer.items[0]?.totals.mentions).toBe(60);
    });

    it('name the owner and the campaigns that run at the end of the window', async () => {
      await cover();
      const team = crypto.randomUUID();
      await app()
        .db.insertInto('team')
        .values({ id: team, name: 'Network', created_at: app().clock.now })
        .execute();
      const topic = await post<Topic>(app(), '/topics', {
        name: 'Signal',
        query: 'signal',
        ownerTeamId: team,
      });
      await app().settle();
      const flight = async (name: string, startAt: string, endExclusive: string) => {
        const { id } = await post<Campaign>(app(), '/campaigns', { name, startAt, endExclusive });
        await app().db.insertInto('campaign_topic').values({ campaign_id: id, topic_id: topic.id }).execute();
      };
      await flight('over', '2026-11-01T00:00:00Z', '2026-11-12T00:00:00Z');
      await flight('running', '2026-11-10T00:00:00Z', '2026-11-16T00:00:00Z');
      await flight('later', '2026-11-16T00:00:00Z', '2026-12-01T00:00:00Z');
      const item = (await byName(WEEK)).get('Signal');
      expect(item?.ownerTeam).toEqual({ id: team, name: 'Network' });
      expect(item?.campaigns.map(({ name }) => name)).toEqual(['running']);
    });

    it('answer an empty river, and refuse a window that ends before it starts', async () => {
      expect(await movers('')).toMatchObject({ items: [], sourcesCompared: [], freshAsOf: null });
      await addTopics(app(), 'signal');
      expect((await movers('')).items[0]).toMatchObject({ state: 'no-data', change: null });
      const response = await app().request(
        '/api/v1/topics/movers?from=2026-11-09T00:00:00Z&to=2026-11-08T00:00:00Z',
      );
      expect(response.status).toBe(400);
    });
  });
}
