import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Currents } from '../../contract/currents';
import type { ImportReport } from '../../contract/imports';
import type { Check } from '../../contract/upkeep';
import type { OpenTestApp } from '../testing/test-app';
import { useApp } from './suite.case';

const CARE_DIALOGS = path.resolve(import.meta.dirname, '../../../../shared/data/threads/care_dialogs.csv');
const row = (id: string, text = 'Nothing works', more: object = {}) => ({
  id,
  at: '2026-11-02T10:00:00Z',
  text,
  author: 'ann',
  source: 'twitter',
  ...more,
});

/** Cells of a well-formed CSV, by another way than the importer's. */
function plainRecords(csv: string): string[][] {
  const records: string[][] = [[]];
  for (const [, cell = '', end] of csv.matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/g)) {
    records.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end !== ',' && end !== '') records.push([]);
  }
  return records.filter((record) => record.length > 1);
}

/** Rules of imports: accounting, repeats, versions, withdrawal, erasure. */
export function importCases(open: OpenTestApp): void {
  describe('imports', () => {
    const app = useApp(open);
    const importMentions = (rows: object[], query = '') =>
      app().importRows<ImportReport>('mentions', rows, query);
    const check = () => app().json<Check>('/api/v1/check');
    const count = async () => {
      const { totals } = await app().json<Currents>(
        '/api/v1/currents?from=2026-11-01T00:00:00Z&to=2026-11-10T00:00:00Z',
      );
      return totals.mentions;
    };
    const texts = async () => {
      const rows = await app()
        .db.selectFrom('mention')
        .select(['external_id', 'text'])
        .orderBy('external_id')
        .execute();
      return rows.map((found) => found.text);
    };

    it('imports a file twice and counts it once', async () => {
      expect(await importMentions([row('1'), row('2')])).toMatchObject({
        accepted: 2,
        duplicate: 0,
        state: 'done',
      });
      expect(await importMentions([row('1'), row('2')])).toMatchObject({ accepted: 0, duplicate: 2 });
      expect(await count()).toBe(2);
      expect((await check()).differences).toEqual([]);
    });

    it('accounts for every row: accepted + duplicate + changed + rejected = rows', async () => {
      const report = await importMentions([
        row('1'),
        row('1'),
        row('1', 'Other words'),
        row('2', ''),
        row('3', 'fine', { at: 'not a time' }),
      ]);
      expect(report).toMatchObject({ rows: 5, accepted: 1, duplicate: 1, changed: 1, rejected: 2 });
      expect(report.rejections.map(({ line, field }) => [line, field])).toEqual([
        [4, 'text'],
        [5, 'at'],
      ]);
    });

    it('keeps the first words and stores later ones as a version', async () => {
      await importMentions([row('1', 'first words')]);
      expect(await importMentions([row('1', 'later words')])).toMatchObject({ changed: 1, accepted: 0 });
      expect(await importMentions([row('1', 'later words')])).toMatchObject({ duplicate: 1, changed: 0 });
      expect(await texts()).toEqual(['first words']);
    });

    it('gives rows without ids one by address, else by content, and says so', async () => {
      const report = await importMentions([
        row('', 'by address', { id: undefined, url: 'https://example.com/1' }),
        row('', 'by content', { id: undefined }),
        row('', 'by content', { id: undefined }),
      ]);
      expect(report).toMatchObject({ accepted: 2, duplicate: 1 });
      const codes = report.warnings.map((warning) => warning.code);
      expect(codes).toEqual(expect.arrayContaining(['identified-by-content', 'identified-by-url']));
    });

    it('takes an import back exactly; rows another import also brought stay', async () => {
      const first = await importMentions([row('1'), row('2')]);
      await importMentions([row('2'), row('3')]);
      const withdrawn = await app().json<ImportReport>(`/api/v1/imports/${first.id}/withdraw`, {
        method: 'POST',
      });
      expect(withdrawn.state).toBe('withdrawn');
      expect(await count()).toBe(2);
      expect((await check()).differences).toEqual([]);
      expect(await importMentions([row('1')])).toMatchObject({ accepted: 1 });
    });

    it('brings the later words to the front, scored anew, when the import of the first ones is withdrawn', async () => {
      const first = await importMentions([row('1', 'I love this great phone and the nice people there')]);
      await importMentions([row('1', 'I hate this terrible phone and the awful support')]);
      await app().json(`/api/v1/imports/${first.id}/withdraw`, { method: 'POST' });
      expect(await texts()).toEqual(['I hate this terrible phone and the awful support']);
      const { totals } = await app().json<Currents>(
        '/api/v1/currents?from=2026-11-01T00:00:00Z&to=2026-11-10T00:00:00Z',
      );
      expect(totals).toMatchObject({ positive: 0, negative: 1 });
      expect((await check()).differences).toEqual([]);
    });

    it('erases a person: words and name go, the count stays, later imports bring nothing back', async () => {
      await importMentions([row('1'), row('2', 'hello', { author: 'bob' })]);
      const erased = await app().json('/api/v1/erasures', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ author: '@Ann' }),
      });
      expect(erased).toEqual({ erasedMentions: 1 });
      expect(await count()).toBe(2);
      const { rows } =
        await sql`select * from mention where text is null and author is null and url is null`.execute(
          app().db,
        );
      expect(rows).toHaveLength(1);
      const again = await importMentions([row('1'), row('9', 'new words')]);
      expect(again).toMatchObject({ accepted: 0, rejected: 2 });
      expect(JSON.stringify(again)).not.toContain('new words');
      expect(await count()).toBe(2);
      expect((await check()).differences).toEqual([]);
    });

    it('keeps a tombstone through withdrawal: its words stay away', async () => {
      const report = await importMentions([row('1', 'gone words')]);
      await app().json('/api/v1/erasures', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ author: 'ann' }),
      });
      await app().json(`/api/v1/imports/${report.id}/withdraw`, { method: 'POST' });
      const again = await importMentions([row('1', 'gone words', { author: 'carol' })]);
      expect(again).toMatchObject({ accepted: 0, duplicate: 1 });
      expect(again.warnings.map((warning) => warning.code)).toContain('withheld');
    });

    it('moves the currents exactly when an account becomes ours and back', async () => {
      await importMentions([row('1'), row('2', 'hello', { author: 'Care' })]);
      const setAccounts = (ourAccounts: object[]) =>
        app().json('/api/v1/settings', {
          method: 'PATCH',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ ourAccounts }),
        });
      await setAccounts([{ source: null, handle: '@care' }]);
      expect(await count()).toBe(1);
      await importMentions([row('3', 'also ours', { author: 'care' })]);
      expect(await count()).toBe(1);
      expect((await check()).differences).toEqual([]);
      await setAccounts([]);
      expect(await count()).toBe(3);
      expect((await check()).differences).toEqual([]);
    });

    it('answers 202 with Location on respond-async and the report there', async () => {
      const response = await app().request('/api/v1/imports/mentions', {
        method: 'POST',
        headers: { 'content-type': 'application/x-ndjson', prefer: 'respond-async' },
        body: JSON.stringify(row('1')),
      });
      expect(response.status).toBe(202);
      await app().settle();
      const report = await app().json<ImportReport>(response.headers.get('location') ?? '');
      expect(report).toMatchObject({ state: 'done', accepted: 1 });
    });

    it('widens coverage by what the caller says was collected', async () => {
      await importMentions([row('1')], '?covers=2026-11-01T00:00:00Z/2026-11-05T00:00:00Z');
      const { buckets } = await app().json<Currents>(
        '/api/v1/currents?from=2026-11-01T00:00:00Z&to=2026-11-07T00:00:00Z&bucket=day',
      );
      expect(buckets.map((bucket) => bucket.mentions)).toEqual([0, 1, 0, 0, 0, null]);
    });

    it('takes a silence as one unless told that only days with rows were collected', async () => {
      const rows = [
        row('1', 'April', { at: '2026-04-01T10:00:00Z' }),
        row('2', 'Again', { at: '2026-05-20T09:00:00Z' }),
      ];
      const days = async () => {
        const { buckets } = await app().json<Currents>(
          '/api/v1/currents?from=2026-04-01T00:00:00Z&to=2026-05-21T00:00:00Z&bucket=day',
        );
        return buckets.map(({ mentions, covered }) => `${covered} ${mentions}`);
      };
      const first = await importMentions(rows);
      expect(first.warnings.find(({ code }) => code === 'gaps')?.message).toContain(
        'No rows between 1 Apr 2026 and 20 May 2026 (49 days): taken as collected, and nothing said.',
      );
      expect((await days()).slice(0, 3)).toEqual(['all 1', 'all 0', 'all 0']);
      await app().json(`/api/v1/imports/${first.id}/withdraw`, { method: 'POST' });
      const told = await importMentions(rows, '?collected=with-rows');
      expect(told.warnings.map(({ code }) => code)).not.toContain('gaps');
      const after = await days();
      expect([after[0], after[1], after.at(-2), after.at(-1)]).toEqual([
        'all 1',
        'none null',
        'none null',
        'all 1',
      ]);
      // The same rows again as collected all along: who knows more adds it.
      await importMentions(rows, '?collected=throughout');
      expect((await days())[1]).toBe('all 0');
      expect((await check()).ok).toBe(true);
    });

    it('refuses a file whose columns it cannot place, naming them, and stores nothing', async () => {
      const response = await app().request('/api/v1/imports/mentions', {
        method: 'POST',
        headers: { 'content-type': 'text/csv' },
        body: 'colour,size\nred,1\n',
      });
      expect(response.status).toBe(422);
      expect(await response.json()).toMatchObject({
        type: '/problems/unreadable-file',
        detail: expect.stringContaining('colour'),
      });
      expect(await app().json('/api/v1/imports')).toEqual({ items: [], nextCursor: null });
    });

    it('downloads every rejection as CSV with formulas neutralised', async () => {
      const report = await importMentions([row('1', ''), row('2', 'x', { at: '=1+1' })]);
      const response = await app().request(`/api/v1/imports/${report.id}/rejections`);
      expect(response.headers.get('content-type')).toContain('text/csv');
      const lines = (await response.text()).trim().split('\r\n');
      expect(lines[0]).toBe('line,field,message');
      expect(lines).toHaveLength(3);
    });

    it('pages the list of imports by key', async () => {
      for (const id of ['1', '2', '3']) {
        app().clock.now = new Date(app().clock.now.getTime() + 1000);
        await importMentions([row(id)]);
      }
      type Page = { items: ImportReport[]; nextCursor: string | null };
      const first = await app().json<Page>('/api/v1/imports?limit=2');
      expect(first.items).toHaveLength(2);
      const second = await app().json<Page>(`/api/v1/imports?limit=2&cursor=${first.nextCursor}`);
      expect(second.items).toHaveLength(1);
      expect(second.nextCursor).toBeNull();
    });

    it.skipIf(!existsSync(CARE_DIALOGS))(
      'reads 1,205 real tweets (needs ../shared/data): all accepted, all duplicate the second time, texts byte for byte, days equal to a plain count',
      async () => {
        const csv = readFileSync(CARE_DIALOGS);
        const send = () =>
          app().json<ImportReport>('/api/v1/imports/mentions', {
            method: 'POST',
            headers: { 'content-type': 'text/csv' },
            body: csv,
          });
        expect(await send()).toMatchObject({ accepted: 1205, rejected: 0, duplicate: 0 });
        expect(await send()).toMatchObject({ accepted: 0, rejected: 0, duplicate: 1205 });
        const { buckets } = await app().json<Currents>(
          '/api/v1/currents?from=2018-05-01T00:00:00Z&to=2020-05-01T00:00:00Z&bucket=day',
        );
        expect(buckets).toHaveLength(731);
        const plain = new Map<string, number>();
        for (const [, at, , , , direction] of plainRecords(csv.toString('utf8'))) {
          const day = (at as string).slice(0, 10);
          if (direction === 'inbound') plain.set(day, (plain.get(day) ?? 0) + 1);
        }
        expect([...plain.values()].reduce((sum, n) => sum + n, 0)).toBe(622);
        for (const bucket of buckets)
          expect(bucket.mentions ?? 0).toBe(plain.get(bucket.start.slice(0, 10)) ?? 0);
        const stored = await app().db.selectFrom('mention').select('text').execute();
        const texts = plainRecords(csv.toString('utf8'))
          .slice(1)
          .map((record) => record[2]);
        expect(stored.map(({ text }) => text).sort()).toEqual(texts.sort());
        expect((await check()).ok).toBe(true);
      },
    );
  });
}
