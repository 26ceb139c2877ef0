import { describe, expect, it } from 'vitest';
import type { Currents } from '../../contract/currents';
import type { Problem } from '../../contract/problem';
import type { Topic, TopicPreview } from '../../contract/topics';
import type { Check } from '../../contract/upkeep';
import type { OpenTestApp, TestApp } from '../testing/test-app';
import { useApp } from './suite.case';

const AT = '2026-11-10T10:00:00Z';
const say = (id: string, text: string, more: object = {}) => ({ id, at: AT, text, source: 'forum', ...more });

const send = <Answer>(app: TestApp, method: string, path: string, body?: object) =>
  app.json<Answer>(`/api/v1${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });

/** A topic whose history is counted. */
async function addTopic(app: TestApp, name: string, query: string): Promise<Topic> {
  const { id } = await send<Topic>(app, 'POST', '/topics', { name, query });
  await app.settle();
  return app.json<Topic>(`/api/v1/topics/${id}`);
}

async function editTopic(app: TestApp, id: string, body: object): Promise<Topic> {
  await send<Topic>(app, 'PATCH', `/topics/${id}`, body);
  await app.settle();
  return app.json<Topic>(`/api/v1/topics/${id}`);
}

const currentsOf = (app: TestApp, ...topics: string[]) =>
  app.json<Currents>(
    `/api/v1/currents?from=2026-11-10T00:00:00Z&to=2026-11-11T00:00:00Z&bucket=day${topics.map((id) => `&topic=${id}`).join('')}`,
  );
const mentionsIn = async (app: TestApp, topic: string) => (await currentsOf(app, topic)).totals.mentions;

async function expectSound(app: TestApp): Promise<void> {
  const check = await app.json<Check>('/api/v1/check');
  expect(check.differences).toEqual([]);
}

/** Saved queries: what they count, through whatever order things happen in. */
export function topicCases(open: OpenTestApp): void {
  describe('topics', () => {
    const app = useApp(open);

    it('count history when they are added, and new mentions as they come', async () => {
      await app().importRows('mentions', [say('1', 'No signal again'), say('2', 'Lovely weather')]);
      const topic = await addTopic(app(), 'Network', 'signal OR outage*');
      expect(topic.version).toBe(1);
      expect(topic.building).toBeNull();
      expect(await mentionsIn(app(), topic.id)).toBe(1);
      await app().importRows('mentions', [say('3', 'Outages everywhere'), say('4', 'Nothing')]);
      expect(await mentionsIn(app(), topic.id)).toBe(2);
      await expectSound(app());
    });

    it('let a reply count where its root does, also when the root comes last', async () => {
      const topic = await addTopic(app(), 'Network', 'signal');
      await app().importRows('mentions', [say('c', 'same here', { in_reply_to: 'b' })]);
      expect(await mentionsIn(app(), topic.id)).toBe(0);
      await app().importRows('mentions', [say('b', 'me too', { in_reply_to: 'a' })]);
      await app().importRows('mentions', [say('a', 'no signal')]);
      expect(await mentionsIn(app(), topic.id)).toBe(3);
      await expectSound(app());
    });

    it('leave replies to themselves when the query says thread:off', async () => {
      await app().importRows('mentions', [
        say('a', 'no signal'),
        say('b', 'same here', { in_reply_to: 'a' }),
      ]);
      const topic = await addTopic(app(), 'Network', 'signal thread:off');
      expect(topic.inheritsThread).toBe(false);
      expect(await mentionsIn(app(), topic.id)).toBe(1);
    });

    it('let replies inherit from a root of ours, which itself is in no current', async () => {
      await app().importRows('mentions', [
        say('a', 'Our new signal boosters are here', { direction: 'outbound' }),
        say('b', 'at last', { in_reply_to: 'a' }),
      ]);
      const topic = await addTopic(app(), 'Network', 'signal');
      expect(await mentionsIn(app(), topic.id)).toBe(1);
      await expectSound(app());
    });

    it('stop lending a match when an import that brought the root is withdrawn', async () => {
      const topic = await addTopic(app(), 'Network', 'signal');
      const root = await app().importRows<{ id: string }>('mentions', [say('a', 'no signal')]);
      await app().importRows('mentions', [say('b', 'same here', { in_reply_to: 'a' })]);
      expect(await mentionsIn(app(), topic.id)).toBe(2);
      await send(app(), 'POST', `/imports/${root.id}/withdraw`);
      expect(await mentionsIn(app(), topic.id)).toBe(0);
      await expectSound(app());
    });

    it('become a new version when the query changes, and stay the same one when only the name does', async () => {
      await app().importRows('mentions', [say('1', 'No signal again'), say('2', 'Lovely weather')]);
      const topic = await addTopic(app(), 'Network', 'signal');
      const renamed = await editTopic(app(), topic.id, { name: 'Nets' });
      expect(renamed).toMatchObject({ name: 'Nets', version: topic.version });
      const edited = await editTopic(app(), topic.id, { query: 'signal OR weather' });
      expect(edited.version).toBeGreaterThan(topic.version as number);
      expect(await mentionsIn(app(), topic.id)).toBe(2);
      await expectSound(app());
    });

    it('keep counting an erased person’s mentions as before, in later versions, too', async () => {
      await app().importRows('mentions', [say('1', 'No signal', { author: 'ann' })]);
      const topic = await addTopic(app(), 'Network', 'signal');
      await send(app(), 'POST', '/erasures', { author: 'ann' });
      await editTopic(app(), topic.id, { query: 'signal OR weather' });
      expect(await mentionsIn(app(), topic.id)).toBe(1);
      await expectSound(app());
    });

    it('answer one series each and the whole beside them when several are asked for', async () => {
      await app().importRows('mentions', [
        say('1', 'No signal'),
        say('2', 'weather and signal'),
        say('3', 'x'),
      ]);
      const network = await addTopic(app(), 'Network', 'signal');
      const weather = await addTopic(app(), 'Weather', 'weather');
      const both = await currentsOf(app(), network.id, weather.id);
      expect(both.totals.mentions).toBe(3);
      expect(both.series.map(({ topic, totals }) => [topic, totals.mentions])).toEqual([
        [network.id, 2],
        [weather.id, 1],
      ]);
      expect(both.series[0]?.topicVersion).toBe(network.version);
    });

    it('answer 404 for a topic there is none of', async () => {
      const response = await app().request('/api/v1/currents?topic=nothing');
      expect(response.status).toBe(404);
    });

    it('refuse a query that cannot be read, and say where', async () => {
      const response = await app().request('/api/v1/topics', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'Broken', query: 'signal AND (outage' }),
      });
      expect(response.status).toBe(400);
      const { errors } = (await response.json()) as Problem;
      expect(errors?.[0]).toMatchObject({ field: 'query' });
      expect(errors?.[0]?.start).toBeGreaterThanOrEqual(0);
    });

    it('refuse a name that is taken, whatever its case', async () => {
      for (const [name, again] of [
        ['Network', 'network'],
        ['ΣΙΣΥΦΟΣ', 'ΣΙΣΥΦΟΣ'],
      ] as const) {
        await addTopic(app(), name, 'signal');
        await expect(send(app(), 'POST', '/topics', { name: again, query: 'x' })).rejects.toThrow('409');
      }
    });

    it('are gone with their counts once removed; mentions stay', async () => {
      await app().importRows('mentions', [say('1', 'No signal')]);
      const topic = await addTopic(app(), 'Network', 'signal');
      await send(app(), 'DELETE', `/topics/${topic.id}`);
      await app().settle();
      expect((await app().request(`/api/v1/topics/${topic.id}`)).status).toBe(404);
      expect((await currentsOf(app())).totals.mentions).toBe(1);
      const left = await app().db.selectFrom('mention_topic').select('mention_id').execute();
      expect(left).toEqual([]);
    });

    it('are counted anew with a change of zone', async () => {
      await app().importRows('mentions', [say('1', 'No signal', { at: '2026-11-10T23:30:00Z' })]);
      const topic = await addTopic(app(), 'Network', 'signal');
      await send(app(), 'PATCH', '/settings', { zone: 'Europe/Berlin' });
      await app().settle();
      const day = await app().json<Currents>(
        `/api/v1/currents?from=2026-11-10T23:00:00Z&to=2026-11-11T23:00:00Z&bucket=day&topic=${topic.id}`,
      );
      expect(day.totals.mentions).toBe(1);
      await expectSound(app());
    });

    it('never show a half-built version to a reader, while history is counted and mentions come in', async () => {
      const stored = Array.from({ length: 3000 }, (_, n) =>
        say(`old-${n}`, n % 3 === 0 ? 'signal' : 'weather'),
      );
      await app().importRows('mentions', stored);
      const topic = await addTopic(app(), 'Network', 'signal');
      const edit = send<Topic>(app(), 'PATCH', `/topics/${topic.id}`, { query: 'signal OR weather' });
      let acknowledged = 0;
      const importing = (async () => {
        for (let batch = 0; batch < 12; batch++) {
          const rows = ['signal', 'weather', 'weather', 'else'].map((text, n) =>
            say(`new-${batch}-${n}`, text),
          );
          await app().importRows('mentions', rows);
          acknowledged++;
        }
      })();
      const versions = new Set<number>();
      for (let isOver = false; !isOver; ) {
        const [before, answer, now] = [
          acknowledged,
          await currentsOf(app(), topic.id),
          await app().json<Topic>(`/api/v1/topics/${topic.id}`),
        ];
        const [shown] = answer.series;
        const isFirst = shown?.topicVersion === topic.version;
        const batches = ((shown?.totals.mentions ?? 0) - (isFirst ? 1000 : 3000)) / (isFirst ? 1 : 3);
        expect(Number.isInteger(batches)).toBe(true);
        expect(batches).toBeGreaterThanOrEqual(before);
        expect(batches).toBeLessThanOrEqual(12);
        versions.add(shown?.topicVersion ?? 0);
        isOver = now.building === null && acknowledged === 12;
        // A store in this very thread answers without ever letting others have their turn.
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
      await Promise.all([edit, importing]);
      expect(versions.size).toBe(2);
      expect(await mentionsIn(app(), topic.id)).toBe(3000 + 36);
      await expectSound(app());
    }, 30_000);

    it('show in a preview exactly what they will count, replies included', async () => {
      await app().importRows('mentions', [
        say('a', 'No signal at home'),
        say('b', 'same here', { in_reply_to: 'a' }),
        say('c', 'Lovely weather'),
      ]);
      const weather = await addTopic(app(), 'Weather', 'weather OR home');
      const preview = await send<TopicPreview>(app(), 'POST', '/topics/preview', { query: 'signal' });
      expect(preview.matched).toEqual({ mentions: 2, low: 2, high: 2, exact: true });
      expect(preview.byDay.reduce((sum, day) => sum + day.mentions, 0)).toBe(2);
      expect(preview.overlap).toEqual([{ topicId: weather.id, name: 'Weather', mentions: 2, share: 1 }]);
      const topic = await addTopic(app(), 'Network', 'signal');
      expect(await mentionsIn(app(), topic.id)).toBe(2);
    });

    it('show in a preview the words that matched', async () => {
      await app().importRows('mentions', [say('a', 'Where is my Signal?')]);
      const { samples } = await send<TopicPreview>(app(), 'POST', '/topics/preview', { query: 'signal' });
      const [sample] = samples;
      expect(sample?.spans.map(({ start, end }) => sample.voice.text.slice(start, end))).toEqual(['Signal']);
    });

    it('answer a preview of an unreadable query with its errors', async () => {
      const preview = await send<TopicPreview>(app(), 'POST', '/topics/preview', { query: '(' });
      expect(preview.errors.length).toBeGreaterThan(0);
      expect(preview.matched).toBeNull();
    });
  });
}
