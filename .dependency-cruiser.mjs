const MAP = 'See docs/architecture.md, "Directions".';
const folder = (...names) => `^src/(${names.join('|')})(/|$)`;
const TESTS = '\\.(test|case)\\.tsx?$';

/** What each folder may import from the others; everything else is forbidden. */
const MAY_IMPORT = {
  domain: [],
  contract: ['domain'],
  server: ['contract', 'domain'],
  sample: ['contract', 'domain'],
  mocks: ['server', 'sample', 'contract', 'domain'],
  web: ['contract', 'domain'],
};

/** Pure packages that `domain` may use. */
const PURE_PACKAGES = ['temporal-polyfill', 'uuid', 'eld', 'pure-rand', 'stopword'];

const directions = Object.entries(MAY_IMPORT).map(([name, allowed]) => ({
  name: `${name}-imports-only-${allowed.join('-') || 'nothing-of-ours'}`,
  comment: `src/${name} may import ${allowed.map((other) => `src/${other}`).join(', ') || 'nothing of ours'}. ${MAP}`,
  severity: 'error',
  from: {
    path: folder(name),
    // Node code and tests stand outside of what ships; the two loaders are named in the map.
    pathNot: [TESTS, '^src/server/(node|testing|cases)/', '^src/mocks/node/', '^src/web/main\\.tsx$'],
  },
  to: { path: '^src/', pathNot: folder(name, ...allowed) },
}));

export default {
  forbidden: [
    ...directions,
    {
      name: 'main-loads-only-the-mock-dynamically',
      comment: `src/web/main.tsx reaches src/mocks/browser by dynamic import only, in development. ${MAP}`,
      severity: 'error',
      from: { path: '^src/web/main\\.tsx$' },
      to: { path: '^src/(mocks|server|sample)/', pathNot: '^src/mocks/browser\\.ts$' },
    },
    {
      name: 'mock-is-never-imported-statically',
      comment: `The mock must not reach the production bundle. ${MAP}`,
      severity: 'error',
      from: { path: '^src/web/' },
      to: { path: '^src/mocks/', dependencyTypesNot: ['dynamic-import'] },
    },
    {
      name: 'node-code-may-import-sample-only',
      comment: `src/server/node may import the server, the contract, the domain and the sample. ${MAP}`,
      severity: 'error',
      from: { path: '^src/server/(node|testing|cases)/', pathNot: TESTS },
      to: { path: '^src/(web|mocks)/' },
    },
    {
      name: 'features-never-import-each-other',
      comment: `A feature stands alone; what two need belongs to web/ui or web/lib, what joins them to web/app. ${MAP}`,
      severity: 'error',
      from: { path: '^src/web/features/([^/]+)/' },
      to: { path: '^src/web/features/([^/]+)/', pathNot: '^src/web/features/$1/' },
    },
    {
      name: 'web-lower-layers-never-import-upper',
      comment: `web/app → web/features → web/ui, web/lib, web/url-state. ${MAP}`,
      severity: 'error',
      from: { path: '^src/web/(ui|lib|url-state)/' },
      to: { path: '^src/web/(app|features)/' },
    },
    {
      name: 'features-never-import-app',
      comment: `web/app → web/features, not back. ${MAP}`,
      severity: 'error',
      from: { path: '^src/web/features/' },
      to: { path: '^src/web/app/' },
    },
    {
      name: 'app-runs-anywhere',
      comment: `Only src/server/node, tests and tools use Node: the same app runs in a browser. ${MAP}`,
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: [TESTS, '^src/server/(node|testing|cases)/', '^src/mocks/node/'],
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'sql-only-in-stores',
      comment: `Only stores and db speak SQL; routes and ingest ask stores. ${MAP}`,
      severity: 'error',
      from: { path: '^src/server/', pathNot: [TESTS, '^src/server/(stores|db|node|testing|cases)/'] },
      to: { path: 'node_modules/kysely/' },
    },
    {
      name: 'domain-uses-pure-packages-only',
      comment: `domain may use ${PURE_PACKAGES.join(', ')} from npm. ${MAP}`,
      severity: 'error',
      from: { path: '^src/domain/', pathNot: TESTS },
      to: { path: 'node_modules/', pathNot: `node_modules/(${PURE_PACKAGES.join('|')})/` },
    },
    {
      name: 'no-circles',
      comment: 'Two modules that need each other are one, or hide a third.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-unresolvable',
      comment: 'Every import leads somewhere.',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.base.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
