import { z } from 'zod';
import { instant } from './common';
import { historyEntrySchema } from './corrections';
import { defineEndpoint } from './endpoint';
import { actorSchema } from './teams';

/** What a rule looks for in a conversation's opening; what is `null` does not matter, all the rest must hold. */
const conditions = {
  topic: z.uuid().nullable().default(null),
  /** Words of the opening, as in the search of threads. */
  words: z.string().trim().min(1).max(200).nullable().default(null),
  source: z.string().min(1).max(200).nullable().default(null),
  lang: z.string().min(1).max(20).nullable().default(null),
  /** Somebody with as many followers speaks in it. */
  minFollowers: z.int().min(1).nullable().default(null),
};
const asksSomething = (rule: Record<keyof typeof conditions, unknown>) =>
  rule.topic !== null ||
  rule.words !== null ||
  rule.source !== null ||
  rule.lang !== null ||
  rule.minFollowers !== null;
const ASK = { message: 'Say what the rule looks for: a topic, words, a source, a language or followers.' };

export const routingRuleSchema = z.object({
  id: z.uuid(),
  ...conditions,
  teamId: z.uuid(),
  /** Of several rules that match, the last wins. */
  position: z.int(),
  enabled: z.boolean(),
  actor: actorSchema,
  createdAt: instant,
});
export type RoutingRule = z.infer<typeof routingRuleSchema>;

const byId = z.object({ id: z.uuid() });

export const listRoutingRules = defineEndpoint({
  method: 'get',
  path: '/routing-rules',
  summary: 'Rules that route conversations to teams, in their order: the last that matches wins',
  access: 'read',
  response: z.object({
    items: z.array(routingRuleSchema),
    /** Conversations are routed anew after a change; `share` of them are, `null` when none is under way. */
    rerouting: z.object({ share: z.number().min(0).max(1) }).nullable(),
  }),
});

export const createRoutingRule = defineEndpoint({
  method: 'post',
  path: '/routing-rules',
  summary: 'Add a rule behind the others, switched off: try it first',
  access: 'write',
  body: z.object({ ...conditions, teamId: z.uuid() }).refine(asksSomething, ASK),
  response: routingRuleSchema,
  status: 201,
});

export const patchRoutingRule = defineEndpoint({
  method: 'patch',
  path: '/routing-rules/{id}',
  summary: 'Switch a rule on or off, or move it',
  access: 'write',
  params: byId,
  body: z.object({ enabled: z.boolean(), position: z.int().min(1) }).partial(),
  response: routingRuleSchema,
});

export const deleteRoutingRule = defineEndpoint({
  method: 'delete',
  path: '/routing-rules/{id}',
  summary: 'Remove a rule; what people routed stays',
  access: 'write',
  params: byId,
  response: null,
  status: 204,
});

export const tryRoutingRule = defineEndpoint({
  method: 'post',
  path: '/routing-rules/preview',
  summary:
    'What a rule would have routed in the last 28 days of data, at its place or, written anew, as the last one',
  access: 'read',
  body: z
    .object({
      ...conditions,
      teamId: z.uuid(),
      /** The rule that is tried at its place; `null`: one that is not there yet, behind all others. */
      ruleId: z.uuid().nullable().default(null),
    })
    .refine(asksSomething, ASK),
  response: z.object({
    threads: z.int(),
    /** Of them, those that would go elsewhere than they go now, those a person routed and those a later rule takes. */
    moved: z.int(),
    keptByPeople: z.int(),
    takenByLater: z.int(),
    /** Conversations it would route, newest first. */
    sample: z.array(z.object({ id: z.uuid(), text: z.string().nullable(), at: instant })),
  }),
});

export const routeThread = defineEndpoint({
  method: 'post',
  path: '/threads/{id}/route',
  summary: 'Route a conversation to a team with a reason, or to none; no rule overwrites it',
  access: 'write',
  params: byId,
  body: z.object({
    /** `null`: of no team; `undefined` is not allowed, so that nothing is routed by accident. */
    teamId: z.uuid().nullable(),
    reason: z.string().trim().min(1).max(1000),
  }),
  response: z.object({ threadId: z.uuid(), teamId: z.uuid().nullable() }),
});

export const getThreadHistory = defineEndpoint({
  method: 'get',
  path: '/threads/{id}/history',
  summary: 'What people decided about a conversation and its turns, oldest first',
  access: 'read',
  params: byId,
  response: z.object({ items: z.array(historyEntrySchema.extend({ subjectId: z.uuid() })) }),
});
