import { z } from 'zod';
import { instant, listOf, pageQuery } from './common';
import { defineEndpoint } from './endpoint';
import { actorSchema } from './teams';

const written = {
  /** `null`: a post outside any campaign. */
  campaignId: z.uuid().nullable(),
  at: instant,
  channel: z.string().trim().min(1).max(60),
  text: z.string().max(20_000),
  url: z
    .url({ protocol: /^https?$/, hostname: /.+/ })
    .max(2000)
    .nullable(),
};
const byId = z.object({ id: z.uuid() });

export const postSchema = z.object({
  /** The same id as the mention that is the same thing, by outside id, else by address. */
  id: z.uuid(),
  ...written,
  externalId: z.string().nullable(),
  /** Counts as last imported: impressions, engagements, clicks. */
  metrics: z.record(z.string(), z.number()),
  /** When the metrics were learnt. */
  learnedAt: instant,
  /** The import that said them last, by the name of its file where it had one; `null` for a post written by hand. */
  learnedFrom: z.object({ importId: z.uuid(), fileName: z.string().nullable() }).nullable(),
  /** When the last import that had metrics of it was taken back; `null` while there are some, and where none were. */
  withdrawnAt: instant.nullable(),
  /** A collected mention is this very post; `direction` is what it counts as: ours leaves the currents. */
  mention: z
    .object({ id: z.uuid(), author: z.string().nullable(), threadId: z.uuid(), replies: z.int() })
    .nullable(),
  actor: actorSchema,
});
export type Post = z.infer<typeof postSchema>;

export const listPosts = defineEndpoint({
  method: 'get',
  path: '/posts',
  summary: 'Our posts, newest first, of one campaign or all',
  access: 'read',
  query: pageQuery.extend({ campaign: z.uuid().optional() }),
  response: listOf(postSchema),
});

export const createPost = defineEndpoint({
  method: 'post',
  path: '/posts',
  summary: 'Add a post; a mention with its outside id or address is then ours and leaves the currents',
  access: 'write',
  body: z.object({
    ...written,
    campaignId: written.campaignId.default(null),
    url: written.url.default(null),
    externalId: z.string().trim().min(1).max(300).nullable().default(null),
  }),
  response: postSchema,
  status: 201,
});

export const patchPost = defineEndpoint({
  method: 'patch',
  path: '/posts/{id}',
  summary: 'Change campaign, time or text of a post; channel and address are its identity and stay',
  access: 'write',
  params: byId,
  body: z.object({ campaignId: written.campaignId, at: written.at, text: written.text }).partial(),
  response: postSchema,
});

export const deletePost = defineEndpoint({
  method: 'delete',
  path: '/posts/{id}',
  summary: 'Remove a post; the mention that is the same thing counts again as its file stated',
  access: 'write',
  params: byId,
  response: null,
  status: 204,
});

/** Marks a collected mention as a post of ours, such as a partner's: it leaves the currents exactly. */
export const adoptMention = defineEndpoint({
  method: 'post',
  path: '/posts/from-mention',
  summary: "Make a mention a post of ours (a partner's, say); it leaves the currents and joins the campaign",
  access: 'write',
  body: z.object({ mentionId: z.uuid(), campaignId: z.uuid().nullable().default(null) }),
  response: postSchema,
  status: 201,
});
