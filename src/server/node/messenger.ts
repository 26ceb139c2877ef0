import { createTransport, type SendMailOptions } from 'nodemailer';
import type { Mail, MailServerAddress, MessengerService } from '../alerts/messenger-service';
import { OutgoingFailure } from '../tracker/tracker-service';
import type { Config } from './config';
import type { Outgoing, OutgoingSocket } from './outgoing';

const TIMEOUT_MS = 15_000;
const DEFAULT_PORTS = { tls: 465, starttls: 587, none: 25 } as const;

/** Webhooks and e-mail through the one way out of this process. */
export function openMessenger(
  outgoing: Outgoing,
  openSocket: OutgoingSocket,
  mailServer: MailServerAddress | null,
  timeoutMs = TIMEOUT_MS,
): MessengerService {
  return {
    available: true,
    mailServer,
    async call({ url, headers, body }) {
      const { status, body: answer } = await outgoing({ method: 'POST', url: new URL(url), headers, body });
      return { status, body: answer };
    },
    mail: (server, mail) => handOver(openSocket, server, mail, timeoutMs),
  };
}

async function handOver(
  openSocket: OutgoingSocket,
  server: MailServerAddress,
  mail: Mail,
  timeoutMs: number,
): Promise<void> {
  const { host, port, security, user, password, sender } = server;
  const connection = await openSocket({ host, port });
  const transport = createTransport({
    // The address was checked when this was connected; the server's name is still what its certificate must say.
    connection,
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(user === null ? {} : { auth: { user, pass: password ?? '' } }),
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({ from: { name: 'Eddyline', address: sender }, ...partsOf(mail) });
  } catch (error) {
    throw mailFailure(error, server);
  } finally {
    transport.close();
    connection.destroy();
  }
}

function partsOf({ id, to, subject, text, html, images = [], unsubscribeUrl }: Mail): SendMailOptions {
  const oneClick = unsubscribeUrl?.startsWith('https:')
    ? { headers: { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } }
    : {};
  return {
    to: [...to],
    subject,
    text,
    ...(html === undefined ? {} : { html }),
    attachments: images.map(({ cid, name, type, bytes }) => ({
      cid,
      filename: name,
      contentType: type,
      contentDisposition: 'inline',
      content: Buffer.from(bytes),
    })),
    ...(unsubscribeUrl === undefined ? {} : { list: { unsubscribe: unsubscribeUrl }, ...oneClick }),
    messageId: `<${id}@eddyline.invalid>`,
  };
}

/** Why a mail server did not take a message, in words that hold no password. */
function mailFailure(error: unknown, { host, port, security }: MailServerAddress): Error {
  if (error instanceof OutgoingFailure) return error;
  const { code, responseCode, command } = error as { code?: string; responseCode?: number; command?: string };
  const at = `${host}:${port}`;
  if (code === 'EAUTH') return new OutgoingFailure('refused', `${at} does not take the user or password.`);
  if (security === 'starttls' && (command === 'STARTTLS' || code === 'ETLS'))
    return new OutgoingFailure('refused', `${at} offers no encrypted connection (STARTTLS).`);
  if (code === 'ESOCKET' || code === 'ETLS' || isCertificate(code))
    return new OutgoingFailure('unreachable', `No encrypted connection to ${at} (${messageOf(error)}).`);
  if (code === 'ETIMEDOUT') return new OutgoingFailure('unreachable', `${at} did not answer in time.`);
  if (responseCode !== undefined && responseCode >= 500)
    return new OutgoingFailure('refused', `${at} refuses it (${responseCode}).`);
  if (responseCode !== undefined)
    return new OutgoingFailure('unreachable', `${at} does not take it now (${responseCode}).`);
  return new OutgoingFailure('unreachable', `${at} broke off${code === undefined ? '' : ` (${code})`}.`);
}

function isCertificate(code: string | undefined): boolean {
  return code !== undefined && /CERT|SELF_SIGNED|UNABLE_TO/.test(code);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/\s+/g, ' ').slice(0, 160) : 'failed';
}

/** The mail server of the environment; `null` where none is set. */
export function mailServerOf({
  EDDYLINE_SMTP,
  EDDYLINE_MAIL_FROM,
}: Pick<Config, 'EDDYLINE_SMTP' | 'EDDYLINE_MAIL_FROM'>): MailServerAddress | null {
  if (EDDYLINE_SMTP === undefined) return null;
  const url = new URL(EDDYLINE_SMTP);
  const security =
    url.protocol === 'smtps:' ? 'tls' : url.searchParams.get('security') === 'none' ? 'none' : 'starttls';
  const user = decodeURIComponent(url.username);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return {
    host,
    port: url.port === '' ? DEFAULT_PORTS[security] : Number(url.port),
    security,
    user: user === '' ? null : user,
    password: user === '' ? null : decodeURIComponent(url.password),
    sender: EDDYLINE_MAIL_FROM ?? `eddyline@${host}`,
  };
}
