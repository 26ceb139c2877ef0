import { z } from 'zod';
import { instant } from './common';
import { defineEndpoint } from './endpoint';

export const healthSchema = z.object({
  status: z.enum(['ok', 'degraded']),
  version: z.string(),
  /** What time it is for the server: ages are told by its clock. */
  now: instant,
  /** Time zone in which days are cut. */
  zone: z.string(),
  store: z.object({ kind: z.enum(['pglite', 'postgres']), latencyMs: z.number() }),
  /** Which river this answer is about: the sample company's or the real one. */
  river: z.enum(['sample', 'real']),
  /** Is there a sample river to switch to, and does the real one hold anything? */
  rivers: z.object({ sample: z.boolean(), real: z.boolean() }),
  /** The sentiment engine that scores history anew, and the share that is done; `null` when none does. */
  rescoring: z.object({ engine: z.string(), share: z.number().min(0).max(1) }).nullable(),
  sources: z.array(
    z.object({
      id: z.string(),
      state: z.enum(['imported', 'live', 'late', 'failing']),
      /** Seconds since the last covered moment of the source; `null` when nothing is covered. */
      lagSeconds: z.number().nullable(),
    }),
  ),
});
export type Health = z.infer<typeof healthSchema>;

export const getHealth = defineEndpoint({
  method: 'get',
  path: '/health',
  summary: 'Is the server well, on which store, and how far are the sources behind',
  access: 'read',
  response: healthSchema,
});
