import { z } from 'zod';
import { instant } from './common';
import { defineEndpoint } from './endpoint';

export const catalogueSchema = z.object({
  /** First and last time a mention was said; `null` in an empty store. */
  firstAt: instant.nullable(),
  lastAt: instant.nullable(),
  mentions: z.int(),
  sources: z.array(
    z.object({
      id: z.string(),
      mentions: z.int(),
      firstAt: instant.nullable(),
      lastAt: instant.nullable(),
      reportsFollowers: z.boolean(),
    }),
  ),
  languages: z.array(z.object({ lang: z.string(), mentions: z.int() })),
});
export type Catalogue = z.infer<typeof catalogueSchema>;

/** What the store holds at all: the choices of the filters and the stretch of time there is something to see in. */
export const getCatalogue = defineEndpoint({
  method: 'get',
  path: '/catalogue',
  summary: 'Sources, languages and the stretch of time the store holds',
  access: 'read',
  response: catalogueSchema,
});
