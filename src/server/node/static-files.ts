import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { Context, MiddlewareHandler } from 'hono';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

/** Vite puts everything whose name carries a hash of its content here. */
const HASHED = '/assets/';
/** `index.html` for the page of each path, with the chunks it needs; `$name` in a name stands for any part of a path. */
const PAGES = '/pages/';
const ENCODINGS = [
  { name: 'br', extension: '.br' },
  { name: 'gzip', extension: '.gz' },
] as const;

interface StaticFile {
  contentType: string;
  cacheControl: string;
  etag: string;
  plain: Uint8Array<ArrayBuffer>;
  encoded: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}

/**
 * Serves the built web app in `dir` for every path outside `/api`. A page a browser navigates to gets `index.html`, or
 * that of its path, where no file has its name; a missing asset is 404. All files are read now, so that a build that replaces the folder
 * cannot mix two versions, and no path of a request ever reaches the file system. Throws when there is no build.
 */
export function staticFiles(dir: string): MiddlewareHandler {
  const files = readFiles(dir);
  const index = files.get('/index.html');
  if (index === undefined) throw new Error(`There is no web app in ${dir}: build it with "npm run build".`);

  const pages = pagesOf(files);

  return async (c, next) => {
    const path = decodePath(c.req.path);
    if (path === '/api' || path.startsWith('/api/')) return next();
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return next();
    const file = path === '/' ? (pages.get('/') ?? index) : files.get(path);
    if (file !== undefined) return respond(c, file);
    return isNavigation(c, path)
      ? respond(c, pageAt(pages, path) ?? index)
      : c.text('Not found', 404, { 'cache-control': 'no-store' });
  };
}

/** By path, those without a `$name` first: `/campaigns/compare` is not the campaign `compare`. */
function pagesOf(files: ReadonlyMap<string, StaticFile>): ReadonlyMap<string, StaticFile> {
  const found = [...files]
    .filter(([url]) => url.startsWith(PAGES))
    .map(([url, file]): [string, StaticFile] => {
      const path = `/${url.slice(PAGES.length).replace(/\.html$/, '')}`;
      return [path === '/index' ? '/' : path, file];
    });
  return new Map(found.sort(([one], [other]) => Number(one.includes('$')) - Number(other.includes('$'))));
}

function pageAt(pages: ReadonlyMap<string, StaticFile>, path: string): StaticFile | undefined {
  const parts = path.split('/');
  const isAt = (pattern: string) => {
    const own = pattern.split('/');
    return (
      own.length === parts.length && own.every((part, place) => part.startsWith('$') || part === parts[place])
    );
  };
  return [...pages].find(([pattern]) => isAt(pattern))?.[1];
}

function readFiles(dir: string): ReadonlyMap<string, StaticFile> {
  if (!existsSync(dir)) return new Map();
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  const known = new Set(paths);
  const isEncodedCopy = (path: string) =>
    ENCODINGS.some(
      ({ extension }) => path.endsWith(extension) && known.has(path.slice(0, -extension.length)),
    );

  return new Map(
    paths
      .filter((path) => !isEncodedCopy(path))
      .map((path): [string, StaticFile] => {
        const url = `/${relative(dir, path).split(sep).join('/')}`;
        const plain = readFileSync(path);
        const copies = ENCODINGS.filter(({ extension }) => known.has(path + extension));
        const file = {
          contentType: CONTENT_TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream',
          cacheControl: url.startsWith(HASHED) ? 'public, max-age=31536000, immutable' : 'no-cache',
          etag: createHash('sha256').update(plain).digest('base64url').slice(0, 22),
          plain,
          encoded: new Map(copies.map(({ name, extension }) => [name, readFileSync(path + extension)])),
        };
        return [url, file];
      }),
  );
}

function respond(c: Context, file: StaticFile): Response {
  const accepted = acceptedEncodings(c.req.header('accept-encoding'));
  const encoding = [...file.encoded.keys()].find((name) => accepted.has(name));
  const body = (encoding === undefined ? undefined : file.encoded.get(encoding)) ?? file.plain;
  const etag = `"${file.etag}${encoding === undefined ? '' : `-${encoding}`}"`;
  const headers: Record<string, string> = { 'cache-control': file.cacheControl, etag };
  if (file.encoded.size > 0) headers.vary = 'Accept-Encoding';

  const known = c.req.header('if-none-match')?.split(',') ?? [];
  if (known.some((tag) => tag.trim().replace(/^W\//, '') === etag)) return c.body(null, 304, headers);
  headers['content-type'] = file.contentType;
  headers['content-length'] = String(body.byteLength);
  if (encoding !== undefined) headers['content-encoding'] = encoding;
  return c.body(body, 200, headers);
}

/** Names in an Accept-Encoding header that are not refused by `q=0`. */
function acceptedEncodings(header: string | undefined): ReadonlySet<string> {
  const accepted = (header ?? '').split(',').map((part) =>
    part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/),
  );
  return new Set(
    accepted.filter(([, quality]) => !/^q=0(\.0*)?$/.test(quality ?? '')).map(([name]) => name ?? ''),
  );
}

/** A browser opening a page: not a script, style or image of it, and not a name that ends like such a file. */
function isNavigation(c: Context, path: string): boolean {
  if (path.startsWith(HASHED) || extname(path).toLowerCase() in CONTENT_TYPES) return false;
  const mode = c.req.header('sec-fetch-mode');
  if (mode !== undefined) return mode === 'navigate';
  return c.req.header('accept')?.includes('text/html') ?? false;
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
