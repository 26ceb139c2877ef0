import { type Insertable, type Selectable, sql } from 'kysely';
import type { ImportReport, Rejection } from '../../contract/imports';
import type { StreamEvent } from '../../contract/stream';
import { type ColumnTypes, columnList, unnestRows } from '../db/bulk';
import type { Db, Tx } from '../db/database';
import type { ImportRejectionTable, ImportTable } from '../db/mention-tables';

/** A JSON report shows this many rejections; the download has all. */
const SHOWN_REJECTIONS = 1000;

export async function createImport(
  db: Db,
  values: Pick<Insertable<ImportTable>, 'id' | 'kind' | 'file_name' | 'preset' | 'map' | 'bytes_total'>,
  now: Date,
): Promise<void> {
  await db
    .insertInto('import')
    .values({ ...values, state: 'running', started_at: now, warnings: '[]', sources: '[]' })
    .execute();
}

export interface ImportProgress {
  accepted: number;
  duplicate: number;
  changed: number;
  rejected: number;
  firstAt: number | null;
  lastAt: number | null;
  sources: readonly string[];
  bytesRead: number;
}

/** Where an import stands, as its events tell it. */
export type ImportStanding = Extract<StreamEvent, { name: 'import' }>['data'];

/** Adds what one batch did, in the batch's own transaction: what is counted here is stored. */
export async function addProgress(tx: Tx, id: string, progress: ImportProgress): Promise<ImportStanding> {
  const instant = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
  await sql`update import set state = 'running',
      accepted = accepted + ${progress.accepted}, duplicate = duplicate + ${progress.duplicate},
      changed = changed + ${progress.changed}, rejected = rejected + ${progress.rejected},
      first_at = least(first_at, ${instant(progress.firstAt)}::timestamptz),
      last_at = greatest(last_at, ${instant(progress.lastAt)}::timestamptz),
      sources = ${JSON.stringify(progress.sources)}::jsonb,
      bytes_read = ${progress.bytesRead}
    where id = ${id}`.execute(tx);
  return standingOf(tx, id);
}

export async function insertRejections(
  tx: Tx,
  importId: string,
  firstSeq: number,
  found: readonly Rejection[],
) {
  if (found.length === 0) return;
  const types: ColumnTypes<ImportRejectionTable> = {
    import_id: 'uuid',
    seq: 'integer',
    line: 'integer',
    field: 'text',
    message: 'text',
  };
  const rows = found.map((rejection, index) => ({
    import_id: importId,
    seq: firstSeq + index,
    ...rejection,
  }));
  await sql`insert into import_rejection (${columnList(types)}) select * from ${unnestRows(rows, types)}`.execute(
    tx,
  );
}

export async function finishImport(
  tx: Tx,
  id: string,
  state: 'done' | 'failed' | 'interrupted' | 'withdrawn',
  end: { now: Date; warnings?: readonly { code: string; message: string }[]; failure?: string },
): Promise<ImportStanding> {
  await tx
    .updateTable('import')
    .set({
      state,
      finished_at: end.now,
      ...(end.warnings ? { warnings: JSON.stringify(end.warnings) } : {}),
      ...(end.failure ? { failure: end.failure } : {}),
    })
    .where('id', '=', id)
    .execute();
  return standingOf(tx, id);
}

async function standingOf(tx: Tx, id: string): Promise<ImportStanding> {
  return tx
    .selectFrom('import')
    .select(['id', 'kind', 'state', 'accepted', 'rejected'])
    .select(sql<number>`accepted + duplicate + changed + rejected`.as('rows'))
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

/** Imports that were running when the server stopped are interrupted: what they counted stays. */
export async function interruptRunningImports(db: Db): Promise<void> {
  await db.updateTable('import').set({ state: 'interrupted' }).where('state', '=', 'running').execute();
}

/** Has an import of this kind ever come to its end? */
export async function hasFinished(db: Db, kind: ImportTable['kind']): Promise<boolean> {
  const query = db.selectFrom('import').select('id').where('state', '=', 'done').where('kind', '=', kind);
  return (await query.limit(1).executeTakeFirst()) !== undefined;
}

/** Has anything ever been imported? */
export async function hasImports(db: Db): Promise<boolean> {
  return (await db.selectFrom('import').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/** One import with its first rejections; `null` when there is none of this id. */
export async function readImport(db: Db | Tx, id: string): Promise<ImportReport | null> {
  const row = await db.selectFrom('import').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return null;
  const rejections = await readRejections(db, id, -1, SHOWN_REJECTIONS);
  return { ...toReport(row), rejections: rejections.map(({ seq: _, ...rejection }) => rejection) };
}

/** Imports, newest first, without their rejections. */
export async function listImports(
  db: Db,
  page: { limit: number; after: { startedAt: string; id: string } | null },
): Promise<ImportReport[]> {
  const rows = await db
    .selectFrom('import')
    .selectAll()
    .$if(page.after !== null, (query) =>
      query.where(
        sql<boolean>`(started_at, id) < (${page.after?.startedAt}::timestamptz, ${page.after?.id}::uuid)`,
      ),
    )
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute();
  return rows.map((row) => ({ ...toReport(row), rejections: [] }));
}

/** Rejections after a sequence number, in file order. */
export async function readRejections(
  db: Db | Tx,
  importId: string,
  afterSeq: number,
  limit: number,
): Promise<(Rejection & { seq: number })[]> {
  return db
    .selectFrom('import_rejection')
    .select(['seq', 'line', 'field', 'message'])
    .where('import_id', '=', importId)
    .where('seq', '>', afterSeq)
    .orderBy('seq')
    .limit(limit)
    .execute();
}

type ImportRow = Selectable<ImportTable>;

function toReport(row: ImportRow): Omit<ImportReport, 'rejections'> {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    fileName: row.file_name,
    preset: row.preset,
    map: row.map,
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    rows: row.accepted + row.duplicate + row.changed + row.rejected,
    accepted: row.accepted,
    duplicate: row.duplicate,
    changed: row.changed,
    rejected: row.rejected,
    warnings: row.warnings,
    sources: row.sources,
    firstAt: row.first_at?.toISOString() ?? null,
    lastAt: row.last_at?.toISOString() ?? null,
    bytesRead: row.bytes_read,
    bytesTotal: row.bytes_total,
    failure: row.failure,
  };
}
