import { sql } from 'kysely';
import type { Tx } from './database';

/**
 * Lets `work` fill tables without their plain indexes, and makes those anew after it: in one go that costs a fraction of
 * keeping them row by row. Keys of `asked` are tables, values the indexes that the work itself asks. Of tables that are
 * empty or nearly so; the transaction keeps what is dropped from getting lost.
 */
export async function withoutIndexes(
  tx: Tx,
  asked: Readonly<Record<string, readonly string[]>>,
  work: () => Promise<void>,
): Promise<void> {
  const { rows } = await sql<{ name: string; made: string }>`
    select own.indexrelid::regclass::text as name, pg_get_indexdef(own.indexrelid) as made
    from pg_index own join pg_class index on index.oid = own.indexrelid
    where own.indrelid = any(${Object.keys(asked)}::text[]::regclass[]) and not own.indisunique
      and index.relname <> all(${Object.values(asked).flat()}::text[])
    order by index.relname`.execute(tx);
  for (const { name } of rows) await sql`drop index ${sql.raw(name)}`.execute(tx);
  await work();
  for (const { made } of rows) await sql.raw(made).execute(tx);
}
