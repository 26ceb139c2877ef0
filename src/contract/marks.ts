import { z } from 'zod';
import { flightProblem } from '../domain/flight';
import { instant, listOf, pageQuery, repeated } from './common';
import { defineEndpoint } from './endpoint';
import { actorSchema } from './teams';

/** Kinds of marks a person or a pipeline writes; campaigns and posts are marks, too, and come from their own records. */
export const WRITTEN_MARK_KINDS = ['release', 'fix', 'incident', 'note'] as const;
export type WrittenMarkKind = (typeof WRITTEN_MARK_KINDS)[number];
export const MARK_KINDS = ['campaign', 'post', ...WRITTEN_MARK_KINDS] as const;

export const markSchema = z.object({
  id: z.uuid(),
  kind: z.enum(MARK_KINDS),
  at: instant,
  /** End of what lasts (campaigns, incidents), exclusive; `null` for a moment. */
  endExclusive: instant.nullable(),
  label: z.string(),
  url: z.string().nullable(),
  /** Release or fix: the version it names. */
  version: z.string().nullable(),
  /** Post: its campaign and channel. */
  campaignId: z.uuid().nullable(),
  channel: z.string().nullable(),
  /** Campaign: ids of the topics it is about. */
  topics: z.array(z.uuid()),
  /** Who wrote it last. */
  actor: actorSchema,
});
export type Mark = z.infer<typeof markSchema>;

const written = {
  kind: z.enum(WRITTEN_MARK_KINDS),
  at: instant,
  endExclusive: instant.nullable(),
  label: z.string().trim().min(1).max(300),
  url: z
    .url({ protocol: /^https?$/, hostname: /.+/ })
    .max(2000)
    .nullable(),
  version: z.string().max(100).nullable(),
};

const markParams = z.object({ id: z.uuid() });
const isStretch: z.core.CheckFn<{ at?: string | undefined; endExclusive?: string | null | undefined }> = ({
  value,
  issues,
}) => {
  const found = flightProblem(parsed(value.at), parsed(value.endExclusive));
  if (!found) return;
  const path = [found.at === 'start' ? 'at' : 'endExclusive'];
  issues.push({ code: 'custom', message: found.message, path, input: value });
};
const parsed = (at: string | null | undefined) => (at == null ? null : Date.parse(at));

export const listMarks = defineEndpoint({
  method: 'get',
  path: '/marks',
  summary: 'What we did in a window: campaigns, posts, releases, fixes, incidents, notes',
  access: 'read',
  query: pageQuery.extend({
    from: instant,
    to: instant,
    /** Of these kinds only; without any, of all. */
    kind: repeated(z.enum(MARK_KINDS)),
    limit: z.coerce.number().int().min(1).max(5000).default(2000),
  }),
  response: listOf(markSchema),
});

export const createMark = defineEndpoint({
  method: 'post',
  path: '/marks',
  summary: 'Add a release, fix, incident or note; with an Idempotency-Key a repeated call adds nothing',
  access: 'write',
  headers: z.object({ 'idempotency-key': z.string().max(200).optional() }),
  body: z
    .object({
      ...written,
      endExclusive: written.endExclusive.default(null),
      url: written.url.default(null),
      version: written.version.default(null),
    })
    .check(isStretch),
  response: markSchema,
  status: 201,
});

export const patchMark = defineEndpoint({
  method: 'patch',
  path: '/marks/{id}',
  summary: 'Change a release, fix, incident or note',
  access: 'write',
  params: markParams,
  body: z.object(written).partial().check(isStretch),
  response: markSchema,
});

export const deleteMark = defineEndpoint({
  method: 'delete',
  path: '/marks/{id}',
  summary: 'Remove a release, fix, incident or note',
  access: 'write',
  params: markParams,
  response: null,
  status: 204,
});
