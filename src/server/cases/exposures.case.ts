import { describe, expect, it } from 'vitest';
import type { Exposure } from '../../contract/exposures';
import type { ImportReport } from '../../contract/imports';
import type { OpenTestApp } from '../testing/test-app';
import { useApp } from './suite.case';

/** Rules of uploaded series that rates are held against. */
export function exposureCases(open: OpenTestApp): void {
  describe('exposures', () => {
    const app = useApp(open);
    const users = (values: Readonly<Record<string, number>>, unit?: string) =>
      app().importRows<ImportReport>(
        'exposure',
        Object.entries(values).map(([day, value]) => ({ series: 'Active users', day, value, unit })),
      );
    const list = async () => (await app().json<{ items: Exposure[] }>('/api/v1/exposures')).items;

    it('takes in CSV with a mapping, NDJSON and JSON alike', async () => {
      const csv = await app().json<ImportReport>(
        `/api/v1/imports/exposure?map=${encodeURIComponent('{"day":"Date","value":"Active users"}')}`,
        {
          method: 'POST',
          headers: { 'content-type': 'text/csv' },
          body: 'Date,Active users\n2026-10-01,100\n',
        },
      );
      expect(csv).toMatchObject({ kind: 'exposure', accepted: 1, rejected: 0 });
      expect(await users({ '2026-10-02': 110 })).toMatchObject({ accepted: 1 });
      const json = await app().json<ImportReport>('/api/v1/imports/exposure', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify([{ series: 'active  USERS', day: '2026-10-03', value: 120 }]),
      });
      expect(json).toMatchObject({ accepted: 1 });
      expect(await list()).toMatchObject([
        { name: 'Active users', unit: null, firstDay: '2026-10-01', lastDay: '2026-10-03', days: 3, gaps: 0 },
      ]);
    });

    it('counts a day that is missing as a gap, not as zero', async () => {
      await users({ '2026-10-01': 100, '2026-10-04': 0 });
      expect(await list()).toMatchObject([{ days: 2, gaps: 2, lastValue: 0 }]);
    });

    it('replaces a day by a later import and says so; the same again changes nothing', async () => {
      await users({ '2026-10-01': 100, '2026-10-02': 110 });
      expect(await users({ '2026-10-01': 100, '2026-10-02': 115 })).toMatchObject({
        accepted: 0,
        duplicate: 1,
        changed: 1,
      });
      expect(await users({ '2026-10-01': 100, '2026-10-02': 115 })).toMatchObject({ duplicate: 2 });
      expect(await list()).toMatchObject([{ days: 2, lastValue: 115 }]);
    });

    it('brings back what stood before when an import is taken back, and nothing when it was the only one', async () => {
      const first = await users({ '2026-10-01': 100 });
      const second = await users({ '2026-10-01': 130, '2026-10-02': 140 });
      await app().json(`/api/v1/imports/${second.id}/withdraw`, { method: 'POST' });
      expect(await list()).toMatchObject([{ lastDay: '2026-10-01', lastValue: 100 }]);
      await app().json(`/api/v1/imports/${first.id}/withdraw`, { method: 'POST' });
      expect(await list()).toEqual([]);
    });

    it('keeps a day that two imports brought until both are taken back', async () => {
      const first = await users({ '2026-10-01': 100 });
      await users({ '2026-10-01': 100 });
      await app().json(`/api/v1/imports/${first.id}/withdraw`, { method: 'POST' });
      expect(await list()).toMatchObject([{ days: 1, lastValue: 100 }]);
    });

    it('refuses a second value for a day in one file, and another unit, by line and field', async () => {
      const twice = await app().importRows<ImportReport>('exposure', [
        { series: 'orders', day: '2026-10-01', value: 5, unit: 'orders' },
        { series: 'orders', day: '2026-10-01', value: 5 },
        { series: 'orders', day: '2026-10-01', value: 6 },
      ]);
      expect(twice).toMatchObject({ accepted: 1, duplicate: 1, rejected: 1 });
      expect(twice.rejections).toMatchObject([{ line: 3, field: 'value' }]);
      const unit = await app().importRows<ImportReport>('exposure', [
        { series: 'orders', day: '2026-10-02', value: 7, unit: 'thousand orders' },
        { series: 'orders', day: '2026-10-03', value: 7 },
      ]);
      expect(unit).toMatchObject({ accepted: 1, rejected: 1, rejections: [{ line: 1, field: 'unit' }] });
      expect(await list()).toMatchObject([{ unit: 'orders', days: 2, gaps: 1 }]);
    });

    it('refuses a file whose series has no name', async () => {
      const response = await app().request('/api/v1/imports/exposure', {
        method: 'POST',
        headers: { 'content-type': 'text/csv' },
        body: 'day,value\n2026-10-01,100\n',
      });
      expect(response.status).toBe(422);
      expect(await response.json()).toMatchObject({ errors: [{ field: 'series' }] });
    });
  });
}
