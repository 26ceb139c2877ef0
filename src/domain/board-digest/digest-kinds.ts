/** How often a board is sent. */
export const CADENCES = ['daily', 'weekly'] as const;
export type Cadence = (typeof CADENCES)[number];

const HOUR_MS = 3_600_000;

/** A digest that could not be sent for so long is not sent any more: what is late is read as if it were today's. */
export const LATEST_MS: Readonly<Record<Cadence, number>> = { daily: 12 * HOUR_MS, weekly: 48 * HOUR_MS };

/** Version of what a digest holds and how it is drawn. */
export const BOARD_DIGEST_VERSION = 'board-digest-1';
