import { sql } from 'kysely';
import type { Db } from '../db/database';

/** Changed rows are a fifth of all, and more than a thousand: what a server's own housekeeping takes for worn. */
const LEAST_CHANGED = 1000;
const FIFTH = 5;
/** A smaller table is read whole as fast. */
const LEAST_PAGES = 100;

/**
 * Tables with so much written since they were tended that reading them costs more than it need. What was written before a
 * kill is in no counter: there a table tells by the pages that are not known to be visible to all.
 */
export async function wornTables(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select counted.relname as name
    from pg_stat_user_tables counted
    join pg_class kept on kept.oid = counted.relid
    cross join lateral (select pg_relation_size(kept.oid) / current_setting('block_size')::integer as pages) held
    where counted.schemaname = 'public' and (
      counted.n_dead_tup + counted.n_ins_since_vacuum
        > ${LEAST_CHANGED}::integer + greatest(kept.reltuples, 0) / ${FIFTH}::integer
      or (counted.last_vacuum is null and held.pages > ${LEAST_PAGES}::integer
        and held.pages - kept.relallvisible > held.pages / ${FIFTH}::integer))
    order by 1`.execute(db);
  return rows.map(({ name }) => name);
}

/** Gives room of dead rows back and notes which pages all can see, so that indexes alone can answer; outside a transaction. */
export async function vacuumTable(db: Db, name: string): Promise<void> {
  await sql`vacuum ${sql.table(name)}`.execute(db);
}
