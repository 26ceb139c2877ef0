import { sql } from 'kysely';
import { type ColumnTypes, columnList, unnestRows } from '../db/bulk';
import type { Db, Tx } from '../db/database';
import type { CoverageTable } from '../db/mention-tables';

/** A stretch of time in which a source was collected, both ends included in what was seen. */
export interface CoveredStretch {
  source: string;
  fromMs: number;
  toMs: number;
}

/** Notes that sources were learnt from, in name order; makes those that are new. */
export async function touchSources(
  tx: Tx,
  sources: readonly { id: string; reportsFollowers: boolean }[],
  now: Date,
): Promise<void> {
  const sorted = [...sources].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const source of sorted) {
    await sql`insert into source (id, reports_followers, last_learned_at)
      values (${source.id}, ${source.reportsFollowers}, ${now.toISOString()}::timestamptz)
      on conflict (id) do update set last_learned_at = excluded.last_learned_at,
        reports_followers = source.reports_followers or excluded.reports_followers`.execute(tx);
  }
}

/** A stretch that an import covers; `piece` tells its stretches of one source apart. */
export type CoveredPiece = CoveredStretch & { piece: number };

const PIECE_COLUMNS: ColumnTypes<CoverageTable> = {
  source: 'text',
  from: 'timestamptz',
  to: 'timestamptz',
  import_id: 'uuid',
  piece: 'integer',
};

/** Widens what an import covers of each source. */
export async function widenCoverage(
  tx: Tx,
  importId: string,
  stretches: readonly CoveredPiece[],
): Promise<void> {
  if (stretches.length === 0) return;
  const rows = stretches.map(({ source, fromMs, toMs, piece }) => ({
    source,
    from: new Date(fromMs),
    to: new Date(toMs),
    import_id: importId,
    piece,
  }));
  await sql`insert into coverage (${columnList(PIECE_COLUMNS)}) select * from ${unnestRows(rows, PIECE_COLUMNS)}
    on conflict (source, import_id, piece) do update set
      "from" = least(coverage."from", excluded."from"), "to" = greatest(coverage."to", excluded."to")`.execute(
    tx,
  );
}

export async function dropCoverage(tx: Tx, importId: string): Promise<void> {
  await tx.deleteFrom('coverage').where('import_id', '=', importId).execute();
}

/** Collected stretches of sources (all when none is named), by source and start; overlapping ones are not joined. */
export async function readCoverage(db: Db, sources: readonly string[]): Promise<CoveredStretch[]> {
  const rows = await db
    .selectFrom('coverage')
    .select(['source', 'from', 'to'])
    .$if(sources.length > 0, (query) => query.where('source', 'in', sources))
    .orderBy('source')
    .orderBy('from')
    .execute();
  return rows.map((row) => ({ source: row.source, fromMs: row.from.getTime(), toMs: row.to.getTime() }));
}

export async function listSources(
  db: Db,
): Promise<{ id: string; reportsFollowers: boolean; lastLearnedAt: Date }[]> {
  const rows = await db.selectFrom('source').selectAll().orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    reportsFollowers: row.reports_followers,
    lastLearnedAt: row.last_learned_at,
  }));
}

/** Removes sources that nothing covers any more (their last import was withdrawn). */
export async function dropUncoveredSources(tx: Tx): Promise<void> {
  await sql`delete from source where not exists (select 1 from coverage where coverage.source = source.id)`.execute(
    tx,
  );
}

/** First and last time anything was said; `null` in an empty store. */
export async function mentionExtent(db: Db): Promise<{ firstAt: Date; lastAt: Date } | null> {
  const { rows } = await sql<{ first: Date | null; last: Date | null }>`
    select (select at from mention order by at limit 1) as first,
      (select at from mention order by at desc limit 1) as last`.execute(db);
  const row = rows[0];
  return row?.first && row.last ? { firstAt: row.first, lastAt: row.last } : null;
}
