import { retryAt } from '../../domain/alerts/retry-at';
import { LATEST_MS } from '../../domain/board-digest/digest-kinds';
import { mailedDigest } from '../board-digest/make-digest';
import type { Db } from '../db/database';
import { inTransaction } from '../db/in-transaction';
import type { Services } from '../services';
import { readAlerts } from '../stores/alert.store';
import { type ChannelRow, readChannel, readMailServer } from '../stores/alert-channel.store';
import { claimDeliveries, type DeliveryRow, noteAttempt } from '../stores/alert-delivery.store';
import { type DigestRow, readDigest } from '../stores/board-digest.store';
import { publish } from '../stores/event.store';
import { activeZone } from '../stores/zone.store';
import { OutgoingFailure } from '../tracker/tracker-service';
import { type AlertMessage, messageOfAlerts, testMessage } from './message-of-alerts';
import type { Mail, MailServerAddress, MessengerService } from './messenger-service';
import { signWebhook } from './sign-webhook';

/** An attempt whose answer is not there after this is taken for lost, and made again. */
const LEASE_MS = 2 * 60_000;

const NO_MAIL_SERVER = 'No mail server is set: set one under Settings, Alerts, or start with EDDYLINE_SMTP.';

type Available = Extract<MessengerService, { available: true }>;

/** How an attempt went: for good, or worth another. */
interface Outcome {
  ok: boolean;
  words: string;
  /** Trying again changes nothing until somebody mends it. */
  isFinal: boolean;
}

/**
 * Sends what the outbox holds and is due, each at least once: written down before it is sent, tried again when no answer
 * was recorded. Never throws for what a receiver does.
 */
export async function deliverAlerts(services: Services): Promise<void> {
  const { messenger, stopping } = services;
  if (!messenger.available) return;
  while (!stopping.aborted && (await deliverNext(services, messenger, null)) !== null);
}

/** Sends one delivery now; `null`: it is sent already, or somebody else is sending it. */
export async function deliverOne(services: Services, id: string): Promise<Outcome | null> {
  const { messenger } = services;
  if (!messenger.available) return { ok: false, words: messenger.words, isFinal: true };
  return deliverNext(services, messenger, id);
}

async function deliverNext(
  services: Services,
  messenger: Available,
  only: string | null,
): Promise<Outcome | null> {
  const { db, feed } = services;
  const deliveries = await inTransaction(db, (tx) => claimDeliveries(tx, services.now(), LEASE_MS, only));
  const [first] = deliveries;
  if (!first) return null;
  const outcome =
    first.digest_id === null
      ? await attempt(services, messenger, deliveries)
      : await sendBoard(services, messenger, first, { isAsked: only !== null });
  await inTransaction(db, async (tx) => {
    const now = services.now();
    const madeMs = Math.min(...deliveries.map(({ made_at }) => made_at.getTime()));
    const again = outcome.isFinal ? null : retryAt(first.attempts, { madeMs, nowMs: now.getTime() });
    await noteAttempt(
      tx,
      deliveries.map(({ id }) => id),
      { ...outcome, retryAt: again === null ? null : new Date(again), now },
    );
    await publish(tx, { name: 'alert', data: {} }, now);
  });
  feed.nudge();
  return outcome;
}

async function attempt(
  services: Services,
  messenger: Available,
  deliveries: readonly DeliveryRow[],
): Promise<Outcome> {
  const { db, origin } = services;
  const [first] = deliveries as [DeliveryRow];
  try {
    const channel = first.channel_id === null ? null : await readChannel(db, first.channel_id);
    if (!channel) return { ok: false, words: 'The channel was removed.', isFinal: true };
    const ids = deliveries.flatMap(({ alert_id }) => alert_id ?? []);
    const { zone } = await activeZone(db);
    const message =
      first.alert_id === null
        ? testMessage(channel.name, origin)
        : messageOfAlerts(await readAlerts(db, ids), { origin, zone });
    return channel.kind === 'webhook'
      ? await callWebhook(services, messenger, { channel, message, delivery: first })
      : await writeMail(db, messenger, { channel, message, delivery: first });
  } catch (error) {
    if (!(error instanceof OutgoingFailure)) throw error;
    return { ok: false, words: error.message, isFinal: error.kind === 'refused' };
  }
}

interface Sent {
  channel: ChannelRow;
  message: AlertMessage;
  delivery: DeliveryRow;
}

async function callWebhook(
  services: Services,
  messenger: Available,
  { channel, message, delivery }: Sent,
): Promise<Outcome> {
  const body = JSON.stringify({ text: `${message.subject}\n${message.text}`, blocks: message.blocks });
  const answer = await messenger.call({
    url: channel.url ?? '',
    headers: {
      'content-type': 'application/json',
      'user-agent': `eddyline/${services.version}`,
      'x-eddyline-delivery': delivery.id,
      'x-eddyline-signature': await signWebhook(channel.secret ?? '', body, services.now()),
    },
    body,
  });
  const words = `answered ${answer.status}`;
  if (answer.status >= 200 && answer.status < 300) return { ok: true, words, isFinal: true };
  return { ok: false, words, isFinal: isForGood(answer.status) };
}

/** Too early, too often, or a receiver in trouble may pass; any other refusal is of the address or the body. */
function isForGood(status: number): boolean {
  return status < 500 && ![408, 409, 423, 425, 429].includes(status);
}

async function writeMail(
  db: Db,
  messenger: Available,
  { channel, message, delivery }: Sent,
): Promise<Outcome> {
  const { subject, text } = message;
  return handMail(db, messenger, { id: delivery.id, to: channel.addresses ?? [], subject, text });
}

async function handMail(db: Db, messenger: Available, mail: Mail): Promise<Outcome> {
  const server = await mailServerOf(db, messenger);
  if (!server) return { ok: false, words: NO_MAIL_SERVER, isFinal: true };
  await messenger.mail(server, mail);
  return { ok: true, words: `taken by ${server.host}`, isFinal: true };
}

/** Makes a board's digest and hands it over; what is too late goes out only when somebody asks for it. */
async function sendBoard(
  { db, ...services }: Services,
  messenger: Available,
  delivery: DeliveryRow,
  { isAsked }: { isAsked: boolean },
): Promise<Outcome> {
  const digest = await readDigest(db, delivery.digest_id ?? '');
  const refusal = digest && refusalOf(digest, delivery, services.now(), isAsked);
  if (!digest || refusal) return { ok: false, words: refusal ?? 'It was removed.', isFinal: true };
  try {
    const { board: boardId, days, token } = digest;
    const sendingMs = (delivery.sending_at ?? services.now()).getTime();
    const mail = await mailedDigest(
      { db, ...services },
      { boardId, days, token, sendingMs, sending: digest },
    );
    if (!mail) return { ok: false, words: 'The board was put away.', isFinal: true };
    return await handMail(db, messenger, { id: delivery.id, to: [digest.address], ...mail });
  } catch (error) {
    if (error instanceof OutgoingFailure)
      return { ok: false, words: error.message, isFinal: error.kind === 'refused' };
    // What cannot be made must not hold up what waits behind it.
    console.error(error);
    return { ok: false, words: 'It could not be made; the log of the server says why.', isFinal: false };
  }
}

function refusalOf(
  { unsubscribed_at, cadence }: DigestRow,
  { sending_at }: DeliveryRow,
  now: Date,
  isAsked: boolean,
): string | null {
  if (unsubscribed_at !== null) return 'The reader has unsubscribed.';
  const lateMs = now.getTime() - (sending_at ?? now).getTime();
  if (isAsked || lateMs <= LATEST_MS[cadence]) return null;
  return `Not sent: it was more than ${LATEST_MS[cadence] / 3_600_000} hours late.`;
}

/** Why no mail can be sent from here; `null`: it can. */
export async function noMailWords({ db, messenger }: Services): Promise<string | null> {
  if (!messenger.available) return messenger.words;
  return (await mailServerOf(db, messenger)) ? null : NO_MAIL_SERVER;
}

/** The server that mail is handed to: that of the environment, else that of the settings. */
async function mailServerOf(db: Db, messenger: Available): Promise<MailServerAddress | null> {
  return messenger.mailServer ?? (await readMailServer(db));
}
