import { z } from 'zod';
import { instant, repeated } from './common';
import { defineEndpoint } from './endpoint';

/** First reply time: from an inbound root to the first public turn of a person of ours at or after it. */
export const replyTimesSchema = z.object({
  /** Conversations that people began. */
  threads: z.int(),
  answered: z.int(),
  /** Never answered as far as we have watched; not part of `median` and `p90`, but of `medianOfAll`. */
  neverAnswered: z.int(),
  /** Seconds, of the answered; `null` when none is. */
  medianSeconds: z.number().nullable(),
  p90Seconds: z.number().nullable(),
  /** Kaplan–Meier median of all; `null`: not reached, it is over `watchedSeconds`. */
  medianOfAllSeconds: z.number().nullable(),
  watchedSeconds: z.number().nullable(),
});
export type ReplyTimes = z.infer<typeof replyTimesSchema>;

export const REPLY_TIME_GROUPS = ['source', 'topic', 'team'] as const;

export const getReplyTimes = defineEndpoint({
  method: 'get',
  path: '/reply-times',
  summary: 'How long people waited for our first public answer, those still waiting counted in',
  access: 'read',
  query: z.object({
    from: instant.optional(),
    to: instant.optional(),
    days: z.coerce.number().int().min(1).max(3660).default(28),
    source: repeated(z.string().max(200)),
    topic: z.uuid().optional(),
    /** Beside the whole: of each source, of each topic, or of each team it is routed to. */
    by: z.enum(REPLY_TIME_GROUPS).optional(),
  }),
  response: z.object({
    from: instant,
    to: instant,
    all: replyTimesSchema,
    /** Most conversations first. Topics overlap: they are never added up. */
    groups: z.array(z.object({ id: z.string(), name: z.string(), ...replyTimesSchema.shape })),
    /** Version of the definition. */
    definition: z.string(),
  }),
});
export type ReplyTimesAnswer = z.infer<typeof getReplyTimes.response>;
