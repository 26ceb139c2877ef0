import { z } from 'zod';
import { instant, listOf } from './common';
import { defineEndpoint } from './endpoint';

/** A series that complaints are held against, such as active users: by name, with what it counts. */
export const namedSeriesSchema = z.object({ id: z.uuid(), name: z.string(), unit: z.string().nullable() });
export type NamedSeries = z.infer<typeof namedSeriesSchema>;

/** A local date of the workspace's zone. */
const day = z.iso.date();

export const exposureSchema = namedSeriesSchema.extend({
  firstDay: day,
  lastDay: day,
  /** Days with a value; the others between first and last are gaps, not zeros. */
  days: z.int(),
  gaps: z.int(),
  lastValue: z.number(),
  /** When its newest value was learnt. */
  learnedAt: instant,
});
export type Exposure = z.infer<typeof exposureSchema>;

export const listExposures = defineEndpoint({
  method: 'get',
  path: '/exposures',
  summary: 'Uploaded series that rates are held against (active users, orders), by name',
  access: 'read',
  response: listOf(exposureSchema),
});
