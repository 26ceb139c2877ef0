import { z } from 'zod';
import {
  ALERT_RULE_KINDS,
  ALERT_VERDICTS,
  SILENCE_OF,
  SPIKE_MEASURES,
  THRESHOLD_MEASURES,
  THRESHOLD_SIDES,
} from '../domain/alerts/alert-kinds';
import { AWAITED_STAGES } from '../domain/flow/flow-stages';
import { SPIKE_GRAINS } from '../domain/spikes/judge-currents';
import { instant } from './common';
import { defineEndpoint } from './endpoint';
import { actorSchema } from './teams';

const named = z.object({ id: z.uuid(), name: z.string() });
/** So many complete buckets in a row. */
const persistence = z.int().min(1).max(168);
const series = {
  topic: z.uuid().nullable().default(null),
  source: z.string().min(1).max(200).nullable().default(null),
};

/** What a rule looks for, with how severe it must be and for how many complete buckets in a row. */
export const looksForSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('spike'),
    ...series,
    measure: z.enum(SPIKE_MEASURES).default('mentions'),
    grain: z.enum(SPIKE_GRAINS).default('hour'),
    /** Standard deviations above the level, on average over several spans; a burst begins at 3.5. */
    minSeverity: z.number().min(0).max(1000).default(0),
    persistence: persistence.default(1),
  }),
  z.object({
    kind: z.literal('threshold'),
    ...series,
    measure: z.enum(THRESHOLD_MEASURES),
    side: z.enum(THRESHOLD_SIDES),
    /** Mentions of a bucket, or percent of them. */
    value: z.number().min(0).max(10_000_000),
    grain: z.enum(SPIKE_GRAINS).default('day'),
    persistence: persistence.default(1),
  }),
  z.object({
    kind: z.literal('silence'),
    of: z.enum(SILENCE_OF),
    /** `null`: any source that was collected for two weeks. */
    source: z.string().min(1).max(200).nullable().default(null),
    /** `null`: any campaign that runs and is about topics. */
    campaign: z.uuid().nullable().default(null),
    /** Of a source: it would be silent like that by chance once in so many such stretches. */
    oneIn: z.int().min(20).max(1_000_000).default(1000),
    /** Collected hours of a source, collected days of a campaign. */
    persistence: persistence.default(3),
  }),
  z.object({
    kind: z.literal('regressed'),
    flaw: z.uuid().nullable().default(null),
    topic: z.uuid().nullable().default(null),
    minPeople: z.int().min(1).max(10_000).default(1),
  }),
  z.object({
    kind: z.literal('dam'),
    team: z.uuid().nullable().default(null),
    stage: z.enum(AWAITED_STAGES).nullable().default(null),
    minComplaints: z.int().min(3).max(100_000).default(3),
    /** Days in a row. */
    persistence: z.int().min(1).max(30).default(1),
  }),
  z.object({
    kind: z.literal('unanswered'),
    /** Whose conversations; `null`: everyone's. */
    team: z.uuid().nullable().default(null),
    topic: z.uuid().nullable().default(null),
    /** A complaint waits too long for a first public answer after so many hours. */
    hours: z.int().min(1).max(672).default(24),
    /** That came to wait so long within one day, and have no answer yet. */
    minComplaints: z.int().min(1).max(100_000).default(3),
  }),
]);
export type LooksFor = z.output<typeof looksForSchema>;

const written = {
  name: z.string().trim().min(1).max(120),
  looksFor: looksForSchema,
  /** Whose it is to look; `null`: everyone's. */
  teamId: z.uuid().nullable().default(null),
  /** Where it is sent beside the app. */
  channelIds: z.array(z.uuid()).max(20).default([]),
  /** Expected ones are sent, too; without it they stand in the app only. */
  tellExpected: z.boolean().default(false),
};

export const alertRuleSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(ALERT_RULE_KINDS),
  looksFor: looksForSchema,
  /** What it looks for, in a sentence. */
  words: z.string(),
  team: named.nullable(),
  channelIds: z.array(z.uuid()),
  tellExpected: z.boolean(),
  enabled: z.boolean(),
  /** The last time it was switched on or off, and by whom. */
  switchedAt: instant.nullable(),
  switchedBy: actorSchema,
  /** When it last looked. */
  lookedAt: instant.nullable(),
  /** Why it cannot look; `null`: it can. */
  problem: z.string().nullable(),
  openAlerts: z.int(),
  lastAlertAt: instant.nullable(),
  createdAt: instant,
});
export type AlertRule = z.infer<typeof alertRuleSchema>;

const byId = z.object({ id: z.uuid() });

export const listAlertRules = defineEndpoint({
  method: 'get',
  path: '/alert-rules',
  summary: 'Rules that raise alerts, by name',
  access: 'read',
  response: z.object({ items: z.array(alertRuleSchema) }),
});

export const createAlertRule = defineEndpoint({
  method: 'post',
  path: '/alert-rules',
  summary: 'Add a rule, switched off: replay it on history first',
  access: 'write',
  body: z.object(written),
  response: alertRuleSchema,
  status: 201,
});

export const patchAlertRule = defineEndpoint({
  method: 'patch',
  path: '/alert-rules/{id}',
  summary: 'Change a rule, or switch it on or off; another thing to look for switches it off',
  access: 'write',
  params: byId,
  body: z
    .object({
      name: written.name,
      looksFor: looksForSchema,
      teamId: z.uuid().nullable(),
      channelIds: z.array(z.uuid()).max(20),
      tellExpected: z.boolean(),
      enabled: z.boolean(),
    })
    .partial(),
  response: alertRuleSchema,
});

export const deleteAlertRule = defineEndpoint({
  method: 'delete',
  path: '/alert-rules/{id}',
  summary: 'Remove a rule; its alerts stay',
  access: 'write',
  params: byId,
  response: null,
  status: 204,
});

export const replayedAlertSchema = z.object({
  since: instant,
  /** `null` while it lasts. */
  until: instant.nullable(),
  /** When its conditions were met. */
  firedAt: instant,
  verdict: z.enum(ALERT_VERDICTS),
  /** It would have been sent; expected ones stand in the app only, unless the rule sends them. */
  sent: z.boolean(),
  observed: z.number().nullable(),
  expected: z.number().nullable(),
  bound: z.number().nullable(),
  ratio: z.number().nullable(),
  severity: z.number(),
  title: z.string(),
  why: z.string(),
});

export const replaySchema = z.object({
  from: instant,
  to: instant,
  days: z.int(),
  zone: z.string(),
  words: z.string(),
  /** What would have been raised, newest first; at most 200. */
  items: z.array(replayedAlertSchema),
  raised: z.int(),
  sent: z.int(),
  sentPerWeek: z.number(),
  /** What it looked at, where that is a series; buckets that were not collected have `null`. */
  series: z
    .array(
      z.object({
        start: instant,
        value: z.number().nullable(),
        expected: z.number().nullable(),
        upper: z.number().nullable(),
      }),
    )
    .nullable(),
  /** Complete buckets it could judge, of those there are; `null` where it looks at none. */
  judged: z.object({ buckets: z.int(), of: z.int() }).nullable(),
  /** What history cannot say exactly; empty when it can. */
  notes: z.array(z.string()),
  method: z.string(),
});
export type Replay = z.infer<typeof replaySchema>;

export const replayAlertRule = defineEndpoint({
  method: 'post',
  path: '/alert-rules/replay',
  summary: 'What a rule would have raised and sent over the last days, when, and how often a week',
  access: 'read',
  body: z.object({
    looksFor: looksForSchema,
    tellExpected: z.boolean().default(false),
    /** At most 60 for hours, 365 for days. */
    days: z.int().min(1).max(365).default(28),
  }),
  response: replaySchema,
});
