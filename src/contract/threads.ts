import { z } from 'zod';
import { instant, SENTIMENTS } from './common';
import { defineEndpoint } from './endpoint';
import { handledSchema } from './handled';
import { THREAD_STATES } from './thread-kinds';
import { routeSchema } from './thread-list';

export const turnSchema = z.object({
  /** The mention's id. */
  id: z.uuid(),
  /** The turn it answers, when that was collected; `null` for the root and for replies to what was not. */
  parentId: z.uuid().nullable(),
  /** It answers something that was not collected. */
  parentMissing: z.boolean(),
  depth: z.int(),
  at: instant,
  direction: z.enum(['inbound', 'outbound']),
  source: z.string(),
  author: z.string().nullable(),
  authorName: z.string().nullable(),
  followers: z.int().nullable(),
  /** `null`: deleted or erased since; the count stays. */
  text: z.string().nullable(),
  url: z.string().nullable(),
  lang: z.string(),
  sentiment: z.enum(SENTIMENTS).nullable(),
  engine: z.string().nullable(),
  complaint: z.boolean(),
  /** Kept from the file it came with: `brand` → `Acme`. */
  labels: z.record(z.string(), z.string()),
  flaws: z.array(z.uuid()),
});
export type Turn = z.infer<typeof turnSchema>;

export const threadSchema = z.object({
  id: z.uuid(),
  startedAt: instant,
  lastAt: instant,
  /** Turns, ours included; more than `turns` holds when the thread is very long. */
  mentions: z.int(),
  inbound: z.int(),
  outbound: z.int(),
  /** From the root to the first later public turn of ours; `null` when there is none. */
  firstReplySeconds: z.number().nullable(),
  state: z.enum(THREAD_STATES),
  /** First inbound turn after our last public one; `null`: nobody waits, or it is handled. */
  waitingSince: instant.nullable(),
  /** Who said that nothing is left to do, when and why; `null` unless `state` is `handled`. */
  handled: handledSchema.nullable(),
  topics: z.array(z.uuid()),
  route: routeSchema,
  /** In reading order: replies under what they answer, earliest first; the first 1,000. */
  turns: z.array(turnSchema),
});
export type Thread = z.infer<typeof threadSchema>;

export const getThread = defineEndpoint({
  method: 'get',
  path: '/threads/{id}',
  summary: 'A conversation: a root and its replies, ours included',
  access: 'read',
  params: z.object({ id: z.uuid() }),
  response: threadSchema,
});
