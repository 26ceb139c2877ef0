import { z } from 'zod';
import { instant } from './common';
import { defineEndpoint } from './endpoint';
import { PLEDGE_MEASURES } from './pledge-measures';
import { actorSchema } from './teams';

const target = z.object({
  measure: z.enum(PLEDGE_MEASURES),
  /** Of this topic, which may itself be a set; `null`: of everything said. */
  topic: z.uuid().nullable(),
  /** Share of voice: the topic that is the whole set, its own included; `null` for other measures. */
  among: z.uuid().nullable().default(null),
  /** Complaint rate: the uploaded series it is per 1,000 of; `null`: per 1,000 mentions. */
  per: z.uuid().nullable().default(null),
  direction: z.enum(['up', 'down']),
});

export const pledged = {
  ...target.shape,
  /** Percent of what was expected for counts and rates, points for net sentiment and share of voice. */
  smallestChange: z.number().positive().max(1000),
  /** Complete days before the start that say what was to be expected. */
  baselineDays: z.int().min(28).max(365),
  /** When the effect is read. */
  checkAt: instant,
  /** What would show that it did harm; `null` when nobody named anything. */
  counter: target.nullable(),
};

export const PLEDGE_STATES = ['draft', 'sealed', 'not-pledged'] as const;

export const amendmentSchema = z.object({
  at: instant,
  actor: actorSchema,
  reason: z.string(),
  /** Fields that were changed after sealing, flight included, each with what stood before and after. */
  changes: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
  fingerprint: z.string(),
});

export const pledgeSchema = z.object({
  campaignId: z.uuid(),
  ...pledged,
  /** A draft whose campaign has started unsealed is *not pledged*: it was never said before acting. */
  state: z.enum(PLEDGE_STATES),
  sealed: z
    .object({
      at: instant,
      actor: actorSchema,
      /** SHA-256 of the RFC 8785 JSON of `document`: a fingerprint, not a proof. */
      fingerprint: z.string(),
      /** Exactly what was sealed. */
      document: z.record(z.string(), z.unknown()),
    })
    .nullable(),
  amendments: z.array(amendmentSchema),
  updatedAt: instant,
});
export type Pledge = z.infer<typeof pledgeSchema>;

const params = z.object({ id: z.uuid() });
export const hasDistinctMeasures = (value: {
  measure: string;
  counter?: { measure: string } | null | undefined;
}) => value.counter?.measure !== value.measure;
export const SAME_COUNTER_WORDS = 'A counter-current must measure something else than the pledge.';
export const SAME_COUNTER = {
  message: SAME_COUNTER_WORDS,
  path: ['counter', 'measure'],
};

export const getPledge = defineEndpoint({
  method: 'get',
  path: '/campaigns/{id}/pledge',
  summary:
    'What a campaign is meant to change, when that was sealed, and what was amended since; 204 without one',
  access: 'read',
  params,
  response: pledgeSchema.nullable(),
});

export const writePledge = defineEndpoint({
  method: 'patch',
  path: '/campaigns/{id}/pledge',
  summary: 'Write the pledge; once it is sealed every change is an amendment and needs a reason',
  access: 'write',
  params,
  body: z
    .object({ ...pledged, reason: z.string().trim().min(3).max(1000).nullable().default(null) })
    .refine(hasDistinctMeasures, SAME_COUNTER),
  response: pledgeSchema,
});

export const sealPledge = defineEndpoint({
  method: 'post',
  path: '/campaigns/{id}/pledge/seal',
  summary: 'Seal the pledge before the flight starts; after its start that is refused',
  access: 'write',
  params,
  response: pledgeSchema,
});
