import { z } from 'zod';
import { defineEndpoint } from './endpoint';

export const checkSchema = z.object({
  ok: z.boolean(),
  mentions: z.int(),
  /** Rollup rows compared with a recount of every mention. */
  comparedRows: z.int(),
  differences: z.array(
    z.object({ rollup: z.string(), key: z.string(), stored: z.string(), recounted: z.string() }),
  ),
});
export type Check = z.infer<typeof checkSchema>;

export const checkStore = defineEndpoint({
  method: 'get',
  path: '/check',
  summary: 'Recount every mention and compare with the rollups',
  access: 'read',
  response: checkSchema,
});

export const eraseAuthor = defineEndpoint({
  method: 'post',
  path: '/erasures',
  summary: 'Erase a person: words and author go, counts stay, later imports do not bring them back',
  access: 'write',
  body: z.object({
    author: z.string().trim().min(1).max(300),
    source: z.string().max(60).nullable().default(null),
  }),
  response: z.object({ erasedMentions: z.int() }),
});
