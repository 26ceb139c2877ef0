import type { ExposureRow } from '../../contract/canonical-rows';
import type { Rejection } from '../../contract/imports';
import { deterministicId } from '../../domain/ids';
import { startOfLocalDay } from '../../domain/local-day';
import type { Tx } from '../db/database';
import type { Services } from '../services';
import { addExposureValues, lockSeries, type NewValue, standingValues } from '../stores/exposure.store';
import { activeZone } from '../stores/zone.store';
import { type BatchContext, type Batches, type BatchResult, partOutcomes } from './batch';
import type { RowOutcome } from './read/rows';

interface Line {
  line: number;
  row: ExposureRow;
}

/** A series is known by its name, however it is capitalised and spaced. */
export function exposureId(name: string): string {
  return deterministicId('exposure', 'series', name.trim().toLowerCase().replace(/\s+/g, ' '));
}

/**
 * Values of series, by day. Another value than the one that stands replaces it and is `changed`. A file that gives a
 * day twice with different values leaves open which one is meant: the second is refused, and so is another unit.
 */
export async function openExposureBatches(services: Services, { importId }: BatchContext): Promise<Batches> {
  const { zone } = await activeZone(services.db);
  const given = new Map<string, number>();
  return {
    warnings: () => [],
    async prepare(outcomes) {
      const { rows, rejections } = partOutcomes(outcomes as readonly RowOutcome<ExposureRow>[]);
      const { first, repeated, refused } = partRepeated(rows, given);
      return {
        rejections: [...rejections, ...refused],
        async write(tx) {
          const written = await writeValues(tx, first, importId, services.now());
          const days = rows.map(({ row }) => startOfLocalDay(row.day, zone));
          return {
            ...written,
            duplicate: written.duplicate + repeated,
            firstAt: days.length === 0 ? null : days.reduce((one, other) => Math.min(one, other)),
            lastAt: days.length === 0 ? null : days.reduce((one, other) => Math.max(one, other)),
            sources: [],
            event: { name: 'exposures', data: {} },
            notes: {},
          };
        },
      };
    },
  };
}

/** Splits rows by whether the file gave their day before; `given` remembers what it gave so far. */
function partRepeated(rows: readonly Line[], given: Map<string, number>) {
  const first: Line[] = [];
  const refused: Rejection[] = [];
  let repeated = 0;
  for (const { line, row } of rows) {
    const key = `${exposureId(row.series)} ${row.day}`;
    const before = given.get(key);
    if (before === undefined) {
      given.set(key, row.value);
      first.push({ line, row });
    } else if (before === row.value) repeated++;
    else {
      refused.push({
        line,
        field: 'value',
        message: `is ${row.value}, but the file already gives ${before} for ${row.day}: give one value a day`,
      });
    }
  }
  return { first, repeated, refused };
}

async function writeValues(
  tx: Tx,
  lines: readonly Line[],
  importId: string,
  now: Date,
): Promise<Pick<BatchResult, 'accepted' | 'duplicate' | 'changed' | 'refused'>> {
  const named = new Map<string, { id: string; name: string; unit: string | null }>();
  for (const { row } of lines) {
    const id = exposureId(row.series);
    const known = named.get(id);
    named.set(id, { id, name: known?.name ?? row.series, unit: known?.unit ?? row.unit });
  }
  const units = await lockSeries(tx, [...named.values()]);
  const kept: NewValue[] = [];
  const refused: Rejection[] = [];
  for (const { line, row } of lines) {
    const id = exposureId(row.series);
    const unit = units.get(id) ?? null;
    if (row.unit === null || unit === null || row.unit === unit) {
      kept.push({ series_id: id, day: row.day, value: row.value });
    } else {
      const message = `“${row.unit}” is another unit than “${unit}”, in which the series is kept`;
      refused.push({ line, field: 'unit', message });
    }
  }
  const standing = await standingValues(tx, kept);
  await addExposureValues(tx, kept, importId, now);
  const result = { accepted: 0, duplicate: 0, changed: 0, refused };
  for (const { series_id, day, value } of kept) {
    const before = standing.get(`${series_id} ${day}`);
    result[before === undefined ? 'accepted' : before === value ? 'duplicate' : 'changed']++;
  }
  return result;
}
