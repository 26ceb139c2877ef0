import type { Context, MiddlewareHandler } from 'hono';
import { ROW_CONTENT_TYPES } from '../contract/endpoint';
import { problemResponse } from './problems';

const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);
const UNSUBSCRIBE = /^\/api\/v1\/unsubscribe\/[^/]+$/;

export interface Door {
  /** Port the server answers on; part of every allowed `Host`. */
  port: number;
  /** Token of this store's lock file: a caller that shows one must show the right one. */
  token: string | null;
  /** Where people open this from elsewhere: who stands before it there lets in whom they know; `null`: nowhere. */
  publicOrigin: string | null;
}

/**
 * Until sign-in exists, the door stands between a local server and every web page open in the same browser: only
 * loopback names with our port, or the public one (no DNS rebinding), no writes that another origin sends, only
 * documented content types. Unsubscribing is its link's right, whatever program sends it, as RFC 8058 asks.
 */
export function guardDoor(door: Door): MiddlewareHandler {
  const hosts = new Set(
    LOOPBACK_NAMES.flatMap((name) => (door.port === 80 ? [name, `${name}:80`] : [`${name}:${door.port}`])),
  );
  const origins = new Set([...hosts].map((host) => `http://${host}`));
  if (door.publicOrigin !== null) {
    origins.add(door.publicOrigin);
    hosts.add(new URL(door.publicOrigin).host);
  }
  return async (context, next) => {
    const host = (context.req.header('host') ?? new URL(context.req.url).host).toLowerCase();
    if (!hosts.has(host)) {
      return problemResponse(403, 'forbidden-host', `This server answers on ${[...hosts].join(', ')} only.`);
    }
    const shown = context.req.header('authorization');
    if (shown !== undefined && shown !== `Bearer ${door.token}`) {
      return problemResponse(401, 'unauthorised', 'The token is not the one of this store.');
    }
    if (!SAFE_METHODS.has(context.req.method) && !UNSUBSCRIBE.test(context.req.path)) {
      if (isForeign(context, origins)) {
        return problemResponse(
          403,
          'forbidden-origin',
          'Writes are taken from this server’s own pages only.',
        );
      }
      if (!hasDocumentedType(context)) {
        const accepted = ROW_CONTENT_TYPES.join(', ');
        return problemResponse(415, 'unsupported-media-type', `Send one of ${accepted}.`);
      }
    }
    return next();
  };
}

/** Headers that go with every answer; pages with a policy of their own bring it. */
export const sendSecurityHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  const headers = context.res.headers;
  headers.set('x-content-type-options', 'nosniff');
  headers.set('referrer-policy', 'no-referrer');
  if (!headers.has('x-frame-options')) headers.set('x-frame-options', 'DENY');
  headers.set('cross-origin-opener-policy', 'same-origin');
  headers.set('cross-origin-resource-policy', 'same-origin');
  if (!headers.has('content-security-policy')) {
    const policy = [
      "default-src 'self'",
      "img-src 'self' data:",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ];
    headers.set('content-security-policy', [...policy, "form-action 'self'", "object-src 'none'"].join('; '));
  }
};

function isForeign(context: Context, origins: ReadonlySet<string>): boolean {
  const origin = context.req.header('origin');
  if (origin !== undefined && !origins.has(origin.toLowerCase())) return true;
  const site = context.req.header('sec-fetch-site');
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}

function hasDocumentedType(context: Context): boolean {
  const type = context.req.header('content-type');
  if (type === undefined) {
    const length = context.req.header('content-length');
    return (length === undefined || length === '0') && context.req.header('transfer-encoding') === undefined;
  }
  const essence = type.split(';')[0]?.trim().toLowerCase();
  return ROW_CONTENT_TYPES.some((known) => known === essence);
}
