import { z } from 'zod';
import { instant, listOf, pageQuery } from './common';
import { historyEntrySchema } from './corrections';
import { defineEndpoint } from './endpoint';
import { ATTACHED_BY, flawDaySchema } from './flaw-schemas';
import { actorSchema } from './teams';
import { voiceSchema } from './voices';

const byId = z.object({ id: z.uuid() });

export const getFlawSeries = defineEndpoint({
  method: 'get',
  path: '/flaws/{id}/series',
  summary: 'Complaints about a flaw a day, dense, with coverage',
  access: 'read',
  params: byId,
  query: z.object({ from: instant.optional(), to: instant.optional() }),
  response: z.object({
    days: z.array(flawDaySchema),
    /** Sources whose coverage counts: all that ever spoke about it, all there are when none did. */
    sources: z.array(z.string()),
    zone: z.string(),
    method: z.literal('flaw-series-1'),
  }),
});

export const flawEvidenceSchema = voiceSchema.extend({
  /** `null`: deleted or erased since; it still counts. */
  text: z.string().nullable(),
  attachedBy: z.enum(ATTACHED_BY),
  /** Why it hangs here: who put it there, or what the rule recognised. */
  words: z.string(),
  actor: actorSchema,
  attachedAt: instant,
  /** Said by somebody who could have the newest fix. */
  afterFix: z.boolean(),
  firstToNotice: z.boolean(),
  /** The merged flaw it came with. */
  from: z.object({ id: z.uuid(), title: z.string() }).nullable(),
  /** Other flaws this conversation hangs on. */
  conflicts: z.array(z.object({ id: z.uuid(), title: z.string() })),
});
export type FlawEvidence = z.infer<typeof flawEvidenceSchema>;

export const listFlawEvidence = defineEndpoint({
  method: 'get',
  path: '/flaws/{id}/evidence',
  summary: 'Openings of the conversations that hang on a flaw, in their own words',
  access: 'read',
  params: byId,
  query: z.object({
    by: z.enum(ATTACHED_BY).optional(),
    afterFix: z.enum(['yes', 'no']).optional(),
    conflict: z.enum(['yes']).optional(),
    sort: z.enum(['newest', 'oldest', 'followers']).default('newest'),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(500).optional(),
  }),
  response: listOf(flawEvidenceSchema),
});

export const listFlawPeople = defineEndpoint({
  method: 'get',
  path: '/flaws/{id}/people',
  summary: 'Who spoke about a flaw, first to notice first',
  access: 'read',
  params: byId,
  query: pageQuery,
  response: listOf(
    z.object({
      source: z.string(),
      author: z.string(),
      authorName: z.string().nullable(),
      followers: z.int().nullable(),
      /** Conversations they opened about it. */
      threads: z.int(),
      firstAt: instant,
      lastAt: instant,
      /** We replied in public in one of them. */
      answered: z.boolean(),
      afterFix: z.boolean(),
      /** All they said is only proposed. */
      proposed: z.boolean(),
    }),
  ),
});

export const getFlawHistory = defineEndpoint({
  method: 'get',
  path: '/flaws/{id}/history',
  summary: 'Everything that was done to a flaw, oldest first; nothing is ever removed',
  access: 'read',
  params: byId,
  response: z.object({ items: z.array(historyEntrySchema.extend({ words: z.string() })) }),
});
