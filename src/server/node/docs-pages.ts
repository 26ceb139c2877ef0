import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { MiddlewareHandler } from 'hono';

const SWAGGER_FILES: Record<string, string> = {
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'swagger-ui.css': 'text/css; charset=utf-8',
};

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Eddyline API</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/docs/swagger-ui.css">
<meta name="color-scheme" content="light dark">
<style>
header { max-width: 1460px; margin: 0 auto; padding: 16px 20px 0; font: 16px/1.5 sans-serif; }
/* Addresses in the text break rather than push the page aside. */
.swagger-ui .markdown code, .swagger-ui .renderedMarkdown code, .swagger-ui .opblock-summary-path { overflow-wrap: anywhere; white-space: normal; }
h1 { margin: 0; font-size: 24px; }
a { color: LinkText; }
@media (prefers-color-scheme: dark) {
  html { background: #14181d; color: #e8ebef; }
  .swagger-ui { filter: invert(0.9) hue-rotate(180deg); }
  .swagger-ui .highlight-code { filter: invert(1) hue-rotate(180deg); }
}
</style>
</head>
<body><header><a href="/">← Eddyline</a><h1>Eddyline API</h1></header><main id="docs"></main>
<script src="/docs/swagger-ui-bundle.js"></script><script src="/docs/start.js"></script>
</body></html>`;

const START = `SwaggerUIBundle({ url: '/api/v1/openapi.json', dom_id: '#docs', deepLinking: true });`;

/** `/docs`: the API's description as a page, from files on this machine only. Passes on what is not its own. */
export function docsPages(): MiddlewareHandler {
  const folder = path.dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  return async (context, next) => {
    const name = context.req.path.replace(/^(\/api\/v1)?\/docs\/?/, '');
    if (!/^(\/api\/v1)?\/docs(\/|$)/.test(context.req.path)) return next();
    // The page styles its elements inline; it shows nothing but our own description of the API.
    const policy =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'";
    const headers = { 'content-security-policy': policy, 'cache-control': 'no-cache' };
    if (name === '')
      return context.body(PAGE, 200, { ...headers, 'content-type': 'text/html; charset=utf-8' });
    if (name === 'start.js')
      return context.body(START, 200, { ...headers, 'content-type': 'text/javascript' });
    const type = SWAGGER_FILES[name];
    if (type === undefined) return next();
    return context.body(await readFile(path.join(folder, name)), 200, { ...headers, 'content-type': type });
  };
}
