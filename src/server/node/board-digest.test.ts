import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { inflateSync } from 'node:zlib';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import type { Mail } from '../alerts/messenger-service';
import { chartSvg, label } from '../board-digest/chart-frame';
import { DARK, LIGHT } from '../board-digest/light-colours';
import { openMessenger } from './messenger';
import { openOutgoing, openOutgoingSocket } from './outgoing';
import { drawPicture } from './picture';

const servers: SMTPServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise<void>((resolve) => server.close(() => resolve()));
});

/** Hands a mail over to a server on this machine and answers it as it came. */
async function handedOver(mail: Mail): Promise<string> {
  const received: string[] = [];
  const smtp = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _, done) {
      let text = '';
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      stream.on('end', () => {
        received.push(text);
        done();
      });
    },
  });
  servers.push(smtp);
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  const { port } = smtp.server.address() as AddressInfo;
  const allowed = ['127.0.0.1'];
  const messenger = openMessenger(openOutgoing({ allowed }), openOutgoingSocket({ allowed }), null);
  if (!messenger.available) throw new Error('It speaks to the outside.');
  const server = { host: '127.0.0.1', port, security: 'none', user: null, password: null } as const;
  await messenger.mail({ ...server, sender: 'eddyline@example.com' }, mail);
  return received.join('').replace(/\r\n[ \t]+/g, ' ');
}

/** Bytes of a PNG's rows, still filtered: two pictures differ where these do. */
function rowsOf(png: Uint8Array): Buffer {
  const bytes = Buffer.from(png);
  const parts: Buffer[] = [];
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(bytes.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return inflateSync(Buffer.concat(parts));
}

describe('pictures for mails', () => {
  it('are PNG of twice the width of the column, with words really drawn', async () => {
    const [bare, said] = await Promise.all([
      drawPicture(chartSvg(60, '')),
      drawPicture(chartSvg(60, label('24,816 − ▼ Ünïted', { x: 4, y: 40 }))),
    ]);
    expect(Buffer.from(said).toString('latin1', 1, 4)).toBe('PNG');
    expect(Buffer.from(said).readUInt32BE(16)).toBe(1104);
    const [ground, words] = [rowsOf(bare), rowsOf(said)];
    const differing = words.reduce((sum, byte, index) => sum + (byte === ground[index] ? 0 : 1), 0);
    expect(differing).toBeGreaterThan(5000);
  });

  it('have the colours of the app', () => {
    const tokens = readFileSync(new URL('../../web/ui/tokens.css', import.meta.url), 'utf8');
    const pairs = [...tokens.matchAll(/--([\w-]+): light-dark\((#\w+), (#\w+)\)/g)];
    // Those for more contrast come later.
    const of = (side: 2 | 3) => Object.fromEntries(pairs.toReversed().map((pair) => [pair[1], pair[side]]));
    expect(of(2)).toMatchObject(LIGHT);
    expect(of(3)).toMatchObject(DARK);
  });

  it('are drawn by a library that only the first picture loads', () => {
    const source = readFileSync(new URL('./picture.ts', import.meta.url), 'utf8');
    expect(source).not.toMatch(/^import [^(]*resvg/m);
    expect(createRequire(import.meta.url).resolve('@resvg/resvg-js')).toBeTruthy();
  });
});

describe('a mail with pictures', () => {
  const mail: Mail = {
    id: '7f0c8f6e-0000-4000-8000-000000000000',
    to: ['ada@example.com'],
    subject: 'Ours: 3 mentions',
    text: 'In words',
    html: '<img src="cid:currents@eddyline.invalid" alt="3 mentions">',
    images: [
      {
        cid: 'currents@eddyline.invalid',
        name: 'currents.png',
        type: 'image/png',
        bytes: new Uint8Array([1, 2]),
      },
    ],
    unsubscribeUrl: 'https://river.example/api/v1/unsubscribe/token?river=real',
  };

  it('has its text beside the HTML, pictures by name, its own Message-ID, and one click to unsubscribe', async () => {
    const raw = await handedOver(mail);
    expect(raw).toContain('Message-ID: <7f0c8f6e-0000-4000-8000-000000000000@eddyline.invalid>');
    expect(raw).toContain('List-Unsubscribe: <https://river.example/api/v1/unsubscribe/token?river=real>');
    expect(raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(raw).toMatch(/multipart\/alternative[\s\S]*text\/plain[\s\S]*multipart\/related[\s\S]*text\/html/);
    expect(raw).toContain('Content-ID: <currents@eddyline.invalid>');
    expect(raw).toMatch(/Content-Disposition: inline; filename=currents\.png/);
  });

  it('promises no one click where the link is not https', async () => {
    const raw = await handedOver({
      ...mail,
      unsubscribeUrl: 'http://localhost:4600/api/v1/unsubscribe/token',
    });
    expect(raw).toContain('List-Unsubscribe: <http://localhost:4600/api/v1/unsubscribe/token>');
    expect(raw).not.toContain('List-Unsubscribe-Post');
  });
});
