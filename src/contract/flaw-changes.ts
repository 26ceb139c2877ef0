import { z } from 'zod';
import { instant } from './common';
import { defineEndpoint } from './endpoint';
import { flawReasonSchema, flawSchema, flawTitleSchema } from './flaw-schemas';

const byId = z.object({ id: z.uuid() });
const threadIds = z.array(z.uuid()).min(1).max(5000);

export const mergeFlaw = defineEndpoint({
  method: 'post',
  path: '/flaws/{id}/merge',
  summary: 'Say that this flaw is another one; reversible, and new mentions follow',
  access: 'write',
  params: byId,
  body: z.object({ into: z.uuid(), reason: flawReasonSchema }),
  /** The flaw that it went into. */
  response: flawSchema,
});

export const unmergeFlaw = defineEndpoint({
  method: 'post',
  path: '/flaws/{id}/unmerge',
  summary: 'Take a merged flaw out again: it is what it was, with what its own rule found since',
  access: 'write',
  params: byId,
  body: z.object({ reason: flawReasonSchema }),
  /** The flaw that stands alone again. */
  response: flawSchema,
});

export const splitFlaw = defineEndpoint({
  method: 'post',
  path: '/flaws/{id}/split',
  summary: 'Make a flaw of its own from some of the conversations; no rule brings them back',
  access: 'write',
  params: byId,
  body: z.object({ title: flawTitleSchema, threadIds, reason: flawReasonSchema }),
  /** The new one. */
  response: flawSchema,
  status: 201,
});

const attachment = z.object({
  /** Conversations whose place changed. */
  changed: z.int(),
  /** Of them, those taken from other flaws. */
  moved: z.int(),
  flaw: flawSchema,
});

export const attachThreads = defineEndpoint({
  method: 'post',
  path: '/flaws/{id}/attach',
  summary: 'Hang conversations on a flaw, or say that its rule was right; they leave any other',
  access: 'write',
  params: byId,
  body: z.object({ threadIds, reason: flawReasonSchema }),
  response: attachment,
});

export const detachThreads = defineEndpoint({
  method: 'post',
  path: '/flaws/{id}/detach',
  summary: 'Take conversations off a flaw; no rule puts them back',
  access: 'write',
  params: byId,
  body: z.object({ threadIds, reason: flawReasonSchema }),
  response: attachment,
});

export const recordFix = defineEndpoint({
  method: 'post',
  path: '/flaws/{id}/fix',
  summary: 'Record what is meant to end a flaw: a mark with version, effective date and lag per source',
  access: 'write',
  params: byId,
  body: z.object({
    /** An existing mark of kind fix or release, instead of a new one. */
    markId: z.uuid().nullable().default(null),
    label: z.string().trim().min(1).max(300).nullable().default(null),
    version: z.string().trim().min(1).max(100).nullable().default(null),
    url: z
      .url({ protocol: /^https?$/, hostname: /.+/ })
      .max(2000)
      .nullable()
      .default(null),
    /** Needed without a mark. */
    effectiveAt: instant.nullable().default(null),
    lags: z
      .array(z.object({ source: z.string().min(1).max(200), days: z.number().min(0).max(365) }))
      .max(100)
      .default([]),
    reason: flawReasonSchema,
  }),
  response: flawSchema,
});

export const removeFix = defineEndpoint({
  method: 'delete',
  path: '/flaws/{id}/fixes/{markId}',
  summary:
    'Take a fix back that was recorded by mistake; its mark stays, and what was before it counts again',
  access: 'write',
  params: byId.extend({ markId: z.uuid() }),
  response: flawSchema,
  status: 200,
});

export const followFlaw = defineEndpoint({
  method: 'post',
  path: '/flaws/{id}/follow',
  summary: 'Follow a flaw, or no longer; whoever follows is told when it comes back',
  access: 'write',
  params: byId,
  body: z.object({ personId: z.uuid(), follows: z.boolean() }),
  response: z.object({ followers: z.array(z.object({ id: z.uuid(), name: z.string() })) }),
});
