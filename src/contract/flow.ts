import { z } from 'zod';
import { FLOW_OUTCOMES } from '../domain/flow/flow-outcome';
import { AWAITED_STAGES } from '../domain/flow/flow-stages';
import { VOICE_KINDS } from '../domain/voice-kinds';
import { instant, listOf, pageQuery, repeated } from './common';
import { defineEndpoint } from './endpoint';
import { flowLimitsSchema } from './flow-limits';
import { actorSchema } from './teams';
import { voiceKindCountsSchema } from './voice-kind-counts';
import { SHOWN_VOICES } from './voice-lenses';

const named = z.object({ id: z.uuid(), name: z.string() });

/** How long a stage takes, those that still wait counted in (Kaplan–Meier); seconds. */
export const stageFiguresSchema = z.object({
  stage: z.enum(AWAITED_STAGES),
  began: z.int(),
  reached: z.int(),
  /** Wait for it now. */
  open: z.int(),
  /** People decided to do nothing: the waiting was called off. */
  declined: z.int(),
  /** Of those that reached it: how long it took nobody stated (a fix dated before its flaw was accepted); in no quantile. */
  unstated: z.int(),
  /** `null`: not reached, it is over `watchedSeconds`. */
  medianSeconds: z.number().nullable(),
  p90Seconds: z.number().nullable(),
  watchedSeconds: z.number().nullable(),
});
export type StageFiguresAnswer = z.infer<typeof stageFiguresSchema>;

export const flowPlaceSchema = z.object({
  /** `topic:<id>`, `team:<id>`, `outcome:answered`; `topic:none` and `team:none` are places, too. */
  key: z.string(),
  column: z.enum(['topic', 'team', 'outcome']),
  name: z.string(),
  threads: z.int(),
});
export type FlowPlace = z.infer<typeof flowPlaceSchema>;

export const damSchema = z.object({
  stage: z.enum(AWAITED_STAGES),
  /** `null`: of no team. */
  team: named.nullable(),
  waiting: z.int(),
  overLimit: z.int(),
  longestSeconds: z.number(),
  limitHours: z.number(),
  /** `4 complaints wait for Billing to see them for longer than 1 day; the longest for 9 days.` */
  words: z.string(),
});
export type DamAnswer = z.infer<typeof damSchema>;

const flowQuery = {
  /** Complaints first said in this window. */
  from: instant.optional(),
  to: instant.optional(),
  days: z.coerce.number().int().min(1).max(3660).default(90),
  topic: repeated(z.uuid()),
  team: z.uuid().optional(),
  source: repeated(z.string().max(200)),
  /** Which voices count as people: what rules take for bots or copies is set apart. Conversations are counted all the same. */
  show: z.enum(SHOWN_VOICES).default('people'),
};

export const flowSchema = z.object({
  from: instant,
  to: instant,
  zone: z.string(),
  computedAt: instant,
  /** Complaint threads first said in the window. */
  threads: z.int(),
  /** Who opened them, of those `show` lets through; those whose names are gone are not counted. `null`: not asked for. */
  people: z.int().nullable(),
  /** Everybody who opened them, by kind; `null`: not asked for. */
  kinds: voiceKindCountsSchema.nullable(),
  /** There are more threads than are read at once: figures are of the newest `threads`. */
  capped: z.boolean(),
  stages: z.array(stageFiguresSchema),
  /** The same by team, most threads first; `null`: of no team. */
  teams: z.array(z.object({ team: named.nullable(), threads: z.int(), stages: z.array(stageFiguresSchema) })),
  places: z.array(flowPlaceSchema),
  /** A complaint of several topics goes by the one that fewest complaints are about. */
  links: z.array(z.object({ from: z.string(), to: z.string(), threads: z.int() })),
  outcomes: z.array(z.object({ outcome: z.enum(FLOW_OUTCOMES), threads: z.int() })),
  /** Where the water stops, most complaints beyond the limit first. */
  dams: z.array(damSchema),
  unheard: z.object({
    /** Threads in which nobody of ours ever answered in public: what `answered=no` finds among those begun in the window. */
    neverAnswered: z.int(),
    /** People none of whose complaints in the window was answered. */
    peopleNeverAnswered: z.int().nullable(),
    /** People who opened two complaints or more. */
    peopleTwice: z.int().nullable(),
  }),
  limits: flowLimitsSchema,
  /** Version of the definition. */
  definition: z.string(),
});
export type Flow = z.infer<typeof flowSchema>;

export const getFlow = defineEndpoint({
  method: 'get',
  path: '/flow',
  summary: 'How far complaints came and where they wait: heard, seen, accepted, fixed, shipped, told',
  access: 'read',
  query: z.object({
    ...flowQuery,
    /** `no`: people are not counted, which is most of the work. */
    people: z.enum(['yes', 'no']).default('yes'),
  }),
  response: flowSchema,
});

export const FLOW_PEOPLE_KINDS = ['never-answered', 'twice'] as const;
export type FlowPeopleKind = (typeof FLOW_PEOPLE_KINDS)[number];

export const flowPersonSchema = z.object({
  source: z.string(),
  author: z.string(),
  authorName: z.string().nullable(),
  followers: z.int().nullable(),
  /** Conversations they opened with a complaint in the window, and on how many days of the calendar. */
  complaints: z.int(),
  days: z.int(),
  answered: z.int(),
  firstAt: instant,
  lastAt: instant,
  lastThreadId: z.uuid(),
  kind: z.enum(VOICE_KINDS),
});
export type FlowPerson = z.infer<typeof flowPersonSchema>;

export const listFlowPeople = defineEndpoint({
  method: 'get',
  path: '/flow/people',
  summary: 'Who was heard and never answered, and who spoke twice or more; most complaints first',
  access: 'read',
  query: z.object({
    ...flowQuery,
    kind: z.enum(FLOW_PEOPLE_KINDS),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(500).optional(),
  }),
  response: listOf(flowPersonSchema),
});

const byId = z.object({ id: z.uuid() });

export const seeThread = defineEndpoint({
  method: 'post',
  path: '/threads/{id}/seen',
  summary: 'Note that somebody of a team opened a conversation; without a known person nothing is noted',
  access: 'write',
  params: byId,
  response: z.object({ noted: z.boolean() }),
});

export const toldPersonSchema = z.object({
  source: z.string(),
  author: z.string(),
  at: instant,
  actor: actorSchema,
  how: z.string().nullable(),
});
export type ToldPerson = z.infer<typeof toldPersonSchema>;

export const listTold = defineEndpoint({
  method: 'get',
  path: '/flaws/{id}/told',
  summary: 'Who was told that a flaw is fixed',
  access: 'read',
  params: byId,
  query: pageQuery,
  response: listOf(toldPersonSchema),
});

const speakerSchema = z.object({ source: z.string().min(1).max(200), author: z.string().min(1).max(500) });

export const markTold = defineEndpoint({
  method: 'post',
  path: '/flaws/{id}/told',
  summary: 'Mark people who spoke about a flaw as told that it is fixed, or take that back',
  access: 'write',
  params: byId,
  body: z.object({
    /** Everybody who spoke about it and was not told yet, when left out. */
    people: z.array(speakerSchema).min(1).max(5000).nullable().default(null),
    told: z.boolean().default(true),
    /** How they were told, such as `reply`, `changelog`. */
    how: z.string().trim().min(1).max(200).nullable().default(null),
  }),
  response: z.object({
    changed: z.int(),
    /** Who was marked now, or no longer is: what takes exactly this back. */
    changedPeople: z.array(speakerSchema),
    told: z.int(),
    people: z.int(),
  }),
});
