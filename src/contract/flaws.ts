import { z } from 'zod';
import { instant, listOf, repeated } from './common';
import { defineEndpoint } from './endpoint';
import {
  CHOSEN_FLAW_STATES,
  FLAW_STATES,
  flawItemSchema,
  flawReasonSchema,
  flawSchema,
  flawTitleSchema,
} from './flaw-schemas';
import { FLAW_SORTS } from './flaw-sorts';

const byId = z.object({ id: z.uuid() });

export const listFlaws = defineEndpoint({
  method: 'get',
  path: '/flaws',
  summary: 'Flaws by rank: how long, how broadly and how often people complain',
  access: 'read',
  query: z.object({
    state: repeated(z.enum(FLAW_STATES)),
    topic: repeated(z.uuid()),
    /** Owned by this team. */
    team: z.uuid().optional(),
    q: z.string().trim().max(200).optional(),
    sort: z.enum(FLAW_SORTS).default('rank'),
    limit: z.coerce.number().int().min(1).max(500).default(200),
    cursor: z.string().max(500).optional(),
  }),
  response: listOf(flawItemSchema).extend({
    /** How many there are in each state, whatever is filtered. */
    byState: z.record(z.enum(FLAW_STATES), z.int()),
    /** Groups of conversations that might be flaws and wait for somebody to decide. */
    proposals: z.int(),
  }),
});

export const listRisenFlaws = defineEndpoint({
  method: 'get',
  path: '/risen-flaws',
  summary:
    'Flaws of which more was said in a window than in the four weeks before it, most conversations first',
  access: 'read',
  query: z.object({ from: instant, to: instant, topic: z.uuid().optional() }),
  response: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        title: z.string(),
        state: z.enum(FLAW_STATES),
        /** Conversations of the window, what its rule recognised included. */
        conversations: z.int(),
        /** Of the four weeks before, a day; and of the window. */
        usualPerDay: z.number(),
        perDay: z.number(),
      }),
    ),
    method: z.literal('risen-1'),
  }),
});

export const createFlaw = defineEndpoint({
  method: 'post',
  path: '/flaws',
  summary: 'Put a flaw on record, with the conversations that show it',
  access: 'write',
  body: z.object({
    title: flawTitleSchema,
    note: z.string().trim().max(4000).nullable().default(null),
    topicId: z.uuid().nullable().default(null),
    ownerTeamId: z.uuid().nullable().default(null),
    ownerPersonId: z.uuid().nullable().default(null),
    state: z.enum(['suspected', 'accepted']).default('suspected'),
    threadIds: z.array(z.uuid()).max(5000).default([]),
  }),
  response: flawSchema,
  status: 201,
});

export const getFlaw = defineEndpoint({
  method: 'get',
  path: '/flaws/{id}',
  summary: 'A flaw with its life, its fixes, and what the river says of them',
  access: 'read',
  params: byId,
  response: flawSchema,
});

export const patchFlaw = defineEndpoint({
  method: 'patch',
  path: '/flaws/{id}',
  summary: 'Change title, owner or topic, or what people decide about it; quiet is never a click',
  access: 'write',
  params: byId,
  body: z
    .object({
      title: flawTitleSchema,
      note: z.string().trim().max(4000).nullable(),
      topicId: z.uuid().nullable(),
      ownerTeamId: z.uuid().nullable(),
      ownerPersonId: z.uuid().nullable(),
      /** Hold its complaints against this uploaded series; `null`: against covered time. */
      exposureId: z.uuid().nullable(),
      state: z.enum(CHOSEN_FLAW_STATES),
    })
    .partial()
    .extend({ reason: flawReasonSchema }),
  response: flawSchema,
});
