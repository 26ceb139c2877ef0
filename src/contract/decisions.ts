import { z } from 'zod';
import { instant, listOf } from './common';
import { defineEndpoint } from './endpoint';
import { threadItemSchema } from './thread-list';

/**
 * Why a conversation has no team: *several* own what it speaks about; people decided differently before two
 * conversations turned out to be one (*conflict*); *none* owns what it speaks about.
 */
export const UNDECIDED = ['several', 'conflict', 'none'] as const;
export type Undecided = (typeof UNDECIDED)[number];

export const decisionSchema = z.object({
  why: z.enum(UNDECIDED),
  /** Teams one of which must take it, by name; empty: of no team yet. */
  owners: z.array(z.object({ id: z.uuid(), name: z.string() })),
  /** The choices that contradict each other, oldest first; empty but for a *conflict*. `team` `null`: to none. */
  choices: z.array(
    z.object({
      team: z.object({ id: z.uuid(), name: z.string() }).nullable(),
      person: z.string().nullable(),
      reason: z.string(),
      at: instant,
    }),
  ),
  /** Since when somebody should decide: when it began, or when the second choice contradicted the first. */
  since: instant,
  thread: threadItemSchema,
});
export type Decision = z.infer<typeof decisionSchema>;

export const listDecisions = defineEndpoint({
  method: 'get',
  path: '/decisions',
  summary: 'Conversations for which somebody must decide where they go, oldest first',
  access: 'read',
  query: z.object({
    why: z.enum(UNDECIDED).optional(),
    /** This team is one of those that must decide. */
    team: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(500).optional(),
  }),
  response: listOf(decisionSchema),
});
