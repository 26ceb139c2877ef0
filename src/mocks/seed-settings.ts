/** Last day of the development seed; the page's clock starts in the morning after it. */
export const SEED_ANCHOR = '2026-11-20';
export const SEED_NOW = '2026-11-21T06:30:00Z';
export const SEED_MENTIONS = 5000;
