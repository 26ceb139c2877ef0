import { z } from 'zod';
import { instant, listOf, repeated, SENTIMENTS } from './common';
import { defineEndpoint } from './endpoint';
import { CHOICES, RULE_KINDS } from './reaction-kinds';
import { actorSchema } from './teams';
import { voiceSchema } from './voices';

const byId = z.object({ id: z.uuid() });
const byRule = z.object({ id: z.uuid(), rule: z.uuid() });
const stretch = z.object({ from: instant, to: instant });

export const attributionRuleSchema = z.object({
  id: z.uuid(),
  kind: z.enum(RULE_KINDS),
  /**
   * Of a link, hashtag or phrase what it looks for, as it is shown: `halvora.example/spring`, `utm_campaign=spring`,
   * `#spring`, `never again`; `null` for replies and topics.
   */
  value: z.string().nullable(),
  /** Of a topic rule the topic. */
  topic: z.uuid().nullable(),
  /** What it finds, and when, in plain words; of a topic that it is no proof. */
  words: z.string(),
  /** Switched off it attributes nothing and stays on the list. */
  enabled: z.boolean(),
  /** A rule that is `building` still reads history and finds nothing until it is `ready`. */
  state: z.enum(['ready', 'building']),
  /** How many it finds in its window, switched on or not, those a person removed left out; `null` while building. */
  mentions: z.int().nullable(),
  /** Made with the campaign, or because it is about the topic; not by a person. */
  byDefault: z.boolean(),
  /** Who made or switched it last. */
  actor: actorSchema,
  createdAt: instant,
});
export type AttributionRule = z.infer<typeof attributionRuleSchema>;

export const attributionRulesSchema = z.object({
  /** In the order of `RULE_KINDS`, then oldest first. */
  items: z.array(attributionRuleSchema),
  /** Where rules look, ends exclusive; replies count at any time after their post. */
  window: z.object({
    /** Topics. */
    flight: stretch,
    /** Links, hashtags and phrases: so many days longer than the flight. */
    words: stretch,
    daysAfter: z.int(),
  }),
  /** Hashtags and links of the campaign's posts that are no rule yet, most posts first. */
  suggestions: z.array(z.object({ kind: z.enum(['hashtag', 'link']), value: z.string(), posts: z.int() })),
});
export type AttributionRules = z.infer<typeof attributionRulesSchema>;

export const listAttributionRules = defineEndpoint({
  method: 'get',
  path: '/campaigns/{id}/rules',
  summary: 'The rules that attribute mentions to a campaign, and what its posts suggest',
  access: 'read',
  params: byId,
  response: attributionRulesSchema,
});

const written = z.string().trim().min(1).max(300);

export const createAttributionRule = defineEndpoint({
  method: 'post',
  path: '/campaigns/{id}/rules',
  summary: 'Add a rule; history is read in the background until it is ready',
  access: 'write',
  params: byId,
  body: z.discriminatedUnion('kind', [
    /** A host, a host with a path (`halvora.example/spring`), or `utm_campaign=spring`. */
    z.object({ kind: z.literal('link'), value: written }),
    /** With or without its #. */
    z.object({ kind: z.literal('hashtag'), value: written }),
    /** Words side by side, without quotes. */
    z.object({ kind: z.literal('phrase'), value: written }),
    z.object({ kind: z.literal('topic'), topic: z.uuid() }),
  ]),
  response: attributionRuleSchema,
  status: 201,
});

export const patchAttributionRule = defineEndpoint({
  method: 'patch',
  path: '/campaigns/{id}/rules/{rule}',
  summary: 'Switch a rule on or off',
  access: 'write',
  params: byRule,
  body: z.object({ enabled: z.boolean() }),
  response: attributionRuleSchema,
});

export const deleteAttributionRule = defineEndpoint({
  method: 'delete',
  path: '/campaigns/{id}/rules/{rule}',
  summary: 'Remove a rule; the one for replies can only be switched off',
  access: 'write',
  params: byRule,
  response: null,
  status: 204,
});

/** What narrows reactions; everything given must hold. */
export const reactionFilterSchema = z.object({
  /** Found by one of these rules, though a more specific one may count it. */
  rule: repeated(z.uuid()),
  sentiment: repeated(z.enum([...SENTIMENTS, 'unscored'])),
  source: repeated(z.string().max(200)),
  lang: repeated(z.string().max(20)),
  /**
   * *added*: attributed by a person's choice; *removed*: what a person took out, which is attributed to nothing here.
   * Without it all that is attributed, removed ones left out.
   */
  choice: z.enum(CHOICES).optional(),
});
export type ReactionFilter = z.infer<typeof reactionFilterSchema>;

const choiceSchema = z.object({
  kind: z.enum(CHOICES),
  actor: actorSchema,
  at: instant,
  reason: z.string().nullable(),
});

export const reactionSchema = voiceSchema.extend({
  /** `null` when it may not be quoted; `author`, `authorName` and `url` are `null` then, too. */
  text: z.string().nullable(),
  /** Why it is not quoted: it was said in private, or it was deleted or erased since. It counts all the same. */
  unquoted: z.enum(['private', 'gone']).nullable(),
  /**
   * The rule it counts under: the most specific that finds it. `null` where no rule that is switched on finds it: a
   * person added it, or removed it.
   */
  rule: z.uuid().nullable(),
  /** All rules that find it, in the same order. */
  rules: z.array(z.uuid()),
  /** What a person decided; it wins over every rule. */
  choice: choiceSchema.nullable(),
});
export type Reaction = z.infer<typeof reactionSchema>;

export const reactionTotalsSchema = z.object({
  /** All that these filters list, over all pages, each mention once; the figures below are parts of it. */
  mentions: z.int(),
  positive: z.int(),
  neutral: z.int(),
  negative: z.int(),
  unscored: z.int(),
  complaints: z.int(),
  /** How many a person added and removed, under these filters but for `choice`. */
  added: z.int(),
  removed: z.int(),
});
export type ReactionTotals = z.infer<typeof reactionTotalsSchema>;

export const listReactions = defineEndpoint({
  method: 'get',
  path: '/campaigns/{id}/reactions',
  summary: 'Inbound mentions attributed to a campaign, each once with the rule it counts under, newest first',
  access: 'read',
  params: byId,
  query: reactionFilterSchema.extend({
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(500).optional(),
  }),
  response: listOf(reactionSchema).extend({ totals: reactionTotalsSchema }),
});

export const chooseReaction = defineEndpoint({
  method: 'put',
  path: '/campaigns/{id}/reactions/{mention}',
  summary: 'Add a mention to a campaign or remove it, whatever its rules say; `null` leaves it to the rules',
  access: 'write',
  params: z.object({ id: z.uuid(), mention: z.uuid() }),
  body: z.object({
    choice: z.enum(CHOICES).nullable(),
    reason: z.string().trim().max(1000).nullable().default(null),
  }),
  /** With what had been decided before, to take it back exactly. */
  response: reactionSchema.extend({ before: z.enum(CHOICES).nullable() }),
});

export const addReaction = defineEndpoint({
  method: 'post',
  path: '/campaigns/{id}/reactions',
  summary: 'Add the mention that a link names: its address, the link of its turn here, or its id',
  access: 'write',
  params: byId,
  body: z.object({
    link: z.string().trim().min(1).max(2000),
    reason: z.string().trim().max(1000).nullable().default(null),
  }),
  response: reactionSchema,
  status: 201,
});
