import { describe, expect, it } from 'vitest';
import type { Drivers } from '../../contract/drivers';
import type { Topic } from '../../contract/topics';
import type { OpenTestApp } from '../testing/test-app';
import { useApp } from './suite.case';

const FIRST_MS = Date.parse('2026-09-01T00:00:00Z');
const at = (day: number, minute = 0) => new Date(FIRST_MS + day * 86_400_000 + minute * 60_000).toISOString();
const WORDS = ['lamp', 'river', 'stone', 'cloud', 'apple', 'chair', 'piano', 'tiger', 'ocean', 'bread'];
const word = (index: number) => `${WORDS[index % 10]} ${WORDS[Math.floor(index / 10) % 10]}`;

/** `GET /drivers`: what drove a window, with shares that add up and phrases that copies do not make. */
export function driverCases(open: OpenTestApp): void {
  describe('drivers', () => {
    const app = useApp(open);
    const rows = (day: number, count: number, say: (index: number) => string, more: object = {}) =>
      Array.from({ length: count }, (_, index) => ({
        id: `${day}-${JSON.stringify(more)}-${index}-${say(0)}`,
        at: at(day, index),
        text: say(index),
        source: 'forum',
        author: `p${index}`,
        lang: 'en',
        ...more,
      }));
    const read = (query: string) => app().json<Drivers>(`/api/v1/drivers?${query}`);
    /** 35 quiet days in two sources, and a day on which the mast fails. */
    const fill = async () => {
      const quiet = Array.from({ length: 35 }, (_, day) => [
        ...rows(day, 20, (index) => `${word(index)} as ever`),
        ...rows(day, 10, (index) => `${word(index)} as ever`, { source: 'reviews' }),
      ]).flat();
      const failing = rows(30, 40, (index) => `${word(index)} the mast failed again`, { lang: 'en' });
      const copies = rows(30, 60, () => 'Win a free phone today', { author: 'bot', source: 'reviews' });
      await app().importRows('mentions', [...quiet, ...failing, ...copies]);
    };

    it('share out a change over sources, languages, classes and authors, each to the whole', async () => {
      await fill();
      const found = await read(`from=${at(30)}&to=${at(31)}`);
      expect(found.totals).toEqual({ now: 130, before: 30 });
      expect(found.sources.parts).toMatchObject([
        { key: 'reviews', now: 70, before: 10, share: 0.6 },
        { key: 'forum', now: 60, before: 20, share: 0.4 },
      ]);
      for (const dimension of [found.sources, found.languages, found.sentiments, found.authors]) {
        const all = [...dimension.parts, ...(dimension.others ? [dimension.others] : [])];
        expect(all.reduce((sum, { share }) => sum + (share ?? 0), 0)).toBeCloseTo(1, 9);
      }
      expect(found.authors.parts[0]).toMatchObject({ key: 'bot', now: 60, before: 0 });
      expect(found.read).toEqual({ now: 130, ofNow: 130, before: 30, ofBefore: 30 });
    });

    it('name the phrases that rose, and none that one account copied', async () => {
      await fill();
      const { phrases, baseline } = await read(`from=${at(30)}&to=${at(31)}&baseline=weeks`);
      expect(baseline.map(({ from }) => from)).toEqual([at(23), at(16), at(9), at(2)]);
      expect(phrases[0]).toMatchObject({ phrase: 'mast failed again', before: 0 });
      expect(phrases.some(({ phrase }) => phrase.includes('phone'))).toBe(false);
    });

    it('are of one topic, one source and one language where these are asked for', async () => {
      const mast = await app().json<Topic>('/api/v1/topics', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'Mast', query: 'mast' }),
      });
      await app().settle();
      await fill();
      const whole = await read(`from=${at(30)}&to=${at(31)}`);
      expect(whole.topics).toMatchObject({
        isWhole: false,
        parts: [{ key: mast.id, name: 'Mast', now: 40, before: 0, share: 0.4 }],
      });
      const window = `from=${at(30)}&to=${at(31)}`;
      expect((await read(`${window}&topic=${mast.id}`)).totals).toEqual({ now: 40, before: 0 });
      expect((await read(`${window}&source=forum`)).totals).toEqual({ now: 60, before: 20 });
      expect((await read(`${window}&lang=de`)).totals).toEqual({ now: 0, before: 0 });
    });

    it('leave out a source that was not collected throughout, and refuse what has not begun', async () => {
      await fill();
      await app().importRows(
        'mentions',
        rows(30, 50, (index) => `${word(index)} new here`, { source: 'late' }),
      );
      const found = await read(`from=${at(30)}&to=${at(31)}`);
      expect(found.totals.now).toBe(130);
      expect(found.sourcesLeftOut.map(({ source }) => source)).toEqual(['late']);
      const refused = await app().request(
        '/api/v1/drivers?from=2099-01-01T00:00:00Z&to=2099-01-02T00:00:00Z',
      );
      expect(refused.status).toBe(400);
      expect(await refused.json()).toMatchObject({ errors: [{ field: 'to' }] });
    });
  });
}
