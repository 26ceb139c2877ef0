import { sql } from 'kysely';
import type { Db, Tx } from '../db/database';

/** For what figures of flaws hold: local days of a zone, ranked from the start of one of them. */
export interface FiguresFor {
  zone: string;
  rankedFrom: Date;
}

/** Figures that were counted for these flaws and still hold, by flaw. */
export async function readKeptFigures<Figures>(
  db: Db | Tx,
  rootIds: readonly string[],
  { zone, rankedFrom }: FiguresFor,
): Promise<Map<string, Figures>> {
  const rows = await db
    .selectFrom('flaw_figure')
    .select(['root_id', 'figures'])
    .where('root_id', '=', sql<string>`any(${rootIds}::uuid[])`)
    .where('zone', '=', zone)
    .where('ranked_from', '=', rankedFrom)
    .execute();
  return new Map(rows.map(({ root_id, figures }) => [root_id, figures as Figures]));
}

/** All figures that are kept for days of a zone, whether they still hold or not. */
export async function allKeptFigures<Figures>(db: Db | Tx, zone: string): Promise<Map<string, Figures>> {
  const rows = await db
    .selectFrom('flaw_figure')
    .select(['root_id', 'figures'])
    .where('zone', '=', zone)
    .execute();
  return new Map(rows.map(({ root_id, figures }) => [root_id, figures as Figures]));
}

/** Keeps the figures of a flaw. Behind `lockThreads`. */
export async function keepFigures(
  tx: Tx,
  rootId: string,
  { zone, rankedFrom }: FiguresFor,
  figures: object,
): Promise<void> {
  const values = { zone, ranked_from: rankedFrom, figures: JSON.stringify(figures) };
  await tx
    .insertInto('flaw_figure')
    .values({ root_id: rootId, ...values })
    .onConflict((conflict) => conflict.column('root_id').doUpdateSet(values))
    .execute();
}

/** Forgets the figures of flaws, or of those they went into: something that hangs on them changed. */
export async function forgetFigures(tx: Tx, flawIds: readonly string[]): Promise<void> {
  if (flawIds.length === 0) return;
  await sql`delete from flaw_figure
    where root_id in (select root_id from flaw where id = any(${flawIds}::uuid[]))`.execute(tx);
}

/** Forgets all figures: which flaw stands under which has changed. */
export async function forgetAllFigures(tx: Tx): Promise<void> {
  await tx.deleteFrom('flaw_figure').execute();
}
