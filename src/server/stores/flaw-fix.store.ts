import type { Db, Tx } from '../db/database';
import { toActor } from './person.store';

/** A fix as it is recorded: the mark it is, and what was said of it here. */
export interface FixRow {
  flawId: string;
  markId: string;
  label: string;
  version: string | null;
  url: string | null;
  effectiveAt: Date;
  lags: { source: string; days: number }[];
  recordedAt: Date;
  actor: ReturnType<typeof toActor>;
}

/** Records a fix; recorded again, its lags are those said last. */
export async function writeFix(
  tx: Tx,
  fix: { flawId: string; markId: string; lags: FixRow['lags']; actor: string | null; now: Date },
): Promise<void> {
  const lags = JSON.stringify(fix.lags);
  await tx
    .insertInto('flaw_fix')
    .values({ flaw_id: fix.flawId, mark_id: fix.markId, lags, actor: fix.actor, recorded_at: fix.now })
    .onConflict((conflict) => conflict.columns(['flaw_id', 'mark_id']).doUpdateSet({ lags }))
    .execute();
}

/** Takes a fix back; answers whether there was one. */
export async function deleteFix(tx: Tx, flawId: string, markId: string): Promise<boolean> {
  const result = await tx
    .deleteFrom('flaw_fix')
    .where('flaw_id', '=', flawId)
    .where('mark_id', '=', markId)
    .executeTakeFirst();
  return Number(result.numDeletedRows) > 0;
}

/** The fixes of each flaw whose mark still stands, the one that took effect last first. */
export async function fixesOf(db: Db | Tx, flawIds: readonly string[]): Promise<Map<string, FixRow[]>> {
  const fixes = new Map<string, FixRow[]>(flawIds.map((id) => [id, []]));
  if (flawIds.length === 0) return fixes;
  const rows = await db
    .selectFrom('flaw_fix')
    .innerJoin('mark', 'mark.id', 'flaw_fix.mark_id')
    .leftJoin('person', 'person.id', 'flaw_fix.actor')
    .select(['flaw_id', 'mark_id', 'lags', 'recorded_at', 'label', 'version', 'url', 'mark.at'])
    .select(['person.id as actor_id', 'person.name as actor_name'])
    .where('flaw_id', 'in', flawIds)
    .orderBy('mark.at', 'desc')
    .orderBy('mark.id')
    .execute();
  for (const row of rows) {
    fixes.get(row.flaw_id)?.push({
      flawId: row.flaw_id,
      markId: row.mark_id,
      label: row.label,
      version: row.version,
      url: row.url,
      effectiveAt: row.at,
      lags: row.lags,
      recordedAt: row.recorded_at,
      actor: toActor(row),
    });
  }
  return fixes;
}

/** The title of a flaw that a mark is the fix of; `null` when it is none. */
export async function flawFixedBy(
  db: Db | Tx,
  markId: string,
): Promise<{ title: string; topicId: string | null } | null> {
  const row = await db
    .selectFrom('flaw_fix')
    .innerJoin('flaw', 'flaw.id', 'flaw_fix.flaw_id')
    .select(['title', 'topic_id as topicId'])
    .where('mark_id', '=', markId)
    .executeTakeFirst();
  return row ?? null;
}
