import { createReadStream, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { pageShells } from './scripts/page-shells.mjs';

const DEV_PORT = 4610;
const api = process.env.EDDYLINE_API;
const atRoot = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Hands out what only the mock needs; being no part of `public`, it can never ship. */
function mockFiles(): Plugin {
  const files: Record<string, { path: string; type: string }> = {
    '/mockServiceWorker.js': {
      path: atRoot('node_modules/msw/lib/mockServiceWorker.js'),
      type: 'text/javascript',
    },
    '/dev-seed.tar.gz': { path: atRoot('.cache/dev-seed.tar.gz'), type: 'application/octet-stream' },
  };
  return {
    name: 'eddyline-mock-files',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const file = files[request.url?.split('?')[0] ?? ''];
        if (!file || !existsSync(file.path)) return next();
        response.setHeader('content-type', file.type);
        createReadStream(file.path).pipe(response);
      });
    },
  };
}

/**
 * Leaves out of the app what writes JSON Schema: every schema of zod names it, only the server's description of its API
 * calls it. Whoever calls it here is told.
 */
function withoutJsonSchema(): Plugin {
  return {
    name: 'eddyline-without-json-schema',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /\/zod\/v4\/core\/(json-schema-processors|to-json-schema)\.js$/ },
      handler(code) {
        const names = [...code.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name]) => name);
        const missing = '() => () => { throw new Error("JSON Schema is left out of the web app."); }';
        return { code: names.map((name) => `export const ${name} = ${missing};`).join('\n'), map: null };
      },
    },
  };
}

export default defineConfig({
  plugins: [
    react(),
    tailwindcss(),
    mockFiles(),
    pageShells(atRoot('src/web/app/router.tsx')),
    withoutJsonSchema(),
  ],
  define: {
    'import.meta.env.VITE_EDDYLINE_MOCK': JSON.stringify(api === undefined),
  },
  build: {
    outDir: 'dist/web',
    target: 'es2023',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // With its setting in its own chunk, zod is set before any schema of another chunk is made.
        codeSplitting: {
          groups: [
            { name: 'zod', test: /node_modules\/zod\/|zod-without-eval/ },
            // Every page needs all of it: in pieces it would only compress worse.
            {
              name: 'router',
              test: /node_modules\/(@tanstack\/(react-)?(router|store|history)|use-sync-external-store)/,
            },
            // Of the rules of time zones pages need at most the names, until a table is saved with local times.
            { name: 'zones', test: /temporal-polyfill|\/src\/domain\/zone-offsets/, priority: 1 },
            // What many pages need is one file: as many as there are modules would each wait for its own round trip.
            {
              name: 'shared',
              test: /\/src\/(web\/(ui|lib|url-state)|contract)\/|\/lucide-react\//,
              minShareCount: 6,
            },
          ],
        },
      },
    },
  },
  worker: { format: 'es' },
  optimizeDeps: {
    exclude: ['@electric-sql/pglite'],
    // Named here, so that a cold start does not find them one by one and load the page anew each time.
    include: [
      'msw',
      'msw/browser',
      'kysely',
      'kysely/migration',
      '@hono/zod-openapi',
      'hono',
      'hono/streaming',
      'eld/small',
      'temporal-polyfill',
      'uuid',
      'recharts',
    ],
  },
  server: {
    port: DEV_PORT,
    strictPort: true,
    fs: { deny: ['.env', '.env.*', '*.{crt,pem}', '**/.git/**', '**/.eddyline/**'] },
    watch: { ignored: ['**/.eddyline/**', '**/.cache/**', '**/dist/**'] },
    // The server takes writes from its own pages only, and here the page has another address.
    ...(api === undefined
      ? {}
      : { proxy: { '/api': { target: api, changeOrigin: true, headers: { origin: new URL(api).origin } } } }),
  },
});
