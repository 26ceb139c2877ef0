import { z } from 'zod';
import { instant, listOf, SENTIMENTS } from './common';
import { defineEndpoint } from './endpoint';

export const authorMentionSchema = z.object({
  /** The mention's id. */
  id: z.uuid(),
  threadId: z.uuid(),
  at: instant,
  direction: z.enum(['inbound', 'outbound']),
  /** `null`: not public. */
  text: z.string().nullable(),
  url: z.string().nullable(),
  sentiment: z.enum(SENTIMENTS).nullable(),
  complaint: z.boolean(),
  /** It opened its conversation. */
  opens: z.boolean(),
});
export type AuthorMention = z.infer<typeof authorMentionSchema>;

export const listAuthorMentions = defineEndpoint({
  method: 'get',
  path: '/authors/mentions',
  summary: 'What one author said on a source, newest first; an erased author is nobody',
  access: 'read',
  query: z.object({
    source: z.string().min(1).max(60),
    /** Compared without case and a leading @. */
    author: z.string().trim().min(1).max(300),
    limit: z.coerce.number().int().min(1).max(200).default(20),
    cursor: z.string().max(500).optional(),
  }),
  response: listOf(authorMentionSchema),
});
