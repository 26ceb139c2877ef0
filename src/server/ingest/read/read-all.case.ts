import { type ReadOptions, readRows } from './read-rows';
import type { ColumnMap, ImportKind, Refusal, RowOf, Warning } from './rows';

export const NOW = Date.UTC(2026, 0, 15, 12);

/** A file in memory that arrives in chunks of the given size. */
export function fileOf(content: string | Uint8Array, chunkBytes = 65_536): () => ReadableStream<Uint8Array> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return () => {
    let at = 0;
    return new ReadableStream({
      pull(controller) {
        if (at >= bytes.length) return controller.close();
        controller.enqueue(bytes.slice(at, at + chunkBytes));
        at += chunkBytes;
      },
    });
  };
}

export interface WholeReading<K extends ImportKind> {
  map: ColumnMap;
  preset: string | null;
  warnings: readonly Warning[];
  rows: RowOf[K][];
  refusals: Refusal[];
  outcomes: number;
}

/** Reads a whole file; CSV of mentions in UTC unless the options say otherwise. */
export async function readAll<K extends ImportKind = 'mentions'>(
  content: string | Uint8Array,
  options: Partial<ReadOptions> & { kind?: K; chunkBytes?: number } = {},
): Promise<WholeReading<K>> {
  const { chunkBytes, ...given } = options;
  const kind = (given.kind ?? 'mentions') as K;
  const full = { format: 'csv' as const, workspaceZone: 'UTC', zone: 'UTC', now: NOW, ...given, kind };
  const read = await readRows(fileOf(content, chunkBytes), full);
  const whole: WholeReading<K> = { ...read, rows: [], refusals: [], outcomes: 0 };
  for await (const chunk of read.outcomes) {
    if (chunk.length > 1000) throw new Error('A chunk holds more than 1,000 outcomes.');
    for (const outcome of chunk) {
      whole.outcomes++;
      if (outcome.ok) whole.rows.push(outcome.row);
      else whole.refusals.push(outcome);
    }
  }
  return whole;
}
