import { z } from 'zod';
import { defineEndpoint } from './endpoint';
import { flowLimitsSchema } from './flow-limits';

export const ourAccountSchema = z.object({
  /** `null`: on every source. */
  source: z.string().max(60).nullable(),
  handle: z.string().trim().min(1).max(200),
  /** It answers by itself: what it says is ours, but answers nobody. */
  bot: z.boolean().optional(),
  /** Somebody who speaks for us without being us: what they say leaves currents and answers nobody. */
  partner: z.boolean().optional(),
});

export const settingsSchema = z.object({
  /** IANA zone in which days, weeks and months are cut. */
  zone: z.string(),
  /** ISO weekday: 1 Monday … 7 Sunday. */
  weekStart: z.int().min(1).max(7),
  ourAccounts: z.array(ourAccountSchema),
  /** How long each stage of the flow may take, in hours. */
  flowLimits: flowLimitsSchema,
  /** A change of zone counts history anew in the background; `null` when none is under way. */
  zoneChange: z.object({ zone: z.string(), share: z.number().min(0).max(1) }).nullable(),
});
export type Settings = z.infer<typeof settingsSchema>;

export const getSettings = defineEndpoint({
  method: 'get',
  path: '/settings',
  summary: 'Zone, week start, our accounts and how long complaints may wait',
  access: 'read',
  response: settingsSchema,
});

export const patchSettings = defineEndpoint({
  method: 'patch',
  path: '/settings',
  summary: 'Change zone, week start, our accounts or limits; history is counted anew where it must be',
  access: 'write',
  body: settingsSchema.pick({ zone: true, weekStart: true, ourAccounts: true, flowLimits: true }).partial(),
  response: settingsSchema,
});
