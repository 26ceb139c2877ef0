import { z } from 'zod';
import { instant, repeated, SENTIMENTS } from './common';
import { defineEndpoint } from './endpoint';

export const voiceSchema = z.object({
  /** The mention's id. */
  id: z.uuid(),
  at: instant,
  source: z.string(),
  /** Byte for byte as it was said. */
  text: z.string(),
  lang: z.string(),
  author: z.string().nullable(),
  authorName: z.string().nullable(),
  followers: z.int().nullable(),
  /** Where it was said; http or https only, else `null`. */
  url: z.string().nullable(),
  sentiment: z.enum(SENTIMENTS).nullable(),
  /** Engine and version that scored it; `null` when not scored. */
  engine: z.string().nullable(),
  complaint: z.boolean(),
  /** `mentions` counts the turns of the thread, ours included. */
  thread: z.object({ id: z.uuid(), mentions: z.int() }),
  /** Ids of the topics it counts in. */
  topics: z.array(z.uuid()),
});
export type Voice = z.infer<typeof voiceSchema>;

export const voicesSampleQuerySchema = z.object({
  /** Without a window: as `/currents`. */
  from: instant.optional(),
  /** Exclusive. */
  to: instant.optional(),
  days: z.coerce.number().int().min(1).max(3660).default(90),
  /** At most one; without it every inbound mention is in. */
  topic: z.string().max(100).optional(),
  source: repeated(z.string().max(60)),
  lang: repeated(z.string().max(12)),
  sentiment: repeated(z.enum([...SENTIMENTS, 'unscored'])),
  limit: z.coerce.number().int().min(1).max(60).default(12),
});
export type VoicesSampleQuery = z.infer<typeof voicesSampleQuerySchema>;

export const voicesSampleSchema = z.object({
  /** The window they were drawn from, as answered. */
  window: z.object({ from: instant, to: instant }),
  /** Strata take turns: negative, positive, neutral, unscored; within one, follower tiers and topics take turns. */
  items: z.array(voiceSchema),
  /** What each stratum holds in the window and how many of it are shown. */
  strata: z.array(
    z.object({ sentiment: z.enum([...SENTIMENTS, 'unscored']), mentions: z.int(), shown: z.int() }),
  ),
  /** How the sample is drawn; it changes only with this version. */
  method: z.literal('voices-1'),
});
export type VoicesSample = z.infer<typeof voicesSampleSchema>;

export const sampleVoices = defineEndpoint({
  method: 'get',
  path: '/voices/sample',
  summary:
    'Verbatim quotes of a window, stratified by sentiment, followers and topic; the same at each reading',
  access: 'read',
  query: voicesSampleQuerySchema,
  response: voicesSampleSchema,
});
