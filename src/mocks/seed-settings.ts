/** Last day of the development seed; the page's clock starts in its evening. */
export const SEED_ANCHOR = '2026-11-20';
export const SEED_NOW = '2026-11-20T18:30:00Z';
export const SEED_MENTIONS = 5000;
