import type { AddressInfo } from 'node:net';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { SMTPServer } from 'smtp-server';
import { type ServerProcess, startServer } from '../src/server/testing/server-process';
import { axeOn } from './support/axe';
import { freePort } from './support/place';
import { newSampleDir, SAMPLE_ENV } from './support/sample-place';

/** The Monday after the evening that specs see, when it is seven where the reader lives. */
const MONDAY_SEVEN = '2026-11-23T06:00:30Z';
const READER = 'ada@example.com';

interface Received {
  headers: Map<string, string>;
  /** By content type, in order. */
  parts: { type: string; headers: string; body: Buffer }[];
}

async function mailbox() {
  const mails: Received[] = [];
  const smtp = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _, done) {
      let raw = '';
      stream.on('data', (chunk: Buffer) => {
        raw += chunk.toString('latin1');
      });
      stream.on('end', () => {
        mails.push(readMail(raw.replaceAll('\r\n', '\n')));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  const { port } = smtp.server.address() as AddressInfo;
  return { mails, port, close: () => new Promise<void>((resolve) => smtp.close(() => resolve())) };
}

function readMail(raw: string): Received {
  const [head = ''] = raw.split('\n\n', 1);
  const headers = head
    .replace(/\n[ \t]+/g, ' ')
    .split('\n')
    .map((line) => [
      line.slice(0, line.indexOf(':')).toLowerCase(),
      line.slice(line.indexOf(':') + 1).trim(),
    ]);
  return { headers: new Map(headers as [string, string][]), parts: partsOf(raw) };
}

/** The leaves of a message's tree of parts. */
function partsOf(raw: string): Received['parts'] {
  const end = raw.indexOf('\n\n');
  const headers = raw.slice(0, end).replace(/\n[ \t]+/g, ' ');
  const boundary = /boundary="([^"]+)"/.exec(headers)?.[1];
  if (boundary !== undefined)
    return raw
      .slice(end)
      .split(`--${boundary}`)
      .slice(1, -1)
      .flatMap((part) => partsOf(part.replace(/^\n/, '')));
  const type = /content-type: ([^;\n]+)/i.exec(headers)?.[1] ?? '';
  const encoding = /content-transfer-encoding: (\S+)/i.exec(headers)?.[1];
  const body = raw.slice(end + 2);
  if (encoding === 'base64') return [{ type, headers, body: Buffer.from(body, 'base64') }];
  const plain =
    encoding === 'quoted-printable'
      ? body
          .replace(/=\n/g, '')
          .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      : body;
  return [{ type, headers, body: Buffer.from(plain, 'latin1') }];
}

const textOf = ({ parts }: Received, type: string) =>
  parts.find((part) => part.type === type)?.body.toString('utf8') ?? '';

/** The mail as a mail program shows it: its pictures where their names stand. */
function shownMail(mail: Received): string {
  const pictures = mail.parts.filter(({ type }) => type === 'image/png');
  return pictures.reduce(
    (html, { headers, body }) => {
      const cid = /content-id: <([^>]+)>/i.exec(headers)?.[1];
      return html.replace(`cid:${cid}`, `data:image/png;base64,${body.toString('base64')}`);
    },
    textOf(mail, 'text/html'),
  );
}

const serious = async (page: Page) =>
  // The preview's frame runs no scripts: axe would wait in it for ever.
  (await axeOn(page).analyze()).violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes: [node] }) => `${id} ${node?.target}`);

test.describe
  .serial('a board by e-mail', () => {
    let place: { dataDir: string; clear(): void };
    let mail: Awaited<ReturnType<typeof mailbox>>;
    let server: ServerProcess;
    let port: number;
    const start = (now: string) =>
      startServer({
        port,
        dataDir: place.dataDir,
        env: {
          ...SAMPLE_ENV,
          EDDYLINE_NOW: now,
          EDDYLINE_ALLOW_PRIVATE: '127.0.0.1',
          EDDYLINE_SMTP: `smtp://127.0.0.1:${mail.port}?security=none`,
          EDDYLINE_MAIL_FROM: 'eddyline@example.com',
          EDDYLINE_PUBLIC_URL: `http://127.0.0.1:${port}`,
        },
      });

    test.beforeAll(async () => {
      place = await newSampleDir();
      mail = await mailbox();
      port = await freePort();
      server = await start(SAMPLE_ENV.EDDYLINE_NOW);
    });
    test.afterAll(async () => {
      await server.stop();
      await mail.close();
      place.clear();
    });

    test('is looked at, set up for a reader, sent now, and listed with its next hour', async ({ page }) => {
      await page.goto(`${server.url}/boards/starter?river=sample`);
      await page.getByRole('button', { name: 'Send by e-mail' }).click();
      const dialog = page.getByRole('dialog', { name: 'Send “Starter board” by e-mail' });
      const shown = dialog.frameLocator('iframe[title="The mail"]');
      await expect(shown.getByRole('heading', { level: 1 })).toHaveText('Starter board');
      await expect(shown.getByRole('img')).toHaveCount(3);
      await expect(dialog.getByRole('region', { name: 'The same as text' })).toContainText('WHAT MOVED');
      await dialog.getByRole('textbox', { name: 'To', exact: true }).fill(READER);
      await dialog.getByLabel('Reader’s time zone').fill('Mars/Base');
      await dialog.getByRole('button', { name: 'Add this reader' }).click();
      await expect(
        dialog.getByText('Must be an IANA time zone such as Europe/Berlin.', { exact: true }),
      ).toBeVisible();
      await dialog.getByLabel('Reader’s time zone').fill('Europe/Berlin');
      for (const width of [360, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await serious(page)).toEqual([]);
      }
      await dialog.getByRole('button', { name: 'Add this reader' }).click();
      await expect(dialog.getByText('the first leaves 23 Nov 2026, 07:00 (Europe/Berlin)')).toBeVisible();
      await dialog.getByRole('button', { name: 'Send one now' }).click();
      await expect(dialog.getByText('✓ Sent: taken by 127.0.0.1')).toBeVisible();
      await expect.poll(() => mail.mails.length).toBe(1);
      const preview = await page.request.get(
        `${server.url}/api/v1/digests/preview?board=starter&days=28&river=sample`,
      );
      // The outage is named before it is counted.
      expect((await preview.json()).subject).toMatch(/^Starter board: Network outage; Network: 4\.1× /);
      await dialog.getByRole('link', { name: 'All that is sent' }).click();
      const readers = page.getByRole('list', { name: 'Readers' });
      await expect(readers).toContainText(
        `${READER} gets Starter board each Monday at 07:00 (Europe/Berlin)`,
      );
      await expect(readers).toContainText('next 23 Nov 2026, 07:00');
      for (const width of [360, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await serious(page)).toEqual([]);
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        ).toBeLessThanOrEqual(0);
      }
    });

    test('leaves by the clock, once, with three pictures, a text twin and its own way out', async () => {
      // A start that finds three days to catch up with has much to do.
      test.setTimeout(240_000);
      await server.stop();
      server = await start(MONDAY_SEVEN);
      await expect.poll(() => mail.mails.length, { timeout: 120_000 }).toBe(2);
      const sent = mail.mails[1] as Received;
      expect(sent.headers.get('to')).toBe(READER);
      expect(sent.headers.get('message-id')).toMatch(/^<[\w-]{36}@eddyline\.invalid>$/);
      expect(sent.headers.get('list-unsubscribe')).toMatch(
        /^<http:\/\/127\.0\.0\.1:\d+\/api\/v1\/unsubscribe\//,
      );
      expect(sent.parts.map(({ type }) => type)).toEqual([
        'text/plain',
        'text/html',
        ...Array(3).fill('image/png'),
      ]);
      for (const { body } of sent.parts.slice(2)) {
        expect(body.toString('latin1', 1, 4)).toBe('PNG');
        expect(body.length).toBeGreaterThan(4000);
      }
      const text = textOf(sent, 'text/plain');
      for (const words of [
        'WHAT MOVED',
        '26 Oct – 22 Nov 2026, 28 whole days (Europe/Berlin)',
        'CURRENTS BY DAY',
      ])
        expect(text).toContain(words);
      expect(text.match(/^> /gm)?.length).toBeGreaterThanOrEqual(3);
      await server.stop();
      server = await start('2026-11-23T06:30:00Z');
      const { items } = (await (await fetch(`${server.url}/api/v1/digests?river=sample`)).json()) as {
        items: object[];
      };
      expect(items).toMatchObject([{ address: READER, nextAt: '2026-11-30T06:00:00.000Z' }]);
      expect(mail.mails).toHaveLength(2);
    });

    test('brings an executive at 390 px from its link to the board to three voices in four taps', async ({
      browser,
    }) => {
      const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
      const page = await context.newPage();
      let taps = 0;
      const tap = async (target: Locator) => {
        taps += 1;
        await target.tap();
      };
      await page.setContent(shownMail(mail.mails[1] as Received));
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      await expect(page.getByRole('img')).toHaveCount(3);
      await tap(page.getByRole('link', { name: 'Open the board' }));
      await expect(page).toHaveURL(/\/boards\/starter\?/);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Starter board');
      const said = page.getByRole('region', { name: 'Voices' }).getByRole('listitem');
      await expect(said).toHaveCount(3);
      for (const quote of await said.locator('blockquote').all()) {
        await expect(quote).toBeVisible();
        expect(await quote.evaluate(({ scrollHeight, clientHeight }) => scrollHeight <= clientHeight)).toBe(
          true,
        );
      }
      await tap(said.first().getByRole('link'));
      await expect(page).toHaveURL(/\/threads\//);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect(taps).toBeLessThanOrEqual(4);
      await context.close();
    });

    test('ends by its own link, without sign-in, and the list says so', async ({ page }) => {
      await page.setContent(shownMail(mail.mails[1] as Received));
      await page.getByRole('link', { name: 'Unsubscribe' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Get this board no more?');
      await expect(page.getByText('It is sent to a…@example.com.')).toBeVisible();
      expect(await serious(page)).toEqual([]);
      await page.getByRole('button', { name: 'Unsubscribe' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are unsubscribed');
      await page.goto(`${server.url}/settings/digests?river=sample`);
      const readers = page.getByRole('list', { name: 'Readers' });
      await expect(readers).toContainText('✕ unsubscribed 23 Nov 2026');
      await expect(readers.getByRole('button', { name: /^Send one now/ })).toHaveCount(0);
      await readers.getByRole('button', { name: /^Remove/ }).click();
      await readers.getByRole('button', { name: /^Remove; the address is forgotten/ }).click();
      await expect(page.getByText('No board is sent yet.')).toBeVisible();
    });
  });
