import { sql } from 'kysely';
import type { AlertChannel } from '../../contract/alert-channels';
import type { AlertChannelTable, MailServerTable } from '../db/alert-tables';
import type { Db, Tx } from '../db/database';

/** A channel with its secret: never leaves the server. */
export type ChannelRow = AlertChannelTable;

/** Channels by name, with how the newest delivery went. */
export async function listChannels(db: Db): Promise<AlertChannel[]> {
  const { rows } = await sql<
    ChannelRow & {
      last_sent_at: Date | null;
      waiting: number;
      failed: number;
      newest_ok: boolean | null;
      newest_words: string | null;
      newest_at: Date | null;
    }
  >`
    select channel.*, sent.last_sent_at, coalesce(sent.waiting, 0) as waiting, coalesce(sent.failed, 0) as failed,
      newest.ok as newest_ok, newest.words as newest_words, newest.at as newest_at
    from alert_channel channel
    left join (
      select channel_id, max(sent_at) as last_sent_at,
        (count(*) filter (where state = 'waiting'))::integer as waiting,
        (count(*) filter (where state = 'failed'))::integer as failed
      from alert_delivery group by channel_id
    ) sent on sent.channel_id = channel.id
    left join lateral (
      select attempt.ok, attempt.words, attempt.at from alert_attempt attempt
      join alert_delivery delivery on delivery.id = attempt.delivery_id
      where delivery.channel_id = channel.id and attempt.ok is not null
      order by attempt.at desc, attempt.id limit 1
    ) newest on true
    where channel.removed_at is null order by lower(channel.name), channel.id`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    kind: row.kind,
    target: targetOf(row),
    digest: row.digest,
    lastSentAt: row.last_sent_at?.toISOString() ?? null,
    failure:
      row.newest_ok === false && row.newest_at !== null
        ? { words: row.newest_words ?? '', at: row.newest_at.toISOString() }
        : null,
    waiting: row.waiting,
    failed: row.failed,
  }));
}

/** A channel that was not removed. */
export async function readChannel(db: Db | Tx, id: string): Promise<ChannelRow | null> {
  const row = await db
    .selectFrom('alert_channel')
    .selectAll()
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

export async function insertChannel(tx: Tx, channel: ChannelRow): Promise<void> {
  await tx.insertInto('alert_channel').values(channel).execute();
}

export async function updateChannel(tx: Tx, id: string, values: Partial<ChannelRow>): Promise<void> {
  if (Object.keys(values).length === 0) return;
  await tx.updateTable('alert_channel').set(values).where('id', '=', id).execute();
}

/** Removes a channel with what waits for it; its secret is forgotten. */
export async function removeChannel(tx: Tx, id: string, now: Date): Promise<void> {
  await tx
    .updateTable('alert_channel')
    .set({ removed_at: now, secret: null, url: null })
    .where('id', '=', id)
    .execute();
  await tx.deleteFrom('alert_rule_channel').where('channel_id', '=', id).execute();
  await tx.deleteFrom('alert_delivery').where('channel_id', '=', id).where('state', '=', 'waiting').execute();
}

export async function readMailServer(db: Db | Tx): Promise<MailServerTable | null> {
  return (await db.selectFrom('mail_server').selectAll().executeTakeFirst()) ?? null;
}

export async function writeMailServer(tx: Tx, server: Omit<MailServerTable, 'id'>): Promise<void> {
  await tx
    .insertInto('mail_server')
    .values({ id: 1, ...server })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(server))
    .execute();
}

export async function forgetMailServer(db: Db): Promise<void> {
  await db.deleteFrom('mail_server').execute();
}

function targetOf({ kind, url, addresses }: ChannelRow): string {
  if (kind === 'email') return (addresses ?? []).join(', ');
  if (url === null) return '';
  return `${new URL(url).origin}/…${url.slice(-4)}`;
}
