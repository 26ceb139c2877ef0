import { z } from 'zod';
import { FLOW_OUTCOMES } from '../domain/flow/flow-outcome';
import { AWAITED_STAGES } from '../domain/flow/flow-stages';
import { instant, listOf, repeated, SENTIMENTS } from './common';
import { defineEndpoint } from './endpoint';
import { handledSchema } from './handled';
import { ROUTED_BY, THREAD_SORTS, THREAD_STATES } from './thread-kinds';

const FLOW_PLACE = new RegExp(
  `^(topic:(none|[0-9a-f-]{36})|team:(none|[0-9a-f-]{36})|outcome:(${FLOW_OUTCOMES.join('|')})|waits:(${AWAITED_STAGES.join('|')})(:\\d{1,5}(\\.\\d{1,3})?)?)$`,
);

/** What narrows a list of threads; everything given must hold. */
export const threadFilterSchema = z.object({
  /** Words people said, in any turn: all of them; `"side by side"`, `or`, `-without`. */
  q: z.string().trim().max(200).optional(),
  state: repeated(z.enum(THREAD_STATES)),
  /** A turn that counts in one of these topics. */
  topic: repeated(z.uuid()),
  /** Routed to this team. */
  team: z.uuid().optional(),
  routed: repeated(z.enum(ROUTED_BY)),
  /** An inbound turn of one of these classes; `unscored`: none is scored. */
  sentiment: repeated(z.enum([...SENTIMENTS, 'unscored'])),
  source: repeated(z.string().max(200)),
  lang: repeated(z.string().max(20)),
  /** A turn with this label, as `name:value`; values of one name are alternatives. */
  label: repeated(
    z
      .string()
      .max(320)
      .regex(/^[^:]+:./, 'Write name:value.'),
  ),
  /** A turn that is a voice of one of these flaws. */
  flaw: repeated(z.uuid()),
  /** A turn of `complaint`. */
  complaint: z.enum(['yes', 'no']).optional(),
  /** Whether people who spoke were ever answered in public; that it was handled is no answer. */
  answered: z.enum(['yes', 'no']).optional(),
  /** Whether somebody of the team it goes to opened it or acted on it; one that goes to no team was seen by none. */
  seen: z.enum(['yes', 'no']).optional(),
  /** Somebody has waited for our answer for this long. */
  waitingHours: z.coerce.number().int().min(1).max(100_000).optional(),
  /** Somebody with as many followers spoke. */
  followers: z.coerce.number().int().min(1).optional(),
  /** Last turn from here on, and before here. */
  from: instant.optional(),
  to: instant.optional(),
  /** First turn from here on, and before here. */
  begunFrom: instant.optional(),
  begunTo: instant.optional(),
  /** Begun by people: what opened it is known, and somebody else than us said it. */
  begunBy: z.enum(['people']).optional(),
  /** `opening`: its opening counts in `topic`, not just any turn. */
  topicOf: z.enum(['any', 'opening']).optional(),
  /**
   * Places in the flow of the complaints begun from `begunFrom` to `begunTo`, as `GET /flow` names them: `topic:<id>`,
   * `team:none`, `outcome:answered`; `waits:seen` waits for a stage now, `waits:seen:72` for more than so many hours. Of one
   * kind any, of several kinds each.
   */
  flow: repeated(
    z.string().max(60).regex(FLOW_PLACE, 'Write a place of the flow, such as outcome:answered.'),
  ),
});
export type ThreadFilter = z.infer<typeof threadFilterSchema>;

export const routeSchema = z.object({
  team: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  by: z.enum(ROUTED_BY),
  /** `You see this because …` */
  words: z.string(),
});
export type Route = z.infer<typeof routeSchema>;

export const threadItemSchema = z.object({
  id: z.uuid(),
  startedAt: instant,
  lastAt: instant,
  /** Turns, ours included. */
  mentions: z.int(),
  inbound: z.int(),
  outbound: z.int(),
  state: z.enum(THREAD_STATES),
  /** From an inbound root to our first public turn at or after it; `null` without one. */
  firstReplySeconds: z.number().nullable(),
  /** First inbound turn after our last public one; `null`: nobody waits, or it is handled. */
  waitingSince: instant.nullable(),
  /** Who said that nothing is left to do, when and why; `null` unless `state` is `handled`. */
  handled: handledSchema.nullable(),
  /** Distinct days (UTC) on which people spoke. */
  inboundDays: z.int(),
  people: z.int(),
  /** Most followers of anyone who spoke; `null` is not known. */
  followers: z.int().nullable(),
  positive: z.int(),
  neutral: z.int(),
  negative: z.int(),
  complaints: z.int(),
  source: z.string(),
  lang: z.string(),
  topics: z.array(z.uuid()),
  /** Flaws that a turn of it is a voice of. */
  flaws: z.array(z.uuid()),
  route: routeSchema,
  /** Where it opened: the earliest inbound turn, else the earliest; `text` is `null` once deleted or erased. */
  opening: z.object({
    id: z.uuid(),
    author: z.string().nullable(),
    authorName: z.string().nullable(),
    text: z.string().nullable(),
    sentiment: z.enum(SENTIMENTS).nullable(),
  }),
  /** A turn that holds the words searched for, when it is not the opening. */
  found: z.object({ id: z.uuid(), author: z.string().nullable(), text: z.string() }).nullable(),
});
export type ThreadItem = z.infer<typeof threadItemSchema>;

export const listThreads = defineEndpoint({
  method: 'get',
  path: '/threads',
  summary: 'Conversations by filter, searched by words, a page at a time',
  access: 'read',
  query: threadFilterSchema.extend({
    /** *waiting*: longest first, only those in which somebody waits; *persistence*: most days with inbound turns. */
    sort: z.enum(THREAD_SORTS).default('recent'),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(500).optional(),
  }),
  response: listOf(threadItemSchema),
});

export const listThreadLabels = defineEndpoint({
  method: 'get',
  path: '/thread-labels',
  summary: 'Labels of the newest 5,000 conversations, most common first; at most 100',
  access: 'read',
  response: z.object({
    /** As a filter takes it: `brand:Acme`. */
    labels: z.array(z.object({ label: z.string(), threads: z.int() })),
  }),
});

export const countThreads = defineEndpoint({
  method: 'get',
  path: '/thread-counts',
  summary: 'How many conversations a filter finds, by state; counted up to 10,000',
  access: 'read',
  query: threadFilterSchema,
  response: z.object({
    threads: z.int(),
    /** Counting stopped here: there are more. */
    capped: z.boolean(),
    byState: z.record(z.enum(THREAD_STATES), z.int()),
  }),
});
