import { describe, expect, it } from 'vitest';
import type { Currents } from '../../contract/currents';
import type { OpenTestApp } from '../testing/test-app';
import { useApp } from './suite.case';

const mention = (id: string, at: string, more: object = {}) => ({
  id,
  at,
  text: 'Nothing works since this morning',
  author: 'ann',
  source: 'twitter',
  ...more,
});

/** Rules of `GET /currents`. */
export function currentsCases(open: OpenTestApp): void {
  describe('currents', () => {
    const app = useApp(open);
    const currents = (query: string) => app().json<Currents>(`/api/v1/currents?${query}`);

    it('answers dense half-open buckets: silence in covered time is 0, time nobody collected is null', async () => {
      await app().importRows('mentions', [
        mention('1', '2026-11-02T10:00:00Z'),
        mention('2', '2026-11-04T10:00:00Z'),
      ]);
      const { buckets } = await currents('from=2026-11-01T00:00:00Z&to=2026-11-06T00:00:00Z&bucket=day');
      expect(buckets.map((bucket) => bucket.mentions)).toEqual([null, 1, 0, 1, null]);
      expect(buckets.map((bucket) => bucket.covered)).toEqual(['none', 'all', 'all', 'all', 'none']);
      expect(buckets[0]?.endExclusive).toBe(buckets[1]?.start);
    });

    it('counts inbound mentions only', async () => {
      await app().importRows('mentions', [
        mention('1', '2026-11-02T10:00:00Z'),
        mention('2', '2026-11-02T11:00:00Z', { direction: 'outbound', author: 'us' }),
      ]);
      const { totals } = await currents('from=2026-11-01T00:00:00Z&to=2026-11-06T00:00:00Z');
      expect(totals.mentions).toBe(1);
    });

    it('gives net sentiment over scored mentions and leaves other languages not scored', async () => {
      await app().importRows('mentions', [
        mention('1', '2026-11-02T10:00:00Z', { text: 'I love this great service, thank you so much' }),
        mention('2', '2026-11-02T10:00:00Z', { text: 'This is terrible, I hate the awful support' }),
        mention('3', '2026-11-02T10:00:00Z', { text: 'This is terrible, I hate the awful app' }),
        mention('4', '2026-11-02T10:00:00Z', {
          text: 'Het netwerk ligt er hier alweer de hele dag uit',
          lang: 'nl',
        }),
      ]);
      const { totals, basis } = await currents(
        'from=2026-11-02T00:00:00Z&to=2026-11-03T00:00:00Z&bucket=day',
      );
      expect(totals).toMatchObject({ mentions: 4, positive: 1, negative: 2, unscored: 1, complaints: 2 });
      expect(totals.netSentiment).toBeCloseTo(-33.33, 2);
      expect(basis.engines).toEqual([{ engine: 'sentiment-1', lang: 'en', mentions: 3 }]);
    });

    it('filters by source, language and sentiment; a chosen class has no net sentiment', async () => {
      await app().importRows('mentions', [
        mention('1', '2026-11-02T10:00:00Z', { text: 'I love this great service, thank you' }),
        mention('2', '2026-11-02T10:00:00Z', { source: 'forum' }),
        mention('3', '2026-11-02T10:00:00Z', { lang: 'fr', text: 'Encore une panne ce matin' }),
      ]);
      const window = 'from=2026-11-02T00:00:00Z&to=2026-11-03T00:00:00Z&bucket=day';
      expect((await currents(`${window}&source=forum`)).totals.mentions).toBe(1);
      expect((await currents(`${window}&source=forum&source=twitter`)).totals.mentions).toBe(3);
      expect((await currents(`${window}&lang=fr`)).totals.mentions).toBe(1);
      const positive = await currents(`${window}&sentiment=positive`);
      expect(positive.totals).toMatchObject({ mentions: 1, netSentiment: null });
    });

    it('marks a bucket partial only while it has not ended', async () => {
      await app().importRows('mentions', [mention('1', '2026-11-20T09:00:00Z')]);
      const { buckets } = await currents('from=2026-11-19T00:00:00Z&to=2026-11-21T00:00:00Z&bucket=day');
      expect(buckets.map((bucket) => bucket.partial)).toEqual([false, true]);
    });

    it('compares only sources collected throughout both windows and names the others', async () => {
      await app().importRows('mentions', [
        mention('1', '2026-11-01T00:10:00Z'),
        mention('2', '2026-11-04T23:50:00Z'),
        mention('3', '2026-11-03T10:00:00Z', { source: 'forum' }),
        mention('4', '2026-11-04T10:00:00Z', { source: 'forum' }),
      ]);
      const { comparison, totals } = await currents(
        'from=2026-11-03T00:00:00Z&to=2026-11-05T00:00:00Z&bucket=day&compare=previous',
      );
      expect(totals.mentions).toBe(3);
      expect(comparison?.sourcesCompared).toEqual(['twitter']);
      expect(comparison?.sourcesLeftOut.map((left) => left.source)).toEqual(['forum']);
      expect(comparison?.change.mentions).toBe(0);
      expect(comparison?.buckets.map((bucket) => bucket.start)).toEqual([
        '2026-11-01T00:00:00.000Z',
        '2026-11-02T00:00:00.000Z',
      ]);
    });

    it('tells one change by hour and by day: of the same hours of both windows, as far as all were collected', async () => {
      const days = Array.from({ length: 14 }, (_, index) => `2026-11-${String(7 + index).padStart(2, '0')}`);
      await app().importRows('mentions', [
        ...days.flatMap((day, index) =>
          ['00:10', '11:00', '11:30'].map((time) => mention(`${index} ${time}`, `${day}T${time}:00Z`)),
        ),
        // Of the last day of the window before, in the evening: later than anything of today.
        ...['20:10', '20:20', '20:30'].map((time) => mention(time, `2026-11-13T${time}:00Z`)),
        mention('forum 1', '2026-11-07T00:20:00Z', { source: 'forum' }),
        mention('forum 2', '2026-11-20T10:20:00Z', { source: 'forum' }),
      ]);
      const ask = (bucket: string) =>
        currents(`from=2026-11-14T00:00:00Z&to=2026-11-21T00:00:00Z&bucket=${bucket}&compare=previous`);
      const [byDay, byHour] = [await ask('day'), await ask('hour')];
      const told = ({ comparison }: Currents) => {
        const { stretches, change, rates, sourcesCompared, totals, currentTotals } =
          comparison as NonNullable<Currents['comparison']>;
        return { stretches, change, rates, sourcesCompared, totals, currentTotals };
      };
      expect(told(byHour)).toEqual(told(byDay));
      expect(told(byDay)).toMatchObject({
        stretches: {
          now: { from: '2026-11-14T00:00:00.000Z', to: '2026-11-20T11:00:00.000Z' },
          before: { from: '2026-11-07T00:00:00.000Z', to: '2026-11-13T11:00:00.000Z' },
          until: 'collected',
        },
        sourcesCompared: ['forum', 'twitter'],
        currentTotals: { mentions: 6 * 3 + 1 + 1 },
        totals: { mentions: 6 * 3 + 1 + 1 },
        change: { mentions: 0 },
      });
      const movers = await app().json<{ stretches: unknown }>(
        '/api/v1/topics/movers?from=2026-11-14T00:00:00Z&to=2026-11-21T00:00:00Z',
      );
      expect(movers.stretches).toEqual(byDay.comparison?.stretches);
    });

    it('cuts days in the workspace zone, the day of a clock change included', async () => {
      await app().importRows('mentions', [
        mention('1', '2026-10-24T22:30:00Z'),
        mention('2', '2026-10-25T22:30:00Z'),
        mention('3', '2026-10-25T23:30:00Z'),
      ]);
      await app().json('/api/v1/settings', {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ zone: 'Europe/Berlin' }),
      });
      await app().settle();
      const { buckets, query } = await currents(
        'from=2026-10-24T22:00:00Z&to=2026-10-26T12:00:00Z&bucket=day',
      );
      expect(query.zone).toBe('Europe/Berlin');
      expect(buckets.map((bucket) => [bucket.start, bucket.mentions])).toEqual([
        ['2026-10-24T22:00:00.000Z', 2],
        ['2026-10-25T23:00:00.000Z', 1],
      ]);
    });

    it('says which coarser grain fits when a window has too many buckets', async () => {
      const response = await app().request(
        '/api/v1/currents?from=2020-01-01T00:00:00Z&to=2026-01-01T00:00:00Z&bucket=hour',
      );
      expect(response.status).toBe(400);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect(await response.json()).toMatchObject({
        type: '/problems/too-many-buckets',
        detail: expect.stringContaining('bucket=week'),
      });
    });

    it('names the field of a query that is not valid', async () => {
      const response = await app().request('/api/v1/currents?from=yesterday&to=2026-01-01T00:00:00Z');
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ errors: [{ field: 'from' }] });
    });

    it('sums potential impressions where a source reports followers and is null where none does', async () => {
      await app().importRows('mentions', [
        mention('1', '2026-11-02T10:00:00Z', { followers: 120 }),
        mention('2', '2026-11-02T10:00:00Z', { source: 'forum' }),
      ]);
      const window = 'from=2026-11-02T00:00:00Z&to=2026-11-03T00:00:00Z&bucket=day';
      expect((await currents(window)).totals.potentialImpressions).toBe(120);
      expect((await currents(`${window}&source=forum`)).totals.potentialImpressions).toBeNull();
    });

    it('without a window shows the 90 days that end with the newest mention', async () => {
      await app().importRows('mentions', [mention('1', '2020-04-02T20:45:28Z')]);
      const { query, totals } = await currents('bucket=day');
      expect(query.to).toBe('2020-04-03T00:00:00.000Z');
      expect(totals.mentions).toBe(1);
    });
  });
}
