import { z } from 'zod';
import { instant, listOf, pageQuery } from './common';
import { defineEndpoint } from './endpoint';

export const IMPORT_KINDS = ['mentions', 'campaigns', 'posts', 'marks', 'exposure'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** `interrupted`: the server stopped in the middle; what is counted is stored, sending the file again finishes it. */
export const IMPORT_STATES = ['running', 'done', 'failed', 'interrupted', 'withdrawn'] as const;

export const rejectionSchema = z.object({
  /** Line of the file, 1 is its first. */
  line: z.int(),
  field: z.string().nullable(),
  message: z.string(),
});
export type Rejection = z.infer<typeof rejectionSchema>;

export const importReportSchema = z.object({
  id: z.uuid(),
  kind: z.enum(IMPORT_KINDS),
  state: z.enum(IMPORT_STATES),
  fileName: z.string().nullable(),
  preset: z.string().nullable(),
  /** Canonical column → column of the file, as used. */
  map: z.record(z.string(), z.string()),
  startedAt: instant,
  finishedAt: instant.nullable(),
  /** Rows dealt with so far; always accepted + duplicate + changed + rejected. */
  rows: z.int(),
  accepted: z.int(),
  duplicate: z.int(),
  /** Known by id, with another text than before: kept as a version; of exposure, a day with another value. */
  changed: z.int(),
  rejected: z.int(),
  warnings: z.array(z.object({ code: z.string(), message: z.string() })),
  /** The first 1,000; all of them at `/imports/{id}/rejections`. */
  rejections: z.array(rejectionSchema),
  sources: z.array(z.string()),
  firstAt: instant.nullable(),
  lastAt: instant.nullable(),
  bytesRead: z.int(),
  bytesTotal: z.int().nullable(),
  /** Why the whole import failed; `null` otherwise. */
  failure: z.string().nullable(),
});
export type ImportReport = z.infer<typeof importReportSchema>;

const importParams = z.object({ id: z.uuid() });

/** What says how a file is to be read; every part may be left out. */
export const importQuerySchema = z.object({
  /** Name of a preset, or a JSON object canonical column → column of the file. */
  map: z.string().max(20_000).optional(),
  /** Source of rows that name none. */
  source: z.string().trim().min(1).max(60).optional(),
  /** IANA zone of times that carry none. */
  tz: z.string().max(60).optional(),
  /** Day-month order of times such as 03/04/2024 when the file does not show it. */
  dates: z.enum(['dmy', 'mdy']).optional(),
  encoding: z.string().max(40).optional(),
  /** What was collected, as `from/to`, when that is more than first to last row. */
  covers: z.string().max(100).optional(),
  /**
   * Of mentions, between their first and last row: `throughout` (as when left out), a day without rows was silent;
   * `with-rows`, only days that have rows were collected. `covers` says more: it wins.
   */
  collected: z.enum(['throughout', 'with-rows']).optional(),
  fileName: z.string().max(300).optional(),
});
export type ImportQuery = z.infer<typeof importQuerySchema>;

const importOf = (kind: ImportKind) =>
  defineEndpoint({
    method: 'post',
    path: `/imports/${kind}`,
    summary: `Import ${kind}: 200 with the report up to 32 MB, else 202 with Location (also on Prefer: respond-async)`,
    access: 'write',
    query: importQuerySchema,
    headers: z.object({ prefer: z.string().max(200).optional() }),
    body: 'rows',
    response: importReportSchema,
  });

export const importRows = {
  mentions: importOf('mentions'),
  campaigns: importOf('campaigns'),
  posts: importOf('posts'),
  marks: importOf('marks'),
  exposure: importOf('exposure'),
};

export const importPreviewSchema = z.object({
  kind: z.enum(IMPORT_KINDS),
  format: z.enum(['csv', 'ndjson', 'json']),
  delimiter: z.string().nullable(),
  encoding: z.string(),
  /** Of times that name none: the one asked for, else that of the river that imports go to. */
  zone: z.string(),
  preset: z.string().nullable(),
  columns: z.array(
    z.object({
      name: z.string(),
      /** Canonical column this one is taken for; `null`: not taken in. */
      guess: z.string().nullable(),
      sure: z.boolean(),
      /** Looks like mail, phone or address: never taken in unless named. */
      offByDefault: z.boolean(),
      samples: z.array(z.string()),
    }),
  ),
  /** Canonical columns this kind can take, required ones flagged. */
  canonical: z.array(z.object({ name: z.string(), required: z.boolean() })),
  missing: z.array(z.string()),
  sample: z.array(
    z.union([
      z.object({ ok: z.literal(true), line: z.int(), row: z.record(z.string(), z.unknown()) }),
      z.object({ ok: z.literal(false), ...rejectionSchema.shape }),
    ]),
  ),
  questions: z.array(
    z.object({ code: z.enum(['date-order', 'zone', 'mapping', 'gaps']), message: z.string() }),
  ),
  warnings: z.array(z.object({ code: z.string(), message: z.string() })),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;

export const previewImport = defineEndpoint({
  method: 'post',
  path: '/imports/preview',
  summary: 'How a file would be read, from its first 256 kB; stores nothing',
  access: 'read',
  query: importQuerySchema.extend({ kind: z.enum(IMPORT_KINDS).optional() }),
  body: 'rows',
  response: importPreviewSchema,
});

export const listImports = defineEndpoint({
  method: 'get',
  path: '/imports',
  summary: 'Imports, newest first',
  access: 'read',
  query: pageQuery,
  response: listOf(importReportSchema),
});

export const getImport = defineEndpoint({
  method: 'get',
  path: '/imports/{id}',
  summary: 'One import: what is counted here is stored',
  access: 'read',
  params: importParams,
  response: importReportSchema,
});

export const getRejections = defineEndpoint({
  method: 'get',
  path: '/imports/{id}/rejections',
  summary: 'Every rejected row as CSV: line, field, message',
  access: 'read',
  params: importParams,
  query: z.object({ raw: z.enum(['0', '1']).default('0') }),
  response: 'text/csv',
});

export const withdrawImport = defineEndpoint({
  method: 'post',
  path: '/imports/{id}/withdraw',
  summary: 'Take an import back: rows no other import brought leave the counts',
  access: 'write',
  params: importParams,
  response: importReportSchema,
});
