import { describe, expect, it } from 'vitest';
import type { OpenTestApp } from '../testing/test-app';
import { useApp } from './suite.case';

/** Rules of the door that stands before the API until sign-in exists. */
export function doorCases(open: OpenTestApp): void {
  describe('the door', () => {
    const app = useApp(open);
    const status = async (init: RequestInit & { path?: string }) =>
      (await app().request(init.path ?? '/api/v1/health', init)).status;
    const write = (
      headers: Record<string, string>,
      body = '{"kind":"note","at":"2026-11-01T00:00:00Z","label":"x"}',
    ) => ({
      path: '/api/v1/marks',
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });

    it.each(['localhost:4600', '127.0.0.1:4600', '[::1]:4600'])('lets in Host %s', async (host) => {
      expect(await status({ headers: { host } })).toBe(200);
    });

    it.each(['evil.example', 'localhost', 'localhost:80', 'localhost:4600.evil.example'])(
      'refuses Host %s with 403',
      async (host) => {
        expect(await status({ headers: { host } })).toBe(403);
      },
    );

    it.each(['http://evil.example', 'null', 'https://localhost:4600', 'http://localhost:4610'])(
      'refuses a write from Origin %s',
      async (origin) => {
        expect(await status(write({ origin }))).toBe(403);
      },
    );

    it('takes a write from its own origin and from programs that send none', async () => {
      expect(await status(write({ origin: 'http://localhost:4600' }))).toBe(201);
      expect(await status(write({}))).toBe(201);
    });

    it('lets in the public address, and takes writes from its pages', async () => {
      expect(await status({ headers: { host: 'river.example' } })).toBe(200);
      expect(await status({ headers: { host: 'river.example.evil.example' } })).toBe(403);
      expect(await status(write({ host: 'river.example', origin: 'https://river.example' }))).toBe(201);
      expect(await status(write({ origin: 'http://river.example' }))).toBe(403);
    });

    it('lets any program use a link to unsubscribe, and nothing else beside it', async () => {
      const headers = { origin: 'null', 'content-type': 'application/x-www-form-urlencoded' };
      const click = { ...write(headers, 'List-Unsubscribe=One-Click') };
      expect(await status({ ...click, path: '/api/v1/unsubscribe/none' })).toBe(404);
      expect(await status({ ...click, path: '/api/v1/unsubscribe/none/digests' })).toBe(403);
      expect(await status({ ...click, path: '/api/v1/digests' })).toBe(403);
    });

    it.each(['cross-site', 'same-site'])('refuses a write whose Sec-Fetch-Site is %s', async (site) => {
      expect(await status(write({ 'sec-fetch-site': site }))).toBe(403);
    });

    it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])(
      'refuses content type %s with 415',
      async (type) => {
        expect(await status(write({ 'content-type': type }))).toBe(415);
      },
    );

    it('refuses a wrong token and takes the right one', async () => {
      expect(await status({ headers: { authorization: 'Bearer wrong' } })).toBe(401);
      expect(await status({ headers: { authorization: 'Bearer test-token' } })).toBe(200);
    });

    it('sends no CORS headers and forbids foreign content', async () => {
      const { headers } = await app().request('/api/v1/health', {
        headers: { origin: 'http://evil.example' },
      });
      expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
      expect(headers.get('content-security-policy')).toContain("default-src 'self'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    });

    it('refuses a JSON body over 1 MB with 413', async () => {
      expect(await status(write({}, JSON.stringify({ label: 'x'.repeat(2_000_000) })))).toBe(413);
    });

    it('answers unknown paths and malformed bodies with problems', async () => {
      const unknown = await app().request('/api/v1/nothing');
      expect(unknown.status).toBe(404);
      expect(unknown.headers.get('content-type')).toBe('application/problem+json');
      expect(await status(write({}, '{'))).toBe(400);
    });
  });
}
