import { sql } from 'kysely';
import type { AlertDelivery } from '../../contract/alerts';
import type { Digest } from '../../domain/alerts/alert-kinds';
import type { AlertDeliveryTable } from '../db/alert-tables';
import type { Db, Tx } from '../db/database';

export type DeliveryRow = AlertDeliveryTable;

/** Puts something to be sent into the outbox. */
export async function addDelivery(
  tx: Tx,
  delivery: Pick<DeliveryRow, 'id' | 'channel_id' | 'alert_id' | 'reason'> &
    Partial<Pick<DeliveryRow, 'digest_id' | 'sending_at'>>,
  { due, now }: { due: Date; now: Date },
): Promise<void> {
  const board = { digest_id: null, sending_at: null };
  const fresh = { ...board, state: 'waiting' as const, leased_until: null, attempts: 0, sent_at: null };
  await tx
    .insertInto('alert_delivery')
    .values({ ...fresh, ...delivery, due_at: due, made_at: now })
    .execute();
}

/** Channels a rule's alerts are sent to, with how they gather them. */
export async function channelsOfRule(tx: Tx, ruleId: string): Promise<{ id: string; digest: Digest }[]> {
  return tx
    .selectFrom('alert_rule_channel as sent')
    .innerJoin('alert_channel as channel', 'channel.id', 'sent.channel_id')
    .select(['channel.id', 'channel.digest'])
    .where('sent.rule_id', '=', ruleId)
    .where('channel.removed_at', 'is', null)
    .orderBy('channel.id')
    .execute();
}

/**
 * Takes what is due next, for as long as the lease lasts: nobody else sends it meanwhile. The attempt is written before it
 * is made, so that one whose answer was lost is known to have been made. Of a channel that gathers, all that is due.
 */
export async function claimDeliveries(
  tx: Tx,
  now: Date,
  leaseMs: number,
  only: string | null = null,
): Promise<DeliveryRow[]> {
  const at = now.toISOString();
  const asked = only === null ? sql`due_at <= ${at}::timestamptz` : sql`id = ${only}::uuid`;
  const { rows } = await sql<{ id: string; channel_id: string | null; gathers: boolean }>`
    select delivery.id, delivery.channel_id,
      coalesce(channel.digest <> 'each' and delivery.alert_id is not null, false) as gathers
    from alert_delivery delivery left join alert_channel channel on channel.id = delivery.channel_id
    where delivery.id = (
      select id from alert_delivery where state = 'waiting' and ${asked}
        and (leased_until is null or leased_until <= ${at}::timestamptz)
      order by due_at, id limit 1 for update skip locked
    )`.execute(tx);
  const [first] = rows;
  if (!first) return [];
  const { rows: taken } = await sql<{ id: string }>`
    select id from alert_delivery where id = ${first.id}::uuid or (
      ${first.gathers}::boolean and channel_id = ${first.channel_id}::uuid and state = 'waiting'
      and alert_id is not null and due_at <= ${at}::timestamptz
      and (leased_until is null or leased_until <= ${at}::timestamptz))
    order by made_at, id limit 200 for update skip locked`.execute(tx);
  const ids = taken.map(({ id }) => id);
  const deliveries = await tx
    .updateTable('alert_delivery')
    .set((eb) => ({ attempts: eb('attempts', '+', 1), leased_until: new Date(now.getTime() + leaseMs) }))
    .where('id', 'in', ids)
    .returningAll()
    .execute();
  await tx
    .insertInto('alert_attempt')
    .values(
      ids.map((id) => ({
        id: crypto.randomUUID(),
        delivery_id: id,
        at: now,
        ok: null,
        words: 'begun',
      })),
    )
    .execute();
  return deliveries;
}

/** Notes how an attempt went. Without a moment to try again it is given up until somebody asks. */
export async function noteAttempt(
  tx: Tx,
  deliveryIds: readonly string[],
  outcome: { ok: boolean; words: string; retryAt: Date | null; now: Date },
): Promise<void> {
  const { ok, words, retryAt, now } = outcome;
  await sql`update alert_attempt set ok = ${ok}, words = ${words} where ok is null and words = 'begun'
    and delivery_id = any(${deliveryIds}::uuid[]) and at = (select max(at) from alert_attempt newest
      where newest.delivery_id = alert_attempt.delivery_id)`.execute(tx);
  await tx
    .updateTable('alert_delivery')
    .set(
      ok
        ? { state: 'sent', sent_at: now, due_at: null, leased_until: null }
        : { state: retryAt === null ? 'failed' : 'waiting', due_at: retryAt, leased_until: null },
    )
    .where('id', 'in', deliveryIds)
    .execute();
}

/** Lets a delivery be tried now, whatever became of it; `false`: there is none that is not sent. */
export async function hurryDelivery(tx: Tx, id: string, now: Date): Promise<boolean> {
  const row = await tx
    .updateTable('alert_delivery')
    .set({ state: 'waiting', due_at: now, leased_until: null })
    .where('id', '=', id)
    .where('state', '<>', 'sent')
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Deliveries of an alert, or the newest of all; those that did not arrive first. */
export async function listDeliveries(
  db: Db | Tx,
  { alertId, limit }: { alertId: string | null; limit: number },
): Promise<(AlertDelivery & { alert: { id: string; title: string } | null })[]> {
  const rows = await (db as Db)
    .selectFrom('alert_delivery as delivery')
    .innerJoin('alert_channel as channel', 'channel.id', 'delivery.channel_id')
    .leftJoin('alert', 'alert.id', 'delivery.alert_id')
    .selectAll('delivery')
    .select(['channel.name', 'channel.kind', 'alert.finding'])
    .$if(alertId !== null, (query) => query.where('delivery.alert_id', '=', alertId as string))
    .orderBy(sql`delivery.state = 'sent'`)
    .orderBy('delivery.made_at', 'desc')
    .orderBy('delivery.id')
    .limit(limit)
    .execute();
  const attempts = await attemptsOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    id: row.id,
    channel: { id: row.channel_id as string, name: row.name, kind: row.kind },
    state: row.state,
    dueAt: row.state === 'waiting' ? (row.due_at?.toISOString() ?? null) : null,
    sentAt: row.sent_at?.toISOString() ?? null,
    attempts: attempts.get(row.id) ?? [],
    alert:
      row.alert_id === null || row.finding === null ? null : { id: row.alert_id, title: row.finding.title },
  }));
}

async function attemptsOf(
  db: Db | Tx,
  ids: readonly string[],
): Promise<Map<string, AlertDelivery['attempts']>> {
  const found = new Map<string, AlertDelivery['attempts']>();
  if (ids.length === 0) return found;
  const rows = await db
    .selectFrom('alert_attempt')
    .select(['delivery_id', 'at', 'ok', 'words'])
    .where('delivery_id', 'in', ids)
    .orderBy('at')
    .orderBy('id')
    .execute();
  for (const { delivery_id, at, ok, words } of rows) {
    const known = found.get(delivery_id) ?? [];
    known.push({
      at: at.toISOString(),
      ok,
      words: ok === null ? 'No answer was recorded: it may have arrived, and is sent again.' : words,
    });
    found.set(delivery_id, known);
  }
  return found;
}
