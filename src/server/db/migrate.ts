import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type { Database } from './database';
import { river } from './migrations/0001-river';
import { topics } from './migrations/0002-topics';
import { pledges } from './migrations/0003-pledges';
import { attribution } from './migrations/0004-attribution';
import { threads } from './migrations/0005-threads';
import { decisions } from './migrations/0006-decisions';
import { routing } from './migrations/0007-routing';
import { threadFacets } from './migrations/0008-thread-facets';
import { flaws } from './migrations/0009-flaws';
import { tracker } from './migrations/0010-tracker';
import { flow } from './migrations/0011-flow';
import { rescoring } from './migrations/0012-rescoring';
import { exposure } from './migrations/0013-exposure';
import { labels } from './migrations/0014-labels';
import { alerts } from './migrations/0015-alerts';
import { boards } from './migrations/0017-boards';
import { voices } from './migrations/0018-voices';
import { seenAndFigures } from './migrations/0019-seen-and-figures';
import { complaints } from './migrations/0020-complaints';
import { boardDigests } from './migrations/0021-board-digests';
import { sharing } from './migrations/0022-sharing';
import { contentRules } from './migrations/0023-content-rules';
import { begun } from './migrations/0024-begun';
import { handled } from './migrations/0025-handled';
import { coveredDays } from './migrations/0026-covered-days';
import { flowFromIndex } from './migrations/0027-flow-from-index';

/** In the order they run; forward only: a landed migration is never edited. */
const MIGRATIONS: Record<string, Migration> = {
  '0001-river': river,
  '0002-topics': topics,
  '0003-pledges': pledges,
  '0004-attribution': attribution,
  '0005-threads': threads,
  '0006-decisions': decisions,
  '0007-routing': routing,
  '0008-thread-facets': threadFacets,
  '0009-flaws': flaws,
  '0010-tracker': tracker,
  '0011-flow': flow,
  '0012-rescoring': rescoring,
  '0013-exposure': exposure,
  '0014-labels': labels,
  '0015-alerts': alerts,
  '0017-boards': boards,
  '0018-voices': voices,
  '0019-seen-and-figures': seenAndFigures,
  '0020-complaints': complaints,
  '0021-board-digests': boardDigests,
  '0022-sharing': sharing,
  '0023-content-rules': contentRules,
  '0024-begun': begun,
  '0025-handled': handled,
  '0026-covered-days': coveredDays,
  '0027-flow-from-index': flowFromIndex,
};

export interface WorkspaceDefaults {
  zone: string;
  weekStart: number;
  /** PostgreSQL schema the store lives in; two rivers share a database, each with its own migrations. */
  schema?: string;
}

/**
 * Brings a store to the newest schema and makes its one workspace row when missing. Safe to call at each start and by
 * two processes at once (the migrator holds a lock). Throws when a migration fails; that migration is rolled back.
 */
export async function migrate(db: Kysely<Database>, defaults: WorkspaceDefaults): Promise<void> {
  await toNewestSchema(db, defaults.schema ?? 'public');
  await ensureWorkspace(db, defaults);
}

/** Makes the one workspace row of a store with the schema, and its first zone, when they are missing. */
export async function ensureWorkspace(db: Kysely<Database>, defaults: WorkspaceDefaults): Promise<void> {
  await db
    .insertInto('workspace')
    .values({
      id: 1,
      week_start: defaults.weekStart,
      suppression_key: crypto.randomUUID() + crypto.randomUUID(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .insertInto('zone_version')
    .values({ version: 1, zone: defaults.zone, state: 'active', built_to: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Brings a store to the newest schema, and puts nothing in it. */
export async function toNewestSchema(db: Kysely<Database>, schema: string): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => MIGRATIONS },
    migrationTableSchema: schema,
    // Branches land in any order: one with a lower number may come after others have run.
    allowUnorderedMigrations: true,
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
