import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen } from './listen';
import { staticFiles } from './static-files';

const SCRIPT = 'console.log("river");'.repeat(200);
let root = '';
let app: Hono;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'eddyline-static-'));
  const web = join(root, 'web');
  mkdirSync(join(web, 'assets'), { recursive: true });
  writeFileSync(join(web, 'index.html'), '<!doctype html><title>Eddyline</title>');
  mkdirSync(join(web, 'pages/boards'), { recursive: true });
  for (const page of ['index', 'boards', 'boards/$boardId', 'boards/new'])
    writeFileSync(join(web, `pages/${page}.html`), `<!doctype html><title>Eddyline</title>${page}`);
  writeFileSync(join(web, 'favicon.svg'), '<svg/>');
  writeFileSync(join(web, 'with blank ü.txt'), 'blank');
  writeFileSync(join(web, 'archive.gz'), 'no copy of anything');
  writeFileSync(join(web, 'assets/app-1a2b3c.js'), SCRIPT);
  writeFileSync(join(web, 'assets/app-1a2b3c.js.br'), brotliCompressSync(SCRIPT));
  writeFileSync(join(web, 'assets/app-1a2b3c.js.gz'), gzipSync(SCRIPT));
  writeFileSync(join(web, 'assets/font.woff2'), Buffer.from([0, 255, 1]));
  writeFileSync(join(root, 'secret.txt'), 'secret');
  app = new Hono();
  app.use(staticFiles(web));
  app.all('/api/*', (c) => c.json({ api: true }));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  app.request(path, { headers, method });
const NAVIGATE = { accept: 'text/html,*/*;q=0.8', 'sec-fetch-mode': 'navigate' };

describe('staticFiles', () => {
  it.each(['/', '/index.html'])('serves the app at %s, asked again each time', async (path) => {
    const response = await ask(path);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('<title>Eddyline</title>');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  });

  it.each([
    ['/', 'index'],
    ['/boards', 'boards'],
    ['/boards/7f', 'boards/$boardId'],
    ['/boards/new', 'boards/new'],
  ])('gives who navigates to %s the app with the chunks of that page', async (path, page) => {
    const response = await ask(path, NAVIGATE);
    expect(await response.text()).toBe(`<!doctype html><title>Eddyline</title>${page}`);
    expect(response.headers.get('cache-control')).toBe('no-cache');
  });

  it.each(['/boards/7f/more', '/nowhere'])(
    'gives who navigates to %s, which is no page, the app',
    async (path) => {
      expect(await (await ask(path, NAVIGATE)).text()).toBe('<!doctype html><title>Eddyline</title>');
    },
  );

  it.each([
    ['/assets/app-1a2b3c.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['/assets/font.woff2', 'font/woff2', 'public, max-age=31536000, immutable'],
    ['/favicon.svg', 'image/svg+xml; charset=utf-8', 'no-cache'],
    ['/with%20blank%20%C3%BC.txt', 'text/plain; charset=utf-8', 'no-cache'],
    ['/archive.gz', 'application/octet-stream', 'no-cache'],
  ])('serves %s as %s with cache %s', async (path, contentType, cacheControl) => {
    const response = await ask(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(contentType);
    expect(response.headers.get('cache-control')).toBe(cacheControl);
  });

  it.each([
    ['br, gzip', 'br'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['br; q=0.0, gzip; q=0', null],
    ['identity', null],
    ['', null],
  ])('answers Accept-Encoding "%s" with %s', async (accepted, encoding) => {
    const response = await ask('/assets/app-1a2b3c.js', { 'accept-encoding': accepted });
    expect(response.headers.get('content-encoding')).toBe(encoding);
    expect(response.headers.get('vary')).toBe('Accept-Encoding');
    const body = Buffer.from(await response.arrayBuffer());
    expect(response.headers.get('content-length')).toBe(String(body.length));
    if (encoding === 'br') expect(brotliDecompressSync(body).toString()).toBe(SCRIPT);
    if (encoding === null) expect(body.toString()).toBe(SCRIPT);
  });

  it('answers 304 to whoever has this version, in this encoding', async () => {
    const plainTag = (await ask('/assets/app-1a2b3c.js')).headers.get('etag') ?? '';
    const again = await ask('/assets/app-1a2b3c.js', { 'if-none-match': `"other", W/${plainTag}` });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const packed = await ask('/assets/app-1a2b3c.js', { 'if-none-match': plainTag, 'accept-encoding': 'br' });
    expect(packed.status).toBe(200);
  });

  it.each(['/campaigns', '/campaigns/spring-2024', '/topics/v1.2', '/threads/a%2Fb', '/%E0%A4'])(
    'serves the app where a browser navigates to %s',
    async (path) => {
      const response = await ask(path, NAVIGATE);
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('<title>Eddyline</title>');
    },
  );

  it.each([
    ['/assets/gone-1a2b3c.js', { 'sec-fetch-mode': 'cors' }],
    ['/assets/gone-1a2b3c.js', NAVIGATE],
    ['/assets/gone', NAVIGATE],
    ['/gone.png', NAVIGATE],
    ['/campaigns', { 'sec-fetch-mode': 'cors', accept: 'text/html' }],
    ['/campaigns', { accept: '*/*' }],
    ['/assets/app-1a2b3c.js.br', {}],
    ['/assets', {}],
  ])('answers 404 to %s asked with %o', async (path, headers) => {
    expect((await ask(path, headers)).status).toBe(404);
  });

  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%5c..%5c..%5csecret.txt',
    '/assets/../../secret.txt',
    '//secret.txt',
    '/%00/../secret.txt',
    '/__proto__',
    '/constructor',
  ])('never leaves its folder for %s', async (path) => {
    const server = await listen(app.fetch, { port: 0 });
    // A plain request sends the path as it is; fetch would tidy it first.
    const [status, body] = await new Promise<[number | undefined, string]>((resolve, reject) => {
      get({ host: '127.0.0.1', port: new URL(server.url).port, path }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () => resolve([response.statusCode, text]));
      }).on('error', reject);
    });
    await server.close();
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body).not.toContain('secret');
  });

  it('leaves /api and every write to others', async () => {
    expect(await (await ask('/api/v1/health', NAVIGATE)).json()).toEqual({ api: true });
    expect((await ask('/api', NAVIGATE)).status).toBe(200);
    expect((await ask('/index.html', {}, 'POST')).status).toBe(404);
    expect((await ask('/apiary', NAVIGATE)).headers.get('content-type')).toContain('text/html');
  });

  it('answers HEAD without a body', async () => {
    const response = await ask('/index.html', {}, 'HEAD');
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(response.headers.get('content-length')).toBe('38');
  });

  it.each(['empty', 'missing'])('says what to do when the folder is %s', (name) => {
    if (name === 'empty') mkdirSync(join(root, name));
    expect(() => staticFiles(join(root, name))).toThrow(/npm run build/);
  });
});
