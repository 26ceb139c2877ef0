import type { ColumnType } from 'kysely';

/** JSON columns are written as text (both drivers then agree) and read as values. */
export type Json<Value> = ColumnType<Value, string, string>;
