import { z } from 'zod';

/** What a board's page shows, as it stands in the URL. */
export const boardSearchSchema = z.object({
  /** `wall`: full screen for a wall; `edit`: cards are arranged. */
  mode: z.enum(['read', 'edit', 'wall']).default('read').catch('read'),
  /** On a wall: seconds until the next board; 0 stays. */
  rotate: z.int().min(0).max(3600).default(0).catch(0),
  /** On a wall: seconds between looks at the server. */
  every: z.int().min(1).max(3600).default(60).catch(60),
});

export type BoardSearch = z.output<typeof boardSearchSchema>;

/** What each field means when it is absent; the router leaves these out of the URL. */
export const BOARD_SEARCH_DEFAULTS: BoardSearch = boardSearchSchema.parse({});
