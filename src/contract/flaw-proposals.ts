import { z } from 'zod';
import { VOICE_KINDS } from '../domain/voice-kinds';
import { instant, listOf, pageQuery } from './common';
import { defineEndpoint } from './endpoint';
import { flawSchema } from './flaw-schemas';
import { voiceKindCountsSchema } from './voice-kind-counts';
import { SHOWN_VOICES } from './voice-lenses';
import { voiceSchema } from './voices';

const byId = z.object({ id: z.uuid() });
const title = z.string().trim().min(1).max(200);
const reason = z.string().trim().max(1000).nullable().default(null);
const named = z.object({ id: z.uuid(), name: z.string() });

export const flawProposalSchema = z.object({
  id: z.uuid(),
  title: z.string(),
  topic: named.nullable(),
  /** Who says it: people, or voices that rules take for bots or copies. */
  kind: z.enum(VOICE_KINDS),
  /** Conversations in it. */
  threads: z.int(),
  people: z.int(),
  days: z.int(),
  firstAt: instant,
  lastAt: instant,
  /** Why they belong together, in words: shared phrases, near-identical texts, rising together. */
  why: z.array(z.string()),
  phrases: z.array(z.string()),
  /** The flaw it looks like, when it looks like one that is on record. */
  resembles: z.object({ id: z.uuid(), title: z.string() }).nullable(),
  /** Was dismissed when it was smaller, and has grown since. */
  grew: z.boolean(),
  sample: z.array(voiceSchema),
  threadIds: z.array(z.uuid()),
  method: z.string(),
  foundAt: instant,
});
export type FlawProposal = z.infer<typeof flawProposalSchema>;

export const listFlawProposals = defineEndpoint({
  method: 'get',
  path: '/flaw-proposals',
  summary: 'Groups of similar complaints that might be flaws: they are proposed, people decide',
  access: 'read',
  query: pageQuery.extend({ topic: z.uuid().optional(), show: z.enum(SHOWN_VOICES).default('people') }),
  response: listOf(flawProposalSchema).extend({
    /** How many there are of each kind, shown or not. */
    kinds: voiceKindCountsSchema,
    /** When complaints were last looked through; `null`: not yet. */
    lookedAt: instant.nullable(),
    looking: z.boolean(),
  }),
});

export const listFlawProposalVoices = defineEndpoint({
  method: 'get',
  path: '/flaw-proposals/{id}/voices',
  summary:
    'Every conversation of a proposal by its opening, earliest first; what has no words any more is left out',
  access: 'read',
  params: byId,
  query: pageQuery,
  response: listOf(voiceSchema),
});

export const acceptFlawProposal = defineEndpoint({
  method: 'post',
  path: '/flaw-proposals/{id}/accept',
  summary: 'Make a flaw of a proposal, or hang it on one that is on record',
  access: 'write',
  params: byId,
  body: z.object({
    title: title.nullable().default(null),
    /** Hang it on this flaw. */
    into: z.uuid().nullable().default(null),
    /** `null`: the topic's. */
    ownerTeamId: z.uuid().nullable().default(null),
    ownerPersonId: z.uuid().nullable().default(null),
    /** Conversations that do not belong; no rule puts them there. */
    without: z.array(z.uuid()).max(5000).default([]),
    reason,
  }),
  response: flawSchema,
});

export const dismissFlawProposal = defineEndpoint({
  method: 'post',
  path: '/flaw-proposals/{id}/dismiss',
  summary: 'No flaw: it stays dismissed until it has grown by half',
  access: 'write',
  params: byId,
  body: z.object({ reason }),
  response: null,
  status: 204,
});
