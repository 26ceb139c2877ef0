import type { Tx } from '../db/database';
import { lockCounted } from '../stores/mention.store';
import { applyRollupDeltas } from '../stores/rollup.store';
import { lockZones } from '../stores/zone.store';
import { type CountedMention, RollupDeltas } from './rollup-deltas';

/** The stretch of time in which counts changed; `null` when none did. */
export type ChangedWindow = { fromMs: number; toMs: number } | null;

/**
 * The one way to change anything that is counted: ingest, correction, re-score, withdrawal, a change of accounts.
 * Locks the mention rows in id order, lets `change` write, and moves the rollups by the difference between the rows
 * before and after, in the same transaction. `change` gets the rows that existed and answers the ids it inserted,
 * updated or deleted; an id it did not touch counts as before.
 */
export async function changeCounted(
  tx: Tx,
  ids: readonly string[],
  change: (before: ReadonlyMap<string, CountedMention>) => Promise<readonly string[]>,
): Promise<ChangedWindow> {
  const zones = await lockZones(tx, 'share');
  const before = await lockCounted(tx, ids);
  const touched = await change(before);
  const after = await lockCounted(tx, touched);

  const deltas = new RollupDeltas();
  let fromMs = Number.POSITIVE_INFINITY;
  let toMs = Number.NEGATIVE_INFINITY;
  const count = (mention: CountedMention | undefined, sign: 1 | -1) => {
    if (!mention) return;
    deltas.add(mention, zones, sign);
    fromMs = Math.min(fromMs, mention.at.getTime());
    toMs = Math.max(toMs, mention.at.getTime());
  };
  for (const id of touched) {
    count(before.get(id), -1);
    count(after.get(id), 1);
  }
  await applyRollupDeltas(tx, deltas);
  return fromMs <= toMs ? { fromMs, toMs } : null;
}
