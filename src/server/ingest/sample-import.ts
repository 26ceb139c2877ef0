import type { CampaignRow, MarkRow, MentionRow, PostRow } from '../../contract/canonical-rows';
import type { ImportKind } from '../../contract/imports';
import type { Settings } from '../../contract/settings';
import { inTransaction } from '../db/in-transaction';
import type { Services } from '../services';
import { addProgress, createImport, finishImport, hasFinished } from '../stores/import.store';
import { setOurAccounts } from '../stores/settings.store';
import type { AnyRow } from './batch';
import { openBatches } from './open-batches';
import type { RowOutcome } from './read/rows';

const BATCH = 1000;

/** What a sample company is made of: canonical rows, as files would hold them. */
export interface SampleRows {
  mentions: Iterable<MentionRow>;
  campaigns: readonly CampaignRow[];
  posts: readonly PostRow[];
  marks: readonly MarkRow[];
  ourAccounts: Settings['ourAccounts'];
}

/** Fills a store that no import has touched with rows made by `make`, through the same ingest as any file. */
export async function ensureSample(services: Services, make: () => SampleRows): Promise<void> {
  if (await hasFinished(services.db, 'mentions')) return;
  const sample = make();
  await inTransaction(services.db, (tx) => setOurAccounts(tx, sample.ourAccounts));
  await ingestAll(services, 'campaigns', sample.campaigns);
  await ingestAll(services, 'posts', sample.posts);
  await ingestAll(services, 'marks', sample.marks);
  await ingestAll(services, 'mentions', sample.mentions);
}

async function ingestAll(services: Services, kind: ImportKind, rows: Iterable<AnyRow>): Promise<void> {
  const importId = crypto.randomUUID();
  await createImport(
    services.db,
    { id: importId, kind, file_name: `sample company: ${kind}`, preset: null, map: '{}', bytes_total: null },
    services.now(),
  );
  const batches = await openBatches(services, { importId, kind, covers: null });
  let line = 0;
  let chunk: RowOutcome<AnyRow>[] = [];
  const write = async () => {
    const prepared = batches.prepare(chunk);
    chunk = [];
    await inTransaction(services.db, async (tx) => {
      const result = await prepared.write(tx);
      await addProgress(tx, importId, { ...result, rejected: 0, bytesRead: 0 });
    });
  };
  for (const row of rows) {
    line++;
    chunk.push({ ok: true, line, row });
    if (chunk.length === BATCH) await write();
  }
  if (chunk.length > 0) await write();
  await inTransaction(services.db, (tx) => finishImport(tx, importId, 'done', { now: services.now() }));
}
