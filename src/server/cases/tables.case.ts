import { describe, expect, it } from 'vitest';
import type { Currents } from '../../contract/currents';
import type { ThreadItem } from '../../contract/thread-list';
import type { OpenTestApp } from '../testing/test-app';
import { useApp } from './suite.case';

const CURRENTS =
  'start_utc,end_exclusive_utc,day,mentions,positive,neutral,negative,not_scored,net_sentiment_points,complaints,' +
  'potential_impressions_estimated,net_corrected_points,net_corrected_low_95,net_corrected_high_95,covered,ended,' +
  'usual,usual_up_to,usual_from,spikes,start_local';

/** Answers as tables for spreadsheets. */
export function tableCases(open: OpenTestApp): void {
  describe('tables for spreadsheets', () => {
    const app = useApp(open);
    const get = (path: string) => app().request(`/api/v1${path}`);
    const lines = async (path: string) => {
      const answer = await get(path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
      return (await answer.text()).trimEnd().split('\r\n');
    };
    const mentions = (count: number) =>
      app().importRows(
        'mentions',
        Array.from({ length: count }, (_, index) => ({
          id: `m${index}`,
          at: `2026-11-${String(10 + (index % 5)).padStart(2, '0')}T10:00:00Z`,
          text: index === 0 ? '=HYPERLINK("http://evil.example")' : `No signal at all today, ${index}`,
          author: index === 0 ? '@ann' : `a${index}`,
          source: 'forum',
        })),
      );

    it('say what the answer says, with names that stay and no zero for the unknown', async () => {
      await mentions(7);
      const window = 'from=2026-11-08T00:00:00Z&to=2026-11-16T00:00:00Z&bucket=day';
      const answer = await app().json<Currents>(`/api/v1/currents?${window}`);
      const [names, ...rows] = await lines(`/currents.csv?${window}`);
      expect(names).toBe(CURRENTS);
      const cells = rows.map((row) => row.split(','));
      expect(cells.map((row) => row[0])).toEqual(answer.buckets.map(({ start }) => start));
      expect(cells.map((row) => (row[3] === '' ? null : Number(row[3])))).toEqual(
        answer.buckets.map((bucket) => bucket.mentions),
      );
      expect(cells[0]?.slice(2, 5)).toEqual(['2026-11-08', '', '']);
      expect(cells[2]?.slice(2, 4)).toEqual(['2026-11-10', '2']);
    });

    it('keep foreign text from being run as a formula, unless asked for as it is', async () => {
      await mentions(1);
      const [, row] = await lines('/threads.csv');
      expect(row).toContain("'@ann");
      expect(row).toContain('"\'=HYPERLINK(""http://evil.example"")"');
      const [, raw] = await lines('/threads.csv?raw=1');
      expect(raw).toContain(',@ann,');
      expect(raw).toContain('"=HYPERLINK(');
    });

    it('say what they are of on lines before the names, and begin with a mark, only when asked to', async () => {
      await mentions(2);
      expect((await lines('/currents.csv'))[0]).toBe(CURRENTS);
      const about = await lines('/currents.csv?about=1&source=forum');
      const at = about.indexOf(CURRENTS);
      expect(at).toBeGreaterThan(5);
      expect(about.slice(0, at).every((line) => line.startsWith('# '))).toBe(true);
      expect(about).toContain('# zone,UTC');
      expect(about).toContain('# source,forum');
      expect(about).toContain('# asked_at_utc,2026-11-20T12:00:00.000Z');
      const bytes = new Uint8Array(await (await get('/currents.csv?bom=1')).arrayBuffer());
      expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    });

    it('end where they were asked to, and lead to the next rows', async () => {
      await mentions(5);
      const seen: string[] = [];
      let path = '/threads.csv?limit=2&sort=recent';
      for (let page = 0; page < 3; page += 1) {
        const answer = await get(path);
        const [, ...rows] = (await answer.text()).trimEnd().split('\r\n');
        seen.push(...rows.map((row) => row.split(',')[0] as string));
        const next = /<\/api\/v1([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
        expect(next === undefined).toBe(page === 2);
        path = next ?? '';
      }
      const { items } = await app().json<{ items: ThreadItem[] }>('/api/v1/threads');
      expect(seen).toEqual(items.map(({ id }) => id));
    });

    it.each([
      '/topics/movers.csv',
      '/spikes.csv',
      '/campaigns.csv',
      '/flaws.csv',
      '/flow.csv',
      '/reply-times.csv?by=source',
      '/voices.csv?limit=300',
      '/marks.csv',
    ])('%s is one line of names in an empty store, and lines of as many cells', async (path) => {
      const [names = '', ...rows] = await lines(path);
      expect(names).toMatch(/^[a-z0-9_]+(,[a-z0-9_]+)+$/);
      for (const row of rows) expect(row.split(',')).toHaveLength(names.split(',').length);
    });

    it('refuse what their answer refuses, naming the field', async () => {
      const answer = await get('/currents.csv?bucket=second');
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ errors: [{ field: 'bucket' }] });
    });
  });
}
