import { z } from 'zod';
import { ALERT_RULE_KINDS, ALERT_STATES, ALERT_VERDICTS, CHANNEL_KINDS } from '../domain/alerts/alert-kinds';
import { instant, listOf, repeated } from './common';
import { defineEndpoint } from './endpoint';
import { actorSchema } from './teams';

const named = z.object({ id: z.uuid(), name: z.string() });

export const alertSchema = z.object({
  id: z.uuid(),
  rule: z.object({ id: z.uuid(), name: z.string(), kind: z.enum(ALERT_RULE_KINDS), removed: z.boolean() }),
  team: named.nullable(),
  state: z.enum(ALERT_STATES),
  snoozedUntil: instant.nullable(),
  verdict: z.enum(ALERT_VERDICTS),
  /** When it was raised. */
  openedAt: instant,
  since: instant,
  /** `null` while it lasts. */
  until: instant.nullable(),
  title: z.string(),
  why: z.string(),
  observed: z.number().nullable(),
  expected: z.number().nullable(),
  /** The limit it lies beyond. */
  bound: z.number().nullable(),
  ratio: z.number().nullable(),
  severity: z.number(),
  topic: named.nullable(),
  source: z.string().nullable(),
  campaign: named.nullable(),
  flaw: z.object({ id: z.uuid(), title: z.string() }).nullable(),
  damAt: named.nullable(),
  /** It was raised while muted: nothing was sent. */
  muted: z.boolean(),
  method: z.string(),
});
export type Alert = z.infer<typeof alertSchema>;

const ALERT_EVENTS = [
  'opened',
  'acknowledged',
  'snoozed',
  'woke',
  'resolved',
  'undone',
  'over',
  'again',
  'changed',
] as const;

export const alertEventSchema = z.object({
  at: instant,
  kind: z.enum(ALERT_EVENTS),
  /** `null`: the river or the clock. */
  actor: actorSchema,
  by: z.enum(['person', 'river', 'clock']),
  state: z.enum(ALERT_STATES),
  words: z.string(),
});
export type AlertEvent = z.infer<typeof alertEventSchema>;

export const alertDeliverySchema = z.object({
  id: z.uuid(),
  channel: z.object({ id: z.uuid(), name: z.string(), kind: z.enum(CHANNEL_KINDS) }),
  /** *waiting*: due, or tried again later; *failed*: given up until somebody asks. */
  state: z.enum(['waiting', 'sent', 'failed']),
  dueAt: instant.nullable(),
  sentAt: instant.nullable(),
  attempts: z.array(
    z.object({
      at: instant,
      /** `null`: no answer was recorded; the server ended meanwhile, or it is under way. */
      ok: z.boolean().nullable(),
      words: z.string(),
    }),
  ),
});
export type AlertDelivery = z.infer<typeof alertDeliverySchema>;

export const alertDetailSchema = alertSchema.extend({
  /** Oldest first; nothing ever leaves it. */
  history: z.array(alertEventSchema),
  deliveries: z.array(alertDeliverySchema),
  /** What a person did last can be taken back. */
  undoable: z.enum(ALERT_EVENTS).nullable(),
});
export type AlertDetail = z.infer<typeof alertDetailSchema>;

const byId = z.object({ id: z.uuid() });

export const listAlerts = defineEndpoint({
  method: 'get',
  path: '/alerts',
  summary: 'Alerts, newest first',
  access: 'read',
  query: z.object({
    state: repeated(z.enum(ALERT_STATES)),
    verdict: repeated(z.enum(ALERT_VERDICTS)),
    rule: repeated(z.uuid()),
    team: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(500).optional(),
  }),
  response: listOf(alertSchema),
});

export const alertCountsSchema = z.object({
  open: z.int(),
  acknowledged: z.int(),
  snoozed: z.int(),
  resolved: z.int(),
  /** Open ones that no campaign explains: somebody should look. */
  pressing: z.int(),
});
export type AlertCounts = z.infer<typeof alertCountsSchema>;

export const getAlertCounts = defineEndpoint({
  method: 'get',
  path: '/alert-counts',
  summary: 'How many alerts stand in each state',
  access: 'read',
  response: alertCountsSchema,
});

export const getAlert = defineEndpoint({
  method: 'get',
  path: '/alerts/{id}',
  summary: 'An alert with its history and what was sent of it',
  access: 'read',
  params: byId,
  response: alertDetailSchema,
});

export const actOnAlert = defineEndpoint({
  method: 'post',
  path: '/alerts/{id}/act',
  summary: 'Acknowledge, snooze, resolve or open an alert again, or take back what a person did last',
  access: 'write',
  params: byId,
  body: z.discriminatedUnion('act', [
    z.object({ act: z.literal('acknowledge'), words: z.string().trim().max(500).default('') }),
    z.object({ act: z.literal('snooze'), until: instant }),
    z.object({ act: z.literal('resolve'), words: z.string().trim().max(500).default('') }),
    z.object({ act: z.literal('undo') }),
  ]),
  response: alertDetailSchema,
});

export const muteSchema = z.object({
  id: z.uuid(),
  /** `null`: every rule. */
  rule: named.nullable(),
  from: instant,
  to: instant,
  reason: z.string(),
  actor: actorSchema,
  createdAt: instant,
});
export type Mute = z.infer<typeof muteSchema>;

export const listMutes = defineEndpoint({
  method: 'get',
  path: '/alert-mutes',
  summary: 'Windows in which nothing is sent, that have not ended, first to begin first',
  access: 'read',
  response: z.object({ items: z.array(muteSchema) }),
});

export const createMute = defineEndpoint({
  method: 'post',
  path: '/alert-mutes',
  summary: 'Send nothing of one rule, or of all, for a time; alerts stand in the app all the same',
  access: 'write',
  body: z
    .object({
      ruleId: z.uuid().nullable().default(null),
      from: instant,
      to: instant,
      reason: z.string().trim().min(1).max(300),
    })
    .refine(({ from, to }) => Date.parse(from) < Date.parse(to), {
      message: 'The end must lie after the start.',
      path: ['to'],
    }),
  response: muteSchema,
  status: 201,
});

export const deleteMute = defineEndpoint({
  method: 'delete',
  path: '/alert-mutes/{id}',
  summary: 'End a mute window',
  access: 'write',
  params: byId,
  response: null,
  status: 204,
});
