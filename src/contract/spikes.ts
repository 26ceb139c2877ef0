import { z } from 'zod';
import { instant, repeated } from './common';
import { spikeSchema } from './currents';
import { defineEndpoint } from './endpoint';

export const spikesQuerySchema = z.object({
  /** Without a window: the last `days` that end with today, or with the newest mention when that is older. */
  from: instant.optional(),
  /** Exclusive. */
  to: instant.optional(),
  days: z.coerce.number().int().min(1).max(732).default(28),
  /** `auto`: hours for up to a week, else days. */
  bucket: z.enum(['auto', 'hour', 'day']).default('auto'),
  /** Shows only the bursts of these topics; all series are corrected together, whatever is shown. */
  topic: repeated(z.string().max(100)),
});
export type SpikesQuery = z.infer<typeof spikesQuerySchema>;

export const spikesSchema = z.object({
  /** The query as answered: window widened to whole buckets, grain chosen, zone applied. */
  query: z.object({
    from: instant,
    to: instant,
    bucket: z.enum(['hour', 'day']),
    zone: z.string(),
    topic: z.array(z.string()),
  }),
  /** Newest first, then the most unusual. */
  items: z.array(
    spikeSchema.extend({
      /** The topic it is a burst of; `null`: of all mentions. */
      topic: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    }),
  ),
  /** Series that were looked at: all mentions, and each topic. */
  seriesJudged: z.int().nonnegative(),
  /** Bursts that would have been listed of one series alone and do not hold among so many. */
  leftOut: z.int().nonnegative(),
  /** Detector, and how many series are corrected together. */
  method: z.string(),
  correction: z.literal('benjamini-hochberg'),
  /** How often a list of sixteen series in which nothing happens raises one, as simulated. */
  falseAlarmsAWeek: z.number(),
  computedAt: instant,
});
export type Spikes = z.infer<typeof spikesSchema>;

export const listSpikes = defineEndpoint({
  method: 'get',
  path: '/spikes',
  summary: 'Bursts of all mentions and of every topic in a window, corrected over all of them together',
  access: 'read',
  query: spikesQuerySchema,
  response: spikesSchema,
});
