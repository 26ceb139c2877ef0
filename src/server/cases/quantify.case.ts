import { describe, expect, it } from 'vitest';
import type { Currents } from '../../contract/currents';
import type { Movers } from '../../contract/topics';
import type { Check } from '../../contract/upkeep';
import { countStated } from '../db/migrations/0014-labels';
import type { OpenTestApp } from '../testing/test-app';
import { useApp } from './suite.case';

const SAID = ['I hate this, it is terrible', 'I love it, thank you', 'My order arrives on Tuesday'];

/** Rows of one day, their words in turn. */
const rows = (count: number, more: object = {}, day = '2026-11-02') =>
  Array.from({ length: count }, (_, number) => ({
    id: `${day} ${number} ${JSON.stringify(more)}`,
    at: `${day}T10:00:${String(number % 60).padStart(2, '0')}Z`,
    text: `${SAID[number % SAID.length]} ${number}`,
    author: `author ${number}`,
    source: 'twitter',
    lang: 'en',
    ...more,
  }));

/** Corrected shares beside counts. */
export function quantifyCases(open: OpenTestApp): void {
  describe('corrected shares', () => {
    const app = useApp(open);
    const currents = (more = '') =>
      app().json<Currents>(
        `/api/v1/currents?from=2026-11-02T00:00:00Z&to=2026-11-04T00:00:00Z&bucket=day${more}`,
      );

    it('stand with their band beside counts, which stay what can be listed', async () => {
      await app().importRows('mentions', rows(90));
      const { buckets, totals, basis } = await currents();
      expect(totals).toMatchObject({ negative: 30, neutral: 30, positive: 30, netSentiment: 0 });
      const net = totals.netCorrected;
      if (!net) throw new Error('nothing was corrected');
      expect(net.low).toBeLessThan(net.value);
      expect(net.high).toBeGreaterThan(net.value);
      expect(buckets[0]?.netCorrected).toEqual(net);
      const shares = Object.values(totals.sharesCorrected ?? {});
      expect(shares.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(1, 3);
      expect(basis.corrected.method).toBe('prior-shift-1');
      expect(basis.corrected.languages.find(({ lang }) => lang === 'en')).toMatchObject({
        measuredOn: 'validation',
        labels: 2000,
        unproven: null,
      });
    });

    it('take what the data or a person stated as it is, with the doubt of a sample only', async () => {
      await app().importRows('mentions', rows(100, { sentiment: 'negative' }));
      await app().importRows('mentions', rows(100, { sentiment: 'positive' }));
      const { totals } = await currents();
      expect(totals.netCorrected?.value).toBe(0);
      expect(totals.netCorrected?.high).toBeLessThan(20);
    });

    it('say nothing of Hindi, which is unproven, nor of chosen classes', async () => {
      await app().importRows('mentions', rows(40, { lang: 'hi' }));
      const { totals, basis } = await currents();
      expect(totals.netSentiment).not.toBeNull();
      expect(totals.netCorrected).toBeNull();
      expect(totals.sharesCorrected).toBeNull();
      expect(basis.corrected.languages.find(({ lang }) => lang === 'hi')?.unproven).toContain('chance');
      await app().importRows('mentions', rows(400));
      expect((await currents()).totals.netCorrected).not.toBeNull();
      expect((await currents('&sentiment=negative')).totals.netCorrected).toBeNull();
    });

    it('tell a change of net sentiment, of all and of a topic, only where the band leaves none out', async () => {
      const topic = { method: 'POST', headers: { 'content-type': 'application/json' } };
      await app().json('/api/v1/topics', {
        ...topic,
        body: JSON.stringify({ name: 'It', query: 'hate OR love OR order' }),
      });
      const day = (date: string, negative: number) =>
        rows(200, {}, date).map((row, number) => ({
          ...row,
          text: `${number < negative ? SAID[0] : SAID[1]} ${number}`,
        }));
      const covers = '?covers=2026-11-01T00:00:00Z/2026-11-05T00:00:00Z';
      await app().importRows('mentions', [...day('2026-11-02', 60), ...day('2026-11-03', 66)], covers);
      await app().settle();
      const query = 'from=2026-11-03T00:00:00Z&to=2026-11-04T00:00:00Z&bucket=day&compare=previous';
      const change = async () => {
        const all = await app().json<Currents>(`/api/v1/currents?${query}`);
        const { items } = await app().json<Movers>(
          `/api/v1/topics/movers?${query.replace('&bucket=day&compare=previous', '')}`,
        );
        return [all.comparison?.change.netCorrectedPoints, items[0]?.netCorrectedPoints];
      };
      for (const none of await change()) {
        expect(none?.low).toBeLessThan(0);
        expect(none?.high).toBeGreaterThan(0);
      }
      await app().importRows(
        'mentions',
        rows(200, { text: SAID[0], author: 'more' }, '2026-11-03').map((row, number) => ({
          ...row,
          text: `${row.text} once more ${number}`,
        })),
      );
      await app().settle();
      for (const worse of await change()) expect(worse?.high).toBeLessThan(0);
    });

    it('count what was stated before their columns were there, as if it came today', async () => {
      const body = JSON.stringify({ name: 'Love', query: 'love' });
      const json = { 'content-type': 'application/json' };
      await app().json('/api/v1/topics', { method: 'POST', headers: json, body });
      await app().importRows('mentions', [
        ...rows(6, { sentiment: 'negative' }),
        ...rows(6, { sentiment: 'positive' }, '2026-11-03'),
        ...rows(6),
      ]);
      await app().settle();
      for (const rollup of ['currents_day', 'currents_hour'] as const) {
        const none = { stated_negative: 0, stated_neutral: 0, stated_positive: 0 };
        await app().db.updateTable(rollup).set(none).execute();
        expect((await app().json<Check>('/api/v1/check')).differences).not.toEqual([]);
        await countStated(app().db as never, rollup);
      }
      expect((await app().json<Check>('/api/v1/check')).differences).toEqual([]);
    });
  });
}
