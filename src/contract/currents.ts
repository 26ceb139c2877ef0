import { z } from 'zod';
import { GRAINS } from '../domain/buckets';
import { MOVER_STATES } from '../domain/mover-state';
import { instant, repeated, SENTIMENTS } from './common';
import { defineEndpoint } from './endpoint';

const count = z.int().nonnegative();

const figures = {
  /** `null` only when none of the chosen sources was collected; 0 is a counted zero. */
  mentions: count.nullable(),
  positive: count.nullable(),
  neutral: count.nullable(),
  negative: count.nullable(),
  unscored: count.nullable(),
  /** Points, −100…100, over scored mentions; `null` when none is scored. */
  netSentiment: z.number().nullable(),
  complaints: count.nullable(),
  /** Potential, estimated: authors' followers summed over mentions; `null` where no chosen source reports them. */
  potentialImpressions: count.nullable(),
};

export const coveredSchema = z.enum(['all', 'some', 'none']);

export const currentsBucketSchema = z.object({
  start: instant,
  endExclusive: instant,
  ...figures,
  /** Has not ended yet. */
  partial: z.boolean(),
  /** Were all, some or none of the chosen sources collected in this bucket? */
  covered: coveredSchema,
});
export type CurrentsBucket = z.infer<typeof currentsBucketSchema>;

/** A figure with the bounds between which it lies in 95 of 100 draws of labels and of mentions. */
export const bandedSchema = z.object({ value: z.number(), low: z.number(), high: z.number() });
export type BandedFigure = z.infer<typeof bandedSchema>;

const correctedSchema = {
  /**
   * Net sentiment corrected for what the engine mistakes, in points; `null` when nothing is scored, classes are chosen,
   * or too much is of languages that cannot be corrected.
   */
  netCorrected: bandedSchema.nullable(),
};

const correctedBucketSchema = currentsBucketSchema.extend(correctedSchema);
export type CorrectedBucket = z.infer<typeof correctedBucketSchema>;

export const currentsTotalsSchema = z.object({ ...figures, covered: coveredSchema });

const change = z.object({
  mentions: z.int().nullable(),
  /** Percent of the earlier window; `null` when that was zero or unknown. */
  mentionsPercent: z.number().nullable(),
  netSentimentPoints: z.number().nullable(),
  /** Between the corrected figures; a band that holds 0 is no change that could be told. */
  netCorrectedPoints: bandedSchema.nullable(),
  complaints: z.int().nullable(),
});

/** Ratio of two rates minus one, in percent, with its 95 % interval; `null` where a ratio would say nothing. */
const rate = z.object({ percent: z.number(), low: z.number(), high: z.number() }).nullable();

/**
 * What a change is told of: a stretch of the window and the same of the time before, cut alike. `until`: where the
 * compared part of the window ends: with it, with the last hour that has ended, or with what was collected. `null` while
 * nothing of the window can be compared.
 */
export const comparedSchema = z
  .object({
    now: z.object({ from: instant, to: instant }),
    before: z.object({ from: instant, to: instant }),
    until: z.enum(['end', 'now', 'collected']),
  })
  .nullable();
export type ComparedEdges = z.infer<typeof comparedSchema>;

export const comparisonSchema = z.object({
  /** The earlier window as it is drawn; a change is of `stretches`. */
  from: instant,
  to: instant,
  stretches: comparedSchema,
  /** One per bucket of the window, by position; all chosen sources. */
  buckets: z.array(currentsBucketSchema),
  /** Both totals count only `sourcesCompared`, so that a newly connected source moves no change. */
  totals: currentsTotalsSchema,
  currentTotals: currentsTotalsSchema,
  change,
  /** How the rates changed, weekdays and bursts taken into account; `null` while a sentiment is chosen. */
  rates: z
    .object({
      mentions: rate,
      negative: rate,
      complaints: rate,
      /** Of all mentions: the state of a mover, and the sentence that says it. */
      state: z.enum(MOVER_STATES),
      words: z.string(),
      method: z.string(),
    })
    .nullable(),
  sourcesCompared: z.array(z.string()),
  sourcesLeftOut: z.array(z.object({ source: z.string(), reason: z.string() })),
});
export type Comparison = z.infer<typeof comparisonSchema>;

/** A burst of mentions, or a stretch quieter than usual, judged by what came before it. */
export const spikeSchema = z.object({
  /** Too many, or far fewer than usual: `below` is looked for by day only. */
  direction: z.enum(['above', 'below']),
  /** A look at every bucket, or one a day: at whole days that are too quiet, and at three or six hours that are loud. */
  foundBy: z.enum(['burst', 'daily-check']),
  start: instant,
  /** Bucket furthest from what was usual; of a daily check by hour, all its hours. */
  peak: instant,
  peakEndExclusive: instant,
  /** `null` while it lasts. */
  endExclusive: instant.nullable(),
  /** How long it lasted, or has lasted so far. */
  hours: count,
  /** Standard deviations from the level. */
  severity: z.number(),
  /** At the peak, of the judged sources: seen, usual, and the bound it lies beyond. */
  mentions: count,
  expected: z.number(),
  upper: z.number(),
  /** Seen over usual at the peak; `null` when next to nothing is usual. */
  ratio: z.number().nullable(),
  /** Mentions above what was usual, or below it, over all its buckets. */
  excess: z.number(),
  /** *expected*: at least half of it is about what a running campaign is about; or one about it has just ended. */
  kind: z.enum(['expected', 'unexpected']),
  /** What decided that: a campaign explains it, or its end; it began with an incident; it is mostly negative; none. */
  reason: z.enum(['campaign', 'ended', 'incident', 'negative', 'other-subject', 'none']),
  /** The reason in words: `no campaign explains it`. */
  why: z.string(),
  /** The campaign that explains it. */
  campaign: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** The incident it began with. */
  incident: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** How far from the usual, of what and in how long a time: `4.1× the mentions usual for that day`. */
  size: z.string(),
  /** When its peak was: `14 Nov`, `14 Nov 14–15 h`. */
  moment: z.string(),
  /** `4.1× the mentions usual for that day, 14 Nov; unexpected: no campaign explains it.` */
  words: z.string(),
});
export type Spike = z.infer<typeof spikeSchema>;

export const currentsQuerySchema = z.object({
  /** Without a window: the last `days` that end with today, or with the newest mention when that is older. */
  from: instant.optional(),
  /** Exclusive. */
  to: instant.optional(),
  /** Length of the window in days of the workspace's zone, when `from` is not given. */
  days: z.coerce.number().int().min(1).max(3660).default(90),
  bucket: z.enum(['auto', ...GRAINS]).default('auto'),
  topic: repeated(z.string().max(100)),
  source: repeated(z.string().max(60)),
  lang: repeated(z.string().max(12)),
  sentiment: repeated(z.enum([...SENTIMENTS, 'unscored'])),
  compare: z.enum(['none', 'previous']).default('none'),
});
export type CurrentsQuery = z.infer<typeof currentsQuerySchema>;

export const currentsSchema = z.object({
  /** The query as answered: window widened to whole buckets, grain chosen, zone applied. */
  query: z.object({
    from: instant,
    to: instant,
    bucket: z.enum(GRAINS),
    zone: z.string(),
    weekStart: z.int().min(1).max(7),
    topic: z.array(z.string()),
    source: z.array(z.string()),
    lang: z.array(z.string()),
    sentiment: z.array(z.string()),
    compare: z.enum(['none', 'previous']),
  }),
  buckets: z.array(correctedBucketSchema),
  totals: currentsTotalsSchema.extend({
    ...correctedSchema,
    /** Shares of the classes, 0…1, corrected in the same way; bars and counts stay what can be listed. */
    sharesCorrected: z
      .object({ negative: bandedSchema, neutral: bandedSchema, positive: bandedSchema })
      .nullable(),
  }),
  comparison: comparisonSchema.nullable(),
  /** One series a topic when topics are asked for; topics overlap and are never added up. */
  series: z.array(
    z.object({
      topic: z.string(),
      topicVersion: z.int(),
      buckets: z.array(currentsBucketSchema),
      totals: currentsTotalsSchema,
    }),
  ),
  /** Collected stretches of the chosen sources, clipped to the window. */
  coverage: z.array(z.object({ source: z.string(), from: instant, to: instant })),
  /** What the figures stand on. */
  basis: z.object({
    netSentiment: z.string(),
    complaint: z.string(),
    /** How the corrected figures are made, and what each language is measured on. */
    corrected: z.object({
      method: z.string(),
      languages: z.array(
        z.object({
          lang: z.string(),
          measuredOn: z.enum(['validation', 'audit']),
          labels: count,
          /** In what share of posts read by people the engine said the same; `null`: nobody measured it. */
          right: z.number().nullable(),
          /** Mentions of the window that the engine scored in it. */
          judged: count,
          /** Why its labels stand unproven and are left out of corrected figures; `null`: they are in. */
          unproven: z.string().nullable(),
        }),
      ),
    }),
    engines: z.array(z.object({ engine: z.string(), lang: z.string(), mentions: count })),
    /** When the newest mention of the answer's store was learnt; `null` for an empty store. */
    freshAsOf: instant.nullable(),
    computedAt: instant,
  }),
  /** What was usual, one entry a bucket; `null` for weeks and months, in which spikes are not looked for. */
  expected: z
    .object({
      buckets: z.array(
        z.object({
          /** `null` where nothing can be said yet, or not every judged source was collected. */
          expected: z.number().nullable(),
          /** A bucket above this would be unusual by itself. */
          upper: z.number().nullable(),
          /** A day below this is quieter than usual; `null` by hour, and where nothing can be said of that. */
          lower: z.number().nullable(),
        }),
      ),
      /** Sources that are judged in the last complete bucket: those collected for two weeks before. */
      sources: z.array(z.string()),
      method: z.string(),
      /** How often one series in which nothing happens alarms at this grain, as simulated. */
      falseAlarmsAWeek: z.number(),
    })
    .nullable(),
  spikes: z.array(spikeSchema).nullable(),
});
export type Currents = z.infer<typeof currentsSchema>;

export const getCurrents = defineEndpoint({
  method: 'get',
  path: '/currents',
  summary: 'Volume and sentiment of inbound mentions in dense buckets',
  access: 'read',
  query: currentsQuerySchema,
  response: currentsSchema,
});
