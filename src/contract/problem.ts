import { z } from 'zod';

/** The `type` of each problem, relative to the API; a client may branch on it, words may change. */
export const PROBLEM_TYPES = [
  'invalid-request',
  'not-found',
  'conflict',
  'too-many-buckets',
  'unreadable-file',
  'unsupported-media-type',
  'forbidden-host',
  'forbidden-origin',
  'unauthorised',
  'too-large',
  'unavailable',
  'internal',
] as const;
export type ProblemType = (typeof PROBLEM_TYPES)[number];

/** RFC 9457 problem. `errors` names each field that is wrong, in the words of the request. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  errors: z
    .array(
      z.object({
        field: z.string(),
        message: z.string(),
        /** Where in the field, UTF-16 offsets with an exclusive end, when a part of it is wrong. */
        start: z.int().optional(),
        end: z.int().optional(),
      }),
    )
    .optional(),
});
export type Problem = z.infer<typeof problemSchema>;
