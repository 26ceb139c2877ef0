import { z } from 'zod';
import { instant, repeated } from './common';
import { defineEndpoint } from './endpoint';

const count = z.int().nonnegative();

/** `previous`: the stretch as long directly before; `weeks`: the same hours of the four weeks before. */
export const DRIVER_BASELINES = ['previous', 'weeks'] as const;

const partSchema = z.object({
  key: z.string(),
  name: z.string(),
  now: count,
  /** Over the whole baseline: for `weeks`, four stretches as long as the window. */
  before: count,
  /** Of the change, 1 for all of it; below 0 for what went the other way; `null` when nothing changed. */
  share: z.number().nullable(),
  /** Standard errors of the difference. */
  z: z.number(),
});

const dimensionSchema = z.object({
  /** Those that moved most; the rest stand together in `others`. */
  parts: z.array(partSchema),
  others: partSchema.nullable(),
  /** Do the parts make up the whole? Topics overlap: their shares are not added up. */
  isWhole: z.boolean(),
  /** Counted in all mentions, or in those that were read. */
  counted: z.enum(['all', 'read']),
});
export type DriverDimension = z.infer<typeof dimensionSchema>;

export const driversQuerySchema = z.object({
  from: instant,
  /** Exclusive. */
  to: instant,
  baseline: z.enum(DRIVER_BASELINES).default('previous'),
  /** At most one; without it every inbound mention is in. */
  topic: z.string().max(100).optional(),
  source: repeated(z.string().max(60)),
  lang: repeated(z.string().max(12)),
});
export type DriversQuery = z.infer<typeof driversQuerySchema>;

export const driversSchema = z.object({
  /** The window as answered: widened to whole hours of the zone, cut where it has not been yet. */
  query: z.object({
    from: instant,
    to: instant,
    zone: z.string(),
    baseline: z.enum(DRIVER_BASELINES),
    topic: z.string().nullable(),
    source: z.array(z.string()),
    lang: z.array(z.string()),
  }),
  baseline: z.array(z.object({ from: instant, to: instant })),
  /** Of the compared sources; `before` over the whole baseline. */
  totals: z.object({ now: count, before: count }),
  sourcesCompared: z.array(z.string()),
  sourcesLeftOut: z.array(z.object({ source: z.string(), reason: z.string() })),
  topics: dimensionSchema,
  sources: dimensionSchema,
  languages: dimensionSchema,
  sentiments: dimensionSchema,
  authors: dimensionSchema,
  /** Said in more of the texts than before, most surely first; counts of different texts. */
  phrases: z.array(
    z.object({ phrase: z.string(), lang: z.string(), now: count, before: count, z: z.number() }),
  ),
  /** Mentions that were read for phrases and authors, and of how many: a random sample where it is not all. */
  read: z.object({ now: count, ofNow: count, before: count, ofBefore: count }),
  method: z.literal('drivers-1'),
  computedAt: instant,
});
export type Drivers = z.infer<typeof driversSchema>;

export const getDrivers = defineEndpoint({
  method: 'get',
  path: '/drivers',
  summary: 'What drove a window against its baseline: topics, sources, languages, classes, authors, phrases',
  access: 'read',
  query: driversQuerySchema,
  response: driversSchema,
});
