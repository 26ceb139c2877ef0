import { queueDigests } from '../board-digest/queue-digests';
import type { Db } from '../db/database';
import type { Services } from '../services';
import { wakeAlerts } from './act-on-alert';
import { deliverAlerts } from './deliver-alerts';
import { lookForAlerts } from './look-for-alerts';

const running = new WeakMap<Db, { again: boolean; work: Promise<void> }>();

/**
 * Queues boards whose hour has come, looks for what is new, wakes what was snoozed and sends what is due. Called after every change and by the clock; a call
 * while it is at work makes it go round once more. Two servers on one store raise no burst twice: the rule is locked while
 * its alerts are written, and a delivery is leased while it is sent.
 */
export function runAlerts(services: Services): Promise<void> {
  const known = running.get(services.db);
  if (known) {
    known.again = true;
    return known.work;
  }
  const state = { again: false, work: Promise.resolve() };
  running.set(services.db, state);
  state.work = (async () => {
    try {
      do {
        state.again = false;
        // What is due does not wait behind a look, which may take a while.
        await queueDigests(services);
        await deliverAlerts(services);
        await lookForAlerts(services);
        await wakeAlerts(services);
        await deliverAlerts(services);
      } while (state.again && !services.stopping.aborted);
    } finally {
      running.delete(services.db);
    }
  })();
  return state.work;
}
