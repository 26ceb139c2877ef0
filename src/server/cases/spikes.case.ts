import { describe, expect, it } from 'vitest';
import type { Currents } from '../../contract/currents';
import type { Topic } from '../../contract/topics';
import type { OpenTestApp } from '../testing/test-app';
import { useApp } from './suite.case';

const at = (day: number, minute = 600) =>
  new Date(Date.parse('2026-08-01T00:00:00Z') + day * 86_400_000 + minute * 60_000).toISOString();
const DAYS = 90;

/** So many mentions of a text on each day. */
function rows(text: string, source: string, perDay: (day: number) => number, fromDay = 0) {
  return Array.from({ length: DAYS - fromDay }, (_, index) => fromDay + index).flatMap((day) =>
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
const usual = (day: number) => 12 + ((day * 7) % 5);

/** Spikes in `GET /currents`: judged by what came before, explained by campaigns, never by a new source. */
export function spikeCases(open: OpenTestApp): void {
  describe('spikes', () => {
    const app = useApp(open);
    const read = (query: string) =>
      app().json<Currents>(`/api/v1/currents?from=${at(40, 0)}&to=${at(DAYS, 0)}&${query}`);
    const send = <Answer>(path: string, body: object) =>
      app().json<Answer>(`/api/v1${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });

    it('name a day that stands out, with what was usual; quiet days have none', async () => {
      await app().importRows(
        'mentions',
        rows('hello', 'forum', (day) => (day === 70 ? 90 : usual(day))),
      );
      const { spikes, expected } = await read('bucket=day');
      expect(spikes).toMatchObject([
        {
          start: at(70, 0),
          peak: at(70, 0),
          endExclusive: at(71, 0),
          mentions: 90,
          kind: 'unexpected',
          campaign: null,
        },
      ]);
      expect(spikes?.[0]?.words).toMatch(
        /^\d(\.\d)?× the usual on 10 Oct; unexpected: no campaign explains it\.$/,
      );
      expect(expected?.buckets).toHaveLength(DAYS - 40);
      expect(expected?.sources).toEqual(['forum']);
      expect(expected?.buckets.every((bucket) => bucket.expected !== null && bucket.upper !== null)).toBe(
        true,
      );
    });

    it('are expected where a campaign is about what brought them, and not where it is about something else', async () => {
      const fair = await send<Topic>('/topics', { name: 'Fair', query: 'fair' });
      const other = await send<Topic>('/topics', { name: 'Other', query: 'other' });
      await app().settle();
      await app().importRows('mentions', rows('hello', 'forum', usual));
      await app().importRows(
        'mentions',
        rows('to the fair', 'forum', (day) => (day === 70 ? 80 : 3)),
      );
      const flight = { startAt: at(69, 0), endExclusive: at(72, 0) };
      await send('/campaigns', { name: 'Elsewhere', ...flight, topics: [other.id] });
      expect((await read('bucket=day')).spikes).toMatchObject([{ kind: 'unexpected', campaign: null }]);
      await send('/campaigns', { name: 'Fair days', ...flight, topics: [fair.id] });
      expect((await read('bucket=day')).spikes).toMatchObject([
        { kind: 'expected', campaign: { name: 'Fair days' } },
      ]);
    });

    it('are none where a source was newly connected', async () => {
      await app().importRows('mentions', rows('hello', 'forum', usual));
      await app().importRows(
        'mentions',
        rows('hi', 'reviews', (day) => 6 * usual(day), 55),
      );
      expect((await read('bucket=day')).spikes).toEqual([]);
    });

    it('are not looked for in weeks', async () => {
      await app().importRows('mentions', rows('hello', 'forum', usual));
      expect(await read('bucket=week')).toMatchObject({ expected: null, spikes: null });
    });
  });
}
