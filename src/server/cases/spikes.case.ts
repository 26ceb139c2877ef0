import { describe, expect, it } from 'vitest';
import type { Currents } from '../../contract/currents';
import type { Spikes } from '../../contract/spikes';
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
        /^\d(\.\d)?× the mentions usual for that day, 10 Oct; unexpected: no campaign explains it\.$/,
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

    it('below the usual are days on which far fewer speak, and no silence of a source', async () => {
      await app().importRows(
        'mentions',
        rows('hello', 'forum', (day) => (day === 70 ? 4 : 2 * usual(day))),
      );
      const { spikes, expected } = await read('bucket=day');
      expect(spikes).toMatchObject([
        {
          direction: 'below',
          foundBy: 'daily-check',
          start: at(70, 0),
          endExclusive: at(71, 0),
          mentions: 4,
          kind: 'unexpected',
        },
      ]);
      expect(spikes?.[0]?.words).toMatch(
        /^quieter than usual: 4 mentions where 2\d are usual for that day, 10 Oct; unexpected: no campaign about it has just ended\.$/,
      );
      expect(expected?.buckets[30]?.lower).toBeGreaterThan(4);
      await app().importRows(
        'mentions',
        rows('hi', 'reviews', (day) => (day >= 60 && day < 64 ? 0 : 40)),
      );
      const both = await read('bucket=day');
      expect(both.spikes?.filter(({ start }) => start < at(64, 0))).toEqual([]);
    });

    it('are not looked for in weeks', async () => {
      await app().importRows('mentions', rows('hello', 'forum', usual));
      expect(await read('bucket=week')).toMatchObject({ expected: null, spikes: null });
    });

    it('of every topic are listed together, each with when, how long, how far and why', async () => {
      const fair = await send<Topic>('/topics', { name: 'Fair', query: 'fair' });
      await send<Topic>('/topics', { name: 'Other', query: 'other' });
      await app().settle();
      await app().importRows('mentions', rows('hello', 'forum', usual));
      await app().importRows(
        'mentions',
        rows('to the fair', 'forum', (day) => (day === 70 ? 80 : 4)),
      );
      await send('/marks', { kind: 'incident', at: at(70, 60), label: 'Gate closed' });
      const list = (query: string) =>
        app().json<Spikes>(`/api/v1/spikes?from=${at(40, 0)}&to=${at(DAYS, 0)}&${query}`);
      const found = await list('bucket=day');
      expect(found).toMatchObject({ seriesJudged: 3, correction: 'benjamini-hochberg', leftOut: 0 });
      expect(found.falseAlarmsAWeek).toBeGreaterThan(0);
      expect(found.items.map(({ topic }) => topic?.name ?? null)).toEqual(['Fair', null]);
      expect(found.items[0]).toMatchObject({
        start: at(70, 0),
        peak: at(70, 0),
        endExclusive: at(71, 0),
        hours: 24,
        mentions: 80,
        kind: 'unexpected',
        reason: 'incident',
        incident: { name: 'Gate closed' },
        why: 'it began with the incident Gate closed',
      });
      const only = await list(`bucket=day&topic=${fair.id}`);
      expect(only.items).toEqual([found.items[0]]);
      expect(only.seriesJudged).toBe(3);
    });

    it('are listed by hour too, for windows that are short enough; a longer one is refused by name', async () => {
      const hour = (index: number) => new Date(Date.parse(at(0, 0)) + index * 3_600_000).toISOString();
      const said = Array.from({ length: 60 * 24 }, (_, index) => index).flatMap((index) =>
        Array.from({ length: index >= 1300 && index < 1304 ? 60 : 3 + (index % 3) }, (_, number) => ({
          id: `h-${index}-${number}`,
          at: hour(index),
          text: 'hello',
          source: 'forum',
          lang: 'en',
        })),
      );
      await app().importRows('mentions', said);
      const { items, query } = await app().json<Spikes>(`/api/v1/spikes?from=${hour(1290)}&to=${hour(1340)}`);
      expect(query.bucket).toBe('hour');
      expect(items).toMatchObject([{ topic: null, start: hour(1300), mentions: 60 }]);
      const refused = await app().request(`/api/v1/spikes?from=${hour(0)}&to=${hour(1400)}&bucket=hour`);
      expect(refused.status).toBe(400);
      expect(await refused.json()).toMatchObject({ errors: [{ field: 'bucket' }] });
    });
  });
}
