import { z } from 'zod';

/** How many there are of each kind: people, and voices that rules set apart. */
export const voiceKindCountsSchema = z.object({
  person: z.int(),
  'likely-bot': z.int(),
  syndicated: z.int(),
});
export type VoiceKindCounts = z.infer<typeof voiceKindCountsSchema>;
