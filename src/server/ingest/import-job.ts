import type { ImportKind, ImportQuery } from '../../contract/imports';
import { runAlerts } from '../alerts/run-alerts';
import { inTransaction } from '../db/in-transaction';
import { keepUpFlaws } from '../flaw/watch-flaws';
import type { Services, SpooledBody } from '../services';
import { publish } from '../stores/event.store';
import { addProgress, createImport, finishImport, insertRejections } from '../stores/import.store';
import { readSettings } from '../stores/settings.store';
import type { BatchContext, Notes, PreparedBatch, Warning } from './batch';
import { openBatches } from './open-batches';
import { parseCovers } from './parse-covers';
import { readRows } from './read/read-rows';

export interface ImportRequest {
  kind: ImportKind;
  format: 'csv' | 'ndjson' | 'json';
  query: ImportQuery;
  body: SpooledBody;
}

/** An import that was accepted for reading: `work` reads it to its end and never throws. */
export interface ImportJob {
  id: string;
  work: Promise<void>;
}

/**
 * Starts an import: decides how the file is read (throws a ReadProblem when it cannot be read at all, before anything
 * is stored), notes it as running, and goes through it in batches. Each batch is one transaction: mentions, rollups,
 * coverage, rejections and the import's own counters, so that what a report counts is stored and nothing else is.
 */
export async function startImport(services: Services, request: ImportRequest): Promise<ImportJob> {
  const settings = await readSettings(services.db);
  const now = services.now();
  const covers = parseCovers(request.query.covers);
  const read = await readRows(() => request.body.open(), {
    kind: request.kind,
    format: request.format,
    workspaceZone: settings.zone,
    now: now.getTime(),
    ...(request.query.map === undefined ? {} : { map: request.query.map }),
    ...(request.query.source === undefined ? {} : { source: request.query.source }),
    ...(request.query.tz === undefined ? {} : { zone: request.query.tz }),
    ...(request.query.dates === undefined ? {} : { dateOrder: request.query.dates }),
    ...(request.query.encoding === undefined ? {} : { encoding: request.query.encoding }),
  });
  const id = crypto.randomUUID();
  await createImport(
    services.db,
    {
      id,
      kind: request.kind,
      file_name: request.query.fileName ?? null,
      preset: read.preset,
      map: JSON.stringify(read.map),
      bytes_total: request.body.bytes,
    },
    now,
  );
  const context = { covers, collected: request.query.collected ?? null, zone: settings.zone };
  return { id, work: runImport(services, id, request, read, context) };
}

type ReadResult = Awaited<ReturnType<typeof readRows>>;

async function runImport(
  services: Services,
  id: string,
  request: ImportRequest,
  read: ReadResult,
  context: Omit<BatchContext, 'importId' | 'kind'>,
): Promise<void> {
  try {
    const batches = await openBatches(services, { ...context, importId: id, kind: request.kind });
    let seq = 0;
    const notes: Notes = {};
    let pending: Promise<void> = Promise.resolve();
    for await (const outcomes of read.outcomes) {
      // Preparing the next batch overlaps with the store writing this one; at most two batches are held.
      const batch = await batches.prepare(outcomes);
      await pending;
      if (services.stopping.aborted) break;
      const bytesRead = read.bytesRead();
      pending = writeBatch(services, id, batch, seq, bytesRead).then((written) => {
        seq += written.rejected;
        for (const [code, count] of Object.entries(written.notes)) notes[code] = (notes[code] ?? 0) + count;
      });
      // A failure is thrown by the `await` above; without this it would count as unhandled until then.
      pending.catch(() => {});
    }
    await pending;
    const state = services.stopping.aborted ? 'interrupted' : 'done';
    await finish(services, id, state, { warnings: [...read.warnings, ...batches.warnings(notes)] });
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    await finish(services, id, 'failed', { failure, warnings: read.warnings }).catch(() => {
      // The store itself is gone; the import is found running at the next start and marked interrupted.
    });
  } finally {
    await request.body.discard();
    services.inBackground(keepUpFlaws(services));
    services.inBackground(runAlerts(services));
  }
}

async function writeBatch(
  services: Services,
  id: string,
  batch: PreparedBatch,
  seq: number,
  bytesRead: number,
): Promise<{ rejected: number; notes: Notes }> {
  const written = await inTransaction(services.db, async (tx) => {
    const result = await batch.write(tx);
    const rejections = [...batch.rejections, ...result.refused].sort((a, b) => a.line - b.line);
    await insertRejections(tx, id, seq, rejections);
    const progress = await addProgress(tx, id, { ...result, rejected: rejections.length, bytesRead });
    await publish(tx, { name: 'import', data: progress }, services.now());
    if (result.event) await publish(tx, result.event, services.now());
    return { rejected: rejections.length, notes: result.notes };
  });
  services.feed.nudge();
  return written;
}

async function finish(
  services: Services,
  id: string,
  state: 'done' | 'failed' | 'interrupted',
  end: { warnings: readonly Warning[]; failure?: string },
): Promise<void> {
  await inTransaction(services.db, async (tx) => {
    const progress = await finishImport(tx, id, state, { now: services.now(), ...end });
    await publish(tx, { name: 'import', data: progress }, services.now());
  });
  services.feed.nudge();
}
