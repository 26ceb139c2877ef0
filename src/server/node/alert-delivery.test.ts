import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AlertChannel } from '../../contract/alert-channels';
import type { AlertRule } from '../../contract/alert-rules';
import type { Alert, AlertDetail } from '../../contract/alerts';
import { deliverAlerts } from '../alerts/deliver-alerts';
import type { MailServerAddress } from '../alerts/messenger-service';
import { runAlerts } from '../alerts/run-alerts';
import { openPGliteApp, type TestApp } from '../testing/test-app';
import { mailServerOf, openMessenger } from './messenger';
import { openOutgoing, openOutgoingSocket } from './outgoing';

const SECRET = 'a secret of sixteen or more';
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const NOW = '2026-10-11T12:00:00Z';
const TIMEOUT_MS = 400;

interface Received {
  body: string;
  headers: IncomingHttpHeaders;
}

let app: TestApp;
const servers: (Server | SMTPServer)[] = [];
beforeAll(async () => {
  app = await openPGliteApp();
}, 60_000);
afterAll(() => app.close());
beforeEach(async () => {
  await app.reset();
  app.clock.now = new Date(NOW);
  speakWith(['127.0.0.1']);
});
afterEach(async () => {
  for (const server of servers.splice(0)) {
    if ('closeAllConnections' in server) server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
});

function speakWith(allowed: string[], mailServer: MailServerAddress | null = null): void {
  app.services.messenger = openMessenger(
    openOutgoing({ allowed, timeoutMs: TIMEOUT_MS }),
    openOutgoingSocket({ allowed, timeoutMs: TIMEOUT_MS }),
    mailServer,
    TIMEOUT_MS,
  );
}

/** A receiver of webhooks on this machine; `answer` says how each is answered, `null` never. */
async function receive(answer: () => number | null): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      received.push({ body, headers: request.headers });
      const status = answer();
      if (status !== null) response.writeHead(status).end();
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, received };
}

/** A mail server on this machine, and what it was handed. */
async function receiveMail(
  options: SMTPServerOptions,
): Promise<{ server: MailServerAddress; mails: { to: string[]; text: string }[] }> {
  const mails: { to: string[]; text: string }[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    onData(stream, session, done) {
      let text = '';
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      stream.on('end', () => {
        mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), text });
        done();
      });
    },
    ...options,
  });
  smtp.on('error', () => {});
  servers.push(smtp);
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  const { port } = smtp.server.address() as AddressInfo;
  return {
    mails,
    server: {
      host: '127.0.0.1',
      port,
      security: 'none',
      user: null,
      password: null,
      sender: 'eddyline@example.com',
    },
  };
}

const send = <Answer>(method: string, path: string, body?: object) =>
  app.json<Answer>(`/api/v1${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
const webhook = (url: string, more: object = {}) =>
  send<AlertChannel>('POST', '/alert-channels', {
    kind: 'webhook',
    name: 'Hook',
    url,
    secret: SECRET,
    ...more,
  });
const mailbox = (more: object = {}) =>
  send<AlertChannel>('POST', '/alert-channels', {
    kind: 'email',
    name: 'Mail',
    to: ['ada@example.com', 'bo@example.com'],
    ...more,
  });

/** Yesterday stands out, and rules that are sent there look at it. */
async function raise(channel: AlertChannel, rules = 1): Promise<void> {
  const first = Date.parse(NOW) - 71 * DAY_MS;
  const rows = Array.from({ length: 71 }, (_, day) => day).flatMap((day) =>
    Array.from({ length: day === 70 ? 90 : 12 + (day % 3) }, (_, number) => ({
      id: `${day}-${number}`,
      at: new Date(first + day * DAY_MS + number * 1000).toISOString(),
      text: 'hello <b> & all',
      source: 'forum',
      author: 'a',
      lang: 'en',
    })),
  );
  await app.importRows('mentions', rows);
  await app.settle();
  for (let number = 0; number < rules; number++) {
    const { id } = await send<AlertRule>('POST', '/alert-rules', {
      name: `Rule <${number}>`,
      looksFor: { kind: 'spike', grain: 'day' },
      channelIds: [channel.id],
    });
    await send('PATCH', `/alert-rules/${id}`, { enabled: true });
    await app.settle();
  }
}

async function deliveries(): Promise<AlertDetail['deliveries']> {
  const { items } = await send<{ items: Alert[] }>('GET', '/alerts');
  const details = await Promise.all(items.map(({ id }) => send<AlertDetail>('GET', `/alerts/${id}`)));
  return details.flatMap((detail) => detail.deliveries);
}

async function later(minutes: number): Promise<void> {
  app.clock.now = new Date(app.clock.now.getTime() + minutes * MINUTE_MS);
  await runAlerts(app.services);
}

describe('a webhook', () => {
  it('is called once an alert, signed, in the shape that Slack takes, with foreign words as words', async () => {
    const { url, received } = await receive(() => 200);
    await raise(await webhook(url));
    await later(1);
    expect(received).toHaveLength(1);
    const [{ body, headers }] = received as [Received];
    const [, seconds, hex] =
      /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['x-eddyline-signature'])) ?? [];
    expect(hex).toBe(createHmac('sha256', SECRET).update(`${seconds}.${body}`).digest('hex'));
    const message = JSON.parse(body) as { text: string; blocks: { type: string; text?: { text: string } }[] };
    expect(message.text).toContain('Unexpected: Mentions');
    expect(message.text).toContain('no campaign explains it');
    expect(message.blocks.map(({ type }) => type)).toEqual(['section', 'context']);
    expect(JSON.stringify(message.blocks)).toContain('Rule &lt;0&gt;');
    expect(Object.keys(message)).toEqual(['text', 'blocks']);
    expect(await deliveries()).toMatchObject([
      { state: 'sent', attempts: [{ ok: true, words: 'answered 200' }] },
    ]);
  });

  it('is tried again while it is in trouble, each attempt logged, until it takes it', async () => {
    const answers = [500, 503, 429, 200];
    const { url, received } = await receive(() => answers.shift() ?? 200);
    await raise(await webhook(url));
    expect(await deliveries()).toMatchObject([
      { state: 'waiting', attempts: [{ ok: false, words: 'answered 500' }] },
    ]);
    await later(0.5);
    expect(received).toHaveLength(1);
    for (const minutes of [1, 2, 4]) await later(minutes);
    expect(received).toHaveLength(4);
    expect(new Set(received.map(({ headers }) => headers['x-eddyline-delivery'])).size).toBe(1);
    const [delivery] = await deliveries();
    expect(delivery?.state).toBe('sent');
    expect(delivery?.attempts.map(({ words }) => words)).toEqual([
      'answered 500',
      'answered 503',
      'answered 429',
      'answered 200',
    ]);
  });

  it('that nobody answers, or too late, is tried again', async () => {
    await raise(await webhook('http://127.0.0.1:1/hook'));
    expect(await deliveries()).toMatchObject([{ state: 'waiting', attempts: [{ ok: false }] }]);
    expect((await deliveries())[0]?.attempts[0]?.words).toContain('cannot be reached (ECONNREFUSED)');
    const { url } = await receive(() => null);
    const slow = await webhook(url, { name: 'Slow' });
    expect(await send('POST', `/alert-channels/${slow.id}/test`)).toMatchObject({
      ok: false,
      words: expect.stringContaining('did not answer in time'),
    });
  });

  it('that refuses, or is a private address, is given up until somebody tries it again', async () => {
    const { url, received } = await receive(() => (received.length > 1 ? 204 : 404));
    await raise(await webhook(url));
    const [refused] = await deliveries();
    expect(refused).toMatchObject({ state: 'failed', attempts: [{ ok: false, words: 'answered 404' }] });
    await later(60);
    expect(received).toHaveLength(1);
    expect(await send('POST', `/alert-deliveries/${refused?.id}/retry`)).toEqual({
      ok: true,
      words: 'answered 204',
    });
    speakWith([]);
    const inside = await webhook(url, { name: 'Inside' });
    expect(await send('POST', `/alert-channels/${inside.id}/test`)).toMatchObject({
      ok: false,
      words: expect.stringContaining('127.0.0.1 is a private address'),
    });
    const { items } = await send<{ items: AlertChannel[] }>('GET', '/alert-channels');
    expect(items.find(({ name }) => name === 'Inside')).toMatchObject({
      failed: 1,
      failure: { words: expect.stringContaining('private address') },
    });
  });

  it('gathers what its rules raise by the hour into one call', async () => {
    const { url, received } = await receive(() => 200);
    app.clock.now = new Date(Date.parse(NOW) + 5 * MINUTE_MS);
    await raise(await webhook(url, { digest: 'hourly' }), 3);
    await later(30);
    expect(received).toHaveLength(0);
    await later(30);
    expect(received).toHaveLength(1);
    expect(JSON.parse(received[0]?.body ?? '{}').text).toMatch(/^3 alerts, the newest: /);
    expect((await deliveries()).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
  });

  it('is called again when the answer was lost, by the same name, and the log says so', async () => {
    const { url, received } = await receive(() => 200);
    const { messenger } = app.services;
    if (!messenger.available) throw new Error('It speaks.');
    let dies = true;
    app.services.messenger = {
      ...messenger,
      async call(call) {
        const answer = await messenger.call(call);
        if (dies) throw new Error('The process ended here.');
        return answer;
      },
    };
    await raise(await webhook(url));
    expect(received).toHaveLength(1);
    expect(await deliveries()).toMatchObject([{ state: 'waiting', attempts: [{ ok: null }] }]);
    dies = false;
    // The lease holds: for all anybody knows it is still under way.
    await later(1);
    expect(received).toHaveLength(1);
    await later(2);
    expect(received).toHaveLength(2);
    expect(new Set(received.map(({ headers }) => headers['x-eddyline-delivery'])).size).toBe(1);
    const [delivery] = await deliveries();
    expect(delivery?.state).toBe('sent');
    expect(delivery?.attempts.map(({ ok }) => ok)).toEqual([null, true]);
    expect(delivery?.attempts[0]?.words).toContain('No answer was recorded');
  });

  it('is called once when two servers look at the same outbox', async () => {
    const { url, received } = await receive(() => 200);
    const { messenger } = app.services;
    app.services.messenger = { available: false, words: 'not yet' };
    await raise(await webhook(url), 2);
    app.services.messenger = messenger;
    await Promise.all([
      deliverAlerts(app.services),
      deliverAlerts({ ...app.services }),
      deliverAlerts({ ...app.services }),
    ]);
    expect(received).toHaveLength(2);
  });
});

describe('mail', () => {
  it('goes to each address, told apart from a repeat by its id', async () => {
    const { server, mails } = await receiveMail({ disabledCommands: ['STARTTLS', 'AUTH'] });
    speakWith(['127.0.0.1'], server);
    await raise(await mailbox());
    expect(mails).toHaveLength(1);
    expect(mails[0]?.to).toEqual(['ada@example.com', 'bo@example.com']);
    expect(mails[0]?.text).toMatch(/^Subject: .*Unexpected.*Mentions/m);
    const [delivery] = await deliveries();
    expect(mails[0]?.text).toContain(`Message-ID: <${delivery?.id}@eddyline.invalid>`);
    expect(delivery).toMatchObject({ state: 'sent', attempts: [{ ok: true, words: 'taken by 127.0.0.1' }] });
  });

  it('is sent by the server of the settings, whose password is never told', async () => {
    const { server, mails } = await receiveMail({ disabledCommands: ['STARTTLS', 'AUTH'] });
    const { host, port, security, sender } = server;
    await send('PUT', '/alert-mail', { host, port, security, sender });
    await raise(await mailbox());
    expect(mails).toHaveLength(1);
  });

  const test = async (server: MailServerAddress | null): Promise<{ ok: boolean; words: string }> => {
    speakWith(['127.0.0.1'], server);
    const { id } = await mailbox();
    return send('POST', `/alert-channels/${id}/test`);
  };

  it('is not sent without a mail server, nor to one that nobody answers at', async () => {
    expect(await test(null)).toMatchObject({
      ok: false,
      words: expect.stringContaining('No mail server is set'),
    });
    const { server } = await receiveMail({});
    expect(await test({ ...server, port: 1 })).toMatchObject({
      ok: false,
      words: expect.stringContaining('127.0.0.1:1 cannot be reached'),
    });
  });

  it('is not sent where encryption is asked for and missing, nor to a certificate nobody vouches for', async () => {
    const plain = await receiveMail({ disabledCommands: ['STARTTLS'] });
    const secret = { user: 'ada', password: 'pass-word-1' };
    expect(await test({ ...plain.server, ...secret, security: 'starttls' })).toEqual({
      ok: false,
      words: `127.0.0.1:${plain.server.port} offers no encrypted connection (STARTTLS).`,
    });
    const own = await receiveMail({ secure: true });
    const refused = await test({ ...own.server, ...secret, security: 'tls' });
    expect(refused.ok).toBe(false);
    expect(refused.words).toMatch(/^No encrypted connection to 127\.0\.0\.1:\d+ \(/);
    expect([...plain.mails, ...own.mails]).toEqual([]);
  });

  it('that is put off is tried again, that is refused is given up', async () => {
    const full = await receiveMail({
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo: (_, __, done) => done(Object.assign(new Error('mailbox full'), { responseCode: 452 })),
    });
    speakWith(['127.0.0.1'], full.server);
    await raise(await mailbox());
    const [delivery] = await deliveries();
    expect(delivery).toMatchObject({ state: 'waiting' });
    expect(delivery?.attempts[0]?.words).toContain('does not take it now (452)');
    const unknown = await receiveMail({
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo: (_, __, done) => done(Object.assign(new Error('nobody here'), { responseCode: 550 })),
    });
    expect(await test(unknown.server)).toMatchObject({ words: expect.stringContaining('refuses it (550)') });
  });

  it('is not sent to a server that says nothing, nor to a private address that is not named', async () => {
    const mute = await receive(() => null);
    const { server } = await receiveMail({});
    const port = Number(new URL(mute.url).port);
    expect(await test({ ...server, port })).toMatchObject({ ok: false });
    speakWith([], server);
    const { id } = await mailbox();
    expect(await send('POST', `/alert-channels/${id}/test`)).toMatchObject({
      ok: false,
      words: expect.stringContaining('private address'),
    });
  });
});

describe('the mail server of the environment', () => {
  it.each([
    ['smtps://ada:p%40ss@mail.example.com', { port: 465, security: 'tls', user: 'ada', password: 'p@ss' }],
    ['smtp://mail.example.com', { port: 587, security: 'starttls', user: null, password: null }],
    ['smtp://mail.example.com:2525?security=none', { port: 2525, security: 'none', user: null }],
  ])('%s', (EDDYLINE_SMTP, expected) => {
    expect(mailServerOf({ EDDYLINE_SMTP, EDDYLINE_MAIL_FROM: 'a@example.com' })).toMatchObject({
      host: 'mail.example.com',
      sender: 'a@example.com',
      ...expected,
    });
  });
});
