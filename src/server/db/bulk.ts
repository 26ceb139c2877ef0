import { type RawBuilder, sql } from 'kysely';

/** PostgreSQL type of each column of a bulk statement, in order. */
export type ColumnTypes<Row> = { readonly [Column in keyof Row & string]: string };

/**
 * `unnest($1::uuid[], $2::text[], …)` over rows: one parameter a column, so a batch of any size is one prepared
 * statement on every driver. Dates go as ISO text, booleans and numbers as they are.
 */
export function unnestRows<Row extends object>(
  rows: readonly Row[],
  types: ColumnTypes<Row>,
): RawBuilder<unknown> {
  const columns = Object.keys(types) as (keyof Row & string)[];
  return sql`unnest(${sql.join(
    columns.map((column) => sql`${rows.map((row) => wireValue(row[column]))}::${sql.raw(types[column])}[]`),
  )})`;
}

/** `"a", "b"` for the columns of `types`, in the same order as `unnestRows`. */
export function columnList<Row>(types: ColumnTypes<Row>): RawBuilder<unknown> {
  return sql.join(Object.keys(types).map((column) => sql.id(column)));
}

function wireValue(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value;
}
