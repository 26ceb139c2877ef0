import type { Context } from 'hono';
import {
  getImport,
  getRejections,
  type ImportKind,
  type ImportQuery,
  importRows,
  listImports,
  previewImport,
  withdrawImport as withdrawImportEndpoint,
} from '../../contract/imports';
import { csvLine } from '../../domain/csv-text';
import type { EndpointRouter } from '../endpoint-router';
import { startImport } from '../ingest/import-job';
import { previewRows } from '../ingest/read/preview-rows';
import { ReadProblem } from '../ingest/read/read-problem';
import { withdrawImport } from '../ingest/withdraw-import';
import { ApiError, notFound } from '../problems';
import type { Services } from '../services';
import * as imports from '../stores/import.store';
import { activeZone } from '../stores/zone.store';
import { decodeCursor, page } from './paging';

/** Bodies up to this size are answered with the report itself. */
const ANSWERED_AT_ONCE_BYTES = 32 * 1024 * 1024;
const PREVIEW_BYTES = 256 * 1024;
const REJECTIONS_PAGE = 5000;

export function routeImports(api: EndpointRouter, services: Services): void {
  const { db } = services;

  for (const kind of Object.keys(importRows) as ImportKind[]) {
    api.on(importRows[kind], async ({ query, headers, context }) => {
      const body = await services.spool(bodyOf(context));
      const job = await startImport(services, { kind, format: formatOf(context), query, body }).catch(
        async (error: unknown) => {
          await body.discard();
          throw asApiError(error);
        },
      );
      if (headers.prefer?.includes('respond-async') || body.bytes > ANSWERED_AT_ONCE_BYTES) {
        services.inBackground(job.work);
        return new Response(null, { status: 202, headers: { location: `/api/v1/imports/${job.id}` } });
      }
      services.inBackground(job.work);
      await job.work;
      return importOr404(job.id);
    });
  }

  const importOr404 = async (id: string) => {
    const report = await imports.readImport(db, id);
    if (!report) throw notFound('import');
    return report;
  };

  api.on(previewImport, async ({ query, context }) => {
    const head = await readHead(bodyOf(context), PREVIEW_BYTES);
    try {
      return await previewRows(head, await previewOptions(services, query, formatOf(context)));
    } catch (error) {
      throw asApiError(error);
    }
  });

  api.on(listImports, async ({ query }) => {
    const cursor = decodeCursor(query.cursor);
    const after = cursor && { startedAt: cursor.at, id: cursor.id };
    const found = await imports.listImports(db, { limit: query.limit + 1, after });
    return page(found, query.limit, (report) => ({ at: report.startedAt, id: report.id }));
  });

  api.on(getImport, ({ params }) => importOr404(params.id));

  api.on(getRejections, async ({ params, query }) => {
    await importOr404(params.id);
    return new Response(rejectionsCsv(services, params.id, query.raw === '1'), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="rejections-${params.id}.csv"`,
      },
    });
  });

  api.on(withdrawImportEndpoint, async ({ params }) => {
    const report = await importOr404(params.id);
    if (report.state === 'running') {
      throw new ApiError(409, 'conflict', 'This import is still running; withdraw it when it has ended.');
    }
    return (await withdrawImport(services, params.id)) ?? report;
  });
}

function rejectionsCsv(services: Services, id: string, raw: boolean): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let afterSeq = -1;
  return new ReadableStream({
    start(controller) {
      controller.enqueue(encoder.encode(csvLine(['line', 'field', 'message'], raw)));
    },
    async pull(controller) {
      const rows = await imports.readRejections(services.db, id, afterSeq, REJECTIONS_PAGE);
      const last = rows.at(-1);
      if (!last) return controller.close();
      afterSeq = last.seq;
      const lines = rows.map((row) => csvLine([String(row.line), row.field ?? '', row.message], raw));
      controller.enqueue(encoder.encode(lines.join('')));
    },
  });
}

async function previewOptions(
  services: Services,
  query: ImportQuery & { kind?: ImportKind | undefined },
  format: Format,
) {
  const { zone } = await activeZone(services.db);
  return {
    format,
    workspaceZone: zone,
    now: services.now().getTime(),
    ...(query.kind === undefined ? {} : { kind: query.kind }),
    ...(query.map === undefined ? {} : { map: query.map }),
    ...(query.source === undefined ? {} : { source: query.source }),
    ...(query.tz === undefined ? {} : { zone: query.tz }),
    ...(query.dates === undefined ? {} : { dateOrder: query.dates }),
    ...(query.encoding === undefined ? {} : { encoding: query.encoding }),
    ...(query.fileName === undefined ? {} : { fileName: query.fileName }),
  };
}

type Format = 'csv' | 'ndjson' | 'json';

function formatOf(context: Context): Format {
  const type = context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  switch (type) {
    case 'text/csv':
      return 'csv';
    case 'application/x-ndjson':
      return 'ndjson';
    case 'application/json':
      return 'json';
    default:
      throw new ApiError(
        415,
        'unsupported-media-type',
        'Send text/csv, application/x-ndjson or application/json.',
      );
  }
}

function bodyOf(context: Context): ReadableStream<Uint8Array> {
  return context.req.raw.body ?? new Blob([]).stream();
}

async function readHead(body: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= limit) break;
  }
  return new Uint8Array(await new Blob(chunks as Uint8Array<ArrayBuffer>[]).arrayBuffer()).subarray(0, limit);
}

function asApiError(error: unknown): unknown {
  if (error instanceof ReadProblem) {
    const errors = error.field ? [{ field: error.field, message: error.detail }] : undefined;
    return new ApiError(422, 'unreadable-file', error.detail, {
      title: error.title,
      ...(errors ? { errors } : {}),
    });
  }
  if (error instanceof RangeError) return new ApiError(400, 'invalid-request', error.message);
  return error;
}
