import { z } from 'zod';
import { GRAINS } from '../domain/buckets';
import { MOVER_STATES } from '../domain/mover-state';
import { instant, listOf, pageQuery, repeated } from './common';
import { bandedSchema, comparedSchema, coveredSchema, currentsTotalsSchema } from './currents';
import { defineEndpoint } from './endpoint';
import { actorSchema } from './teams';
import { voiceSchema } from './voices';

const topicName = z.string().trim().min(1).max(100);
/** The language of docs/topic-queries.md; errors come back with positions. */
const topicQuery = z.string().max(4000);
const byId = z.object({ id: z.uuid() });

export const topicSchema = z.object({
  id: z.uuid(),
  name: topicName,
  query: topicQuery,
  /** A reply counts where its root does. */
  inheritsThread: z.boolean(),
  /** The team that owns what this topic is about. */
  ownerTeamId: z.uuid().nullable(),
  /** The version whose counts are shown; `null` until the first one is built. */
  version: z.int().nullable(),
  /** A new version counting history in the background; `null` when none is under way. */
  building: z
    .object({
      version: z.int(),
      query: topicQuery,
      phase: z.enum(['matching', 'counting']),
      /** Of all the work, 0…1. */
      share: z.number().min(0).max(1),
    })
    .nullable(),
  /** Who wrote the query last. */
  actor: actorSchema,
  createdAt: instant,
  updatedAt: instant,
});
export type Topic = z.infer<typeof topicSchema>;

export const listTopics = defineEndpoint({
  method: 'get',
  path: '/topics',
  summary: 'Topics by name',
  access: 'read',
  query: pageQuery,
  response: listOf(topicSchema),
});

export const getTopic = defineEndpoint({
  method: 'get',
  path: '/topics/{id}',
  summary: 'One topic',
  access: 'read',
  params: byId,
  response: topicSchema,
});

export const createTopic = defineEndpoint({
  method: 'post',
  path: '/topics',
  summary: 'Add a topic; its history is counted in the background',
  access: 'write',
  body: z.object({ name: topicName, query: topicQuery, ownerTeamId: z.uuid().nullable().default(null) }),
  response: topicSchema,
  status: 201,
});

export const patchTopic = defineEndpoint({
  method: 'patch',
  path: '/topics/{id}',
  summary: 'Change a topic; another query is a new version, shown once its history is counted',
  access: 'write',
  params: byId,
  body: z.object({ name: topicName, query: topicQuery, ownerTeamId: z.uuid().nullable() }).partial(),
  response: topicSchema,
});

export const deleteTopic = defineEndpoint({
  method: 'delete',
  path: '/topics/{id}',
  summary: 'Remove a topic and its counts; mentions stay',
  access: 'write',
  params: byId,
  response: null,
  status: 204,
});

export const topicPreviewSchema = z.object({
  /** Where the query cannot be read; everything else is `null` or empty then. Offsets are UTF-16, end exclusive. */
  errors: z.array(z.object({ message: z.string(), start: z.int(), end: z.int() })),
  from: instant,
  to: instant,
  /** Inbound mentions of the window and how many were read; all of them unless there are too many. */
  mentions: z.int(),
  read: z.int(),
  /** How many of the window match; an estimate with its 95 % interval when not all were read. */
  matched: z.object({ mentions: z.int(), low: z.int(), high: z.int(), exact: z.boolean() }).nullable(),
  /** Matches by day among those read, oldest first. */
  byDay: z.array(z.object({ start: instant, mentions: z.int() })),
  /** Up to 20 matches, drawn evenly from the window, with the words that matched as UTF-16 spans of the text. */
  samples: z.array(
    z.object({ voice: voiceSchema, spans: z.array(z.object({ start: z.int(), end: z.int() })) }),
  ),
  /** Topics that share matches, largest first: `mentions` are in both, among those read. */
  overlap: z.array(z.object({ topicId: z.uuid(), name: z.string(), mentions: z.int(), share: z.number() })),
});
export type TopicPreview = z.infer<typeof topicPreviewSchema>;

export const previewTopic = defineEndpoint({
  method: 'post',
  path: '/topics/preview',
  summary: 'What a query would match in the last 90 days; an unreadable query answers with its errors',
  access: 'read',
  body: z.object({ query: topicQuery, topicId: z.uuid().nullable().default(null) }),
  response: topicPreviewSchema,
});

export const moverSchema = z.object({
  topicId: z.uuid(),
  name: z.string(),
  ownerTeam: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  topicVersion: z.int(),
  totals: currentsTotalsSchema.extend({ netCorrected: bandedSchema.nullable() }),
  /** The same hours of both windows, and sources collected in both windows only. */
  compared: z.object({ now: z.int(), before: z.int() }),
  /** Ratio of the rates minus one, in percent, with its 95 % interval; `null` where a ratio would say nothing. */
  change: z.object({ percent: z.number(), low: z.number(), high: z.number() }).nullable(),
  /** Points of net sentiment against the earlier window. */
  netSentimentPoints: z.number().nullable(),
  /** The same, corrected for what the engine mistakes, with its 95 % band; one that holds 0 is no change. */
  netCorrectedPoints: bandedSchema.nullable(),
  state: z.enum(MOVER_STATES),
  /** The state in words, with what it rests on. */
  words: z.string(),
  /** One value a bucket, oldest first; `null` where nothing was collected. */
  sparkline: z.array(
    z.object({ start: instant, mentions: z.int().nullable(), partial: z.boolean(), covered: coveredSchema }),
  ),
  /** Campaigns that name this topic and run at the end of the window, or now. */
  campaigns: z.array(z.object({ id: z.uuid(), name: z.string() })),
});
export type Mover = z.infer<typeof moverSchema>;

export const moversSchema = z.object({
  query: z.object({
    from: instant,
    to: instant,
    bucket: z.enum(GRAINS),
    zone: z.string(),
    source: z.array(z.string()),
    lang: z.array(z.string()),
  }),
  before: z.object({ from: instant, to: instant }),
  stretches: comparedSchema,
  /** Most surely moved first. */
  items: z.array(moverSchema),
  sourcesCompared: z.array(z.string()),
  sourcesLeftOut: z.array(z.object({ source: z.string(), reason: z.string() })),
  /** Method of change and interval. */
  method: z.literal('rate-ratio-1'),
  freshAsOf: instant.nullable(),
  computedAt: instant,
});
export type Movers = z.infer<typeof moversSchema>;

export const listMovers = defineEndpoint({
  method: 'get',
  path: '/topics/movers',
  summary: 'What moved: each topic against the window before, over sources collected in both',
  access: 'read',
  query: z.object({
    /** Without a window: as `/currents`. */
    from: instant.optional(),
    to: instant.optional(),
    days: z.coerce.number().int().min(1).max(3660).default(90),
    source: repeated(z.string().max(60)),
    lang: repeated(z.string().max(12)),
  }),
  response: moversSchema,
});
