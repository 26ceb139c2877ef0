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

/** Of a call of the contract, what the app asks by; all else is for the server and for the description of its API. */
const ASKED_BY = ['method', 'path'];

/**
 * Takes from the calls of the contract what only the server reads: the app asks by method and path, and the types are
 * checked before. Hundreds of schemas would else be made at each start. A schema that the app imports by name stays, and so
 * do lists and words: each constant becomes one that is dropped when nobody uses it.
 */
function bareContract(): Plugin {
  return {
    name: 'eddyline-bare-contract',
    apply: 'build',
    transform: {
      filter: { id: /\/src\/contract\/[^/]+\.ts$/ },
      handler(code) {
        const cuts: { start: number; end: number; text: string }[] = [];
        for (const statement of this.parse(code).body) {
          const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
          if (declared?.type !== 'VariableDeclaration') continue;
          for (const { init } of declared.declarations) {
            if (!init || init.type === 'ArrowFunctionExpression' || init.type === 'Literal') continue;
            cuts.push({ start: init.start, end: init.start, text: '/* @__PURE__ */ (() => (' });
            cuts.push({ start: init.end, end: init.end, text: '))()' });
            const [shape] = init.type === 'CallExpression' && isCallShape(init.callee) ? init.arguments : [];
            if (shape?.type !== 'ObjectExpression') continue;
            for (const property of shape.properties) {
              if (property.type !== 'Property' || property.key.type !== 'Identifier') continue;
              if (ASKED_BY.includes(property.key.name)) continue;
              const end = property.end + Number(code[property.end] === ',');
              cuts.push({ start: property.start, end, text: '' });
            }
          }
        }
        const bare = cuts
          .sort((one, other) => other.start - one.start || other.end - one.end)
          .reduce((text, cut) => text.slice(0, cut.start) + cut.text + text.slice(cut.end), code);
        return { code: bare, map: null };
      },
    },
  };
}

function isCallShape(callee: { type: string; name?: unknown }): boolean {
  return callee.type === 'Identifier' && callee.name === 'defineEndpoint';
}

export default defineConfig({
  plugins: [
    react(),
    tailwindcss(),
    mockFiles(),
    pageShells(atRoot('src/web/app/router.tsx')),
    withoutJsonSchema(),
    bareContract(),
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
              test: /\/src\/(web\/(ui|lib|url-state)|contract|domain)\/|\/lucide-react\//,
              minShareCount: 4,
            },
            { name: 'query', test: /node_modules\/@tanstack\/(react-)?query/ },
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
      'd3-shape',
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
