import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { openOutgoing } from './outgoing';

const servers: Server[] = [];
/** A server on this machine that answers as told; its address. */
async function serve(answer: RequestListener, host = '127.0.0.1'): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return `http://${host}:${(server.address() as AddressInfo).port}`;
}
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

const get = (url: string, headers: Record<string, string> = {}) =>
  ({ method: 'GET', url: new URL(url), headers }) as const;
const HERE = { allowed: ['127.0.0.1'] };

describe('the way out', () => {
  it('answers status, headers and body', async () => {
    const url = await serve((request, response) => {
      response.setHeader('etag', '"1"');
      response.end(`${request.method} ${request.headers['x-asked']}`);
    });
    const answer = await openOutgoing(HERE)(get(url, { 'x-asked': 'yes' }));
    expect(answer).toMatchObject({ status: 200, body: 'GET yes', headers: { etag: '"1"' } });
  });

  it.each([
    'http://127.0.0.1:1',
    'http://localhost:1',
    'http://[::1]:1',
    'http://0x7f.1:1',
    'http://169.254.169.254/x',
  ])('does not connect to %s unless that is allowed', async (url) => {
    await expect(openOutgoing({ allowed: [] })(get(url))).rejects.toThrow(/private address/);
  });

  it('asks again after each redirect whether the address may be called', async () => {
    let called = 0;
    const inside = await serve((_, response) => {
      called++;
      response.end('secret');
    }, '127.0.0.2');
    const url = await serve((_, response) => {
      response.writeHead(302, { location: inside }).end();
    });
    await expect(openOutgoing(HERE)(get(url))).rejects.toThrow(/127\.0\.0\.2 is a private address/);
    expect(called).toBe(0);
    expect(await openOutgoing({ allowed: ['127.0.0.0/8'] })(get(url))).toMatchObject({ body: 'secret' });
  });

  it('takes no credentials to another origin, and repeats the body where a redirect says so', async () => {
    const seen: string[] = [];
    const there = await serve((request, response) => {
      request.on('data', (chunk: Buffer) => seen.push(chunk.toString()));
      request.on('end', () => {
        seen.push(`${request.method} ${request.headers.authorization}`);
        response.end();
      });
    });
    const url = await serve((_, response) => {
      response.writeHead(307, { location: there }).end();
    });
    await openOutgoing(HERE)({
      method: 'POST',
      url: new URL(url),
      headers: { authorization: 'Bearer secret' },
      body: 'words',
    });
    expect(seen).toEqual(['words', 'POST undefined']);
  });

  it('follows three redirects and no more, and only http and https', async () => {
    const url = await serve((_, response) => {
      response.writeHead(302, { location: '/again' }).end();
    });
    await expect(openOutgoing(HERE)(get(url))).rejects.toThrow(/without end/);
    const file = await serve((_, response) => {
      response.writeHead(302, { location: 'file:///etc/passwd' }).end();
    });
    await expect(openOutgoing(HERE)(get(file))).rejects.toThrow(/Only http and https/);
  });

  it('gives up on an answer that does not come, does not end, or is too long', async () => {
    const never = await serve(() => {});
    await expect(openOutgoing({ ...HERE, timeoutMs: 200 })(get(never))).rejects.toThrow(
      /did not answer in time/,
    );
    const slow = await serve((_, response) => {
      response.write('a');
    });
    await expect(openOutgoing({ ...HERE, timeoutMs: 200 })(get(slow))).rejects.toThrow(
      /did not answer in time/,
    );
    const long = await serve((_, response) => {
      const chunk = Buffer.alloc(64 * 1024);
      const write = (): void => {
        while (response.write(chunk));
        response.once('drain', write);
      };
      write();
    });
    await expect(openOutgoing(HERE)(get(long))).rejects.toThrow(/more than 4 MB/);
  });

  it('says so where nobody answers', async () => {
    await expect(openOutgoing(HERE)(get('http://127.0.0.1:1'))).rejects.toThrow(/cannot be reached/);
  });
});
