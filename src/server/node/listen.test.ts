import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { connect, createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { afterEach, describe, expect, it } from 'vitest';
import { type Listening, listen } from './listen';

const opened: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

const hasIpv6 = Object.values(networkInterfaces()).some((all) =>
  all?.some(({ address }) => address === '::1'),
);

const app = new Hono()
  .get('/', (c) => c.text('river'))
  .get('/slow', async (c) => {
    await new Promise((go) => setTimeout(go, 300));
    return c.text('late');
  })
  .get('/never', () => new Promise(() => undefined))
  .get('/stream', (c) =>
    streamSSE(c, async (stream) => {
      await stream.writeSSE({ data: 'first' });
      await new Promise<void>((resolve) => stream.onAbort(resolve));
    }),
  );

async function start(port = 0, host?: string): Promise<Listening> {
  const server = await listen(app.fetch, { port, host });
  opened.push(server);
  return server;
}

const portOf = (server: Listening) => Number(new URL(server.url).port);

async function request(url: string, accept = '*/*', agent?: Agent): Promise<IncomingMessage> {
  const [response] = await once(get(url, { headers: { accept }, agent }), 'response');
  return response;
}

async function closeDuration(server: Listening): Promise<number> {
  const startedAt = performance.now();
  await server.close();
  return performance.now() - startedAt;
}

describe('listen', () => {
  it.each(['localhost', '127.0.0.1', ...(hasIpv6 ? ['[::1]'] : [])])('answers on %s', async (name) => {
    const server = await start();
    expect(server.url).toMatch(/^http:\/\/localhost:\d+$/);
    const response = await fetch(`http://${name}:${portOf(server)}/`);
    expect(await response.text()).toBe('river');
  });

  it.each(['localhost', 'LOCALHOST', '127.0.0.1', '::1', '[::1]', '', undefined])(
    'accepts HOST=%s',
    async (host) => {
      expect(await (await fetch((await start(0, host)).url)).text()).toBe('river');
    },
  );

  it.each(['0.0.0.0', '::', '192.168.1.5', 'example.org', '127.0.0.1.example.org', '127.0.0.2'])(
    'refuses HOST=%s in one line',
    async (host) => {
      const refusal = await listen(app.fetch, { port: 0, host }).catch((error: unknown) => error);
      expect(refusal).toMatchObject({
        message: expect.stringMatching(/^HOST=.* until sign-in is configured\..*$/),
      });
    },
  );

  it.each(['127.0.0.1', ...(hasIpv6 ? ['::1'] : [])])(
    'says in one line what to do when the port is taken on %s',
    async (host) => {
      const blocker = createServer().listen({ port: 0, host, ipv6Only: true });
      opened.push(blocker);
      await once(blocker, 'listening');
      const address = blocker.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      const refusal = await listen(app.fetch, { port }).catch((error: unknown) => error);
      expect(refusal).toMatchObject({ code: 'EADDRINUSE' });
      expect(String(refusal)).toMatch(
        new RegExp(`^Error: Port ${port} of .* is taken\\. .*PORT=${port + 1} .*$`),
      );
      // Neither address may stay bound after the failure.
      blocker.close();
      await once(blocker, 'close');
      await (await listen(app.fetch, { port })).close();
    },
  );
});

describe('close', () => {
  it('ends idle keep-alive connections at once and gives the port back', async () => {
    const server = await start();
    const agent = new Agent({ keepAlive: true });
    (await request(server.url, '*/*', agent)).resume();
    expect(await closeDuration(server)).toBeLessThan(1_000);
    await expect(request(server.url)).rejects.toThrow(/ECONNREFUSED/);
    agent.destroy();
    await (await start(portOf(server))).close();
  });

  it('ends event streams at once', async () => {
    const server = await start();
    const stream = await request(`${server.url}/stream`, 'text/event-stream');
    await once(stream, 'data');
    const broken = once(stream, 'error');
    expect(await closeDuration(server)).toBeLessThan(1_000);
    await broken;
  });

  it('lets a request that runs finish', async () => {
    const server = await start();
    const answer = fetch(`${server.url}/slow`).then((response) => response.text());
    await new Promise((go) => setTimeout(go, 100));
    await server.close();
    expect(await answer).toBe('late');
  });

  it.each(['a request that never ends', 'a connection that never asks'])(
    'cuts %s after the grace, within two seconds',
    async (kind) => {
      const server = await start();
      const cut = kind.startsWith('a request')
        ? expect(request(`${server.url}/never`)).rejects.toThrow(/hang up|ECONNRESET/)
        : once(connect(portOf(server), '127.0.0.1').resume(), 'close');
      await new Promise((go) => setTimeout(go, 100));
      const [first, second] = await Promise.all([closeDuration(server), closeDuration(server)]);
      expect(Math.max(first, second)).toBeLessThan(2_000);
      await cut;
    },
  );
});
