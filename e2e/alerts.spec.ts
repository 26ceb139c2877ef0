import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Page, test } from '@playwright/test';
import { SMTPServer } from 'smtp-server';
import type { AlertRule } from '../src/contract/alert-rules';
import type { Alert, AlertDetail } from '../src/contract/alerts';
import { startServer } from '../src/server/testing/server-process';
import { axeOn } from './support/axe';
import { freePort, newDataDir } from './support/place';

const NOW = '2026-10-11T12:00:00Z';
const DAY_MS = 86_400_000;
const SECRET = 'a secret of sixteen or more';

interface Received {
  body: string;
  headers: IncomingHttpHeaders;
}

/** Seventy usual days, and one, yesterday, that stands out. */
async function importBurst(url: string): Promise<void> {
  const first = Date.parse(NOW) - 71 * DAY_MS;
  const rows = Array.from({ length: 71 }, (_, day) => day).flatMap((day) =>
    Array.from({ length: day === 70 ? 90 : 12 + (day % 3) }, (_, number) => ({
      id: `${day}-${number}`,
      at: new Date(first + day * DAY_MS + number * 1000).toISOString(),
      text: 'No signal again',
      source: 'forum',
      author: `p${number}`,
      lang: 'en',
    })),
  );
  const answer = await fetch(`${url}/api/v1/imports/mentions`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: rows.map((row) => JSON.stringify(row)).join('\n'),
  });
  expect(answer.status, await answer.text()).toBe(200);
}

async function send<Answer>(url: string, method: string, path: string, body?: object): Promise<Answer> {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  expect(answer.ok, await answer.clone().text()).toBe(true);
  return (await answer.json()) as Answer;
}

/** A receiver of webhooks on this machine; `before` runs before each is answered. */
async function hook(before: () => Promise<void> = async () => {}) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', async () => {
      received.push({ body, headers: request.headers });
      await before();
      response.writeHead(200).end('ok');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, received, close };
}

async function mailbox() {
  const mails: string[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _, done) {
      let text = '';
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      stream.on('end', () => {
        mails.push(text);
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  return { mails, port, close: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}

const serious = async (page: Page) =>
  (await axeOn(page).analyze()).violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes: [node] }) => `${id} ${node?.target}`);

test('a rule is replayed, switched on, and tells by webhook and by mail; somebody acknowledges it by key', async ({
  page,
}) => {
  const [webhook, mail, place] = [await hook(), await mailbox(), newDataDir()];
  const server = await startServer({
    port: await freePort(),
    dataDir: place.dataDir,
    env: {
      EDDYLINE_NOW: NOW,
      EDDYLINE_ALLOW_PRIVATE: '127.0.0.1',
      EDDYLINE_SMTP: `smtp://127.0.0.1:${mail.port}?security=none`,
      EDDYLINE_MAIL_FROM: 'eddyline@example.com',
    },
  });
  try {
    await importBurst(server.url);
    await page.goto(`${server.url}/settings/alerts`);

    await page.getByRole('button', { name: 'Add a channel' }).click();
    const channel = page.getByRole('form', { name: 'A new channel' });
    await channel.getByLabel('Name').fill('Operations');
    await channel.getByLabel('Address').fill(webhook.url);
    await channel.getByLabel('Signing secret').fill(SECRET);
    await channel.getByRole('button', { name: 'Add the channel' }).click();
    await page.getByRole('button', { name: 'Send a test to Operations' }).click();
    await expect(page.getByText('The test arrived: answered 200')).toBeVisible();
    expect(webhook.received.splice(0)).toHaveLength(1);

    await page.getByRole('button', { name: 'Add a channel' }).click();
    await channel.getByLabel('Kind').selectOption('email');
    await channel.getByLabel('Name').fill('On call');
    await channel.getByLabel('Addresses').fill('ada@example.com, bo@example.com');
    await channel.getByRole('button', { name: 'Add the channel' }).click();
    await expect(page.getByRole('list', { name: 'Channels' })).toContainText('On call');

    await page.getByRole('button', { name: 'Write a rule' }).click();
    const editor = page.getByRole('form', { name: 'A new rule' });
    await editor.getByLabel('Name').fill('Bursts');
    await editor.getByLabel('Counted by').selectOption('day');
    await editor.getByLabel('Operations').check();
    await editor.getByLabel('On call').check();
    await expect(
      editor.getByText('It would have spoken once in the last 28 days, 0.3 a week.'),
    ).toBeVisible();
    await expect(editor.getByRole('img', { name: /^1 alert over 28 days, 1 sent/ })).toBeVisible();
    await expect(editor.getByRole('list', { name: 'What it would have raised' })).toContainText('unexpected');
    await editor.getByLabel('Look for').selectOption('unanswered');
    await expect(editor.getByRole('img', { name: /^0 alerts over 28 days/ })).toBeVisible();
    await editor.getByLabel('Look for').selectOption('spike');
    await expect(editor.getByRole('img', { name: /^1 alert over 28 days/ })).toBeVisible();
    const rules = page.getByRole('list', { name: 'Rules' });
    expect(webhook.received).toEqual([]);
    for (const width of [360, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await serious(page)).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
    }
    await editor.getByRole('button', { name: 'Save and switch on' }).click();
    await expect(rules).toContainText('on since');
    await expect.poll(() => webhook.received.length).toBe(1);
    await expect.poll(() => mail.mails.length).toBe(1);
    const [{ body, headers }] = webhook.received as [Received];
    const signature = String(headers['x-eddyline-signature']);
    const seconds = /^t=(\d+),/.exec(signature)?.[1];
    expect(signature).toBe(
      `t=${seconds},v1=${createHmac('sha256', SECRET).update(`${seconds}.${body}`).digest('hex')}`,
    );
    expect(JSON.parse(body).text).toContain('Unexpected: Mentions');
    expect(mail.mails[0]).toContain('To: ada@example.com, bo@example.com');

    await expect(page.getByRole('link', { name: /^Alerts \(1 open\)$/ })).toBeVisible();
    await page.keyboard.press('g');
    await page.keyboard.press('a');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Alerts');
    await expect(page.getByRole('list', { name: 'Alerts' }).getByRole('listitem')).toHaveCount(1);
    await page.keyboard.press('j');
    const alert = page.getByRole('region', { name: 'Alert', exact: true });
    await expect(alert).toContainText('no campaign explains it');
    await expect(alert.getByRole('list', { name: 'What was sent' })).toContainText('On call sent');
    for (const width of [360, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await serious(page)).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
    }
    await page.keyboard.press('a');
    await expect(alert).toContainText('acknowledged by somebody without a name');
    await expect(page.getByRole('link', { name: 'Alerts', exact: true })).toBeVisible();
    await page.keyboard.press('u');
    await expect(page.getByRole('button', { name: 'Acknowledge', exact: true })).toBeVisible();
    await page.keyboard.press('s');
    await page.getByRole('dialog', { name: 'Snooze' }).getByRole('button', { name: '1 week' }).click();
    await expect(alert).toContainText('snoozed until');
  } finally {
    await server.stop();
    await Promise.all([webhook.close(), mail.close()]);
    place.clear();
  }
});

test('an alert that was sent when the server was killed is sent again by the same name, and the log says so', async () => {
  const place = newDataDir();
  let kill = async () => {};
  const webhook = await hook(() => kill());
  const env = { EDDYLINE_ALLOW_PRIVATE: '127.0.0.1' };
  const start = async (now: string) =>
    startServer({ port: await freePort(), dataDir: place.dataDir, env: { ...env, EDDYLINE_NOW: now } });
  let server = await start(NOW);
  try {
    await importBurst(server.url);
    const channel = await send<{ id: string }>(server.url, 'POST', '/alert-channels', {
      kind: 'webhook',
      name: 'Operations',
      url: webhook.url,
      secret: SECRET,
    });
    const rule = await send<AlertRule>(server.url, 'POST', '/alert-rules', {
      name: 'Bursts',
      looksFor: { kind: 'spike', grain: 'day' },
      channelIds: [channel.id],
    });
    const killed = server;
    kill = async () => {
      kill = async () => {};
      await killed.stop('SIGKILL');
    };
    await send(server.url, 'PATCH', `/alert-rules/${rule.id}`, { enabled: true });
    await expect.poll(() => webhook.received.length).toBe(1);
    server = await start(new Date(Date.parse(NOW) + 5 * 60_000).toISOString());
    await expect.poll(() => webhook.received.length, { timeout: 20_000 }).toBe(2);
    expect(new Set(webhook.received.map(({ headers }) => headers['x-eddyline-delivery'])).size).toBe(1);
    const logged = async () => {
      const { items } = await send<{ items: Alert[] }>(server.url, 'GET', '/alerts');
      const [alert] = await Promise.all(
        items.map(({ id }) => send<AlertDetail>(server.url, 'GET', `/alerts/${id}`)),
      );
      return alert?.deliveries.map(({ state, attempts }) => `${state} ${attempts.map(({ ok }) => ok)}`);
    };
    await expect.poll(logged).toEqual(['sent ,true']);
  } finally {
    await server.stop();
    await webhook.close();
    place.clear();
  }
});
