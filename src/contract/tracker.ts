import { z } from 'zod';
import { defineEndpoint } from './endpoint';
import { flawSchema } from './flaw-schemas';

const byId = z.object({ id: z.uuid() });
const title = z.string().trim().min(1).max(200);
const reason = z.string().trim().max(1000).nullable().default(null);

/** What the tracker can do here. */
export const getTracker = defineEndpoint({
  method: 'get',
  path: '/tracker',
  summary: 'Whether issues can be created and followed from here',
  access: 'read',
  response: z.object({
    available: z.boolean(),
    /** Why not, or what is used; never the secret. */
    words: z.string(),
    api: z.string().nullable(),
  }),
});

export const linkTracker = defineEndpoint({
  method: 'post',
  path: '/flaws/{id}/tracker/link',
  summary: 'Link a flaw to what stands in a tracker, at any address; `null` takes the link off',
  access: 'write',
  params: byId,
  body: z.object({
    url: z
      .url({ protocol: /^https?$/, hostname: /.+/ })
      .max(2000)
      .nullable(),
    reason,
  }),
  response: flawSchema,
});

export const draftTrackerIssue = defineEndpoint({
  method: 'get',
  path: '/flaws/{id}/tracker/draft',
  summary: 'What an issue would say: evidence, figures and links',
  access: 'read',
  params: byId,
  response: z.object({ title: z.string(), body: z.string() }),
});

export const createTrackerIssue = defineEndpoint({
  method: 'post',
  path: '/flaws/{id}/tracker/issue',
  summary: 'Create a GitHub issue with the evidence; tried again until it is there, and never twice',
  access: 'write',
  params: byId,
  body: z.object({
    /** `owner/name` */
    repository: z.string().regex(/^[\w.-]{1,100}\/[\w.-]{1,100}$/, 'Must be owner/name.'),
    title: title.nullable().default(null),
    labels: z.array(z.string().trim().min(1).max(50)).max(20).default([]),
  }),
  response: flawSchema,
});

export const checkTracker = defineEndpoint({
  method: 'post',
  path: '/flaws/{id}/tracker/check',
  summary: 'Ask the tracker now how the issue stands, and try again what failed',
  access: 'write',
  params: byId,
  response: flawSchema,
});
