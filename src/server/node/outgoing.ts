import { lookup as dnsLookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { isIP, type LookupFunction, connect as openSocket, type Socket } from 'node:net';
import { Agent, buildConnector, type Dispatcher, request } from 'undici';
import { OutgoingFailure } from '../tracker/tracker-service';
import { addressesIn, isPrivateAddress } from './private-addresses';

const TIMEOUT_MS = 15_000;
const CONNECT_TIMEOUT_MS = 5_000;
const MAX_ANSWER_BYTES = 4 * 1024 * 1024;
const MAX_REDIRECTS = 3;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

export interface OutgoingCall {
  method: 'GET' | 'POST' | 'PATCH';
  url: URL;
  headers: Record<string, string>;
  body?: string;
}

export interface OutgoingAnswer {
  status: number;
  /** Lower-case names. */
  headers: Record<string, string>;
  body: string;
}

/** The one way out of this process to an address somebody can set. */
export type Outgoing = (call: OutgoingCall) => Promise<OutgoingAnswer>;

/** The same for what does not speak HTTP: an open connection, its address checked like any other. */
export type OutgoingSocket = (to: { host: string; port: number }) => Promise<Socket>;

/**
 * Makes the way out. The resolved address is checked at each connect, so after each redirect too, and whatever a name
 * resolves to by then: private addresses are refused unless they are named as allowed. An answer has 15 seconds and 4 MB; at most
 * three redirects are followed, never from https to http, and to another origin without credentials. Throws an
 * OutgoingFailure in words.
 */
export function openOutgoing({
  allowed,
  timeoutMs = TIMEOUT_MS,
}: {
  /** Private addresses and ranges that may be called: none unless they are named. */
  allowed: readonly string[];
  timeoutMs?: number;
}): Outgoing {
  const mayCall = callable(allowed);
  const connect = buildConnector({ timeout: CONNECT_TIMEOUT_MS, lookup: guardedLookup(mayCall) });
  const agent = new Agent({
    connect: (options, callback) => {
      const host = options.hostname.replace(/^\[|\]$/g, '');
      // A bare address is never looked up.
      if (isIP(host) !== 0 && !mayCall(host)) callback(privateAddress(host), null);
      else connect(options, callback);
    },
  });
  return async (call) => {
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      return await follow(call, { agent, signal });
    } catch (error) {
      throw failureOf(error, call.url, signal);
    }
  };
}

/** Makes the way out by plain connections: the resolved address is checked at each connect. Throws an OutgoingFailure. */
export function openOutgoingSocket({
  allowed,
  timeoutMs = CONNECT_TIMEOUT_MS,
}: {
  allowed: readonly string[];
  timeoutMs?: number;
}): OutgoingSocket {
  const mayCall = callable(allowed);
  return ({ host, port }) =>
    new Promise((resolve, reject) => {
      // A bare address is never looked up.
      if (isIP(host) !== 0 && !mayCall(host)) return reject(privateAddress(host));
      const socket = openSocket({ host, port, lookup: guardedLookup(mayCall) });
      const fail = (error: Error) => {
        socket.destroy();
        reject(failureOf(error, { host: `${host}:${port}` }, { aborted: false }));
      };
      socket.setTimeout(timeoutMs, () =>
        fail(new OutgoingFailure('unreachable', `${host}:${port} did not answer in time.`)),
      );
      socket.once('error', fail);
      socket.once('connect', () => {
        socket.setTimeout(0);
        socket.off('error', fail);
        resolve(socket);
      });
    });
}

function callable(allowed: readonly string[]): (address: string) => boolean {
  const isAllowed = addressesIn(allowed);
  return (address) => !isPrivateAddress(address) || isAllowed(address);
}

interface Way {
  agent: Dispatcher;
  signal: AbortSignal;
}

async function follow(first: OutgoingCall, way: Way): Promise<OutgoingAnswer> {
  let call = first;
  for (let redirects = 0; ; redirects++) {
    if (call.url.protocol !== 'https:' && call.url.protocol !== 'http:') {
      throw new OutgoingFailure('refused', `Only http and https are called, not ${call.url.protocol}`);
    }
    const answer = await send(call, way);
    const location = answer.headers.location;
    if (!REDIRECTS.has(answer.status) || location === undefined) return answer;
    if (redirects === MAX_REDIRECTS)
      throw new OutgoingFailure('refused', `${first.url.host} redirects without end.`);
    call = redirected(call, answer.status, new URL(location, call.url));
  }
}

function redirected(call: OutgoingCall, status: number, url: URL): OutgoingCall {
  if (call.url.protocol === 'https:' && url.protocol === 'http:') {
    throw new OutgoingFailure('refused', `${call.url.host} redirects to a connection that is not encrypted.`);
  }
  const { authorization, ...others } = call.headers;
  const headers = url.origin === call.url.origin && authorization !== undefined ? call.headers : others;
  // See other asks for the answer elsewhere; all other redirects are repeated word for word, as GitHub documents it.
  if (status === 303) return { method: 'GET', url, headers };
  return { ...call, url, headers };
}

async function send(call: OutgoingCall, { agent, signal }: Way): Promise<OutgoingAnswer> {
  const { statusCode, headers, body } = await request(call.url, {
    dispatcher: agent,
    method: call.method,
    headers: call.headers,
    body: call.body ?? null,
    signal,
  });
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_ANSWER_BYTES) {
      body.destroy();
      throw new OutgoingFailure(
        'refused',
        `${call.url.host} answers more than ${MAX_ANSWER_BYTES / 1024 / 1024} MB.`,
      );
    }
    chunks.push(chunk);
  }
  const flat = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value]],
  );
  return {
    status: statusCode,
    headers: Object.fromEntries(flat),
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

/** Looks a name up and passes on only what may be called; a name with any private address is refused whole. */
function guardedLookup(mayCall: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    const asked: LookupOptions = { ...options, all: true };
    dnsLookup(hostname, asked, (error, found) => {
      if (error) return callback(error, '', 0);
      const addresses = found as unknown as LookupAddress[];
      const blocked = addresses.find(({ address }) => !mayCall(address));
      if (blocked) return callback(privateAddress(`${hostname} (${blocked.address})`), '', 0);
      if (options.all)
        return (callback as unknown as (none: null, all: LookupAddress[]) => void)(null, addresses);
      const [first] = addresses;
      if (first) callback(null, first.address, first.family);
      else callback(new OutgoingFailure('unreachable', `${hostname} has no address.`), '', 0);
    });
  };
}

function privateAddress(host: string): OutgoingFailure {
  return new OutgoingFailure(
    'refused',
    `${host} is a private address: it is called only when EDDYLINE_ALLOW_PRIVATE names it.`,
  );
}

function failureOf(error: unknown, url: { host: string }, signal: { aborted: boolean }): Error {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (error instanceof OutgoingFailure) return error;
  if (cause instanceof OutgoingFailure) return cause;
  if (signal.aborted) return new OutgoingFailure('unreachable', `${url.host} did not answer in time.`);
  const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
  return new OutgoingFailure('unreachable', `${url.host} cannot be reached${code}.`);
}
