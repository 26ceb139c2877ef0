import { z } from 'zod';
import { REPLY_TIME_GROUPS } from '../../contract/reply-times';

/** Windows that end with the newest data; the last is as good as all of it. */
export const REPLY_TIME_DAYS = [7, 28, 90, 365, 3660] as const;

/** What the page of first reply times shows, as it stands in the URL; broken fields fall back to their defaults. */
export const replyTimesSearchSchema = z.object({
  days: z.literal(REPLY_TIME_DAYS).default(28).catch(28),
  by: z.enum(REPLY_TIME_GROUPS).default('team').catch('team'),
});
export type ReplyTimesSearch = z.output<typeof replyTimesSearchSchema>;

/** What each field means when it is absent; the router leaves these out of the URL. */
export const REPLY_TIMES_DEFAULTS: ReplyTimesSearch = replyTimesSearchSchema.parse({});
