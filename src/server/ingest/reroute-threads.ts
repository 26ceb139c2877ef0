import type { Tx } from '../db/database';
import { inTransaction } from '../db/in-transaction';
import type { Services } from '../services';
import { publish } from '../stores/event.store';
import { setWalkReached, threadsAfter, walkReached } from '../stores/routing-walk.store';
import { lockThreads } from '../stores/thread.store';
import { refreshThreads } from '../stores/thread-state.store';
import { refreshWords, threadsWithoutWords } from '../stores/thread-words.store';

const THREADS_PER_STEP = 2000;

/**
 * Routes all threads anew after rules, owners or teams changed, in steps, so that others write in between; what changes
 * meanwhile is routed by what holds by then. Goes on after a restart.
 */
export async function runRerouting(services: Services): Promise<void> {
  while (!services.stopping.aborted && (await inTransaction(services.db, (tx) => rerouteStep(tx, services))))
    services.feed.nudge();
  services.feed.nudge();
}

async function rerouteStep(tx: Tx, services: Services): Promise<boolean> {
  await lockThreads(tx);
  const reached = await walkReached(tx);
  if (reached === undefined) return false;
  const ids = await threadsAfter(tx, reached, THREADS_PER_STEP);
  await refreshThreads(tx, ids);
  // A store that is older than the search has none yet.
  await refreshWords(tx, await threadsWithoutWords(tx, ids));
  await setWalkReached(tx, ids.at(-1) ?? null);
  await publish(tx, { name: 'threads', data: {} }, services.now());
  return ids.length > 0;
}
