import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';

export interface ListenOptions {
  /** 0 takes any free one. */
  port: number;
  /** The environment's `HOST`: may only name this machine. */
  host?: string | undefined;
}

export interface Listening {
  /** Such as `http://localhost:4000`. */
  url: string;
  /** Takes no new requests, ends event streams and idle connections, gives others a moment; done within two seconds. */
  close(): Promise<void>;
}

const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '::1', '[::1]'];
const ANY_PORT_ATTEMPTS = 10;
const CLOSE_GRACE_MS = 1_500;
const NO_IPV6 = ['EADDRNOTAVAIL', 'EAFNOSUPPORT'];

/**
 * Serves `fetch` on 127.0.0.1 and, where the machine has IPv6, on ::1. Throws one line that says what to do when the
 * host is not this machine or the port is taken.
 */
export async function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  { port, host }: ListenOptions,
): Promise<Listening> {
  const name = host?.trim().toLowerCase() || 'localhost';
  if (!LOOPBACK_NAMES.includes(name)) {
    throw new Error(
      `HOST=${host} is refused: Eddyline serves this machine only (127.0.0.1 and ::1) until sign-in is configured. Unset HOST.`,
    );
  }
  const servers = await bindLoopback(fetch, port);
  const address = servers[0].address();
  const boundPort = address !== null && typeof address === 'object' ? address.port : port;
  let closing: Promise<unknown> | null = null;
  return {
    url: `http://localhost:${boundPort}`,
    async close() {
      closing ??= Promise.all(servers.map(({ close }) => close()));
      await closing;
    },
  };
}

type Fetch = (request: Request) => Response | Promise<Response>;

interface ClosableServer {
  address: Server['address'];
  close(): Promise<void>;
}

async function bindLoopback(fetch: Fetch, port: number): Promise<[ClosableServer, ...ClosableServer[]]> {
  for (let attempt = 1; ; attempt += 1) {
    const v4 = await bind(fetch, port, '127.0.0.1');
    const address = v4.address();
    const boundPort = address !== null && typeof address === 'object' ? address.port : port;
    try {
      return [v4, await bind(fetch, boundPort, '::1')];
    } catch (error) {
      const code = codeOf(error);
      if (code !== undefined && NO_IPV6.includes(code)) return [v4];
      await v4.close();
      if (port !== 0 || attempt === ANY_PORT_ATTEMPTS) throw error;
    }
  }
}

/** Resolves once it listens; a taken port is told in words. */
async function bind(fetch: Fetch, port: number, host: string): Promise<ClosableServer> {
  // No limit on the time of one request: an import may send for longer than Node's five minutes.
  const server = createAdaptorServer({ fetch, serverOptions: { requestTimeout: 0 } }) as Server;
  const eventStreams = new Set<ServerResponse>();
  server.on('request', (request, response) => {
    if (!request.headers.accept?.includes('text/event-stream')) return;
    eventStreams.add(response);
    response.once('close', () => eventStreams.delete(response));
  });
  try {
    server.listen({ port, host, ipv6Only: host === '::1' });
    await once(server, 'listening');
  } catch (error) {
    if (codeOf(error) !== 'EADDRINUSE') throw error;
    const advice = `Stop the program that uses it, or choose another: PORT=${port + 1} npm start.`;
    throw Object.assign(new Error(`Port ${port} of ${host} is taken. ${advice}`, { cause: error }), {
      code: 'EADDRINUSE',
    });
  }
  return {
    address: () => server.address(),
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const response of eventStreams) response.destroy();
      const idle = setInterval(() => server.closeIdleConnections(), 50);
      const giveUp = setTimeout(() => server.closeAllConnections(), CLOSE_GRACE_MS);
      await closed;
      clearInterval(idle);
      clearTimeout(giveUp);
    },
  };
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
