import { queueDigests } from '../board-digest/queue-digests';
import { oneAtATime } from '../one-at-a-time';
import { wakeAlerts } from './act-on-alert';
import { deliverAlerts } from './deliver-alerts';
import { lookForAlerts } from './look-for-alerts';

/**
 * Queues boards whose hour has come, looks for what is new, wakes what was snoozed and sends what is due. Called after every change and by the clock; a call
 * while it is at work makes it go round once more. Two servers on one store raise no burst twice: the rule is locked while
 * its alerts are written, and a delivery is leased while it is sent.
 */
export const runAlerts = oneAtATime(async (services) => {
  // What is due does not wait behind a look, which may take a while.
  await queueDigests(services);
  await deliverAlerts(services);
  await lookForAlerts(services);
  await wakeAlerts(services);
  await deliverAlerts(services);
});
