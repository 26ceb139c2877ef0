import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

const PAGE = /path: '([^']+)'(?:(?!createRoute)[\s\S])*?import\('([^']+)'\)/g;
const DEVELOPMENT = '/dev/';

/**
 * Writes `pages/<path>.html` for each page that `router` names: `index.html` that also says which chunks the page needs, so
 * that a browser fetches them beside the app and not after it. Fails the build when a page has no chunk.
 *
 * @param {string} router the file of routes, each with a `path` and a literal `import()`
 * @returns {import('vite').Plugin}
 */
export function pageShells(router) {
  return {
    name: 'eddyline-page-shells',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const index = bundle['index.html'];
      if (index?.type !== 'asset') return this.error('There is no index.html to add the chunks of pages to.');
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const first = withImports(
        chunks.filter(({ isEntry }) => isEntry),
        chunks,
      );
      for (const [, path = '', module = ''] of readFileSync(router, 'utf8').matchAll(PAGE)) {
        if (path.startsWith(DEVELOPMENT)) continue;
        const id = `${resolve(dirname(router), module)}.tsx`;
        const page = chunks.find(({ facadeModuleId }) => facadeModuleId === id);
        if (!page) return this.error(`The page ${path} has no chunk of its own (${id}).`);
        const own = withImports([page], chunks).filter((chunk) => !first.includes(chunk));
        this.emitFile({
          type: 'asset',
          fileName: `pages${path === '/' ? '/index' : path}.html`,
          source: String(index.source).replace('  </head>', `${linksOf(own).join('')}  </head>`),
        });
      }
    },
  };
}

/** Chunks and all that they import at once. */
function withImports(entries, chunks) {
  const found = new Set(entries);
  for (const { imports } of found)
    for (const name of imports) {
      const imported = chunks.find(({ fileName }) => fileName === name);
      if (imported) found.add(imported);
    }
  return [...found];
}

function linksOf(chunks) {
  const styles = new Set(chunks.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]));
  return [
    ...chunks.map(({ fileName }) => `    <link rel="modulepreload" crossorigin href="/${fileName}">\n`),
    ...[...styles].map((name) => `    <link rel="preload" as="style" crossorigin href="/${name}">\n`),
  ];
}
