import { z } from 'zod';
import { instant } from './common';
import { defineEndpoint } from './endpoint';
import { actorSchema } from './teams';

/** That nothing is left to do in a conversation: who said so, when and why. It holds until people speak again. */
export const handledSchema = z.object({ at: instant, actor: actorSchema, reason: z.string() });
export type Handled = z.infer<typeof handledSchema>;

export const handleThread = defineEndpoint({
  method: 'post',
  path: '/threads/{id}/handled',
  summary:
    'Say that nothing is left to do in a conversation in which somebody waits, or take that back; never counted as a reply',
  access: 'write',
  params: z.object({ id: z.uuid() }),
  body: z.object({
    /** `false`: somebody waits again. */
    handled: z.boolean().default(true),
    /** How it was handled, such as `Answered on the source`. */
    reason: z.string().trim().min(1).max(1000),
  }),
  response: z.object({
    threadId: z.uuid(),
    /** `null`: it is not handled; where nobody waited there was nothing to handle. */
    handled: handledSchema.nullable(),
  }),
});
