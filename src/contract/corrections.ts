import { z } from 'zod';
import { instant, SENTIMENTS } from './common';
import { defineEndpoint } from './endpoint';
import { actorSchema } from './teams';

/** What a person says of a mention; it wins over every engine and survives whatever is scored or imported again. */
export const correctionSchema = z.object({
  mentionId: z.uuid(),
  /** As it counts now. */
  sentiment: z.enum(SENTIMENTS).nullable(),
  complaint: z.boolean(),
  engine: z.string().nullable(),
  /** What the person said; `null` where they leave it to the engine. */
  corrected: z.object({ sentiment: z.enum(SENTIMENTS).nullable(), complaint: z.boolean().nullable() }),
});
export type Correction = z.infer<typeof correctionSchema>;

/** One thing somebody did; nothing is ever removed from a history. */
export const historyEntrySchema = z.object({
  at: instant,
  actor: actorSchema,
  /** Such as `sentiment`, `complaint`, `route`, `handled`. */
  field: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  reason: z.string().nullable(),
  /** The bulk action it was part of; see `/threads/bulk/{id}`. */
  bulkId: z.uuid().nullable(),
});
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

const params = z.object({ id: z.uuid() });

export const correctMention = defineEndpoint({
  method: 'patch',
  path: '/mentions/{id}',
  summary: 'Correct sentiment, or say whether a mention is a complaint; `null` takes a correction back',
  access: 'write',
  params,
  body: z
    .object({
      sentiment: z.enum(SENTIMENTS).nullable().optional(),
      complaint: z.boolean().nullable().optional(),
      reason: z.string().trim().max(1000).nullable().default(null),
    })
    .refine(({ sentiment, complaint }) => sentiment !== undefined || complaint !== undefined, {
      message: 'Say what is corrected.',
      path: ['sentiment'],
    }),
  response: correctionSchema,
});

export const getMentionHistory = defineEndpoint({
  method: 'get',
  path: '/mentions/{id}/history',
  summary: 'What people decided about a mention, oldest first',
  access: 'read',
  params,
  response: z.object({ items: z.array(historyEntrySchema) }),
});
