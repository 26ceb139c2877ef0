import type { Tx } from '../db/database';
import { applyCorrections } from '../stores/correction.store';
import { redecideDirection } from '../stores/direction.store';
import { lockThreads } from '../stores/thread.store';
import { type ChangedWindow, changeCounted } from './counted-change';

/**
 * Decides anew which way mentions went, after a change of our accounts or posts; counts move with them, exactly. Ids
 * of no mention are left out. Answers where counts changed; `null` when none did.
 */
export async function redirectMentions(tx: Tx, ids: readonly string[]): Promise<ChangedWindow> {
  if (ids.length === 0) return null;
  // What arrives at this moment has not seen the change: it is waited for, and what comes later waits for this.
  await lockThreads(tx);
  return changeCounted(tx, ids, async () => {
    await redecideDirection(tx, ids);
    await applyCorrections(tx, ids);
    return ids;
  });
}
