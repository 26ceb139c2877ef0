import type { Services } from '../services';
import { vacuumTable, wornTables } from '../stores/worn-table.store';

/**
 * Tends an embedded store, which has no autovacuum: table by table, so that answers wait for one at most (a million
 * threads take about a second). PostgreSQL tends itself.
 */
export async function tendStore({ db, storeKind, stopping }: Services): Promise<void> {
  if (storeKind !== 'pglite') return;
  for (const name of await wornTables(db)) {
    if (stopping.aborted) return;
    await vacuumTable(db, name);
  }
}
