import { sql } from 'kysely';
import type { Exposure, NamedSeries } from '../../contract/exposures';
import { type ColumnTypes, columnList, unnestRows } from '../db/bulk';
import type { Db, Tx } from '../db/database';
import type { ExposureSeriesTable, ExposureValueTable } from '../db/paddling-tables';

export type NewValue = Pick<ExposureValueTable, 'series_id' | 'day' | 'value'>;

/**
 * Makes series that are not there and locks all of them to the end of the transaction, in id order; answers the unit
 * each is kept in. A series none of whose values is left takes the name and unit it is given.
 */
export async function lockSeries(
  tx: Tx,
  series: readonly ExposureSeriesTable[],
): Promise<Map<string, string | null>> {
  if (series.length === 0) return new Map();
  const types: ColumnTypes<ExposureSeriesTable> = { id: 'uuid', name: 'text', unit: 'text' };
  const sorted = series.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const rows = await sql<ExposureSeriesTable>`
    insert into exposure_series (${columnList(types)}) select * from ${unnestRows(sorted, types)}
    on conflict (id) do update set
      name = case when exists (select from exposure_value where series_id = exposure_series.id)
        then exposure_series.name else excluded.name end,
      unit = case when exists (select from exposure_value where series_id = exposure_series.id)
        then coalesce(exposure_series.unit, excluded.unit) else excluded.unit end
    returning id, name, unit`.execute(tx);
  return new Map(rows.rows.map(({ id, unit }) => [id, unit]));
}

/** The values that stand on these days, by `series day`. */
export async function standingValues(tx: Tx, asked: readonly NewValue[]): Promise<Map<string, number>> {
  if (asked.length === 0) return new Map();
  const rows = await sql<{ series_id: string; day: string; value: number }>`
    select distinct on (known.series_id, known.day) known.series_id, known.day::text as day, known.value
    from exposure_value known
    join unnest(${asked.map(({ series_id }) => series_id)}::uuid[], ${asked.map(({ day }) => day)}::date[])
      as asked (series_id, day) on asked.series_id = known.series_id and asked.day = known.day
    order by known.series_id, known.day, known.seq desc`.execute(tx);
  return new Map(rows.rows.map(({ series_id, day, value }) => [`${series_id} ${day}`, value]));
}

/** Keeps what an import says of days; the newest of a day stands. */
export async function addExposureValues(
  tx: Tx,
  values: readonly NewValue[],
  importId: string,
  now: Date,
): Promise<void> {
  if (values.length === 0) return;
  const types: ColumnTypes<Omit<ExposureValueTable, 'seq'>> = {
    series_id: 'uuid',
    day: 'date',
    value: 'double precision',
    import_id: 'uuid',
    learned_at: 'timestamptz',
  };
  const rows = values.map(({ series_id, day, value }) => ({
    series_id,
    day,
    value,
    import_id: importId,
    learned_at: now,
  }));
  await sql`insert into exposure_value (${columnList(types)}) select * from ${unnestRows(rows, types)}
    on conflict do nothing`.execute(tx);
}

/** Takes an import's values back: those that other imports brought stand again. The series keeps its name. */
export async function dropExposureOfImport(tx: Tx, importId: string): Promise<void> {
  await tx.deleteFrom('exposure_value').where('import_id', '=', importId).execute();
}

/** Series that have values, by name. */
export async function listExposures(db: Db): Promise<Exposure[]> {
  const rows = await sql<{
    id: string;
    name: string;
    unit: string | null;
    first_day: string;
    last_day: string;
    days: number;
    span: number;
    last_value: number;
    learned_at: Date;
  }>`
    with standing as (
      select distinct on (series_id, day) series_id, day, value, learned_at
      from exposure_value order by series_id, day, seq desc
    )
    select series.id, series.name, series.unit, min(day)::text as first_day, max(day)::text as last_day,
      count(*)::integer as days, (max(day) - min(day) + 1)::integer as span,
      (array_agg(value order by day desc))[1] as last_value, max(learned_at) as learned_at
    from standing join exposure_series series on series.id = standing.series_id
    group by series.id, series.name, series.unit
    order by lower(series.name), series.id`.execute(db);
  return rows.rows.map(({ first_day, last_day, span, last_value, learned_at, days, ...named }) => ({
    ...named,
    firstDay: first_day,
    lastDay: last_day,
    days,
    gaps: span - days,
    lastValue: last_value,
    learnedAt: learned_at.toISOString(),
  }));
}

/** A series by id, also one whose values were all withdrawn; `null` when there never was one. */
export async function readSeriesName(db: Db | Tx, id: string): Promise<NamedSeries | null> {
  const row = await db.selectFrom('exposure_series').selectAll().where('id', '=', id).executeTakeFirst();
  return row ?? null;
}

/** Values of a series from one ISO date to another, both included, by date. */
export async function readExposure(
  db: Db,
  seriesId: string,
  firstDay: string,
  lastDay: string,
): Promise<Map<string, number>> {
  const rows = await sql<{ day: string; value: number }>`
    select distinct on (day) day::text as day, value from exposure_value
    where series_id = ${seriesId}::uuid and day between ${firstDay}::date and ${lastDay}::date
    order by day, seq desc`.execute(db);
  return new Map(rows.rows.map(({ day, value }) => [day, value]));
}
