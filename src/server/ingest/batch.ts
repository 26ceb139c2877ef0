import type { ImportKind, ImportQuery, Rejection } from '../../contract/imports';
import type { StreamEvent } from '../../contract/stream';
import type { Tx } from '../db/database';
import type { Covers } from './parse-covers';
import type { RowOf, RowOutcome } from './read/rows';

/** A canonical row of whatever kind. */
export type AnyRow = RowOf[ImportKind];

export interface Warning {
  code: string;
  message: string;
}

export interface BatchResult {
  accepted: number;
  duplicate: number;
  changed: number;
  /** Rows that only the store could refuse. */
  refused: Rejection[];
  firstAt: number | null;
  lastAt: number | null;
  /** Every source the import has touched so far. */
  sources: readonly string[];
  event: StreamEvent | null;
  /** What the report's warnings count, by code; it counts once the batch is committed, however often it was tried. */
  notes: Notes;
}

export type Notes = Record<string, number>;

/** A chunk of a file, ready to be written; `write` may run again after a broken deadlock. */
export interface PreparedBatch {
  rejections: Rejection[];
  write(tx: Tx): Promise<BatchResult>;
}

/** Turns chunks of rows into writes, for one import of one kind. */
export interface Batches {
  /** Takes its time in small pieces, so that a batch being written meanwhile goes on. */
  prepare(outcomes: readonly RowOutcome<AnyRow>[]): Promise<PreparedBatch>;
  /** Warnings for the report, from the notes of all committed batches. */
  warnings(notes: Notes): Warning[];
}

export interface BatchContext {
  importId: string;
  kind: ImportKind;
  covers: Covers | null;
  /** What was collected between first and last row; `null`: nobody said. */
  collected: ImportQuery['collected'] | null;
  /** Zone whose days they are. */
  zone: string;
}

/** Splits outcomes of one kind into rows with their lines and rejections. */
export function partOutcomes<Row>(outcomes: readonly RowOutcome<Row>[]): {
  rows: { line: number; row: Row }[];
  rejections: Rejection[];
} {
  const rows: { line: number; row: Row }[] = [];
  const rejections: Rejection[] = [];
  for (const outcome of outcomes) {
    if (outcome.ok) rows.push({ line: outcome.line, row: outcome.row });
    else rejections.push({ line: outcome.line, field: outcome.field, message: outcome.message });
  }
  return { rows, rejections };
}
