import { PGlite } from '@electric-sql/pglite';
import { worker } from '@electric-sql/pglite/worker';

/** The page's embedded database, in a thread of its own; `meta` is the address of a seed, or `null` for an empty one. */
void worker({
  async init({ meta }: { meta?: string | null }) {
    if (!meta) return new PGlite();
    const response = await fetch(meta);
    if (!response.ok) throw new Error(`The development seed at ${meta} answered ${response.status}.`);
    return new PGlite({
      loadDataDir: new Blob([await response.arrayBuffer()], { type: 'application/x-gzip' }),
    });
  },
});
