import { z } from 'zod';
import { instant, listOf, pageQuery } from './common';
import { defineEndpoint } from './endpoint';

const byId = z.object({ id: z.uuid() });
const named = z.object({ id: z.uuid(), name: z.string() });

export const noticeSchema = z.object({
  id: z.uuid(),
  at: instant,
  kind: z.enum(['regressed', 'worse', 'tracker-failed']),
  flaw: z.object({ id: z.uuid(), title: z.string() }),
  words: z.string(),
  /** Who is told: a team, a person, or whoever looks when the flaw has no owner. */
  team: named.nullable(),
  person: named.nullable(),
  seenAt: instant.nullable(),
});
export type Notice = z.infer<typeof noticeSchema>;

export const listNotices = defineEndpoint({
  method: 'get',
  path: '/notices',
  summary: 'What somebody must know, newest first',
  access: 'read',
  query: pageQuery.extend({
    team: z.uuid().optional(),
    person: z.uuid().optional(),
    unseen: z.enum(['yes']).optional(),
  }),
  response: listOf(noticeSchema).extend({ unseen: z.int() }),
});

export const seeNotice = defineEndpoint({
  method: 'post',
  path: '/notices/{id}/seen',
  summary: 'Note that a notice was seen',
  access: 'write',
  params: byId,
  response: noticeSchema,
});
