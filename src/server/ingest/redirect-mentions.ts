import type { Tx } from '../db/database';
import { redecideDirection } from '../stores/mention.store';
import { type ChangedWindow, changeCounted } from './counted-change';

/** Decides anew which way mentions went, after a change of our accounts or posts; counts move with them, exactly. */
export async function redirectMentions(tx: Tx, ids: readonly string[]): Promise<ChangedWindow> {
  if (ids.length === 0) return null;
  return changeCounted(tx, ids, async () => {
    await redecideDirection(tx, ids);
    return ids;
  });
}
