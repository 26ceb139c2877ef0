import { describe, expect, it } from 'vitest';
import type { Topic } from '../../contract/topics';
import type { VoicesSample } from '../../contract/voices';
import type { OpenTestApp } from '../testing/test-app';
import { useApp } from './suite.case';

const say = (id: string, at: string, text: string, more: object = {}) => ({
  id,
  at: `2026-11-${at}Z`,
  text,
  source: 'forum',
  ...more,
});
const ANGRY = 'This is terrible, I hate the awful support';
const HAPPY = 'I love this great service, thank you so much';

/** `GET /voices/sample`: words beside the numbers. */
export function voiceCases(open: OpenTestApp): void {
  describe('voices', () => {
    const app = useApp(open);
    const sample = (query: string) => app().json<VoicesSample>(`/api/v1/voices/sample?${query}`);
    const texts = (answer: VoicesSample) => answer.items.map(({ text }) => text);
    const DAY = 'from=2026-11-10T00:00:00Z&to=2026-11-11T00:00:00Z';

    it('quote what was said, byte for byte, with where and by whom', async () => {
      const text = '  Encore une panne\u200b…\n“Merci” 😡 ';
      await app().importRows('mentions', [
        say('1', '10T09:00:00', text, {
          author: 'ann',
          author_name: 'Ann',
          followers: 7,
          lang: 'fr',
          url: 'https://forum.example/1',
        }),
      ]);
      const { items, method } = await sample(DAY);
      expect(method).toBe('voices-1');
      expect(items).toHaveLength(1);
      expect(items[0]).toMatchObject({
        text,
        at: '2026-11-10T09:00:00.000Z',
        source: 'forum',
        author: 'ann',
        authorName: 'Ann',
        followers: 7,
        lang: 'fr',
        url: 'https://forum.example/1',
        sentiment: 'positive',
        thread: { id: items[0]?.id, mentions: 1 },
        topics: [],
      });
    });

    it('let strata take turns and count each exactly', async () => {
      await app().importRows('mentions', [
        ...[1, 2, 3, 4].map((n) =>
          say(`n${n}`, `10T0${n}:00:00`, `${ANGRY} ${'abcd'[n - 1]?.repeat(3)}`, { lang: 'en' }),
        ),
        say('p', '10T05:00:00', HAPPY, { lang: 'en' }),
        say('u', '10T06:00:00', 'Weer een storing vanochtend', { lang: 'nl' }),
      ]);
      const answer = await sample(`${DAY}&limit=4`);
      expect(answer.items.map(({ sentiment }) => sentiment)).toEqual([
        'negative',
        'positive',
        null,
        'negative',
      ]);
      expect(answer.strata).toEqual([
        { sentiment: 'negative', mentions: 4, shown: 2 },
        { sentiment: 'positive', mentions: 1, shown: 1 },
        { sentiment: 'neutral', mentions: 0, shown: 0 },
        { sentiment: 'unscored', mentions: 1, shown: 1 },
      ]);
      const happy = await sample(`${DAY}&sentiment=positive`);
      expect(texts(happy)).toEqual([HAPPY]);
      expect(happy.strata).toEqual([{ sentiment: 'positive', mentions: 1, shown: 1 }]);
    });

    it('are the same at each reading', async () => {
      await app().importRows(
        'mentions',
        Array.from({ length: 80 }, (_, index) =>
          say(
            String(index),
            `1${index % 4}T10:00:00`,
            `${ANGRY} ${'abcdefgh'[index % 8]}${'xyzuvwrstq'[index % 10]}`,
          ),
        ),
      );
      const query = 'from=2026-11-10T00:00:00Z&to=2026-11-14T00:00:00Z&limit=10';
      const first = await sample(query);
      expect(first.items).toHaveLength(10);
      expect(await sample(query)).toEqual(first);
    });

    it('keep to the window to the second, across days of UTC and parts of hours', async () => {
      await app().json('/api/v1/settings', {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ zone: 'Asia/Kathmandu' }),
      });
      await app().settle();
      const times = [
        '09T22:29:59',
        '09T22:30:00',
        '09T23:50:00',
        '10T12:00:00',
        '11T20:00:00',
        '12T00:10:29',
        '12T00:10:30',
      ];
      await app().importRows(
        'mentions',
        times.map((at, index) => say(String(index), at, `Said ${'abcdefg'[index]}`)),
      );
      const answer = await sample('from=2026-11-09T22:30:00Z&to=2026-11-12T00:10:30Z');
      expect(texts(answer).sort()).toEqual(['Said b', 'Said c', 'Said d', 'Said e', 'Said f']);
      expect(answer.strata.reduce((sum, { mentions }) => sum + mentions, 0)).toBe(5);
    });

    it('leave out what we said, what was erased, and near copies', async () => {
      await app().importRows('mentions', [
        say('1', '10T09:00:00', 'We are on it', { direction: 'outbound', author: 'us' }),
        say('2', '10T09:01:00', 'Win 10 euros at https://a.example', { author: 'spam' }),
        say('3', '10T09:02:00', 'WIN 900 Euros at https://b.example', { author: 'spam' }),
        say('4', '10T09:03:00', 'My words', { author: 'gone' }),
      ]);
      await app().json('/api/v1/erasures', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ author: 'gone', source: null }),
      });
      await app().settle();
      const answer = await sample(DAY);
      expect(answer.items).toHaveLength(1);
      expect(answer.items[0]?.text.toLowerCase()).toContain('euros');
    });

    it('filter by topic, source and language; an unknown topic is none', async () => {
      await app().importRows('mentions', [
        say('1', '10T09:00:00', 'No signal here'),
        say('2', '10T09:01:00', 'same at our place', { in_reply_to: '1' }),
        say('3', '10T09:02:00', 'No signal on the train', { source: 'twitter', lang: 'en' }),
        say('4', '10T09:03:00', 'Lovely weather'),
      ]);
      const topic = await app().json<Topic>('/api/v1/topics', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'Network', query: 'signal' }),
      });
      await app().settle();
      const answer = await sample(`${DAY}&topic=${topic.id}`);
      expect(texts(answer).sort()).toEqual(['No signal here', 'No signal on the train', 'same at our place']);
      expect(answer.items.every(({ topics }) => topics.includes(topic.id))).toBe(true);
      expect(answer.strata.reduce((sum, { mentions }) => sum + mentions, 0)).toBe(3);
      const reply = answer.items.find(({ text }) => text.startsWith('same'));
      expect(reply?.thread.mentions).toBe(2);
      const inHour = `from=2026-11-10T09:00:30Z&to=2026-11-10T09:01:30Z&topic=${topic.id}`;
      expect((await sample(inHour)).strata.reduce((sum, { mentions }) => sum + mentions, 0)).toBe(1);
      expect(texts(await sample(`${DAY}&topic=${topic.id}&source=twitter`))).toEqual([
        'No signal on the train',
      ]);
      expect(texts(await sample(`${DAY}&source=nowhere`))).toEqual([]);
      for (const unknown of [crypto.randomUUID(), 'network']) {
        const response = await app().request(`/api/v1/voices/sample?${DAY}&topic=${unknown}`);
        expect(response.status).toBe(404);
      }
    });

    it('give out no address but http and https', async () => {
      await app().importRows('mentions', [
        say('1', '10T09:00:00', 'Click me', { url: 'javascript:alert(1)' }),
      ]);
      expect((await sample(DAY)).items.map(({ url }) => url)).toEqual([null]);
    });
  });
}
