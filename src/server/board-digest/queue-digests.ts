import { LATEST_MS } from '../../domain/board-digest/digest-kinds';
import { lastSending, nextSending } from '../../domain/board-digest/next-sending';
import type { Tx } from '../db/database';
import { inTransaction } from '../db/in-transaction';
import type { Services } from '../services';
import { addDelivery } from '../stores/alert-delivery.store';
import { type DigestRow, lockDueDigests, updateDigest } from '../stores/board-digest.store';
import { publish } from '../stores/event.store';

/**
 * Puts each board whose hour has come into the outbox, in the transaction that moves its next sending on. After a time in
 * which nothing could be sent only the newest sending is made up for, and that only while it is not too late.
 */
export async function queueDigests({ db, now: clock, feed }: Services): Promise<void> {
  const queued = await inTransaction(db, async (tx) => {
    const now = clock();
    const due = await lockDueDigests(tx, now);
    for (const digest of due) await queueOne(tx, digest, now);
    if (due.length > 0) await publish(tx, { name: 'boards', data: {} }, now);
    return due.length;
  });
  if (queued > 0) feed.nudge();
}

async function queueOne(tx: Tx, digest: DigestRow, now: Date): Promise<void> {
  const sendingMs = Math.max(lastSending(digest, now.getTime()), digest.next_at.getTime());
  const sending_at = new Date(sendingMs);
  const isTooLate = now.getTime() - sendingMs > LATEST_MS[digest.cadence];
  await updateDigest(tx, digest.id, {
    next_at: new Date(nextSending(digest, now.getTime())),
    ...(isTooLate ? { missed_at: sending_at } : {}),
  });
  if (isTooLate) return;
  const delivery = { id: crypto.randomUUID(), channel_id: null, alert_id: null, reason: 'digest' as const };
  await addDelivery(tx, { ...delivery, digest_id: digest.id, sending_at }, { due: now, now });
}
