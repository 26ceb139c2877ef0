import { z } from 'zod';
import { BRIEF_LINES } from '../domain/brief';
import { instant } from './common';
import { defineEndpoint } from './endpoint';

export const briefSchema = z.object({
  from: instant,
  to: instant,
  zone: z.string(),
  /** One line a question, in this order; a line that has nothing to say says so. */
  lines: z.array(
    z.object({
      kind: z.enum(BRIEF_LINES),
      /** Read one after the other they are the sentence; `path`: where in the app its evidence is. */
      parts: z.array(z.object({ text: z.string(), path: z.string().nullable() })),
    }),
  ),
  /** Version of the rules that make the sentences. */
  method: z.string(),
  computedAt: instant,
});
export type Brief = z.infer<typeof briefSchema>;

export const getBrief = defineEndpoint({
  method: 'get',
  path: '/brief',
  summary: 'A window in five lines: what moved, how sure, what we did, what broke, what needs a decision',
  access: 'read',
  query: z.object({
    from: instant.optional(),
    to: instant.optional(),
    days: z.coerce.number().int().min(1).max(3660).default(28),
  }),
  response: briefSchema,
});
