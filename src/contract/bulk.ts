import { z } from 'zod';
import { instant, SENTIMENTS } from './common';
import { defineEndpoint } from './endpoint';
import { actorSchema } from './teams';
import { threadFilterSchema } from './thread-list';

/**
 * What is done to each conversation: *complaint*: `false` says of every turn that counts as one that it is none, `true`
 * says of the opening that it is one, `null` leaves both to the engine again; *sentiment*: of the opening, `null` leaves
 * it to the engine; *route*: to a team, `null` to none; *handled*: nothing is left to do where somebody waits, or that is
 * taken back.
 */
export const bulkActionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('complaint'), complaint: z.boolean().nullable() }),
  z.object({ kind: z.literal('sentiment'), sentiment: z.enum(SENTIMENTS).nullable() }),
  z.object({ kind: z.literal('route'), teamId: z.uuid().nullable() }),
  z.object({ kind: z.literal('handled'), handled: z.boolean() }),
]);
export type BulkAction = z.infer<typeof bulkActionSchema>;

/** At most so many conversations are changed by one bulk action; a filter that finds more must be narrowed. */
export const MAX_BULK_THREADS = 50_000;

/** *undoing* and *undone*: somebody took it back; *failed*: it stopped, `failure` says why; what it had done can be undone. */
export const BULK_STATES = ['running', 'done', 'failed', 'undoing', 'undone'] as const;

export const bulkOperationSchema = z.object({
  id: z.uuid(),
  action: bulkActionSchema,
  reason: z.string().nullable(),
  actor: actorSchema,
  state: z.enum(BULK_STATES),
  createdAt: instant,
  finishedAt: instant.nullable(),
  /** Conversations chosen when it began, and how many of them were gone through; while undoing, taken back. */
  threads: z.int(),
  walked: z.int(),
  /** Conversations it changed; in the others it was so already, or their words are gone. */
  changed: z.int(),
  /** Openings that a sentiment said of them made no longer count as complaints, and those it made count. */
  complaintsGone: z.int(),
  complaintsNew: z.int(),
  /** After an undo: turns left alone because somebody decided about them since. */
  kept: z.int(),
  failure: z.string().nullable(),
});
export type BulkOperation = z.infer<typeof bulkOperationSchema>;

/** A filter as `GET /threads` takes it, in a body; lists may be left out. */
export const bulkFilterSchema = threadFilterSchema;

const params = z.object({ id: z.uuid() });

export const startBulk = defineEndpoint({
  method: 'post',
  path: '/threads/bulk',
  summary:
    'Do one thing to every conversation a filter finds, or to these; goes on behind the answer, can be undone',
  access: 'write',
  body: z
    .object({
      filter: bulkFilterSchema.optional(),
      /** Conversations by id. */
      ids: z.array(z.uuid()).min(1).max(1000).optional(),
      action: bulkActionSchema,
      /** Required to route, and to say that it is handled. */
      reason: z.string().trim().min(1).max(1000).nullable().default(null),
    })
    .refine(({ filter, ids }) => (filter === undefined) !== (ids === undefined), {
      message: 'Give either a filter or ids.',
      path: ['filter'],
    })
    .refine(({ action, reason }) => action.kind !== 'route' || reason !== null, {
      message: 'Say why these conversations go there.',
      path: ['reason'],
    })
    .refine(({ action, reason }) => action.kind !== 'handled' || !action.handled || reason !== null, {
      message: 'Say how these conversations were handled.',
      path: ['reason'],
    }),
  response: bulkOperationSchema,
  status: 201,
});

export const getBulk = defineEndpoint({
  method: 'get',
  path: '/threads/bulk/{id}',
  summary: 'How far a bulk action has come',
  access: 'read',
  params,
  response: bulkOperationSchema,
});

export const undoBulk = defineEndpoint({
  method: 'post',
  path: '/threads/bulk/{id}/undo',
  summary: 'Restore exactly what a bulk action changed, and nothing that people decided since',
  access: 'write',
  params,
  response: bulkOperationSchema,
});
