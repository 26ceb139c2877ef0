import type { z } from 'zod';
import type { AlertDetail, actOnAlert } from '../../contract/alerts';
import type { AlertState } from '../../domain/alerts/alert-kinds';
import type { Db, Tx } from '../db/database';
import { inTransaction } from '../db/in-transaction';
import { ApiError, notFound } from '../problems';
import type { Services } from '../services';
import {
  type AlertRow,
  addAlertEvent,
  alertHistory,
  alertsToWake,
  lastAct,
  lockAlert,
  readAlert,
  setAlertState,
} from '../stores/alert.store';
import { listDeliveries } from '../stores/alert-delivery.store';
import { publish } from '../stores/event.store';
import { sendTo } from './look-for-alerts';

type Act = z.output<(typeof actOnAlert)['body']>;
const MAX_DELIVERIES = 50;

/** An alert with its history and what was sent of it. */
export async function answerAlert(db: Db, id: string): Promise<AlertDetail> {
  const alert = await readAlert(db, id);
  if (!alert) throw notFound('alert');
  const deliveries = await listDeliveries(db, { alertId: id, limit: MAX_DELIVERIES });
  return {
    ...alert,
    history: await alertHistory(db, id),
    deliveries: deliveries.map(({ alert: _, ...delivery }) => delivery),
    undoable: (await lastAct(db, id))?.kind ?? null,
  };
}

/** Does to an alert what a person asks, and keeps it in its history. */
export async function takeAct(
  tx: Tx,
  id: string,
  act: Act,
  by: { actor: string | null; now: Date },
): Promise<void> {
  const alert = await lockAlert(tx, id);
  if (!alert) throw notFound('alert');
  if (act.act === 'undo') return takeBack(tx, alert, by);
  if (act.act === 'snooze') return snooze(tx, alert, new Date(act.until), by);
  const kind = act.act === 'acknowledge' ? 'acknowledged' : 'resolved';
  // Of what is over nothing more will come: somebody has looked, and that is all there was to do.
  const to = kind === 'acknowledged' && alert.until === null ? 'acknowledged' : 'resolved';
  if (alert.state === to) throw new ApiError(409, 'conflict', `It is ${to} already.`);
  if (alert.state === 'resolved')
    throw new ApiError(409, 'conflict', 'It is resolved: take that back first.');
  await change(tx, alert, { to, kind, until: null, words: act.words, ...by });
}

async function snooze(
  tx: Tx,
  alert: AlertRow,
  until: Date,
  by: { actor: string | null; now: Date },
): Promise<void> {
  if (until.getTime() <= by.now.getTime()) {
    throw new ApiError(400, 'invalid-request', 'A snooze must end in the future.', {
      errors: [{ field: 'until', message: 'Must lie in the future.' }],
    });
  }
  if (alert.state === 'resolved')
    throw new ApiError(409, 'conflict', 'It is resolved: take that back first.');
  const words = `until ${until.toISOString()}`;
  await change(tx, alert, { to: 'snoozed', kind: 'snoozed', until, words, ...by });
}

async function takeBack(tx: Tx, alert: AlertRow, by: { actor: string | null; now: Date }): Promise<void> {
  const act = await lastAct(tx, alert.id);
  if (!act) throw new ApiError(409, 'conflict', 'There is nothing of a person to take back.');
  const isPast = act.snoozedUntil !== null && act.snoozedUntil.getTime() <= by.now.getTime();
  const to = act.state === 'snoozed' && isPast ? 'open' : act.state;
  await change(tx, alert, {
    to,
    kind: 'undone',
    until: to === 'snoozed' ? act.snoozedUntil : null,
    words: `${act.kind} taken back`,
    ...by,
  });
}

interface Change {
  to: AlertState;
  kind: 'acknowledged' | 'snoozed' | 'resolved' | 'undone';
  until: Date | null;
  words: string;
  actor: string | null;
  now: Date;
}

async function change(
  tx: Tx,
  alert: AlertRow,
  { to, kind, until, words, actor, now }: Change,
): Promise<void> {
  await setAlertState(tx, alert.id, to, until);
  await addAlertEvent(tx, {
    alertId: alert.id,
    at: now,
    kind,
    by: 'person',
    actor,
    from: { state: alert.state, snoozedUntil: alert.snoozed_until },
    to,
    words,
  });
}

/** Opens snoozed alerts whose time has come: what still lasts is sent again, what is over and was looked at is resolved. */
export async function wakeAlerts(services: Services): Promise<void> {
  const { db, feed } = services;
  for (const id of await alertsToWake(db, services.now())) {
    await inTransaction(db, async (tx) => {
      const now = services.now();
      const alert = await lockAlert(tx, id);
      if (alert?.state !== 'snoozed' || alert.snoozed_until === null || alert.snoozed_until > now) return;
      const isOver = alert.until !== null;
      const to = isOver ? 'resolved' : 'open';
      await setAlertState(tx, id, to, null);
      const event = {
        alertId: id,
        at: now,
        by: 'clock' as const,
        actor: null,
        from: null,
        to: to as AlertState,
      };
      const words = isOver ? 'Over when its snooze ended.' : 'Its snooze has ended and it still lasts.';
      await addAlertEvent(tx, { ...event, kind: 'woke', words });
      if (!isOver && !alert.muted) await sendTo(tx, alert.rule_id, id, 'again', now);
      await publish(tx, { name: 'alert', data: {} }, now);
    });
    feed.nudge();
  }
}
