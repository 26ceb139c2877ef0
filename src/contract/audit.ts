import { z } from 'zod';
import { MAX_DRAW } from './audit-sizes';
import { instant, SENTIMENTS } from './common';
import { bandedSchema } from './currents';
import { defineEndpoint } from './endpoint';

const count = z.int().nonnegative();

/** Which mentions an audit is about; empty: all. */
const scope = {
  lang: z.string().max(12).optional(),
  topic: z.string().max(100).optional(),
};

/** A mention to be judged: what was said, and nothing of what the engine says of it. */
export const auditItemSchema = z.object({
  mentionId: z.uuid(),
  at: instant,
  source: z.string(),
  lang: z.string(),
  author: z.string().nullable(),
  text: z.string(),
  /** What it replied to; `null`: nothing, or nothing that is here. */
  repliedTo: z
    .object({
      author: z.string().nullable(),
      /** We said it. */
      ours: z.boolean(),
      text: z.string(),
    })
    .nullable(),
});
export type AuditItem = z.infer<typeof auditItemSchema>;

export const auditDrawSchema = z.object({
  seed: z.int(),
  /** Mentions drawn: as many as were asked for, or all there are. */
  drawn: count,
  labelled: count,
  skipped: count,
  /** The next of them that nobody has judged, in the order of the draw. */
  items: z.array(auditItemSchema),
});
export type AuditDraw = z.infer<typeof auditDrawSchema>;

/** What a person said of a mention, and, now that it is said, what the engine had said. */
export const auditLabelSchema = z.object({
  mentionId: z.uuid(),
  sentiment: z.enum(SENTIMENTS).nullable(),
  complaint: z.boolean().nullable(),
  scored: z.object({
    sentiment: z.enum(SENTIMENTS).nullable(),
    /** Of the class it said, × 10⁴. */
    probability: count.nullable(),
    engine: z.string().nullable(),
    complaint: z.boolean().nullable(),
    complaintVersion: z.string().nullable(),
  }),
});
export type AuditLabel = z.infer<typeof auditLabelSchema>;

const row = z.tuple([count, count, count]);
const auditQualitySchema = z.object({
  labels: count,
  /** Rows are what people say, columns what the engine said: negative, neutral, positive. */
  confusion: z.tuple([row, row, row]),
  accuracy: z.number().nullable(),
  /** With its 95 % interval; labels drawn again. */
  macroF1: bandedSchema.nullable(),
  recall: z.tuple([z.number(), z.number(), z.number()]).nullable(),
  /** Why there are no figures: how many labels there are, and how many are needed. */
  tooFew: z.string().nullable(),
});
export type AuditQuality = z.infer<typeof auditQualitySchema>;

export const auditReportSchema = z.object({
  engine: z.string(),
  complaintVersion: z.string(),
  /** Labels of mentions that an earlier engine had scored: they are kept, and judge nothing here. */
  ofEarlierEngines: count,
  skipped: count,
  sentiment: auditQualitySchema,
  byLanguage: z.array(auditQualitySchema.extend({ lang: z.string() })),
  byTopic: z.array(auditQualitySchema.extend({ topicId: z.uuid(), name: z.string() })),
  complaint: z.object({
    labels: count,
    /** Complaints it called so and did not; others it called so and did not. */
    found: count,
    missed: count,
    wrong: count,
    right: count,
    precision: bandedSchema.nullable(),
    recall: bandedSchema.nullable(),
    tooFew: z.string().nullable(),
  }),
});
export type AuditReport = z.infer<typeof auditReportSchema>;

export const drawAudit = defineEndpoint({
  method: 'get',
  path: '/audit',
  summary: 'A random draw of scored mentions to be judged by people, the same for the same seed',
  access: 'read',
  query: z.object({
    ...scope,
    seed: z.coerce.number().int().min(1).max(1_000_000_000).default(1),
    size: z.coerce.number().int().min(1).max(MAX_DRAW).default(200),
  }),
  response: auditDrawSchema,
});

export const labelAudited = defineEndpoint({
  method: 'post',
  path: '/audit/labels',
  summary: 'Keep what a person says of a drawn mention; it counts from now on. Without either it was skipped',
  access: 'write',
  body: z.object({
    mentionId: z.uuid(),
    seed: z.int().min(1).max(1_000_000_000),
    sentiment: z.enum(SENTIMENTS).nullable().default(null),
    complaint: z.boolean().nullable().default(null),
  }),
  response: auditLabelSchema,
});

export const takeBackLabel = defineEndpoint({
  method: 'delete',
  path: '/audit/labels/{mentionId}',
  summary: 'Take a label of an audit back; the mention counts as before',
  access: 'write',
  params: z.object({ mentionId: z.uuid() }),
  response: null,
});

export const getAuditReport = defineEndpoint({
  method: 'get',
  path: '/audit/report',
  summary:
    'How right the engine is by the labels of audits: confusion, macro-F1 with its interval, by language and topic',
  access: 'read',
  response: auditReportSchema,
});

export const getAuditLabels = defineEndpoint({
  method: 'get',
  path: '/audit/labels.csv',
  summary: 'Every label that people gave, with what the engine had said then',
  access: 'read',
  query: z.object({ raw: z.literal('1').optional() }),
  response: 'text/csv',
});
