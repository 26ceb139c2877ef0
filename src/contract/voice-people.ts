import { z } from 'zod';
import { VOICE_KINDS } from '../domain/voice-kinds';
import { instant, listOf, repeated, SENTIMENTS } from './common';
import { defineEndpoint } from './endpoint';
import { actorSchema } from './teams';
import { threadItemSchema } from './thread-list';
import { voiceKindCountsSchema } from './voice-kind-counts';
import { SHOWN_VOICES, VOICE_LENSES } from './voice-lenses';

/** A voice is a handle on a source; the same handle on two sources is two voices. */
const who = {
  /** Source and handle, as addresses name them: `forum:lena`. */
  id: z.string(),
  source: z.string(),
  /** As it was written last. */
  author: z.string(),
  authorName: z.string().nullable(),
  /** When last learnt; `null` is not known. */
  followers: z.int().nullable(),
};

export const setApartSchema = z.object({
  kind: z.enum(VOICE_KINDS),
  /** Which rules say so, in words with their figures; empty for people. */
  why: z.array(z.string()),
});

const figures = {
  /** What they said in public, of what was read. */
  mentions: z.int(),
  positive: z.int(),
  complaints: z.int(),
  /** Complaints in conversations in which we never answered. */
  unanswered: z.int(),
  /** Distinct days on which they spoke, and on which they complained. */
  days: z.int(),
  complaintDays: z.int(),
  /** Conversations somebody else opened with a complaint and in which they spoke without complaining. */
  helped: z.int(),
  /** Flaws, accepted later, of which they spoke first. */
  noticed: z.int(),
};

export const listedVoiceSchema = z.object({
  ...who,
  ...figures,
  ...setApartSchema.shape,
  firstAt: instant,
  lastAt: instant,
  /** What they said last; `null`: gone since. */
  last: z.object({
    id: z.uuid(),
    threadId: z.uuid(),
    text: z.string().nullable(),
    sentiment: z.enum(SENTIMENTS).nullable(),
  }),
});
export type ListedVoice = z.infer<typeof listedVoiceSchema>;

/** What of it was said in the window that was asked for, as the list of the same window counts it. */
const inWindow = z.object({
  from: instant,
  to: instant,
  mentions: z.int(),
  complaints: z.int(),
  unanswered: z.int(),
  complaintDays: z.int(),
});

const windowQuery = {
  from: instant.optional(),
  /** Exclusive. */
  to: instant.optional(),
  days: z.coerce.number().int().min(1).max(3660).default(28),
};

export const voiceListSchema = listOf(listedVoiceSchema).extend({
  from: instant,
  to: instant,
  zone: z.string(),
  lens: z.enum(VOICE_LENSES),
  /** Inbound mentions of the window, whoever said them. */
  mentions: z.int(),
  read: z.object({
    /** Figures are of what was said from here on; later than `from` when the window holds more than is read at once. */
    from: instant,
    partial: z.boolean(),
    /** Public mentions of voices with a name that were read. */
    mentions: z.int(),
  }),
  /** Voices that were read, of each kind. */
  kinds: voiceKindCountsSchema,
  /** Voices shown through this lens, over all its pages. */
  inLens: z.int(),
  /** What sets voices apart. */
  rules: z.array(z.object({ kind: z.enum(VOICE_KINDS), words: z.string() })),
  /** Version of the figures and of the rules. */
  definition: z.string(),
});
export type VoiceList = z.infer<typeof voiceListSchema>;

export const listVoices = defineEndpoint({
  method: 'get',
  path: '/voices',
  summary: 'People who speak about us, through a lens: each orders by one named figure, none scores people',
  access: 'read',
  query: z.object({
    ...windowQuery,
    lens: z.enum(VOICE_LENSES).default('most-affected'),
    show: z.enum(SHOWN_VOICES).default('people'),
    /** At most one; without it every inbound mention is in. */
    topic: z.uuid().optional(),
    source: repeated(z.string().max(60)),
    lang: repeated(z.string().max(12)),
    limit: z.coerce.number().int().min(1).max(100).default(30),
    cursor: z.string().max(1000).optional(),
  }),
  response: voiceListSchema,
});

export const voiceNoteSchema = z.object({
  id: z.uuid(),
  /** `null`: removed; it can be put back. */
  text: z.string().nullable(),
  at: instant,
  actor: actorSchema,
  removedAt: instant.nullable(),
  removedBy: actorSchema,
});
export type VoiceNote = z.infer<typeof voiceNoteSchema>;

export const voicePersonSchema = z.object({
  ...who,
  ...setApartSchema.shape,
  /** When the followers were learnt. */
  followersAt: instant.nullable(),
  firstAt: instant,
  lastAt: instant,
  zone: z.string(),
  figures: z.object({
    ...figures,
    neutral: z.int(),
    negative: z.int(),
    unscored: z.int(),
    /** Of theirs that count as ours. */
    outbound: z.int(),
  }),
  inWindow,
  read: z.object({
    /** Theirs that were read: the newest; `partial`: they said more. */
    mentions: z.int(),
    partial: z.boolean(),
  }),
  series: z.object({
    grain: z.enum(['day', 'week', 'month']),
    buckets: z.array(
      z.object({
        start: instant,
        end: instant,
        mentions: z.int(),
        positive: z.int(),
        negative: z.int(),
        complaints: z.int(),
        /** Their source was collected, at least in part: without that nothing is known, not nothing said. */
        collected: z.boolean(),
      }),
    ),
  }),
  /** Most mentions first; one mention may count in several. */
  topics: z.array(z.object({ id: z.uuid(), name: z.string(), mentions: z.int() })),
  /** Of the conversations they opened. */
  replies: z.object({
    opened: z.int(),
    answered: z.int(),
    waiting: z.int(),
    /** Of the answered, from their opening to our first public reply; `null`: none was. */
    medianSeconds: z.number().nullable(),
  }),
  noticed: z.array(
    z.object({ id: z.uuid(), title: z.string(), state: z.string(), at: instant, threadId: z.uuid() }),
  ),
  /** *partner*: they speak for us, and leave currents; *ours*: one of our accounts. */
  standing: z.enum(['voice', 'partner', 'ours']),
  /** Who marked them as a partner, or took that back, and when; newest first. */
  partnerHistory: z.array(z.object({ partner: z.boolean(), at: instant, actor: actorSchema })),
  notes: z.array(voiceNoteSchema),
  /** The same handle elsewhere: other voices. */
  namesakes: z.array(z.object({ id: z.string(), source: z.string() })),
  definition: z.string(),
});
export type VoicePerson = z.infer<typeof voicePersonSchema>;

const byVoice = z.object({ id: z.string().min(3).max(400) });

export const getVoice = defineEndpoint({
  method: 'get',
  path: '/voices/{id}',
  summary:
    'One voice: what they said over time, about what, what we replied, what they noticed first, our notes',
  access: 'read',
  params: byVoice,
  query: z.object(windowQuery),
  response: voicePersonSchema,
});

export const listVoiceThreads = defineEndpoint({
  method: 'get',
  path: '/voices/{id}/threads',
  summary: 'Conversations in which a voice spoke, the one they spoke in last first',
  access: 'read',
  params: byVoice,
  query: z.object({
    limit: z.coerce.number().int().min(1).max(100).default(20),
    cursor: z.string().max(500).optional(),
  }),
  response: listOf(threadItemSchema),
});

export const addVoiceNote = defineEndpoint({
  method: 'post',
  path: '/voices/{id}/notes',
  summary: 'Write a note about a voice; an erasure takes it away with their words',
  access: 'write',
  params: byVoice,
  body: z.object({ text: z.string().trim().min(1).max(2000) }),
  response: voiceNoteSchema,
  status: 201,
});

export const changeVoiceNote = defineEndpoint({
  method: 'patch',
  path: '/voices/{id}/notes/{noteId}',
  summary: 'Remove a note, or put it back',
  access: 'write',
  params: byVoice.extend({ noteId: z.uuid() }),
  body: z.object({ removed: z.boolean() }),
  response: voiceNoteSchema,
});

export const markPartner = defineEndpoint({
  method: 'post',
  path: '/voices/{id}/partner',
  summary: 'Mark a voice as a partner, or take that back: what they say leaves currents, or returns, exactly',
  access: 'write',
  params: byVoice,
  body: z.object({ partner: z.boolean() }),
  response: z.object({ mentions: z.int(), standing: z.enum(['voice', 'partner', 'ours']) }),
});
