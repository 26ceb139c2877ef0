import { describe, expect, it } from 'vitest';
import type { Brief } from '../../contract/brief';
import type { Currents } from '../../contract/currents';
import type { Flow } from '../../contract/flow';
import type { OpenTestApp } from '../testing/test-app';
import { useApp } from './suite.case';

const DAY_MS = 86_400_000;

/** The two-minute read. */
export function briefCases(open: OpenTestApp): void {
  describe('the brief', () => {
    const app = useApp(open);
    const read = async (query: string) => {
      const brief = await app().json<Brief>(`/api/v1/brief?${query}`);
      const lines = brief.lines.map(({ kind, parts }) => [kind, parts.map(({ text }) => text).join('')]);
      return { brief, words: Object.fromEntries(lines) as Record<string, string> };
    };
    const say = (day: number, count: number) =>
      Array.from({ length: count }, (_, index) => ({
        id: `${day}-${index}`,
        at: new Date(Date.UTC(2026, 9, 1) + day * DAY_MS + index * 60_000).toISOString(),
        text: `Said ${index}`,
        source: 'forum',
      }));

    it('of an empty river says that nothing was collected', async () => {
      const { words } = await read('days=7');
      expect(words.moved).toBe('Nothing was collected: what people said is not known.');
      expect(words.did).toBe('Nothing was posted; no campaign ran.');
      expect(words.decide).toBe('Nothing waits for a decision.');
    });

    it('says the change with the interval that the currents say it with, and links to that window', async () => {
      await app().importRows(
        'mentions',
        Array.from({ length: 28 }, (_, day) => say(day, day < 14 ? 10 : 20)).flat(),
      );
      const window = 'from=2026-10-15T00:00:00Z&to=2026-10-29T00:00:00Z';
      const currents = await app().json<Currents>(`/api/v1/currents?${window}&compare=previous`);
      expect(currents.comparison?.rates).toMatchObject({ state: 'rising', method: 'rate-ratio-1' });
      expect(currents.comparison?.rates?.mentions?.percent).toBeCloseTo(100, 6);
      const { brief, words } = await read(window);
      expect(words.moved).toBe(`280 mentions: ${currents.comparison?.rates?.words}. `);
      expect(words.sure).toMatch(/^Every source was collected in all 14 days\./);
      const [path] = brief.lines[0]?.parts.flatMap((part) => part.path ?? []) ?? [];
      expect(path).toBe(`/?${new URLSearchParams({ from: brief.from, to: brief.to })}`);
    });

    it('names the dam that the flow names first', async () => {
      const day = (index: number) => new Date(app().clock.now.getTime() - index * DAY_MS).toISOString();
      const complaint = {
        text: 'My bill is wrong again',
        source: 'forum',
        lang: 'en',
        sentiment: 'negative',
      };
      await app().importRows('mentions', [
        { ...complaint, id: 'a', author: 'lena', at: day(9) },
        { ...complaint, id: 'b', author: 'mika', at: day(8) },
        { ...complaint, id: 'c', author: 'noor', at: day(8) },
      ]);
      const [dam] = (await app().json<Flow>('/api/v1/flow')).dams;
      expect(dam?.words).toMatch(/^3 complaints .* have waited longer/);
      const { words } = await read('days=7');
      expect(words.decide).toContain(dam?.words.replace(/\.$/, '') as string);
    });

    it('names campaigns, incidents and what waits for a decision', async () => {
      await app().importRows('mentions', [
        ...say(20, 3),
        ...say(21, 2).map((row) => ({ ...row, sentiment: 'negative' })),
      ]);
      const json = (body: object) => ({
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      await app().json(
        '/api/v1/campaigns',
        json({ name: 'Autumn', startAt: '2026-10-10T00:00:00Z', endExclusive: '2026-10-25T00:00:00Z' }),
      );
      await app().json(
        '/api/v1/marks',
        json({ kind: 'incident', at: '2026-10-20T08:00:00Z', label: 'Mast down' }),
      );
      const { words } = await read('from=2026-10-15T00:00:00Z&to=2026-10-29T00:00:00Z');
      expect(words.did).toMatch(
        /^Nothing was posted\. Autumn: nothing can be said of mentions: the baseline holds/,
      );
      expect(words.broke).toBe('incident: Mast down (from 20 Oct, 08:00, no end recorded).');
      // What is no complaint has no team, either, and waits for nobody.
      expect(words.decide).toBe('2 complaints have no team, or several.');
    });
  });
}
